using System.Collections.Concurrent;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Runs;

/// <summary>Runs as the journal tells them, with the runbooks that they started with.</summary>
internal sealed class RunHistory(Database database, JournalReader reader, RunbookShelf shelf)
{
    // Bundles are large; once on disk they need not be offered again.
    private readonly ConcurrentDictionary<string, bool> _kept = new(StringComparer.Ordinal);

    /// <summary>Where it is read from.</summary>
    public Database Database => database;

    /// <summary>Folds a run from its first entry; null: no such run.</summary>
    public Head? Load(RunId run)
    {
        var entries = reader.Entries(run);
        return entries.Count == 0 ? null : new Head(Run.Replay(entries, shelf.ByHash), entries[^1].Hash);
    }

    /// <summary>The runbooks that a change brings in: they must be kept with it.</summary>
    public NewSnapshots SnapshotsOf(Committed change) => new(this, [.. change.Events.Select(HashOf).OfType<string>().Where(hash => !_kept.ContainsKey(hash))]);

    private static string? HashOf(RunEvent happened) => happened switch
    {
        RunStarted started => started.RunbookHash,
        RunbookTakenOver taken => taken.RunbookHash,
        _ => null,
    };

    /// <summary>Bundles that may not be on disk yet.</summary>
    internal readonly struct NewSnapshots(RunHistory history, IReadOnlyList<string> hashes)
    {
        /// <summary>Part of the transaction of the change.</summary>
        public void Write(SqliteConnection connection, SqliteTransaction transaction)
        {
            foreach (var hash in hashes)
            {
                Snapshots.Keep(connection, transaction, hash, history.BundleOf(hash));
            }
        }

        /// <summary>They are on disk now.</summary>
        public void Kept()
        {
            foreach (var hash in hashes)
            {
                history._kept[hash] = true;
            }
        }
    }

    private string BundleOf(string hash) => shelf.BundleOf(hash);
}
