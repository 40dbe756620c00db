using System.Collections.Immutable;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Folds events of the run as a whole.</summary>
internal static class RunFold
{
    public static RunState Started(RunId run, RunStarted e, Runbook runbook) => new()
    {
        Id = run,
        Runbook = runbook,
        Mode = e.Mode,
        Title = e.Title,
        Start = e.Start,
        Parent = e.Parent,
        Restricted = runbook.Restricted || e.Restricted == true,
        Level = Opschaling.Parse(e.Level),
        Authorities = [.. e.Authorities],
        Data = e.Data.ToImmutableDictionary(StringComparer.Ordinal),
        Sequence = 1,
    };

    public static RunState Round(RunState state, RoundStarted e, DateTimeOffset recorded) =>
        (state with { Repeats = state.Repeats.SetItem(e.Block, new RepeatState(e.Round, e.NextAt, false)) })
        .With(new Deadline(DeadlineIds.Round(e.Block), e.NextAt, DeadlineKind.Round, e.Block), recorded);

    public static RunState RepeatEnded(RunState state, RepeatEnded e)
    {
        var repeat = state.Repeats.GetValueOrDefault(e.Block) ?? new RepeatState(0, state.Start, true);
        return (state with { Repeats = state.Repeats.SetItem(e.Block, repeat with { Ended = true }) }).Without(DeadlineIds.Round(e.Block));
    }

    public static RunState Paused(RunState state, DateTimeOffset recorded)
    {
        var stops = state.Deadlines.Values.Where(d => !d.RunsOnWhilePaused()).ToList();
        return state with
        {
            Status = RunStatus.Paused,
            PausedAt = recorded,
            Deadlines = state.Deadlines.RemoveRange(stops.Select(d => d.Id)),
            Suspended = stops.ToImmutableDictionary(d => d.Id, d => (d, d.Due - recorded)),
        };
    }

    public static RunState Resumed(RunState state, DateTimeOffset recorded)
    {
        var pausedAt = state.PausedAt!.Value;
        var deadlines = state.Deadlines;
        foreach (var (deadline, left) in state.Suspended.Values)
        {
            deadlines = deadlines.SetItem(deadline.Id, deadline with { Due = recorded + left });
        }

        return state with
        {
            Status = RunStatus.Open,
            PausedAt = null,
            Deadlines = deadlines,
            Suspended = state.Suspended.Clear(),
            Steps = state.Steps.SetItems(state.Steps.Values.Where(s => !s.Ended).Select(s => KeyValuePair.Create(s.Id, Later(s, pausedAt, recorded)))),
            Repeats = state.Repeats.SetItems(state.Repeats.Where(r => !r.Value.Ended)
                .Select(r => KeyValuePair.Create(r.Key, r.Value with { NextAt = r.Value.NextAt + (recorded - pausedAt) }))),
        };
    }

    public static RunState Closed(RunState state) => state with
    {
        Status = RunStatus.Closed,
        PausedAt = null,
        Deadlines = state.Deadlines.Clear(),
        Suspended = state.Suspended.Clear(),
    };

    // The rest of every plan moves by as long as it stood still.
    private static StepState Later(StepState step, DateTimeOffset pausedAt, DateTimeOffset resumed)
    {
        var pause = resumed - pausedAt;
        return step with
        {
            ConfirmedBefore = step.ConfirmedLate ? step.ConfirmedBefore : step.ConfirmedBefore + pause,
            DoneBefore = step.DoneLate ? step.DoneBefore : step.DoneBefore + pause,
            SilentUntil = step.SilentUntil + pause,
            Alarms = step.Alarms.ToImmutableSortedDictionary(
                a => a.Key, a => a.Value with { Shift = a.Value.Shift + (resumed - (a.Value.Began > pausedAt ? a.Value.Began : pausedAt)) }, StringComparer.Ordinal),
        };
    }
}
