using System.Globalization;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Acting;

/// <summary>
/// A form as somebody filled it in: the only way in which a page reads one, so that every form keeps the rules of the API. Every text has a
/// bound; what is wrong is gathered, so that a person hears everything in one go.
/// </summary>
internal sealed class FormInput(IFormCollection form, DateTimeOffset now)
{
    public const int LongestLine = 300;
    public const int LongestText = 8000;

    /// <summary>Asks why it must go on although something stands in the way.</summary>
    public const string OverrideField = "ondanks";

    private const string FieldPrefix = "veld.";

    private readonly List<FormFault> _faults = [];
    private readonly List<string> _longAgo = [];

    /// <summary>What is wrong so far, in Dutch.</summary>
    public IReadOnlyList<FormFault> Faults => _faults;

    /// <summary>As it was typed, to show again; without characters that nobody sees, which a person could not take out.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; } =
        form.Where(f => f.Key != FrameSetup.FormTokenField).ToDictionary(f => f.Key, f => PlainText.Without(f.Value.ToString()), StringComparer.Ordinal);

    /// <summary>Fields that held such characters, as <see cref="Typed"/> has them.</summary>
    public IReadOnlyDictionary<string, string> Cleaned =>
        Typed.Where(f => form[f.Key].ToString() != f.Value).ToDictionary(StringComparer.Ordinal);

    /// <summary>The same form with a reason is accepted.</summary>
    public bool CanOverride => _faults.Any(f => f.Field == OverrideField);

    /// <summary>For the journal, when moments of long ago were accepted with a reason; null: there were none.</summary>
    public string? LongAgo => _longAgo.Count == 0 ? null : $"{string.Join(' ', _longAgo)} Toch aangehouden: {Override}";

    /// <summary>Reads the form of a request; one without is an empty form.</summary>
    /// <exception cref="InvalidDataException">More fields, or longer ones, than any form of ours has.</exception>
    public static async Task<FormInput> Read(HttpContext http)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new FormInput(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty, now);
    }

    /// <summary>A text on one line; null: empty.</summary>
    public string? Line(string name, string label, int most = LongestLine) => Bounded(name, label, most, severalLines: false);

    /// <summary>A text of several lines; null: empty.</summary>
    public string? Text(string name, string label, int most = LongestText) => Bounded(name, label, most, severalLines: true)?.ReplaceLineEndings("\n");

    /// <summary>A text that must be there; empty when it is not, and then a fault stands in the list.</summary>
    public string Needed(string name, string label)
    {
        if (Text(name, label) is { } text)
        {
            return text;
        }

        if (_faults.All(f => f.Field != name))
        {
            Wrong(name, $"Vul in: {label}.");
        }

        return "";
    }

    /// <summary>One of the values of a list; null: none of them, and then a fault stands in the list.</summary>
    public T? Choice<T>(string name, string label)
        where T : struct, Enum
    {
        if (Engine.Journal.Names<T>.Find(form[name].ToString()) is { } found)
        {
            return found;
        }

        Wrong(name, $"Kies: {label}.");
        return null;
    }

    /// <summary>All values of a list in which several can be chosen.</summary>
    public IEnumerable<string> Chosen(string name) => form[name].OfType<string>();

    public bool Checked(string name) => form[name].ToString() is "ja" or "on";

    /// <summary>What must stay as it is and is never shown or kept: a password, or what a program of ours put there.</summary>
    public string Raw(string name) => form[name].ToString();

    /// <summary>A file that was chosen; null: none, or an empty one.</summary>
    public IFormFile? File(string name) => form.Files.GetFile(name) is { Length: > 0 } file ? file : null;

    /// <summary>All files that were chosen.</summary>
    public IReadOnlyList<IFormFile> Files(string name) => form.Files.GetFiles(name);

    public int? Version => int.TryParse(form["versie"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;

    /// <summary>When it happened, if somebody says that this was earlier; null: now.</summary>
    public DateTimeOffset? Happened => Moment("om", "Gebeurd om");

    /// <summary>A moment in the past, such as <c>03:17</c> or <c>2026-11-22T03:17</c>; null: empty or wrong.</summary>
    public DateTimeOffset? Moment(string name, string label)
    {
        if (Line(name, label) is not { } text)
        {
            return null;
        }

        if (!MomentField.TryRead(text, now, out var moment))
        {
            Wrong(name, $"{label}: '{Short(text)}' is geen moment. Schrijf bijvoorbeeld 03:17 of 22-11-2026 03:17.");
            return null;
        }

        if (MomentRules.InFuture(moment, now))
        {
            Wrong(name, $"{label}: dit ligt in de toekomst. Leg vast wat er gebeurd is, niet wat er gaat gebeuren.");
            return null;
        }

        if (!MomentRules.LongAgo(moment, now))
        {
            return moment;
        }

        if (Override is null)
        {
            Wrong(OverrideField, $"{label}: dit ligt meer dan een jaar terug. Kijk of het jaar klopt. Klopt het toch? Schrijf dan op waarom (ondanks) en verstuur opnieuw.");
            return null;
        }

        _longAgo.Add($"{label} ligt meer dan een jaar terug ({Times.Full(moment)}).");
        return moment;
    }

    /// <summary>Why it must go on although something stands in the way; null: nothing was said.</summary>
    public string? Override => Text(OverrideField, "Waarom het toch moet", LongestLine);

    /// <summary>The fields of a step: those whose name begins with <c>veld.</c>.</summary>
    public IReadOnlyDictionary<string, string> Fields() => form.Keys.Where(key => key.StartsWith(FieldPrefix, StringComparison.Ordinal))
        .Select(key => (Name: FieldName(key), Text: Text(key, $"'{Short(PlainText.Without(key[FieldPrefix.Length..]))}'")))
        .Where(f => f.Name is not null && f.Text is not null)
        .ToDictionary(f => f.Name!, f => f.Text!, StringComparer.Ordinal);

    /// <summary>Adds a fault; the same one only once.</summary>
    public void Wrong(string? field, string text)
    {
        var fault = new FormFault(field, text);
        if (!_faults.Contains(fault))
        {
            _faults.Add(fault);
        }
    }

    public void Wrong(Refusal refusal) => Wrong(null, refusal.Message);

    /// <summary>The id in a form of a step, role or runbook; null: empty, or nothing that could be one.</summary>
    public string? Id(string name)
    {
        var text = form[name].ToString().Trim();
        if (text.Length <= LongestLine && PlainText.Found(text, severalLines: false) is null)
        {
            return text.Length == 0 ? null : text;
        }

        Wrong(name, $"De waarde van '{name}' is niet te lezen. Kies opnieuw.");
        return null;
    }

    private string? FieldName(string key)
    {
        var name = key[FieldPrefix.Length..];
        if (PlainText.Found(name, severalLines: false) is not { } found)
        {
            return name;
        }

        Wrong(null, $"De naam van een gegeven: {found}");
        return null;
    }

    private string? Bounded(string name, string label, int most, bool severalLines)
    {
        var text = form[name].ToString().Trim();
        if (text.Length > most)
        {
            Wrong(name, $"{Capital(label)}: dit zijn {text.Length} tekens. Er passen er {most}. Maak het korter.");
            return null;
        }

        if (PlainText.Found(text, severalLines) is { } found)
        {
            Wrong(name, $"{Capital(label)}: {found} Het is hier al weggehaald. Lees de tekst na en verstuur opnieuw.");
            return null;
        }

        return text.Length == 0 ? null : text;
    }

    private static string Capital(string label) => label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
