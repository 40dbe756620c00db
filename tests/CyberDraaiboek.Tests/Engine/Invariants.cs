using System.Globalization;
using System.Text;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>What must hold after every command, whatever came before.</summary>
internal static class Invariants
{
    public static void Check(Town town)
    {
        TimersAreSet(town.State);
        Assert.Equal(Text(town.State), Text(town.Replayed()));
        Assert.Null(HashChain.Verify(town.Journal));
        NothingSentAfterTheEnd(town);
    }

    /// <summary>No timer lost: whoever waits for something has a deadline.</summary>
    public static void TimersAreSet(RunState state)
    {
        if (state.Status == RunStatus.Closed)
        {
            Assert.Empty(state.Deadlines);
            return;
        }

        var ids = state.Deadlines.Keys.Concat(state.Suspended.Keys).Select(d => d.Value).ToHashSet();
        foreach (var step in state.Steps.Values.Where(s => !s.Ended))
        {
            Assert.True(step.DoneBefore is null || step.DoneLate || ids.Contains($"gereed/{step.Id}"), $"gereed {step.Id}");
            foreach (var alarm in step.Alarms.Values.Where(a => a.Running && a.Purpose is not (Purpose.Information or Purpose.Sitrap)))
            {
                Assert.Contains($"trede/{step.Id}/{alarm.Key}", ids);
            }
        }

        Assert.All(state.Notifications.Values.Where(n => n.Status == NotificationStatus.Ready), n => Assert.Contains($"verzonden/{n.Intent.Notification}", ids));
        Assert.All(state.Clocks.Values.Where(c => c is { Running: true, Ends: not null, Expired: false }), c => Assert.Contains($"klokeinde/{c.Id}", ids));
    }

    private static void NothingSentAfterTheEnd(Town town)
    {
        var ended = new HashSet<StepId>();
        foreach (var happened in town.Journal.Select(EntryCodec.Event))
        {
            switch (happened)
            {
                case StepDone or StepSkipped or DecisionTaken:
                    ended.Add(((StepEvent)happened).Step);
                    break;
                case StepReopened or DecisionReviewDue:
                    ended.Remove(((StepEvent)happened).Step);
                    break;
                case NotificationPrepared { Step: { } step, Purpose: not Purpose.Sitrap } prepared:
                    Assert.False(ended.Contains(step), $"{prepared.Notification} after the end");
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>The whole state as text: records with immutable dictionaries compare by reference, this compares by content.</summary>
    public static string Text(RunState state)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{state.Id} {state.Status} {state.Level} {state.Grip} {state.Sequence} {state.PausedAt:O} {state.Sitraps} {state.AddedSteps} {state.Runbook.Hash}");
        Lines(text, state.Data.Select(d => $"{d.Key}={d.Value}"));
        Lines(text, state.OpenPhases);
        Lines(text, state.Branches.Select(b => $"{b.Key}->{b.Value}"));
        Lines(text, state.Repeats.Select(r => $"{r.Key} {r.Value}"));
        Lines(text, state.Clocks.Values.Select(c => c.ToString()));
        Lines(text, state.Deadlines.Values.Select(d => $"{d.Id} {d.Due:O} {d.Kind} {d.Subject} {d.AlarmKey}"));
        Lines(text, state.Suspended.Values.Select(d => $"{d.Deadline.Id} {d.Left}"));
        Lines(text, state.Notifications.Values.Select(n => $"{n.Intent.Notification} {n.Status} {n.NextContactUsed} {n.PreparedAt:O} {n.Intent.SendBefore:O}"));
        Lines(text, state.Steps.Values.Select(s => $"{s with { Alarms = s.Alarms.Clear() }} {string.Join('|', s.Alarms.Values.Select(Alarm))}"));
        return text.ToString();
    }

    private static string Alarm(AlarmState a) =>
        $"{a.Key} {a.Purpose} {a.Target} {a.Cycle} {a.Began:O} {a.Shift} {a.NextAttempt} {a.Reached} {a.Exhausted} "
        + string.Join(',', a.Addressed.OrderBy(x => x.Key).Select(x => $"{x.Key}:{string.Join('+', x.Value.Select(p => p.Value).Order())}"))
        + string.Join(',', a.Coming.OrderBy(x => x.Key.Value).Select(x => $"{x.Key}:{x.Value}"))
        + string.Join(',', a.Declined.Select(p => p.Value).Order());

    private static void Lines(StringBuilder text, IEnumerable<string> lines)
    {
        foreach (var line in lines.Order(StringComparer.Ordinal))
        {
            text.AppendLine(line);
        }

        text.AppendLine("--");
    }
}
