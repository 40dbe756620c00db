using System.Collections.Concurrent;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Runs;

/// <summary>
/// The runbooks: those of the map as it was last read without errors, and those that runs keep, by hash. With errors in the map at
/// the start, or without a map, no new run can be started, and runs that exist go on from what they keep.
/// </summary>
internal sealed class RunbookShelf
{
    private readonly ConcurrentDictionary<string, (Runbook Runbook, string Bundle)> _byHash = new(StringComparer.Ordinal);
    private readonly Func<Shelved> _read;
    private readonly Func<string, Shelved> _unpack;
    private readonly Database _database;
    private readonly ILogger<RunbookShelf> _log;
    private volatile Shelved _inUse;

    public RunbookShelf(Func<Shelved> read, Func<string, Shelved> unpack, Database database, ILogger<RunbookShelf> log)
    {
        (_read, _unpack, _database, _log) = (read, unpack, database, log);
        Current = read();
        _inUse = Current;
        if (Current.HasErrors)
        {
            _log.LogError("The runbooks have errors: no run can be started; runs that exist go on from what they keep");
            _inUse = OfLatestSnapshot() ?? Current;
        }

        Remember(_inUse);
    }

    /// <summary>What was read last; when it has errors it is not used.</summary>
    public Shelved Current { get; private set; }

    /// <summary>Who fills which role now.</summary>
    public OrganisationDirectory Organisation => _inUse.Organisation;

    /// <summary>The current version of a runbook; null: there is none, or the map has had errors since the start.</summary>
    public Runbook? Find(RunbookId id) => _inUse.Runbooks.TryGetValue(id, out var found) ? found.Runbook : null;

    /// <summary>A runbook as a run keeps it.</summary>
    /// <exception cref="InvalidOperationException">Nobody ever kept it.</exception>
    public Runbook ByHash(string hash)
    {
        if (!_byHash.ContainsKey(hash) && Snapshots.Find(_database, hash) is { } bundle)
        {
            Remember(_unpack(bundle));
        }

        return _byHash.TryGetValue(hash, out var found)
            ? found.Runbook
            : throw new InvalidOperationException($"runbook {hash} is not kept, or is read differently by this version of the program");
    }

    /// <summary>The texts of a runbook that was read or kept.</summary>
    public string BundleOf(string hash)
    {
        _ = ByHash(hash);
        return _byHash[hash].Bundle;
    }

    /// <summary>Reads the map again. With errors nothing changes except <see cref="Current"/>.</summary>
    public Shelved Reload()
    {
        Current = _read();
        if (!Current.HasErrors)
        {
            Remember(Current);
            _inUse = Current;
        }

        return Current;
    }

    private Shelved? OfLatestSnapshot() => Snapshots.Latest(_database) is { } bundle
        ? _unpack(bundle) with { Runbooks = new Dictionary<RunbookId, (Runbook Runbook, string Bundle)>() }
        : null;

    private void Remember(Shelved shelved)
    {
        foreach (var found in shelved.Runbooks.Values)
        {
            _byHash[found.Runbook.Hash] = found;
        }
    }
}
