using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Logbook;

/// <summary>What somebody wants to see of a journal. Null does not filter.</summary>
/// <param name="Track">Of this track.</param>
/// <param name="Kind">Fact, assumption, decision or opinion.</param>
/// <param name="Person">By this name.</param>
/// <param name="Action">With this action code, or all that begin with it.</param>
/// <param name="People">Only what people did, not what the program did.</param>
/// <param name="Page">Counted from 1.</param>
public sealed record LogFilter(string? Track, EntryKind? Kind, string? Person, string? Action, bool People, int Page)
{
    public bool Fits(LogLine line) =>
        (Track is null || line.Track == Track)
        && (Kind is null || line.Entry.Kind == Kind)
        && (Person is null || line.Entry.Actor.Name == Person)
        && (Action is null || line.Entry.Action == Action || (Action.EndsWith('.') && line.Entry.Action.StartsWith(Action, StringComparison.Ordinal)))
        && (!People || line.ByPerson);
}

/// <summary>The journal of a run for one visitor.</summary>
public sealed record LogModel(RoomModel Room, LogFilter Filter)
{
    public const int PageSize = 100;

    /// <summary>What fits, the newest first, one page of it.</summary>
    public required IReadOnlyList<LogLine> Lines { get; init; }

    /// <summary>How many fit.</summary>
    public required int Fitting { get; init; }

    public required int All { get; init; }

    /// <summary>Where the journal is not as it was written; null: it is.</summary>
    public string? Fault { get; init; }

    public string LastHash { get; init; } = "";

    /// <summary>A chromium is configured that can make a PDF.</summary>
    public bool CanPrint { get; init; }

    /// <summary>Why there is no PDF now, in Dutch; null: nobody asked, or there is one.</summary>
    public string? PrintFault { get; init; }

    /// <summary>Names that occur, for the filter.</summary>
    public IReadOnlyList<string> People { get; init; } = [];

    public IReadOnlyList<string> Actions { get; init; } = [];

    public IReadOnlyList<string> Tracks { get; init; } = [];

    public static LogModel Of(RoomModel room, IReadOnlyList<JournalEntry> entries, LogFilter filter)
    {
        var lines = entries.Select(e => EntryWords.Of(e, room.View)).ToList();
        var corrections = entries.Where(e => e.Action == "correctie").Select(e => (By: e.Sequence, ((Corrected)EntryCodec.Event(e)).Entry))
            .GroupBy(c => c.Entry).ToDictionary(g => g.Key, g => g.Select(c => c.By).ToList());
        var fitting = lines.Where(filter.Fits).Reverse().ToList();
        return new LogModel(room, filter)
        {
            Lines = [.. fitting.Skip((filter.Page - 1) * PageSize).Take(PageSize)
                .Select(l => corrections.TryGetValue(l.Entry.Sequence, out var by) ? l with { CorrectedBy = by } : l)],
            Fitting = fitting.Count,
            All = lines.Count,
            Fault = FaultIn(entries),
            LastHash = entries.Count == 0 ? "" : entries[^1].Hash,
            People = [.. lines.Where(l => l.ByPerson).Select(l => l.Entry.Actor.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Actions = [.. entries.Select(e => e.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Tracks = [.. room.Run.Runbook.AllSteps.Select(s => s.Track).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static string? FaultIn(IReadOnlyList<JournalEntry> entries)
    {
        JournalEntry? before = null;
        foreach (var entry in entries)
        {
            if (HashChain.Check(before, entry) is { } fault)
            {
                return $"Regel {entry.Sequence}: {fault.Reason}";
            }

            before = entry;
        }

        return null;
    }
}
