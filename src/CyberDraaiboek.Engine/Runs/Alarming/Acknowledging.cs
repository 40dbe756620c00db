using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>
/// Answers to alarms. One that counts stops what is pending for that role and nothing else; one that is too weak or too late is
/// recorded and the clock runs on; one that declines calls the next at once.
/// </summary>
internal static class Acknowledging
{
    public static Refusal? Handle(Turn turn, Acknowledge command)
    {
        if (turn.Find(command.Step) is not { } step)
        {
            return Refusals.NoStep(command.Step);
        }

        if (step.Ended || turn.State.Status == RunStatus.Closed || step.Alarms.IsEmpty)
        {
            if (!RepeatsAfterEnd(turn, command))
            {
                turn.Record(Event(command, null));
            }

            return null;
        }

        var alarms = AlarmsFor(turn, command, step);
        if (alarms.Count == 0)
        {
            turn.Record(Event(command, null));
        }

        foreach (var alarm in alarms)
        {
            Answer(turn, command, step.Id, alarm);
        }

        return null;
    }

    private static List<AlarmState> AlarmsFor(Turn turn, Acknowledge command, StepState step)
    {
        var asking = step.Alarms.Values.Where(a => a.Purpose is not (Purpose.Information or Purpose.Sitrap)).ToList();
        if (command.Target is { } target)
        {
            return [.. asking.Where(a => a.Target == target)];
        }

        var addressed = command.Person is { } person
            ? asking.Where(a => a.Addressed.Values.Any(people => people.Contains(person))).ToList()
            : [];
        return addressed.Count > 0 ? addressed
            : command.Person is { } other && asking.Where(a => turn.Organisation.MayActAs(other, a.Target)).ToList() is { Count: > 0 } own ? own
            : asking.Count == 1 ? asking : [];
    }

    private static void Answer(Turn turn, Acknowledge command, StepId id, AlarmState alarm)
    {
        if (command.Answer != Runs.Answer.Coming)
        {
            Decline(turn, command, id, alarm);
            return;
        }

        var step = turn.Find(id)!;
        var known = command.Person is { } person && alarm.Coming.TryGetValue(person, out var before) ? before : (Strength?)null;
        if (known >= command.Strength || (command.Person is null && alarm.SpokenFor.Contains((turn.Request.By.Name, command.Strength))))
        {
            return;
        }

        var counts = command.Strength >= Needed(step, alarm, command.Person);
        var reached = counts && (alarm.Reached || QuorumMet(step, alarm, command.Person));
        var targets = step.Alarms.Values.Where(a => a.Purpose == alarm.Purpose).ToList();
        var confirmed = reached && step.Definition.Acknowledgement.From.Met(targets.Count(a => a.Reached || a.Key == alarm.Key), targets.Count);
        turn.Record(Event(command, alarm) with
        {
            Counts = counts,
            Reached = reached,
            StepConfirmed = confirmed,
            RemindAt = reached && step.DoneLate ? turn.Now + step.Definition.Escalation.RemindEvery : null,
        });
        if (reached)
        {
            Ending.Withdraw(turn, n => n.Intent.Step == id && (confirmed || n.Intent.AlarmKey == alarm.Key) && n.Intent.Purpose != Purpose.Sitrap);
        }

        if (confirmed && step.Definition is NotifyStep && alarm.Purpose == Purpose.Alarm)
        {
            Ending.Done(turn, id, null, byActor: false);
        }
    }

    private static void Decline(Turn turn, Acknowledge command, StepId id, AlarmState alarm)
    {
        if (command.Person is { } again && alarm.Declined.Contains(again))
        {
            return;
        }

        turn.Record(Event(command, alarm));
        var step = turn.Find(id)!;
        var now = step.Alarms[alarm.Key];
        if (alarm.Reached && !now.Reached)
        {
            // Who had taken it up gives it back: the calling starts again, without them.
            Alarming.Begin(turn, id, alarm.Key, alarm.Target, alarm.Purpose, RungCause.Declined);
        }
        else if (now.Running && !now.Addressed.IsEmpty && now.Addressed[now.Addressed.Keys.Max()].All(now.Declined.Contains))
        {
            Alarming.Hurry(turn, id, now, RungCause.Declined, null);
        }
    }

    private static Strength Needed(StepState step, AlarmState alarm, PersonId? person)
    {
        var rung = person is { } who
            ? alarm.Addressed.Where(a => a.Key > 0 && a.Key <= step.Definition.Escalation.Rungs.Count && a.Value.Contains(who)).Select(a => a.Key).DefaultIfEmpty(0).Max()
            : 0;
        return (rung == 0 ? null : step.Definition.Escalation.Rungs[rung - 1].AtLeast) ?? step.Definition.Acknowledgement.AtLeast;
    }

    // A person who was not called and still takes it up is as good as any.
    private static bool QuorumMet(StepState step, AlarmState alarm, PersonId? person)
    {
        var rungs = alarm.Addressed.Where(a => person is { } who && a.Value.Contains(who)).ToList();
        return rungs.Count == 0 || rungs.Any(a =>
            QuorumOf(step, alarm, a.Key).Met(a.Value.Count(p => p == person || alarm.Coming.ContainsKey(p)), a.Value.Count));
    }

    // With one role addressed, "iedereen" means everyone of that team; with several it means every role.
    private static Quorum QuorumOf(StepState step, AlarmState alarm, int rung) =>
        rung > 0 && rung <= step.Definition.Escalation.Rungs.Count ? step.Definition.Escalation.Rungs[rung - 1].Quorum
        : step.Alarms.Values.Count(a => a.Purpose == alarm.Purpose) == 1 ? step.Definition.Acknowledgement.From
        : Quorum.One;

    private static bool RepeatsAfterEnd(Turn turn, Acknowledge command) =>
        command.Notification is { } id && turn.State.Notifications.TryGetValue(id, out var n) && n.Status == NotificationStatus.Acknowledged;

    private static Acknowledged Event(Acknowledge command, AlarmState? alarm) => new()
    {
        Step = command.Step,
        AlarmKey = alarm?.Key,
        Target = alarm?.Target ?? command.Target,
        Person = command.Person,
        Strength = command.Strength,
        Answer = command.Answer,
        Notification = command.Notification,
        Counts = false,
        Reached = false,
        StepConfirmed = false,
    };
}
