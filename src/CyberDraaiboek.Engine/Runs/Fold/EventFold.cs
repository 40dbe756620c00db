using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>From a state and an event to the next state. Only looks at the two: no clock, no organisation, no zone.</summary>
internal static class EventFold
{
    public static RunState Apply(
        RunState? before, RunId run, RunEvent happened, DateTimeOffset recorded, Actor by, Func<string, Runbook> runbooks)
    {
        if (happened is RunStarted started)
        {
            return RunFold.Started(run, started, runbooks(started.RunbookHash));
        }

        var state = (before ?? throw new ArgumentException("the first event of a run must be its start", nameof(happened))) with
        {
            Sequence = before.Sequence + 1,
        };
        return happened switch
        {
            StepEvent e => Step(state, e, recorded, by),
            NotificationPrepared e => NotificationFold.Prepared(state, e, recorded),
            NotificationOutcome e => NotificationFold.Outcome(state, e),
            ClockEvent e => ClockFold.Apply(state, e, recorded),
            EscalationExhausted e => AlarmFold.Exhausted(state, e),
            PhaseOpened e => state.Without(DeadlineIds.Phase(e.Phase)) with { OpenPhases = state.OpenPhases.Add(e.Phase) },
            PhaseLatestSet e => state.With(new Deadline(DeadlineIds.Phase(e.Phase), e.At, DeadlineKind.Phase, e.Phase), recorded),
            BranchTaken e => state with { Branches = state.Branches.SetItem(e.Block, e.Branch) },
            RoundStarted e => RunFold.Round(state, e, recorded),
            RepeatEnded e => RunFold.RepeatEnded(state, e),
            DataSet e => state with { Data = state.Data.SetItem(e.Field, e.Value) },
            LevelChanged e => state with { Level = Opschaling.Parse(e.To), Grip = e.Grip },
            RoleGiven e => state with { Roles = state.Roles.SetItem(e.Person, e.Role) },
            HandoverOffered e => state with { Handovers = e.Number, HandoverFrom = by.Name },
            HandoverAccepted => state with { HandoverFrom = null },
            RunPaused => RunFold.Paused(state, recorded),
            RunResumed => RunFold.Resumed(state, recorded),
            RunbookTakenOver e => state with { Runbook = runbooks(e.RunbookHash) },
            RunClosed => RunFold.Closed(state),
            DeadlineDropped e => state.Without(e.Deadline),
            NoteAdded or Corrected => state,
            _ => throw new ArgumentException($"no fold for {happened.GetType().Name}", nameof(happened)),
        };
    }

    private static RunState Step(RunState state, StepEvent happened, DateTimeOffset recorded, Actor by) => happened switch
    {
        StepOpened e => StepFold.Opened(state, e, recorded),
        StepAdded e => StepFold.Added(state, e, recorded),
        StepDeadlineSet e => StepFold.DeadlineSet(state, e, recorded),
        StepLate e => StepFold.Late(state, e, recorded),
        StepDone e => StepFold.Ended(state, e, StepStatus.Done, e.Evidence, recorded, by),
        StepSkipped e => StepFold.Ended(state, e, StepStatus.Skipped, e.Reason, recorded, by),
        StepReopened e => StepFold.Reopened(state, e, recorded),
        TextApproved e => StepFold.TextApproved(state, e, by),
        DecisionTaken e => StepFold.Decided(state, e, recorded, by),
        DecisionReviewDue e => StepFold.ReviewDue(state, e),
        ChildRunStarted e => state.WithStep(e.Step, s => s with { Child = e.Child }),
        SitrapDrafted e => state.WithStep(e.Step, s => s with { FirstReader = by.Name }),
        SitrapFixed e => state with { Sitraps = e.Number },
        RungReached e => AlarmFold.Rung(state, e, recorded),
        Acknowledged e => AlarmFold.Acknowledged(state, e, recorded, by),
        Silenced e => AlarmFold.Silenced(state, e, recorded),
        ChildRequested or AttemptLost or PeopleAway => state,
        _ => throw new ArgumentException($"no fold for {happened.GetType().Name}", nameof(happened)),
    };
}
