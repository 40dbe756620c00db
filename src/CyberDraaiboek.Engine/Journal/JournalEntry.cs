using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Engine.Journal;

/// <summary>
/// A line of the journal ("logboekregel"), with the fields that BIO2 8.15.01 asks: action, object, result, origin, actor, time.
/// Never changed, never removed; a correction is a new entry.
/// </summary>
/// <param name="Run">Of which run.</param>
/// <param name="Sequence">Counted from 1, without gaps.</param>
/// <param name="Happened">When it happened, in the offset in which it was said.</param>
/// <param name="Recorded">When it was written down.</param>
/// <param name="Actor">Who, in which role, from where.</param>
/// <param name="Action">The action code, such as <c>stap.gereed</c>.</param>
/// <param name="Object">What it is about.</param>
/// <param name="Result">How it ended.</param>
/// <param name="Kind">Fact, assumption, decision or opinion.</param>
/// <param name="Data">The event as canonical JSON.</param>
/// <param name="PreviousHash">Hash of the entry before, <see cref="HashChain.Start"/> for the first.</param>
/// <param name="Hash">SHA-256 over the canonical form of all the above, in lower-case hexadecimal.</param>
public sealed record JournalEntry(
    RunId Run,
    long Sequence,
    DateTimeOffset Happened,
    DateTimeOffset Recorded,
    Actor Actor,
    string Action,
    string Object,
    string Result,
    EntryKind Kind,
    string Data,
    string PreviousHash,
    string Hash);
