using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>What became of messages and calls. Every report is recorded, however late; what follows depends on whether it still matters.</summary>
internal static class DeliveryReports
{
    public static Refusal? Delivery(Turn turn, ReportDelivery report)
    {
        if (!turn.State.Notifications.TryGetValue(report.Notification, out var notification))
        {
            return Refusals.NoNotification(report.Notification);
        }

        if (notification.Status == report.Status)
        {
            return null;
        }

        switch (report.Status)
        {
            case NotificationStatus.Sent:
                turn.Record(new NotificationSent { Notification = report.Notification, Detail = report.Detail });
                Informed(turn, notification.Intent);
                return null;
            case NotificationStatus.Delivered:
                turn.Record(new NotificationDelivered { Notification = report.Notification, Detail = report.Detail });
                Informed(turn, notification.Intent);
                return null;
            case NotificationStatus.Failed:
                turn.Record(new NotificationFailed { Notification = report.Notification, Detail = report.Detail });
                FailOver(turn, notification);
                return null;
            case NotificationStatus.InDoubt:
                turn.Record(new NotificationInDoubt { Notification = report.Notification, Detail = report.Detail });
                Doubt(turn, notification);
                return null;
            case NotificationStatus.Ready or NotificationStatus.Acknowledged or NotificationStatus.Withdrawn:
            default:
                return Refusals.NotPossible("Deze status kan niet worden gemeld.");
        }
    }

    public static Refusal? Call(Turn turn, ReportCall report)
    {
        if (!turn.State.Notifications.TryGetValue(report.Notification, out var notification))
        {
            return Refusals.NoNotification(report.Notification);
        }

        if (notification.Intent.Channel != Channel.Call)
        {
            return Refusals.NotPossible("Deze melding ging niet per telefoon.");
        }

        turn.Record(new CallMade { Notification = report.Notification, Outcome = report.Result, Detail = report.Remark });
        if (report.Result != CallResult.Reached)
        {
            FailOver(turn, notification);
        }
        else if (notification.Intent.Step is { } step)
        {
            Informed(turn, notification.Intent);
            return Acknowledging.Handle(
                turn, new Acknowledge(step, notification.Intent.Person, notification.Intent.Target, Strength.Strong, Answer.Coming, report.Notification));
        }

        return null;
    }

    /// <summary>The time in which a channel must hand over has passed.</summary>
    public static void TooSlow(Turn turn, NotificationState notification)
    {
        turn.Follow(new NotificationFailed
        {
            Notification = notification.Intent.Notification,
            Detail = notification.Intent.Channel == Channel.Call ? "niet op tijd gebeld" : "niet op tijd verzonden",
        });
        FailOver(turn, notification);
    }

    /// <summary>The next contact of the person, else the deputy or the next rung, at once.</summary>
    private static void FailOver(Turn turn, NotificationState notification)
    {
        var intent = notification.Intent;
        if (notification.NextContactUsed || !Contacting.StillNeeded(turn.State, intent) || Contacting.Next(turn, intent))
        {
            return;
        }

        var others = Beside(turn, intent).Where(n =>
            n.Intent.Clock == intent.Clock && n.Intent.AlarmKey == intent.AlarmKey && n.Intent.Cycle == intent.Cycle && n.Intent.Attempt == intent.Attempt);
        if (others.Any(MayStillArrive))
        {
            return;
        }

        if (intent.Clock is { } clock)
        {
            turn.Follow(new EscalationExhausted { Clock = clock, AlarmKey = intent.AlarmKey, Target = intent.Target, Cycle = intent.Cycle });
        }
        else
        {
            // A later attempt is being made already; that an earlier one failed says nothing about it.
            var alarm = turn.Find(intent.Step!.Value)!.Alarms[intent.AlarmKey];
            if (intent.Attempt >= alarm.NextAttempt - 1)
            {
                Alarming.Hurry(turn, intent.Step.Value, alarm, RungCause.Failed, null);
            }
        }
    }

    /// <summary>Messages about the same step, or about clocks.</summary>
    private static IEnumerable<NotificationState> Beside(Turn turn, NotificationPrepared intent) => intent.Step is { } step
        ? turn.Find(step)!.Messages.Select(id => turn.State.Notifications[id])
        : turn.State.Notifications.Values.Where(n => n.Intent.Step is null);

    // A mail that left is not undone by a call that nobody made. What is in doubt is not counted on: nobody is harmed by two calls.
    private static bool MayStillArrive(NotificationState notification) => notification.Status switch
    {
        NotificationStatus.Sent or NotificationStatus.Delivered or NotificationStatus.Acknowledged => true,
        NotificationStatus.Ready => !notification.NextContactUsed,
        NotificationStatus.InDoubt or NotificationStatus.Failed or NotificationStatus.Withdrawn => false,
    };

    // A crisis alarm is sent again and says so; a campaign mail is not (at most once).
    private static void Doubt(Turn turn, NotificationState notification)
    {
        if (turn.State.Mode == RunMode.Campaign || notification.NextContactUsed || !Contacting.StillNeeded(turn.State, notification.Intent))
        {
            return;
        }

        if (!Contacting.Again(turn, notification.Intent))
        {
            FailOver(turn, notification);
        }
    }

    /// <summary>A message or webhook step without acknowledgement has ended when everyone has been sent one.</summary>
    private static void Informed(Turn turn, NotificationPrepared intent)
    {
        if (intent.Step is { } id && turn.Find(id) is { Ended: false, Definition: NotifyStep or WebhookStep } step
            && intent.Purpose == Purpose.Information && step.Alarms.Values.Where(a => a.Purpose == Purpose.Information).All(a => a.Reached))
        {
            Ending.Done(turn, id, null, byActor: false);
        }
    }
}
