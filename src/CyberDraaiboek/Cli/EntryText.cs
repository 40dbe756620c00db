using System.Globalization;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Cli;

/// <summary>A journal entry on one line.</summary>
internal static class EntryText
{
    public const string CsvHead = "nr;gebeurd;vastgelegd;actor;rol;persoon;oorsprong;plaats;actie;object;resultaat;soort;gegevens;vorige;hash";

    /// <summary>For people.</summary>
    public static string Line(JournalEntry entry) =>
        $"{entry.Sequence,5}  {TimeText.Full(entry.Happened)}  {Who(entry),-28} {entry.Action,-24} {entry.Object}: {entry.Result}";

    /// <summary>For people, with what was said and filled in below it.</summary>
    public static IEnumerable<string> Lines(JournalEntry entry)
    {
        yield return Line(entry);
        foreach (var (name, text) in EntryDetails.Of(entry))
        {
            var lines = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < lines.Length; i++)
            {
                yield return $"       | {(i == 0 ? $"{name}: " : "  ")}{lines[i]}";
            }
        }
    }

    /// <summary>For a simulation: how long after T0.</summary>
    public static string Line(JournalEntry entry, DateTimeOffset start) =>
        $"{SinceStart(entry.Happened - start),13}  {Who(entry),-28} {entry.Action,-24} {entry.Object}: {entry.Result}";

    /// <summary>For spreadsheets. A text that a spreadsheet would take for a formula gets a quote before it.</summary>
    public static string Csv(JournalEntry entry) => string.Join(';', new[]
    {
        entry.Sequence.ToString(CultureInfo.InvariantCulture),
        entry.Happened.ToString("O", CultureInfo.InvariantCulture),
        entry.Recorded.ToString("O", CultureInfo.InvariantCulture),
        entry.Actor.Name,
        entry.Actor.Role?.Value,
        entry.Actor.Person?.Value,
        Names<Origin>.Of(entry.Actor.Origin),
        entry.Actor.Place,
        entry.Action,
        entry.Object,
        entry.Result,
        Names<EntryKind>.Of(entry.Kind),
        entry.Data,
        entry.PreviousHash,
        entry.Hash,
    }.Select(Cell));

    private static string Cell(string? value)
    {
        var text = value ?? "";
        var safe = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
        return safe.AsSpan().IndexOfAny("\";\n\r") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    private static string Who(JournalEntry entry) =>
        entry.Actor.Role is { } role ? $"{entry.Actor.Name} ({role})" : $"{entry.Actor.Name}{(entry.Actor.Origin is Origin.Timer ? " (klok)" : "")}";

    private static string SinceStart(TimeSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{(span < TimeSpan.Zero ? "-" : "+")}{(int)span.Duration().TotalDays}d {span.Duration():hh\\:mm\\:ss}");
}
