using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Paper;

/// <summary>What somebody said later about an entry that was wrong.</summary>
/// <param name="Entry">Number of the entry that was wrong.</param>
/// <param name="Sequence">Number of this one.</param>
public sealed record PaperCorrection(long Entry, long Sequence, DateTimeOffset At, string Who, string Text)
{
    /// <summary>By the number of the entry that was wrong.</summary>
    internal static ILookup<long, PaperCorrection> In(IEnumerable<JournalEntry> entries) => entries.Where(e => e.Action == "correctie")
        .Select(e => (Entry: e, Said: (Corrected)EntryCodec.Event(e)))
        .ToLookup(c => c.Said.Entry, c => new PaperCorrection(c.Said.Entry, c.Entry.Sequence, c.Entry.Happened, c.Entry.Actor.Name, c.Said.Text));

    /// <summary>To follow what was wrong.</summary>
    public string Sentence(DateTimeOffset now) => $"GECORRIGEERD {Times.Moment(At, now)} door {Who}: {Text}";
}

/// <summary>A note on paper: whoever reads it sees whether it is a fact, with whom it may be shared, and whether it still holds.</summary>
/// <param name="Mark">Before the text: what sort of statement and which TLP; empty: a fact, shared as the run.</param>
/// <param name="Corrections">It does not hold any more.</param>
public sealed record PaperNote(long Sequence, DateTimeOffset At, string Who, string Mark, string Text, IReadOnlyList<PaperCorrection> Corrections)
{
    /// <summary>
    /// The last notes with what was corrected in them. A correction of anything else that is not on the sheet is a line of its own: nobody
    /// may go on with what was taken back.
    /// </summary>
    internal static IReadOnlyList<PaperNote> Last(IReadOnlyList<JournalEntry> entries, ILookup<long, PaperCorrection> corrections, int most)
    {
        var notes = entries.Where(e => e.Action == "notitie").TakeLast(most).Select(e => Of(e, corrections[e.Sequence])).ToList();
        var shown = notes.Select(n => n.Sequence).Concat(entries.Where(e => e.Action == "besluit.genomen").Select(e => e.Sequence)).ToHashSet();
        return
        [
            .. notes.Concat(corrections.Where(c => !shown.Contains(c.Key)).SelectMany(c => c)
                .Select(c => new PaperNote(c.Sequence, c.At, c.Who, $"[correctie van regel {c.Entry}] ", c.Text, [.. corrections[c.Sequence]])))
                .OrderBy(n => n.Sequence).TakeLast(most),
        ];
    }

    private static PaperNote Of(JournalEntry entry, IEnumerable<PaperCorrection> corrections)
    {
        var said = (NoteAdded)EntryCodec.Event(entry);
        var mark = (said.NoteKind == EntryKind.Fact ? "" : $"[{Names<EntryKind>.Of(said.NoteKind)}] ") + (said.Tlp is { } tlp ? $"[TLP:{tlp}] " : "");
        return new PaperNote(entry.Sequence, entry.Happened, entry.Actor.Name, mark, said.Text, [.. corrections]);
    }
}
