using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Scheduling;

/// <summary>
/// Gives every deadline to its run when its moment has come: never before, once, and after downtime late. The table of open
/// deadlines is what counts; what is in memory only says when to look. A sweep finds what memory does not know.
/// </summary>
internal sealed class DeadlineScheduler(
    RunDesk desk, DeadlineRows rows, SchedulingSettings settings, TimeProvider clock, ILogger<DeadlineScheduler> log) : BackgroundService
{
    /// <summary>Deadlines that are handled at the same time; they share commits.</summary>
    private const int Workers = 128;

    // Being woken costs half a millisecond of processor; for what comes this soon it is cheaper to wait.
    private static readonly TimeSpan Near = TimeSpan.FromMilliseconds(50);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    private readonly DeadlineQueue _soon = new();
    private readonly FailingRuns _failing = new();
    // Offered and not handled yet; the same deadline at another moment is another one.
    private readonly ConcurrentDictionary<DueDeadline, bool> _busy = new();

    // What is due. Full means that the machine cannot keep up; then the sweep waits.
    private readonly Channel<DueDeadline> _due = Channel.CreateBounded<DueDeadline>(Workers * 8);

    // One signal is enough, however many things changed.
    private readonly Channel<bool> _changed = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Runs whose deadlines cannot be handled; empty: all is well.</summary>
    public IReadOnlyList<FailingRun> Failing => _failing.All;

    /// <summary>When the table was last looked at to its end; null: not yet.</summary>
    public DateTimeOffset? LastSweep { get; private set; }

    // What lies further away is brought in by a later sweep: most deadlines are met long before, and then cost nothing here.
    private TimeSpan Horizon => (settings.SweepEvery * 2) + TimeSpan.FromSeconds(5);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = await AlarmClock.Start(clock, Changed, stoppingToken);
        desk.Committed += Follow;
        try
        {
            await Task.WhenAll([KeepAlarm(alarm, stoppingToken), Sweep(stoppingToken), .. Enumerable.Range(0, Workers).Select(_ => Work(stoppingToken))]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogInformation("Scheduler stopped");
        }
        finally
        {
            desk.Committed -= Follow;
        }
    }

    private void Changed() => _changed.Writer.TryWrite(true);

    private void Follow(Committed change)
    {
        var until = clock.GetUtcNow() + Horizon;
        foreach (var id in change.Deadlines.Gone)
        {
            _soon.Remove(change.After.Id, id);
        }

        foreach (var deadline in change.Deadlines.Set)
        {
            if (deadline.Due <= until)
            {
                _soon.Set(new DueDeadline(deadline.Due, change.After.Id, deadline.Id));
            }
            else
            {
                _soon.Remove(change.After.Id, deadline.Id);
            }
        }

        if (change.Deadlines.Set.Count > 0)
        {
            Changed();
        }
    }

    private async Task KeepAlarm(AlarmClock alarm, CancellationToken stop)
    {
        while (true)
        {
            foreach (var deadline in _soon.TakeDue(clock.GetUtcNow()))
            {
                await Offer(deadline, stop);
            }

            var next = _soon.Earliest;
            if (next - clock.GetUtcNow() is { } wait && wait < Near)
            {
                await Task.Delay(wait > Shortest ? wait : Shortest, clock, stop);
                continue;
            }

            if (next is { } later)
            {
                await alarm.Set(later, stop);
            }

            await _changed.Reader.ReadAsync(stop);
        }
    }

    private async Task Sweep(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(settings.SweepEvery, clock);
        do
        {
            await SweepOnce(stop);
        }
        while (await timer.WaitForNextTickAsync(stop));
    }

    [SuppressMessage("Design", "CA1031", Justification = "the next sweep tries again")]
    private async Task SweepOnce(CancellationToken stop)
    {
        try
        {
            DueDeadline? last = null;
            IReadOnlyList<DueDeadline> page;
            do
            {
                page = rows.Until(clock.GetUtcNow() + Horizon, last, settings.BatchSize);
                foreach (var deadline in page)
                {
                    await BringIn(deadline, stop);
                    last = deadline;
                }
            }
            while (page.Count == settings.BatchSize);
            LastSweep = clock.GetUtcNow();
            Changed();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The table of deadlines could not be read; trying again");
        }
    }

    private async ValueTask BringIn(DueDeadline deadline, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (deadline.Due > now)
        {
            _soon.Add(deadline);
        }
        else if (_failing.MayTry(deadline.Run, now))
        {
            _soon.Remove(deadline.Run, deadline.Id);
            await Offer(deadline, stop);
        }
    }

    private async ValueTask Offer(DueDeadline deadline, CancellationToken stop)
    {
        if (_busy.TryAdd(deadline, true))
        {
            await _due.Writer.WriteAsync(deadline, stop);
        }
    }

    private async Task Work(CancellationToken stop)
    {
        await foreach (var deadline in _due.Reader.ReadAllAsync(stop))
        {
            await Fire(deadline, stop);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "one failing run must not stop the others; it is reported and tried again")]
    private async Task Fire(DueDeadline deadline, CancellationToken stop)
    {
        try
        {
            var handled = await desk.Handle(deadline.Run, new Request(new DeadlineReached(deadline.Id), Actor.Clock), stop);
            _busy.TryRemove(deadline, out _);
            Settle(deadline, handled);
        }
        catch (StorageException fault)
        {
            // Not the run's fault. The row stays, so the sweep comes back to it.
            log.LogError(fault, "Deadline {Deadline} of {Run} could not be recorded", deadline.Id, deadline.Run);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Report(deadline, fault);
        }
        finally
        {
            _busy.TryRemove(deadline, out _);
        }
    }

    private void Settle(DueDeadline deadline, Handled handled)
    {
        var open = handled.State?.Deadlines.GetValueOrDefault(deadline.Id);
        if (open is not null && open.Due <= clock.GetUtcNow() && handled.Entries.Count == 0)
        {
            Report(deadline, new InvalidOperationException($"deadline {deadline.Id} is due and the run does nothing with it"));
            return;
        }

        _failing.Succeeded(deadline.Run);
        if (open is not null)
        {
            // Moved meanwhile, set anew for the same moment, or the clock was set back: wait again.
            _soon.Set(deadline with { Due = open.Due });
            Changed();
        }
    }

    private void Report(DueDeadline deadline, Exception fault)
    {
        var failing = _failing.Failed(deadline.Run, fault, clock.GetUtcNow());
        log.LogError(
            fault, "Deadline {Deadline} of {Run} failed for the {Times}th time; next try at {NextTry}", deadline.Id, deadline.Run, failing.Times, failing.NextTry);
    }
}
