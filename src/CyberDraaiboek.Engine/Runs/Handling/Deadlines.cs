using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>A deadline passed. Never acted upon early; a deadline that moved or was met does nothing.</summary>
internal static class Deadlines
{
    public static Refusal? Reached(Turn turn, DeadlineReached command)
    {
        if (!turn.State.Deadlines.TryGetValue(command.Deadline, out var deadline) || turn.Now < deadline.Due)
        {
            return null;
        }

        Act(turn, deadline);
        if (turn.State.Status == RunStatus.Open && (deadline.Kind is DeadlineKind.Round or DeadlineKind.Phase || turn.FlowMayMove))
        {
            // A round or phase that may begin now begins in the flow; that removes its deadline.
            FlowWalk.Advance(turn);
        }

        // By reference: an equal deadline may have been set anew, when two attempts of a plan fall on the same moment.
        if (turn.State.Deadlines.TryGetValue(deadline.Id, out var still) && ReferenceEquals(still, deadline))
        {
            turn.Follow(new DeadlineDropped { Deadline = deadline.Id, Due = deadline.Due });
        }

        return null;
    }

    private static void Act(Turn turn, Deadline deadline)
    {
        switch (deadline.Kind)
        {
            case DeadlineKind.Confirmed:
                Late(turn, deadline, StepLimit.Confirmed);
                break;
            case DeadlineKind.Done:
                Late(turn, deadline, StepLimit.Done);
                break;
            case DeadlineKind.Rung:
                Alarming.Continue(turn, new StepId(deadline.Subject), AlarmOf(turn, deadline), deadline.Due);
                break;
            case DeadlineKind.Reminder:
                Remind(turn, new StepId(deadline.Subject));
                break;
            case DeadlineKind.SendBefore:
                DeliveryReports.TooSlow(turn, turn.State.Notifications[new NotificationId(deadline.Subject)]);
                break;
            case DeadlineKind.NextContact:
                NextContact(turn, turn.State.Notifications[new NotificationId(deadline.Subject)]);
                break;
            case DeadlineKind.Wait:
                Ending.Done(turn, new StepId(deadline.Subject), null, byActor: false);
                break;
            case DeadlineKind.Review:
                Review(turn, new StepId(deadline.Subject), deadline.Due);
                break;
            case DeadlineKind.ClockWarning:
                ClockCommands.Warn(turn, turn.State.Clocks[new ClockId(deadline.Subject)], deadline.Id.Value);
                break;
            case DeadlineKind.ClockEnd:
                ClockCommands.Expire(turn, turn.State.Clocks[new ClockId(deadline.Subject)], deadline.Id.Value);
                break;
            case DeadlineKind.Round:
            case DeadlineKind.Phase:
                break;
            default:
                throw new ArgumentException($"no handling for {deadline.Kind}", nameof(deadline));
        }
    }

    private static AlarmState AlarmOf(Turn turn, Deadline deadline) =>
        turn.Find(new StepId(deadline.Subject))!.Alarms[deadline.AlarmKey!];

    private static void Late(Turn turn, Deadline deadline, StepLimit limit)
    {
        var id = new StepId(deadline.Subject);
        var step = turn.Find(id)!;
        var silentUntil = step.SilentUntil is { } until && until > turn.Now ? until : (DateTimeOffset?)null;
        turn.Follow(new StepLate
        {
            Step = id,
            Limit = limit,
            Due = deadline.Due,
            NoticedAfterSeconds = (long)(turn.Now - deadline.Due).TotalSeconds,
            RemindAt = limit == StepLimit.Done ? silentUntil : null,
        });
        if (limit == StepLimit.Done && silentUntil is null)
        {
            CallAgain(turn, id);
        }
    }

    // Accepted and not done, or nobody reached before: everyone concerned is called again. Who is being called now, stays so.
    private static void CallAgain(Turn turn, StepId id)
    {
        foreach (var alarm in Waiting(turn.Find(id)!))
        {
            Alarming.Begin(turn, id, alarm.Key, alarm.Target, alarm.Purpose, RungCause.Reminder);
        }
    }

    // Who answered a message has nothing more to do for it; that others did not answer is not theirs.
    private static List<AlarmState> Waiting(StepState step) =>
    [
        .. step.Alarms.Values.Where(a =>
            !a.Running && a.Purpose is not (Purpose.Information or Purpose.Sitrap) && !(a.Reached && step.Definition is NotifyStep)),
    ];

    private static void Remind(Turn turn, StepId id)
    {
        var step = turn.Find(id)!;
        var plan = step.Definition.Escalation;
        foreach (var alarm in Waiting(step))
        {
            if (alarm.Cycle < plan.RemindAtMost)
            {
                Alarming.Begin(turn, id, alarm.Key, alarm.Target, alarm.Purpose, RungCause.Reminder);
            }
            else if (!alarm.Exhausted)
            {
                turn.Follow(new EscalationExhausted { Step = id, AlarmKey = alarm.Key, Target = alarm.Target, Cycle = alarm.Cycle, TakenUp = step.TakenUpBy is not null });
            }
        }
    }

    private static void NextContact(Turn turn, NotificationState notification)
    {
        if (!notification.NextContactUsed && Contacting.StillNeeded(turn.State, notification.Intent))
        {
            Contacting.Next(turn, notification.Intent);
        }
    }

    private static void Review(Turn turn, StepId id, DateTimeOffset due)
    {
        turn.Follow(new DecisionReviewDue { Step = id, Due = due });
        var owner = turn.Find(id)!.Definition.Owner!.Value;
        Alarming.Begin(turn, id, AlarmKeys.Of(Purpose.Review, owner), owner, Purpose.Review);
    }
}
