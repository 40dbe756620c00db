using System.Collections.Immutable;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Folds events of steps.</summary>
internal static class StepFold
{
    public static RunState Opened(RunState state, StepOpened e, DateTimeOffset recorded)
    {
        var step = new StepState
        {
            Id = e.Step,
            Definition = DefinitionOf(state, e.Step, e.Title, e.Owner),
            Phase = e.Phase,
            Track = e.Track,
            OpenedAt = recorded,
            ConfirmedBefore = e.ConfirmedBefore,
            DoneBefore = e.DoneBefore,
            WaitUntil = e.WaitUntil,
        };
        return WithLimits(state with { Steps = state.Steps.SetItem(e.Step, step) }, step, recorded);
    }

    public static RunState Added(RunState state, StepAdded e, DateTimeOffset recorded)
    {
        var step = new StepState
        {
            Id = e.Step,
            Definition = new ActionStep { Id = e.Step, Title = e.Title, Owner = e.Owner, Instruction = e.Instruction },
            OpenedAt = recorded,
            DoneBefore = e.DoneBefore,
        };
        return WithLimits(state with { Steps = state.Steps.SetItem(e.Step, step), AddedSteps = state.AddedSteps + 1 }, step, recorded);
    }

    public static RunState DeadlineSet(RunState state, StepDeadlineSet e, DateTimeOffset recorded) => e.Limit switch
    {
        StepLimit.Confirmed => state.WithStep(e.Step, s => s with { ConfirmedBefore = e.Due })
            .With(DeadlineIds.Confirmed(e.Step), e.Due, DeadlineKind.Confirmed, e.Step.Value, recorded),
        StepLimit.Done => state.WithStep(e.Step, s => s with { DoneBefore = e.Due })
            .With(DeadlineIds.Done(e.Step), e.Due, DeadlineKind.Done, e.Step.Value, recorded),
        StepLimit.Wait => state.WithStep(e.Step, s => s with { WaitUntil = e.Due })
            .With(DeadlineIds.Wait(e.Step), e.Due, DeadlineKind.Wait, e.Step.Value, recorded),
    };

    public static RunState Late(RunState state, StepLate e, DateTimeOffset recorded) =>
        e.Limit == StepLimit.Confirmed
            ? state.WithStep(e.Step, s => s with { ConfirmedLate = true }).Without(DeadlineIds.Confirmed(e.Step))
            : state.WithStep(e.Step, s => s with { DoneLate = true }).Without(DeadlineIds.Done(e.Step))
                .With(DeadlineIds.Reminder(e.Step), e.RemindAt, DeadlineKind.Reminder, e.Step.Value, recorded);

    public static RunState Ended(RunState state, StepEvent e, StepStatus status, string? evidence, DateTimeOffset recorded, Actor by)
    {
        var step = state.Steps.GetValueOrDefault(e.Step) ?? Ahead(state, e.Step, recorded);
        var ended = step with { Status = status, Version = step.Version + 1, EndedAt = recorded, EndedBy = by.Name, Evidence = evidence };
        return WithoutTimers(state with { Steps = state.Steps.SetItem(e.Step, ended) }, e.Step);
    }

    public static RunState Reopened(RunState state, StepReopened e, DateTimeOffset recorded)
    {
        var step = state.Steps[e.Step];
        var open = step with
        {
            Status = StepStatus.Open,
            Version = step.Version + 1,
            EndedAt = null,
            EndedBy = null,
            OpenedAt = recorded,
            DoneLate = false,
            Option = null,
            FirstReader = null,
            TextApproved = false,
            DoneBefore = null,
            ConfirmedBefore = null,
        };
        return state with { Steps = state.Steps.SetItem(e.Step, open) };
    }

    public static RunState TextApproved(RunState state, TextApproved e, Actor by)
    {
        var key = AlarmKeys.Of(Purpose.SecondReader, ReaderRole(state, e));
        return state
            .WithStep(e.Step, s => s with
            {
                FirstReader = e.Reader == 1 ? by.Name : s.FirstReader,
                TextApproved = e.Reader == 2,
                Alarms = s.Alarms.TryGetValue(key, out var alarm) ? s.Alarms.SetItem(key, alarm with { Reached = true }) : s.Alarms,
            })
            .Without(DeadlineIds.Rung(e.Step, key));
    }

    public static RunState Decided(RunState state, DecisionTaken e, DateTimeOffset recorded, Actor by) =>
        Ended(state, e, StepStatus.Done, e.Reason, recorded, by)
            .WithStep(e.Step, s => s with { Option = e.Option })
            .With(DeadlineIds.Review(e.Step), e.ReviewAt, DeadlineKind.Review, e.Step.Value, recorded);

    public static RunState ReviewDue(RunState state, DecisionReviewDue e) =>
        state.WithStep(e.Step, s => s with { Status = StepStatus.Open, Version = s.Version + 1, EndedAt = null, EndedBy = null })
            .Without(DeadlineIds.Review(e.Step));

    private static RoleId ReaderRole(RunState state, TextApproved e) =>
        state.Steps[e.Step].Definition is NotifyStep { SecondReader: { } second } notify
            ? e.Reader == 1 ? notify.Owner!.Value : second
            : default;

    private static RunState WithLimits(RunState state, StepState step, DateTimeOffset recorded) => state
        .With(DeadlineIds.Confirmed(step.Id), step.ConfirmedBefore, DeadlineKind.Confirmed, step.Id.Value, recorded)
        .With(DeadlineIds.Done(step.Id), step.DoneBefore, DeadlineKind.Done, step.Id.Value, recorded)
        .With(DeadlineIds.Wait(step.Id), step.WaitUntil, DeadlineKind.Wait, step.Id.Value, recorded);

    private static RunState WithoutTimers(RunState state, StepId step) => state
        .Without(d => d.Subject == step.Value && d.Kind is DeadlineKind.Confirmed or DeadlineKind.Done or DeadlineKind.Wait
            or DeadlineKind.Rung or DeadlineKind.Reminder or DeadlineKind.Review)
        .Without(d => d.Kind is DeadlineKind.NextContact
            && state.Notifications[new NotificationId(d.Subject)].Intent is { Purpose: not Purpose.Sitrap } intent && intent.Step == step);

    private static StepState Ahead(RunState state, StepId id, DateTimeOffset recorded)
    {
        var placed = state.Runbook.Find(id.Authored);
        return new StepState
        {
            Id = id,
            Definition = DefinitionOf(state, id, id.Value, null),
            Phase = placed?.Phase,
            Track = placed?.Track,
            OpenedAt = recorded,
        };
    }

    // A runbook that was taken over may lack a step of long ago; its entry must stay readable.
    private static Step DefinitionOf(RunState state, StepId id, string title, RoleId? owner)
    {
        var authored = state.Runbook.Find(id.Authored)?.Step;
        return authored is null
            ? new ActionStep { Id = id, Title = title, Owner = owner, Escalation = EscalationPlan.None }
            : authored;
    }
}
