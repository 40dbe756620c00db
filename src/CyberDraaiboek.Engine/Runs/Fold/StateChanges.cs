using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Small changes of a state that several folds share.</summary>
internal static class StateChanges
{
    /// <summary>Sets a deadline. While paused only those of legal clocks run; the others keep what they have left.</summary>
    public static RunState With(this RunState state, Deadline deadline, DateTimeOffset recorded) =>
        state.Status == RunStatus.Closed ? state
        : state.Status == RunStatus.Paused && !deadline.RunsOnWhilePaused()
            ? state with { Suspended = state.Suspended.SetItem(deadline.Id, (deadline, deadline.Due - recorded)) }
            : state with { Deadlines = state.Deadlines.SetItem(deadline.Id, deadline) };

    /// <summary>Sets a deadline when there is one.</summary>
    public static RunState With(this RunState state, DeadlineId id, DateTimeOffset? due, DeadlineKind kind, string subject, DateTimeOffset recorded, string? alarm = null) =>
        due is { } at ? state.With(new Deadline(id, at, kind, subject, alarm), recorded) : state;

    /// <summary>Removes a deadline, running or suspended.</summary>
    public static RunState Without(this RunState state, DeadlineId id) =>
        state.Suspended.IsEmpty
            ? state with { Deadlines = state.Deadlines.Remove(id) }
            : state with { Deadlines = state.Deadlines.Remove(id), Suspended = state.Suspended.Remove(id) };

    /// <summary>Removes all deadlines of a kind and subject.</summary>
    public static RunState Without(this RunState state, Func<Deadline, bool> which) => state with
    {
        Deadlines = state.Deadlines.RemoveRange(state.Deadlines.Values.Where(which).Select(d => d.Id)),
        Suspended = state.Suspended.RemoveRange(state.Suspended.Values.Where(s => which(s.Deadline)).Select(s => s.Deadline.Id)),
    };

    /// <summary>Changes a step.</summary>
    public static RunState WithStep(this RunState state, StepId step, Func<StepState, StepState> change) =>
        state with { Steps = state.Steps.SetItem(step, change(state.Steps[step])) };

    /// <summary>Changes an escalation of a step.</summary>
    public static RunState WithAlarm(this RunState state, StepId step, string key, Func<AlarmState, AlarmState> change) =>
        state.WithStep(step, s => s with { Alarms = s.Alarms.SetItem(key, change(s.Alarms[key])) });

    public static bool RunsOnWhilePaused(this Deadline deadline) => deadline.Kind is DeadlineKind.ClockEnd or DeadlineKind.ClockWarning;
}
