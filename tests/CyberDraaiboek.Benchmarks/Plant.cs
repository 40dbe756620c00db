using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Scheduling;
using CyberDraaiboek.Settings;
using CyberDraaiboek.SystemTests.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyberDraaiboek.Benchmarks;

/// <summary>The durable part of the host with its default settings, on a real file and the real clock.</summary>
internal sealed class Plant : IAsyncDisposable
{
    public static readonly Actor Somebody = new("Anna", new RoleId("ciso"), Origin.Api, new PersonId("anna"));

    public Plant(string folder)
    {
        var settings = new HostSettings();
        Folder = folder;
        Database = Database.Open(Path.Combine(folder, "draaiboek.db"));
        Writer = new JournalWriter(Database, settings.Journal.BatchSize, NullLogger<JournalWriter>.Instance);
        Reader = new JournalReader(Database);
        var options = new LoadOptions(new DateOnly(2026, 11, 22));
        var source = new LibrarySource(RunbookLoader.Load(TestMap.Texts(), options), options);
        var shelf = new RunbookShelf(() => source, Database, NullLogger<RunbookShelf>.Instance);
        var deadlines = new DeadlineRows(Database);
        Deadlines = deadlines;
        Desk = new RunDesk(
            new RunHistory(Database, Reader, shelf), shelf, Writer, [deadlines, new ChildRequests(Database), new RunSummaries()], TimeProvider.System, NullLogger<RunDesk>.Instance);
        Scheduler = new DeadlineScheduler(Desk, deadlines, settings.Scheduling, TimeProvider.System, NullLogger<DeadlineScheduler>.Instance);
    }

    public string Folder { get; }

    public Database Database { get; }

    public JournalWriter Writer { get; }

    public JournalReader Reader { get; }

    public DeadlineRows Deadlines { get; }

    public RunDesk Desk { get; }

    public DeadlineScheduler Scheduler { get; }

    public static string NewFolder() => Directory.CreateTempSubdirectory("draaiboek-bench-").FullName;

    public async Task<RunState> Start(string runbook)
    {
        var details = new StartDetails(RunMode.Live, "Meting", null, new Dictionary<string, string>());
        var handled = await Desk.Start(new RunbookId(runbook), details, Somebody, null, CancellationToken.None);
        return handled.State ?? throw new InvalidOperationException(handled.Refusal!.Message);
    }

    public async Task Do(RunId run, Command command)
    {
        var handled = await Desk.Handle(run, new Request(command, Somebody), CancellationToken.None);
        if (handled.Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Scheduler.StopAsync(CancellationToken.None);
        await Writer.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    /// <summary>At the percentile, of values in any order.</summary>
    public static double Percentile(IReadOnlyCollection<double> values, double percentile)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * percentile))];
    }
}
