using System.Diagnostics;
using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Tests.Simulation;

/// <summary>The draaiboek as it is shipped, in virtual time.</summary>
[Collection(nameof(Alone))]
public sealed class SimulationTests
{
    private static readonly RunbookId Ransomware = new("ransomware");

    [Fact]
    public void When_nobody_reacts_it_ends_in_nobody_reached()
    {
        var run = Town.Simulate(Ransomware, Reactions.Nobody);

        Assert.Equal("escalatie.uitgeput", run.Entries[^1].Action);
        Assert.DoesNotContain(run.Entries, e => e.Action is "melding.bevestigd" or "stap.gereed");
    }

    [Fact]
    public void When_everybody_reacts_it_ends_with_the_run_closed()
    {
        var run = Town.Simulate(Ransomware, new Everybody(Town.Organisation));

        Assert.Equal("inzet.gesloten", run.Entries[^1].Action);
        Assert.Empty(run.Refusals);
        Assert.DoesNotContain(run.Entries, e => e.Action is "escalatie.uitgeput" or "klok.verstreken");
        Assert.All(run.State.Steps.Values, step => Assert.False(step.DoneLate, step.Id.Value));
    }

    [Fact]
    public void The_same_plan_gives_the_same_lines_to_the_last_byte_and_the_chain_is_whole()
    {
        var first = Lines(Town.Simulate(Ransomware, Reactions.Nobody));
        var second = Lines(Town.Simulate(Ransomware, Reactions.Nobody));

        Assert.Equal(first, second);
        Assert.Null(Verification.OfExport(new StringReader(first)).Fault);
    }

    [Fact]
    public void It_takes_well_under_a_second()
    {
        var best = Enumerable.Range(0, 5).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Town.Simulate(Ransomware, Reactions.Nobody);
            return watch.Elapsed;
        });

        Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Every_rung_is_reached_at_the_exact_moment_of_the_plan()
    {
        var run = Town.Simulate(Ransomware, Reactions.Nobody);
        var began = new Dictionary<(StepId, string, int), DateTimeOffset>();
        var checkedRungs = 0;
        foreach (var entry in run.Entries)
        {
            if (EntryCodec.Event(entry) is not RungReached rung)
            {
                continue;
            }

            var key = (rung.Step, rung.AlarmKey, rung.Cycle);
            began.TryAdd(key, entry.Happened);
            var plan = run.State.Steps[rung.Step].Definition.Escalation;
            if (rung is { Rung: > 0, Cause: RungCause.Time } && rung.Rung <= plan.Rungs.Count)
            {
                var planned = plan.Rungs[rung.Rung - 1];
                var after = planned.After + ((rung.Round - 1) * (planned.RepeatEvery ?? TimeSpan.Zero));
                Assert.Equal(began[key] + after, entry.Happened);
                checkedRungs++;
            }
        }

        Assert.True(checkedRungs > 50, $"only {checkedRungs} rungs");
    }

    private static string Lines(VirtualRun run) => string.Join('\n', run.Entries.Select(EntryCodec.ToJsonLine));
}
