namespace CyberDraaiboek.Engine.Runs;

/// <summary>Folds events of messages.</summary>
internal static class NotificationFold
{
    public static RunState Prepared(RunState state, NotificationPrepared e, DateTimeOffset recorded)
    {
        if (e.Follows is { } before && state.Notifications.TryGetValue(before, out var earlier))
        {
            state = (state with { Notifications = state.Notifications.SetItem(before, earlier with { NextContactUsed = true }) })
                .Without(DeadlineIds.NextContact(before));
        }

        if (e.Step is { } step)
        {
            state = state.WithStep(step, s => s with { Messages = s.Messages.Add(e.Notification) });
        }

        return (state with { Notifications = state.Notifications.SetItem(e.Notification, new NotificationState(e, NotificationStatus.Ready, recorded)) })
            .With(DeadlineIds.SendBefore(e.Notification), e.SendBefore, DeadlineKind.SendBefore, e.Notification.Value, recorded)
            .With(DeadlineIds.NextContact(e.Notification), e.NextContactAt, DeadlineKind.NextContact, e.Notification.Value, recorded);
    }

    public static RunState Outcome(RunState state, NotificationOutcome e)
    {
        var notification = state.Notifications[e.Notification];
        state = Set(state, notification, StatusAfter(e)).Without(DeadlineIds.SendBefore(e.Notification));
        var intent = notification.Intent;
        return e is NotificationSent or NotificationDelivered or CallMade { Outcome: CallResult.Reached } && intent.Step is { } step
            && state.Steps[step].Alarms.TryGetValue(intent.AlarmKey, out var alarm) && alarm.Purpose is Purpose.Information or Purpose.Sitrap
            ? state.WithAlarm(step, intent.AlarmKey, a => a with { Reached = true })
            : state;
    }

    public static RunState Set(RunState state, NotificationState notification, NotificationStatus status) =>
        // What is known does not become less: an acknowledged message stays so, a delivered one does not become merely sent.
        notification.Status == NotificationStatus.Acknowledged || (notification.Status == NotificationStatus.Delivered && status == NotificationStatus.Sent)
            ? state
            : state with { Notifications = state.Notifications.SetItem(notification.Intent.Notification, notification with { Status = status }) };

    private static NotificationStatus StatusAfter(NotificationOutcome e) => e switch
    {
        NotificationSent => NotificationStatus.Sent,
        NotificationDelivered => NotificationStatus.Delivered,
        NotificationFailed => NotificationStatus.Failed,
        NotificationInDoubt => NotificationStatus.InDoubt,
        NotificationWithdrawn => NotificationStatus.Withdrawn,
        CallMade call => call.Outcome == CallResult.Reached ? NotificationStatus.Acknowledged : NotificationStatus.Failed,
        _ => throw new ArgumentException($"no status after {e.GetType().Name}", nameof(e)),
    };
}
