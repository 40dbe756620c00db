using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using CyberDraaiboek.SystemTests.Journal;
using CyberDraaiboek.Tests;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.SystemTests.Scheduling;

public sealed class SchedulerTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Every_rung_comes_at_its_moment_and_not_a_millisecond_before()
    {
        await using var office = await Office.Open().Staffed();
        var run = await office.Start(TestMap.Silence);
        await office.SendAll(run.Id);

        await Push(office, (5 * Minute) - TimeSpan.FromMilliseconds(1));
        await Settled(office);
        Assert.Equal([0], Rungs(office, run.Id));

        await Push(office, TimeSpan.FromMilliseconds(1));
        await Eventually.Holds(() => Rungs(office, run.Id).Count == 2, "the second rung");

        var second = office.Events(run.Id).OfType<RungReached>().Last();
        Assert.Equal(run.Start + (5 * Minute), second.Planned);
        Assert.Equal(run.Start + (5 * Minute), office.Reader.Entries(run.Id).Last(entry => entry.Action == "escalatie.trede").Recorded);
    }

    [Fact]
    public async Task A_deadline_that_was_met_does_not_fire()
    {
        await using var office = await Office.Open().Staffed();
        var run = await office.Start(TestMap.Silence);
        await office.SendAll(run.Id);
        await office.Do(run.Id, RunDeskTests.Done("bel"));
        var before = office.Reader.Entries(run.Id).Count;

        await Push(office, TimeSpan.FromHours(2));
        await Settled(office);

        Assert.Equal(before, office.Reader.Entries(run.Id).Count);
        Assert.Empty(office.Deadlines.Until(DateTimeOffset.MaxValue, null, 10));
    }

    [Fact]
    public async Task When_the_clock_is_set_back_nothing_fires_before_its_moment_and_everything_at_it()
    {
        await using var office = await Office.Open().Staffed();
        var run = await office.Start(TestMap.Silence);
        await office.SendAll(run.Id);

        await Push(office, 4 * Minute);
        office.Hands.Jump(-TimeSpan.FromHours(1));
        await Push(office, 2 * Minute);
        await Settled(office);
        Assert.Equal([0], Rungs(office, run.Id));

        await Push(office, TimeSpan.FromHours(1) - Minute);
        await Eventually.Holds(() => Rungs(office, run.Id).Count == 2, "the second rung, at its moment by the clock");
    }

    [Fact]
    public async Task When_the_clock_is_set_forward_the_sweep_finds_what_is_overdue()
    {
        await using var office = await Office.Open().Staffed();
        var run = await office.Start(TestMap.Silence);
        await office.SendAll(run.Id);

        office.Hands.Jump(6 * Minute);
        await Push(office, TimeSpan.FromSeconds(20));

        await Eventually.Holds(() => Rungs(office, run.Id).Count == 2, "the second rung");
    }

    [Fact]
    public async Task After_a_day_without_power_a_deadline_fires_once_says_how_late_and_later_rungs_keep_their_distance()
    {
        await using var before = await Office.Open().Staffed();
        var run = await before.Start(TestMap.Silence);
        await before.SendAll(run.Id);
        before.Hands.Push(Minute);
        var office = await before.Again();
        office.Hands.Push(TimeSpan.FromDays(1));

        await office.Staffed();
        await Eventually.Holds(() => Rungs(office, run.Id).Count == 2, "the second rung, late");
        await office.SendAll(run.Id);
        await Settled(office);

        // Once, and not the third rung too, although its moment passed as well: people get the time that the plan gives them.
        Assert.Equal([0, 1], Rungs(office, run.Id));
        var late = office.Events(run.Id).OfType<RungReached>().Last();
        var resumed = office.Clock.GetUtcNow();
        Assert.Equal(TimeSpan.FromDays(1) - (4 * Minute), TimeSpan.FromSeconds(late.ShiftSeconds));
        Assert.Equal(resumed + (10 * Minute), late.NextAt);

        await Push(office, 10 * Minute);
        await Eventually.Holds(() => Rungs(office, run.Id).Count == 3, "the third rung, ten minutes after the second");
        await office.DisposeAsync();
    }

    [Theory]
    [InlineData("2027-03-27T12:00:00+01:00", 23)]
    [InlineData("2026-10-24T12:00:00+02:00", 25)]
    public async Task A_day_is_a_day_by_the_wall_clock_in_the_night_that_the_clock_changes(string start, int hours)
    {
        var clock = new ManualClock(DateTimeOffset.Parse(start, null));
        await using var office = await Office.Open(clock: clock).Staffed();
        var run = await office.Start(TestMap.Night);
        await office.SendAll(run.Id);

        await Push(office, TimeSpan.FromHours(hours) - TimeSpan.FromMilliseconds(1));
        await Settled(office);
        Assert.Empty(office.Events(run.Id).OfType<StepLate>());

        await Push(office, TimeSpan.FromMilliseconds(1));
        await Eventually.Holds(() => office.Events(run.Id).OfType<StepLate>().Any(), "late at noon the next day");
        Assert.Equal(0, office.Events(run.Id).OfType<StepLate>().Single().NoticedAfterSeconds);
    }

    [Fact]
    public async Task A_run_that_keeps_failing_is_reported_and_does_not_stop_the_others()
    {
        var part = new FailsFor();
        await using var office = await Office.Open(parts: new OfficeParts { More = [part] }).Staffed();
        var bad = await office.Start(TestMap.Silence);
        var good = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => office.Start(TestMap.Silence)));
        await Task.WhenAll(good.Append(bad).Select(run => office.SendAll(run.Id)));
        part.Run = bad.Id;

        await Push(office, 5 * Minute);
        await Eventually.Holds(() => good.All(run => Rungs(office, run.Id).Count == 2), "the others go on");
        await Eventually.Holds(() => office.Scheduler.Failing.Count == 1, "the failing run is reported");
        Assert.Equal((bad.Id, "onverwachte fout (InvalidTimeZoneException)."), (office.Scheduler.Failing[0].Run, office.Scheduler.Failing[0].Fault));

        part.Run = default;
        await Eventually.Holds(
            async () =>
            {
                await Push(office, TimeSpan.FromSeconds(20));
                return Rungs(office, bad.Id).Count == 2;
            },
            "it is tried again");
        await Eventually.Holds(() => office.Scheduler.Failing.Count == 0, "and is well again");
    }

    [Fact]
    public async Task A_thousand_runs_started_at_once_all_escalate_at_their_moment()
    {
        await using var office = await Office.Open().Staffed();
        var runs = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => office.Start(TestMap.Silence)));
        await Task.WhenAll(runs.Select(run => office.SendAll(run.Id)));

        await Push(office, 5 * Minute);

        await Eventually.Holds(() => office.Deadlines.Until(office.Clock.GetUtcNow(), null, 1).Count == 0, "nothing is overdue");
        Assert.All(runs, run => Assert.Equal([0, 1], Rungs(office, run.Id)));
        Assert.Null(Verification.OfDatabase(office.Database).Fault);
    }

    [Fact]
    public async Task Ten_thousand_open_deadlines_are_held_and_none_fires_early_late_or_twice()
    {
        await using var office = await Office.Open().Staffed();
        var runs = await Task.WhenAll(Enumerable.Range(0, 10_000).Select(_ => office.Start(TestMap.Silence)));
        await Task.WhenAll(runs.Select(run => office.SendAll(run.Id)));
        Assert.Equal(10_000, Open());

        await Push(office, (5 * Minute) - TimeSpan.FromMilliseconds(1));
        await Settled(office);
        Assert.Equal(10_000, Open());

        await Push(office, TimeSpan.FromMilliseconds(1));
        await Eventually.Holds(() => office.Deadlines.Until(office.Clock.GetUtcNow(), null, 1).Count == 0, "nothing is overdue");
        var rungs = office.Reader.Entries(new EntryFilter(Action: "escalatie.trede")).GroupBy(entry => entry.Run).ToDictionary(run => run.Key, run => run.Count());
        Assert.All(runs, run => Assert.Equal(2, rungs[run.Id]));

        int Open() => office.Deadlines.Until(DateTimeOffset.MaxValue, null, 100_000).Count;
    }

    /// <summary>Pushes in parts, so that what lies beyond the horizon is brought in on the way, as it is in real time.</summary>
    private static async Task Push(Office office, TimeSpan by)
    {
        for (var left = by; left > TimeSpan.Zero;)
        {
            var part = left < Minute ? left : Minute;
            office.Hands.Push(part);
            left -= part;
            await Task.Yield();
        }
    }

    /// <summary>Long enough for anything that would wrongly fire to have fired.</summary>
    private static Task Settled(Office office) => Task.Delay(TimeSpan.FromMilliseconds(150), TimeProvider.System, CancellationToken.None).ContinueWith(
        _ => Assert.Empty(office.Scheduler.Failing), TaskScheduler.Default);

    private static List<int> Rungs(Office office, RunId run) => [.. office.Events(run).OfType<RungReached>().Select(rung => rung.Rung)];

    private sealed class FailsFor : ICommitPart
    {
        public RunId Run { get; set; }

        public void Write(Committed change, SqliteConnection connection, SqliteTransaction transaction)
        {
            if (change.After.Id == Run)
            {
                throw new InvalidTimeZoneException("a bug in a part");
            }
        }
    }
}
