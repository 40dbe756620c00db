using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Scheduling;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyberDraaiboek.SystemTests.Journal;

/// <summary>The durable part of the host on a real database file, without web and without sending.</summary>
internal sealed class Office : IAsyncDisposable
{
    public static readonly Actor Ciso = new("Anna", new RoleId("ciso"), Origin.Api, new PersonId("anna"));

    private readonly bool _ownsFolder;

    private Office(string folder, bool ownsFolder, TimeProvider clock, OfficeParts parts)
    {
        (Folder, _ownsFolder, Clock) = (folder, ownsFolder, clock);
        Database = Database.Open(Path.Combine(folder, "draaiboek.db"));
        Writer = new JournalWriter(Database, 256, NullLogger<JournalWriter>.Instance);
        Reader = new JournalReader(Database);
        Shelf = new RunbookShelf(() => Read(parts.WithoutFiles), Database, NullLogger<RunbookShelf>.Instance);
        History = new RunHistory(Database, Reader, Shelf);
        Deadlines = new DeadlineRows(Database);
        Children = new ChildRequests(Database);
        Desk = new RunDesk(History, Shelf, Writer, [Deadlines, Children, new RunSummaries(), .. parts.More], clock, NullLogger<RunDesk>.Instance);
        Scheduler = new DeadlineScheduler(Desk, Deadlines, new SchedulingSettings(), clock, NullLogger<DeadlineScheduler>.Instance);
        ChildStarter = new ChildStarter(Desk, Children, clock, NullLogger<ChildStarter>.Instance);
    }

    public string Folder { get; }

    public TimeProvider Clock { get; }

    public ManualClock Hands => (ManualClock)Clock;

    public Database Database { get; }

    public JournalWriter Writer { get; }

    public JournalReader Reader { get; }

    public RunbookShelf Shelf { get; }

    public RunHistory History { get; }

    public DeadlineRows Deadlines { get; }

    public ChildRequests Children { get; }

    public RunDesk Desk { get; }

    public DeadlineScheduler Scheduler { get; }

    public ChildStarter ChildStarter { get; }

    /// <summary>Opens an office on a new folder, with a clock that stands still, or on an old folder with its clock.</summary>
    public static Office Open(Office? after = null, TimeProvider? clock = null, OfficeParts? parts = null) => new(
        after?.Folder ?? Directory.CreateTempSubdirectory("draaiboek-").FullName,
        after is null,
        clock ?? after?.Clock ?? new ManualClock(),
        parts ?? new OfficeParts());

    /// <summary>Starts the parts that work by themselves.</summary>
    public async Task<Office> Staffed()
    {
        await Scheduler.StartAsync(CancellationToken.None);
        await ChildStarter.StartAsync(CancellationToken.None);
        return this;
    }

    /// <summary>Closes this office as a stop of the program would, and opens another on the same files.</summary>
    public async Task<Office> Again(TimeProvider? clock = null, OfficeParts? parts = null)
    {
        await Close();
        return Open(this, clock, parts);
    }

    public async Task<RunState> Start(string runbook, string? key = null)
    {
        var handled = await Desk.Start(new RunbookId(runbook), Details(), Ciso, key, CancellationToken.None);
        Assert.Null(handled.Refusal);
        return handled.State!;
    }

    public static StartDetails Details() => new(RunMode.Live, "Proef", null, new Dictionary<string, string>());

    public Task<Handled> Do(RunId run, Command command) => Desk.Handle(run, new Request(command, Ciso), CancellationToken.None);

    public async Task<RunState> State(RunId run) => (await Desk.State(run, CancellationToken.None))!;

    public IReadOnlyList<RunEvent> Events(RunId run) => [.. Reader.Entries(run).Select(EntryCodec.Event)];

    /// <summary>Says of every message that it was sent, as the outbox would.</summary>
    public async Task SendAll(RunId run)
    {
        foreach (var ready in (await State(run)).Notifications.Values.Where(n => n.Status == NotificationStatus.Ready))
        {
            await Desk.Handle(run, new Request(new ReportDelivery(ready.Intent.Notification, NotificationStatus.Sent, null), Actor.Dispatcher), CancellationToken.None);
        }
    }

    public async Task Close()
    {
        await Scheduler.StopAsync(CancellationToken.None);
        await ChildStarter.StopAsync(CancellationToken.None);
        await Writer.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        if (_ownsFolder)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private static LibrarySource Read(string[] without)
    {
        var options = new LoadOptions(new DateOnly(2026, 11, 22));
        return new LibrarySource(RunbookLoader.Load(TestMap.Texts(without), options), options);
    }
}

/// <summary>What is different about an office.</summary>
internal sealed record OfficeParts
{
    public ICommitPart[] More { get; init; } = [];

    public string[] WithoutFiles { get; init; } = [];
}

internal static class Eventually
{
    /// <summary>Waits, in real time and not for ever, until something holds; work goes on in other threads.</summary>
    public static async Task Holds(Func<Task<bool>> condition, string what)
    {
        for (var attempt = 0; attempt < 1000; attempt++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }

        Assert.Fail($"not within 20 seconds: {what}");
    }

    public static Task Holds(Func<bool> condition, string what) => Holds(() => Task.FromResult(condition()), what);
}
