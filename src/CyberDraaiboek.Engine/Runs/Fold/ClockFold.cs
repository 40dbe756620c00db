using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Folds events of legal clocks.</summary>
internal static class ClockFold
{
    public static RunState Apply(RunState state, ClockEvent happened, DateTimeOffset recorded) => happened switch
    {
        ClockStarted e => Started(state, e, recorded),
        ClockDoesNotApply e => Anew(state, new ClockState { Id = e.Clock }),
        ClockStopped e => Without(state, e.Clock, c => c with { StoppedAt = recorded, Reference = e.Reference }),
        ClockExpired e => Without(state, e.Clock, c => c with { Expired = true }),
        ClockWarned e => Warned(state, e, recorded),
        _ => throw new ArgumentException($"no fold for {happened.GetType().Name}", nameof(happened)),
    };

    private static RunState Started(RunState state, ClockStarted e, DateTimeOffset recorded)
    {
        state = Anew(state, new ClockState { Id = e.Clock, Aware = e.Aware, Ends = e.Ends })
            .With(DeadlineIds.ClockEnd(e.Clock), e.Ends, DeadlineKind.ClockEnd, e.Clock.Value, recorded);
        for (var i = 0; i < e.WarnAt.Count; i++)
        {
            state = state.With(DeadlineIds.ClockWarning(e.Clock, i + 1), e.WarnAt[i], DeadlineKind.ClockWarning, e.Clock.Value, recorded);
        }

        return state;
    }

    // All warnings that are due by now are in this one.
    private static RunState Warned(RunState state, ClockWarned e, DateTimeOffset recorded) =>
        state.Without(d => d.Kind == DeadlineKind.ClockWarning && d.Subject == e.Clock.Value && d.Due <= recorded);

    private static RunState Without(RunState state, ClockId clock, Func<ClockState, ClockState> change) =>
        Anew(state, change(state.Clocks[clock]));

    private static RunState Anew(RunState state, ClockState clock) =>
        (state with { Clocks = state.Clocks.SetItem(clock.Id, clock) })
        .Without(d => d.Kind is DeadlineKind.ClockEnd or DeadlineKind.ClockWarning && d.Subject == clock.Id.Value);
}
