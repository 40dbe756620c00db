using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Journal;

/// <summary>The first place where a journal is not as it was written.</summary>
/// <param name="Entry">The entry at which it shows.</param>
/// <param name="Reason">Dutch, for people.</param>
public sealed record ChainFault(JournalEntry Entry, string Reason);

/// <summary>Each entry carries the hash of the one before, per run.</summary>
public static class HashChain
{
    /// <summary>What the first entry of a run carries.</summary>
    public const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    /// <summary>
    /// Checks one entry against the one before it in the same run; null: in order. That the last entries were cut off cannot be
    /// seen from the chain itself.
    /// </summary>
    public static ChainFault? Check(JournalEntry? before, JournalEntry entry)
    {
        if (entry.Sequence != (before?.Sequence ?? 0) + 1)
        {
            return new ChainFault(entry, $"regel {(before?.Sequence ?? 0) + 1} ontbreekt of de volgorde is veranderd");
        }

        if (entry.PreviousHash != (before?.Hash ?? Start))
        {
            return new ChainFault(entry, "de verwijzing naar de regel ervoor klopt niet");
        }

        return EntryCodec.HashOf(entry) == entry.Hash ? null : new ChainFault(entry, "de inhoud is veranderd: de controlesom klopt niet");
    }

    /// <summary>Checks entries of any number of runs, each run in order, without keeping more than the last of each.</summary>
    public static ChainFault? Verify(IEnumerable<JournalEntry> entries)
    {
        var last = new Dictionary<RunId, JournalEntry>();
        foreach (var entry in entries)
        {
            if (Check(last.GetValueOrDefault(entry.Run), entry) is { } fault)
            {
                return fault;
            }

            last[entry.Run] = entry;
        }

        return null;
    }
}
