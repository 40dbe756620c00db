using System.Text.Json.Nodes;
using CyberDraaiboek.Runbooks.Language;

namespace CyberDraaiboek.Runbooks.Schema;

/// <summary>A block with fixed keys as JSON Schema.</summary>
internal static class ShapeSchema
{
    /// <summary>Kinds of steps and files may share a word (a step <c>klok</c>, the file <c>klokken</c>), so steps and blocks have a prefix.</summary>
    public static string NameOf(Shape shape) =>
        Grammar.NodesAndTracks.Values.Contains(shape) ? $"stap-{shape.Name}"
        : Grammar.Files.Values.Contains(shape) ? $"bestand-{shape.Name}"
        : shape.Name;

    public static JsonObject Of(Shape shape)
    {
        var properties = new JsonObject();
        foreach (var key in shape.Keys)
        {
            var schema = FormSchema.Of(key.Form);
            schema["description"] = Describe(key);
            properties[key.Name] = schema;
        }

        var result = new JsonObject
        {
            ["description"] = shape.Description,
            ["type"] = "object",
            ["properties"] = properties,
            ["additionalProperties"] = false,
        };
        if (shape.Keys.Any(key => key.Required))
        {
            result["required"] = Names(shape.Keys.Where(key => key.Required).Select(key => key.Name));
        }

        if (shape.Rules.Count > 0)
        {
            result["allOf"] = new JsonArray([.. shape.Rules.SelectMany(RuleSchemas)]);
        }

        return result;
    }

    /// <summary>What editors and the reference say of a key.</summary>
    public static string Describe(Key key)
    {
        // What "ja" means is in the description itself.
        var words = key.Form is WordForm form && form != Forms.YesNo ? $" {string.Join("; ", form.Words.Select(word => $"{word.Key}: {word.Value}"))}." : string.Empty;
        return key.Description + words + (key.Default is null ? string.Empty : $" Standaard: {key.Default}.");
    }

    private static IEnumerable<JsonObject> RuleSchemas(KeyRule rule) => rule switch
    {
        ExactlyOne => [new JsonObject { ["oneOf"] = Each(rule.Keys) }],
        AtLeastOne => [new JsonObject { ["anyOf"] = Each(rule.Keys) }],
        AtMostOne => [new JsonObject { ["not"] = new JsonObject { ["required"] = Names(rule.Keys) } }],
        Needs needs => [new JsonObject { ["dependentRequired"] = new JsonObject { [needs.Key] = Names([needs.Other]) } }],
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "an unknown rule"),
    };

    private static JsonArray Each(IEnumerable<string> keys) => [.. keys.Select(key => new JsonObject { ["required"] = Names([key]) })];

    private static JsonArray Names(IEnumerable<string> names) => [.. names.Select(name => JsonValue.Create(name))];
}
