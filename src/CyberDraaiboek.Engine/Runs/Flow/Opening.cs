using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>What happens when a step opens.</summary>
internal static class Opening
{
    /// <summary>Opens a step and calls whom it concerns.</summary>
    public static void Open(Turn turn, Step step, StepId id, Place place, string? reason = null)
    {
        if (step is ClockStep clock && ClockCommands.AllFixed(turn, clock.Clock))
        {
            turn.Follow(new StepDone { Step = id, Evidence = "de klok was al vastgesteld", Ahead = true });
            return;
        }

        turn.Follow(new StepOpened
        {
            Step = id,
            Title = step.Title,
            Owner = step.Owner,
            Phase = place.Phase.Length == 0 ? null : place.Phase,
            Track = place.Track,
            ConfirmedBefore = Instant(turn, step.ConfirmedBefore),
            DoneBefore = Instant(turn, step.DoneBefore),
            WaitUntil = Instant(turn, (step as WaitStep)?.Until),
            Reason = reason,
        });
        Start(turn, step, id);
    }

    /// <summary>Calls whom an open step concerns: at its opening, and again after it was reopened.</summary>
    public static void Start(Turn turn, Step step, StepId id)
    {
        switch (step)
        {
            case NotifyStep notify:
                Notify(turn, notify, id);
                break;
            case WebhookStep webhook:
                Alarming.Begin(turn, id, AlarmKeys.Of(Purpose.Information, webhook.To), webhook.To, Purpose.Information);
                break;
            case StartRunbookStep start:
                turn.Follow(new ChildRequested { Step = id, Runbook = start.Runbook });
                break;
            case WaitStep:
                break;
            case ActionStep or DecisionStep or QuestionStep or ScaleStep or ClockStep or SitrapStep:
                Alarming.Begin(turn, id, AlarmKeys.Of(Purpose.Alarm, step.Owner!.Value), step.Owner.Value, Purpose.Alarm);
                break;
            default:
                throw new ArgumentException($"no opening for {step.GetType().Name}", nameof(step));
        }
    }

    /// <summary>Sends a message step, or first asks the two readers.</summary>
    public static void Notify(Turn turn, NotifyStep notify, StepId id)
    {
        var state = turn.Find(id)!;
        if (notify.SecondReader is { } second && !state.TextApproved)
        {
            var reader = state.FirstReader is null ? notify.Owner!.Value : second;
            Alarming.Begin(turn, id, AlarmKeys.Of(Purpose.SecondReader, reader), reader, Purpose.SecondReader);
            return;
        }

        var purpose = notify.AsksAcknowledgement ? Purpose.Alarm : Purpose.Information;
        foreach (var role in notify.To)
        {
            Alarming.Begin(turn, id, AlarmKeys.Of(purpose, role), role, purpose);
        }
    }

    private static DateTimeOffset? Instant(Turn turn, TargetTime? target) =>
        target is null ? null : Anchors.Instant(turn.State, target, turn.Now);
}

/// <summary>Names of the escalations of a step.</summary>
internal static class AlarmKeys
{
    private const string Approval = "akkoord/";
    private const string Report = "sitrap/";

    public static string Of(Purpose purpose, RoleId role) => purpose switch
    {
        Purpose.SecondReader => Approval + role.Value,
        Purpose.Sitrap => Report + role.Value,
        Purpose.Alarm or Purpose.Information or Purpose.Reminder or Purpose.Clock or Purpose.Review => role.Value,
    };
}
