using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Acting;

/// <summary>A form as somebody filled it in. Every text has a bound; what is wrong is gathered, so that a person hears everything in one go.</summary>
internal sealed class FormInput(IFormCollection form, DateTimeOffset now)
{
    public const int LongestLine = 300;
    public const int LongestText = 8000;

    private readonly List<FormFault> _faults = [];

    /// <summary>What is wrong so far, in Dutch.</summary>
    public IReadOnlyList<FormFault> Faults => _faults;

    /// <summary>As it was typed, to show again.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; } =
        form.Where(f => f.Key != FrameSetup.FormTokenField).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal);

    public static async Task<FormInput> Read(HttpContext http)
    {
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        return new FormInput(http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty, now);
    }

    /// <summary>A text on one line; null: empty.</summary>
    public string? Line(string name, string label) => Bounded(name, label, LongestLine)?.ReplaceLineEndings(" ");

    /// <summary>A text of several lines; null: empty.</summary>
    public string? Text(string name, string label) => Bounded(name, label, LongestText)?.ReplaceLineEndings("\n");

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

    public bool Checked(string name) => form[name].ToString() is "ja" or "on";

    public int? Version => int.TryParse(form["versie"].ToString(), out var version) ? version : null;

    /// <summary>When it happened, if somebody says that this was earlier; null: now.</summary>
    public DateTimeOffset? Happened => Moment("om", "Gebeurd om");

    /// <summary>A moment in the past, such as <c>03:17</c> or <c>2026-11-22T03:17</c>; null: empty or wrong.</summary>
    public DateTimeOffset? Moment(string name, string label)
    {
        var text = form[name].ToString().Trim();
        if (text.Length == 0)
        {
            return null;
        }

        if (MomentField.TryRead(text, now, out var moment))
        {
            if (moment <= now)
            {
                return moment;
            }

            Wrong(name, $"{label}: dit ligt in de toekomst.");
            return null;
        }

        Wrong(name, $"{label}: '{Short(text)}' is geen moment. Schrijf bijvoorbeeld 03:17 of 22-11-2026 03:17.");
        return null;
    }

    /// <summary>Why it must go on although something stands in the way; null: nothing was said.</summary>
    public string? Override => Line("ondanks", "waarom het toch moet");

    /// <summary>The fields of a step: those whose name begins with <c>veld.</c>.</summary>
    public IReadOnlyDictionary<string, string> Fields() => form.Where(f => f.Key.StartsWith("veld.", StringComparison.Ordinal))
        .Select(f => (Name: f.Key["veld.".Length..], Text: Text(f.Key, f.Key["veld.".Length..])))
        .Where(f => f.Text is not null)
        .ToDictionary(f => f.Name, f => f.Text!, StringComparer.Ordinal);

    public void Wrong(string? field, string text) => _faults.Add(new FormFault(field, text));

    public void Wrong(Refusal refusal) => _faults.Add(new FormFault(null, refusal.Message));

    /// <summary>The id in a form of a step, role or runbook; null: empty.</summary>
    public string? Id(string name) => form[name].ToString().Trim() is { Length: > 0 and <= LongestLine } text ? text : null;

    public static Refusal TooLong(string label, int most) => new(RefusalCode.Invalid, $"{label}: hoogstens {most} tekens.");

    private string? Bounded(string name, string label, int most)
    {
        var text = form[name].ToString().Trim();
        if (text.Length > most)
        {
            Wrong(name, $"{label}: dit zijn {text.Length} tekens. Er passen er {most}. Maak het korter.");
            return null;
        }

        // Invisible characters that no keyboard makes only serve to mislead who reads it later.
        text = string.Concat(text.Where(c => !char.IsControl(c) || c is '\n' or '\r' or '\t'));
        return text.Length == 0 ? null : text;
    }

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
