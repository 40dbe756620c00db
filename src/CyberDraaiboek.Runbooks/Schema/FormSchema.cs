using System.Text.Json.Nodes;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Values;

namespace CyberDraaiboek.Runbooks.Schema;

/// <summary>
/// A form as JSON Schema. Editors read <c>2027.1</c> and <c>3</c> as numbers where the loader reads text, so plain text may be a number here.
/// </summary>
internal static class FormSchema
{
    public const string Step = "stap";
    public const string StepOrTrack = "stap-of-spoor";

    private const string Id = "naam";
    private const string Duration = "duur";
    private const string ExactDuration = "duur-in-uren";
    private const string Target = "streeftijd";

    /// <summary>Patterns that many keys share, by name.</summary>
    public static IReadOnlyList<(string Name, JsonObject Schema)> Shared() =>
    [
        (Id, Pattern(IdText.Pattern)),
        (Duration, Pattern(DurationText.Pattern(exact: false))),
        (ExactDuration, Pattern(DurationText.Pattern(exact: true))),
        (Target, Pattern(TargetText.Pattern)),
    ];

    public static JsonObject Ref(string name) => new() { ["$ref"] = $"#/$defs/{name}" };

    public static JsonObject Of(Form form) => form switch
    {
        TextForm text => new JsonObject { ["type"] = TextOrNumber(), ["minLength"] = 1, ["maxLength"] = text.Longest },
        WordForm words => new JsonObject { ["enum"] = Words(words.Words.Keys) },
        IdForm => Ref(Id),
        RefForm { Kind: NameKind.Grip } => new JsonObject { ["type"] = TextOrNumber() },
        RefForm => Ref(Id),
        DateForm date => Pattern(OrWord(MomentText.DatePattern, date.Word)),
        MomentForm moment => Pattern(moment.WallOnly ? $"{MomentText.DatePattern}[ T][0-9]{{2}}:[0-9]{{2}}(:[0-9]{{2}})?" : $"{MomentText.DatePattern}([ T].+)?"),
        DurationForm { Word: { } word } => new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = Words([word]) }, Ref(Duration)) },
        DurationForm duration => Ref(duration.Exact ? ExactDuration : Duration),
        EveryForm every => Pattern($"elke {DurationText.Pattern(every.Exact)}"),
        TargetForm => Ref(Target),
        NumberForm number => new JsonObject { ["type"] = "integer", ["minimum"] = number.Least, ["maximum"] = number.Most },
        MonthDayForm => new JsonObject
        {
            ["anyOf"] = new JsonArray(Pattern(MonthDayText.Pattern), new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = MonthDayText.LastNumber }),
        },
        ClockTimeForm => Pattern(ClockTimeText.Pattern),
        QuorumForm => new JsonObject
        {
            ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = Words(["een", "iedereen"]) }, new JsonObject { ["type"] = "integer", ["minimum"] = 1 }),
        },
        ConditionForm => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = Conditions.ConditionParser.Longest },
        AddressForm address => Address(address.Channel),
        ListForm list => new JsonObject { ["type"] = "array", ["minItems"] = list.Least, ["items"] = Of(list.Item) },
        TableForm table => new JsonObject
        {
            ["type"] = "object",
            ["minProperties"] = table.Least,
            ["propertyNames"] = Of(table.Key),
            ["additionalProperties"] = Of(table.Value),
        },
        ShapeForm shape => Ref(ShapeSchema.NameOf(shape.Shape())),
        NodeForm node => Ref(node.Tracks ? StepOrTrack : Step),
        EitherForm either => new JsonObject { ["anyOf"] = new JsonArray([.. new[] { either.Scalar, either.List, either.Map }.OfType<Form>().Select(Of)]) },
        _ => throw new ArgumentOutOfRangeException(nameof(form), form, "an unknown form"),
    };

    private static JsonObject Address(Channel channel) => channel switch
    {
        Channel.Mail => Pattern(AddressText.MailPattern),
        Channel.Webhook => Pattern(AddressText.WebPattern),
        Channel.Sms or Channel.Call => new JsonObject { ["type"] = TextOrNumber(), ["pattern"] = $"^{AddressText.PhonePattern}$" },
    };

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = $"^({pattern})$" };

    private static string OrWord(string pattern, string? word) => word is null ? pattern : $"{pattern}|{word}";

    private static JsonArray TextOrNumber() => ["string", "number"];

    private static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => JsonValue.Create(word))];
}
