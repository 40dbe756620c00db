using System.Globalization;
using System.Text;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.Web.Sitraps;

/// <summary>A part of a situation report or handover.</summary>
/// <param name="Key">Stored name; the figure keeps the parts in order wherever they are sorted by name.</param>
/// <param name="Title">For people.</param>
/// <param name="Help">What a good text looks like.</param>
public sealed record ReportField(string Key, string Title, string Help)
{
    /// <summary>Id and name on a form.</summary>
    public string Field => "veld." + Key;
}

/// <summary>What a situation report consists of, and what the run already knows for each part.</summary>
internal static class SitrapFields
{
    public static IReadOnlyList<ReportField> All { get; } =
    [
        new("1_beeld", "Incident en stand", "Wat is er aan de hand, wat staat vast, wat is een aanname. Zet bovenaan wat er nieuw is."),
        new("2_gevolgen", "Gevolgen", "Voor mensen, dienstverlening, openbare orde en vertrouwen."),
        new("3_verwachting", "Verwachting", "Gunstig, waarschijnlijk en slecht verloop."),
        new("4_besluiten", "Genomen besluiten", "Met de reden. Het programma vulde dit in uit de inzet."),
        new("5_open_acties", "Open acties", "Wie doet wat, voor wanneer. Het programma vulde dit in uit de inzet."),
        new("6_knelpunten", "Knelpunten", "Wat dreigt te laat te komen of lukt niet."),
        new("7_nodig", "Wat is nodig", "Van wie, en voor wanneer."),
        new("8_communicatielijn", "Communicatielijn", "Wat zeggen we, tegen wie, en wat zeggen we nog niet."),
        new("9_volgend_overleg", "Volgend overleg", "Hoe laat, waar, met wie."),
    ];

    public const string ChangedUnread =
        "Dit rapport is openbaar en u hebt de tekst veranderd. Leg uw versie vast als concept, dan leest een ander die. Moet het nu toch? Schrijf dan op waarom (ondanks).";

    /// <summary>Whether two texts are the same to a reader.</summary>
    public static bool SameText(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        All.All(field => one.GetValueOrDefault(field.Key, "").Trim() == other.GetValueOrDefault(field.Key, "").Trim());

    /// <summary>What the run knows, and what the last report said where only people know.</summary>
    public static Dictionary<string, string> Proposal(RunState run, PaperStatus status, SitrapFixed? last, OrganisationDirectory organisation)
    {
        string Before(string key) => last?.Fields.GetValueOrDefault(key) ?? "";
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["1_beeld"] = Before("1_beeld") is { Length: > 0 } picture ? picture : Picture(run, status),
            ["2_gevolgen"] = Before("2_gevolgen"),
            ["3_verwachting"] = Before("3_verwachting") is { Length: > 0 } scenario ? scenario : "Gunstig:\nWaarschijnlijk:\nSlecht:",
            ["4_besluiten"] = Decisions(status),
            ["5_open_acties"] = Actions(status),
            ["6_knelpunten"] = string.Join('\n', Trouble.Of(run, organisation, status.Now).Select(t => "- " + t.Text)),
            ["7_nodig"] = Before("7_nodig"),
            ["8_communicatielijn"] = Before("8_communicatielijn"),
            ["9_volgend_overleg"] = "",
        };
    }

    public static string Decisions(PaperStatus status) =>
        string.Join('\n', status.Decisions.Select(d => $"- {Times.Moment(d.At, status.Now)} {d.Question} {d.Choice}. Reden: {d.Reason} ({d.Who}){string.Concat(d.Corrections.Select(c => " " + c.Sentence(status.Now)))}"));

    public static string Actions(PaperStatus status) => string.Join('\n', status.Open.SelectMany(p => p.Steps).Select(s =>
        $"- {s.Step.Definition.Title}: {s.Who}{(s.TakenBy is { } taken ? $", {taken}" : "")}{(s.Step.DoneBefore is { } due ? $", gereed voor {Times.Moment(due, status.Now)}" : "")}{(s.Step.DoneLate ? ", TE LAAT" : "")}"));

    /// <summary>The report as one text, to paste into LCMS or a mail.</summary>
    public static string Block(RunState run, SitrapLine report)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"SITUATIERAPPORT {report.Fixed.Number}{(run.Mode == RunMode.Drill ? " - OEFENING" : "")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{run.Title}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Tijd: {Times.Full(report.At)}  Door: {report.Who}  Niveau: {report.Level}  TLP:{run.Runbook.Tlp}{(report.Public ? "  OPENBAAR" : "")}");
        foreach (var (key, value) in report.Fixed.Fields.Where(f => f.Value.Length > 0 && f.Key != SitrapStep.PublicField))
        {
            text.AppendLine().AppendLine((All.FirstOrDefault(f => f.Key == key)?.Title ?? key).ToUpperInvariant()).AppendLine(value.Trim());
        }

        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Picture(RunState run, PaperStatus status) => string.Join('\n', new[] { $"{run.Title}. Begonnen {Times.Full(run.Start)}. Niveau {run.Level}{(run.Grip is { } grip ? $", {GripName.Of(grip)}" : "")}." }
        .Concat(status.Data.Select(d => $"- {d.Question} {d.Value.ReplaceLineEndings(", ")}")));
}

/// <summary>A situation report that was fixed.</summary>
/// <param name="At">When.</param>
/// <param name="Who">Who fixed it.</param>
/// <param name="Level">Level of the run at that moment.</param>
/// <param name="Fixed">What it says.</param>
public sealed record SitrapLine(DateTimeOffset At, string Who, string Level, SitrapFixed Fixed)
{
    /// <summary>Also for people outside.</summary>
    public bool Public => Fixed.Fields.ContainsKey(SitrapStep.PublicField);
}

/// <summary>A text that waits for a second reader.</summary>
public sealed record SitrapDraft(DateTimeOffset At, string Who, SitrapDrafted Text);

/// <summary>The situation reports of a run.</summary>
internal static class SitrapHistory
{
    /// <summary>The newest first.</summary>
    public static IReadOnlyList<SitrapLine> Of(IReadOnlyList<JournalEntry> entries)
    {
        var (level, lines) = ("", new List<SitrapLine>());
        foreach (var entry in entries)
        {
            switch (entry.Action)
            {
                case "inzet.gestart":
                    level = ((RunStarted)EntryCodec.Event(entry)).Level;
                    break;
                case "opschaling.gewijzigd":
                    level = ((LevelChanged)EntryCodec.Event(entry)) is var changed && changed.Grip is { } grip ? $"{changed.To}, {GripName.Of(grip)}" : changed.To;
                    break;
                case "sitrap.vastgesteld":
                    lines.Add(new SitrapLine(entry.Happened, entry.Actor.Name, level, (SitrapFixed)EntryCodec.Event(entry)));
                    break;
                default:
                    break;
            }
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>What somebody wrote last for this step and nobody fixed; null: nothing.</summary>
    public static SitrapDraft? DraftOf(StepId step, IReadOnlyList<JournalEntry> entries) => entries
        .LastOrDefault(e => e.Object == step.Value && e.Action is "sitrap.opgesteld" or "sitrap.vastgesteld") is { Action: "sitrap.opgesteld" } entry
            ? new SitrapDraft(entry.Happened, entry.Actor.Name, (SitrapDrafted)EntryCodec.Event(entry))
            : null;
}
