using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Runs;

/// <summary>A change of a run: what it was, what it is, and the journal entries between.</summary>
/// <param name="Before">Null: the run was started by this change.</param>
/// <param name="After">As it is from now on.</param>
/// <param name="Entries">At least one, in order.</param>
/// <param name="Events">What the entries say, in the same order.</param>
internal sealed record Committed(
    RunState? Before, RunState After, IReadOnlyList<JournalEntry> Entries, IReadOnlyList<RunEvent> Events)
{
    /// <summary>How the open deadlines changed.</summary>
    public DeadlineChanges Deadlines { get; } = DeadlineChanges.Between(Before, After);
}

/// <summary>
/// Writes what must commit together with the journal entries of a change: deadlines, messages, summary. All of it commits or nothing.
/// </summary>
internal interface ICommitPart
{
    /// <summary>
    /// Called on the thread of the one writer, so: only SQL, no waiting. May be called a second time for the same change after
    /// everything of the first time was rolled back; keep nothing but what is in the database. An exception makes this one
    /// change fail, never another.
    /// </summary>
    void Write(Committed change, SqliteConnection connection, SqliteTransaction transaction);
}
