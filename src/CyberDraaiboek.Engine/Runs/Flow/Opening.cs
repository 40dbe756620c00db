using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

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
        foreach (var target in notify.To.SelectMany(to => to == Everyone.Role ? Each(turn, id) : [to]))
        {
            Alarming.Begin(turn, id, AlarmKeys.Of(purpose, target), target, purpose);
        }
    }

    /// <summary>
    /// Everybody who is there, one by one. Nothing is sent to who is away, and that is said. Whoever was called before the step was reopened is
    /// called again in any case, or their call would wait for ever. With nobody left the call itself is empty.
    /// </summary>
    private static IReadOnlyList<RoleId> Each(Turn turn, StepId id)
    {
        var before = turn.Find(id)!.Alarms.Values.Select(a => a.Target).Where(target => Everyone.IsPerson(target, out _)).ToHashSet();
        var away = turn.Organisation.People.Values.Where(p => !p.Present(turn.Now) && !before.Contains(Everyone.Only(p.Id))).ToList();
        if (away.Count > 0)
        {
            turn.Follow(new PeopleAway { Step = id, People = [.. away.Select(p => p.Id).OrderBy(p => p.Value, StringComparer.Ordinal)] });
        }

        var targets = turn.Organisation.People.Values.Except(away).Select(p => Everyone.Only(p.Id)).Union(before).ToList();
        return targets.Count > 0 ? [.. targets.OrderBy(t => t.Value, StringComparer.Ordinal)] : [Everyone.Role];
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
