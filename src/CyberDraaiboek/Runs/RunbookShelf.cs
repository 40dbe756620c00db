using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Runs;

/// <summary>
/// The runbooks: those of the map as it was read last, and those that runs keep, by hash. A runbook with errors cannot be started;
/// runs that exist go on from what they keep, also when the map is gone.
/// </summary>
internal sealed class RunbookShelf
{
    private readonly ConcurrentDictionary<string, Kept> _byHash = new(StringComparer.Ordinal);
    private readonly Func<LibrarySource> _read;
    private readonly Database _database;
    private readonly ILogger<RunbookShelf> _log;

    public RunbookShelf(Func<LibrarySource> read, Database database, ILogger<RunbookShelf> log)
    {
        (_read, _database, _log) = (read, database, log);
        var source = read();
        Current = source.Library;
        Organisation = Current.Organisation ?? LastKnown(source) ?? Nobody;
        Remember();
    }

    private sealed record Kept(Runbook Runbook, string Bundle);

    private static OrganisationDirectory Nobody { get; } = new()
    {
        Name = "onbekende organisatie",
        Zone = Library.Zone,
        Roles = new Dictionary<RoleId, Role>(),
        People = new Dictionary<PersonId, Person>(),
    };

    /// <summary>After the map was read again. Listeners must not wait.</summary>
    [SuppressMessage("Design", "MA0046", Justification = "the sender says nothing: there is one shelf")]
    public event Action? Reloaded;

    /// <summary>What the map holds, with its diagnostics.</summary>
    public Library Current { get; private set; }

    /// <summary>Who fills which role now. While <c>organisatie.yaml</c> cannot be used: as it was when the last run was started.</summary>
    public OrganisationDirectory Organisation { get; private set; }

    /// <summary>A runbook that can be started or be part of a run; null: there is none, or it has errors.</summary>
    public Runbook? Find(RunbookId id) => Current.Runbooks.GetValueOrDefault(id);

    /// <summary>A runbook as a run keeps it.</summary>
    /// <exception cref="InvalidOperationException">Nobody keeps it, or what is kept was changed.</exception>
    public Runbook ByHash(string hash) => KeptAs(hash).Runbook;

    /// <summary>The texts of a runbook that was read or kept.</summary>
    public string BundleOf(string hash) => KeptAs(hash).Bundle;

    /// <summary>Reads the map again. An organisation that cannot be used does not replace the one in use.</summary>
    public Library Reload()
    {
        Current = _read().Library;
        Organisation = Current.Organisation ?? Organisation;
        Remember();
        Reloaded?.Invoke();
        return Current;
    }

    private Kept KeptAs(string hash) => _byHash.GetOrAdd(hash, wanted =>
    {
        var bundle = Snapshots.Find(_database, wanted)
            ?? throw new InvalidOperationException($"runbook {wanted} is in use and nobody keeps its texts");
        return new Kept(Library.FromBundle(Snapshots.Checked(wanted, bundle)), bundle);
    });

    private void Remember()
    {
        foreach (var (id, runbook) in Current.Runbooks)
        {
            _byHash.TryAdd(runbook.Hash, new Kept(runbook, Current.BundleOf(id).Json));
        }

        if (Current.HasErrors)
        {
            _log.LogError("The runbooks have {Count} errors; those in error cannot be started", Current.Diagnostics.Count(d => d.Severity == Severity.Error));
        }
    }

    private OrganisationDirectory? LastKnown(LibrarySource source)
    {
        _log.LogError("The organisation cannot be read; going on with the one of the run that was started last");
        return Snapshots.Latest(_database) is { } bundle
            ? RunbookLoader.Load(Snapshots.FilesOf(bundle), source.Options).Organisation
            : null;
    }
}

/// <summary>A library and how it was read.</summary>
/// <param name="Library">What was read.</param>
/// <param name="Options">With the organisation files outside the map.</param>
internal sealed record LibrarySource(Library Library, LoadOptions Options);
