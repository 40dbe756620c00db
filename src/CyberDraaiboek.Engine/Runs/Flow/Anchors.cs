using System.Globalization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>From a target time to an instant, as soon as its anchor is known.</summary>
internal static class Anchors
{
    /// <summary>The instant; null while the anchor is unknown.</summary>
    public static DateTimeOffset? Instant(RunState state, TargetTime target, DateTimeOffset opened)
    {
        DateTimeOffset? anchor = target.Anchor switch
        {
            Anchor.Opening => opened,
            Anchor.Start => state.Start,
            Anchor.Step => state.Steps.TryGetValue(new StepId(target.Name!), out var step) ? step.EndedAt : null,
            Anchor.Data => state.Data.TryGetValue(target.Name!, out var text)
                ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
                : null,
            Anchor.Clock => Clock(state, target),
        };
        return anchor is not { } at ? null : target.BeforeEnd ? target.Limit.Before(at, state.Runbook.Zone) : target.Limit.After(at, state.Runbook.Zone);
    }

    /// <summary>Sets the deadlines of open steps whose anchor has become known.</summary>
    public static void Resolve(Turn turn)
    {
        foreach (var step in turn.State.Steps.Values.Where(s => !s.Ended).OrderBy(s => s.Id.Value, StringComparer.Ordinal))
        {
            Set(turn, step, StepLimit.Confirmed, step.Definition.ConfirmedBefore, step.ConfirmedBefore);
            Set(turn, step, StepLimit.Done, step.Definition.DoneBefore, step.DoneBefore);
            Set(turn, step, StepLimit.Wait, (step.Definition as WaitStep)?.Until, step.WaitUntil);
        }
    }

    private static void Set(Turn turn, StepState step, StepLimit limit, TargetTime? target, DateTimeOffset? known)
    {
        if (target is null || (known is not null && !ClockWasCorrected(turn, target)))
        {
            return;
        }

        if (Instant(turn.State, target, step.OpenedAt) is { } due && due != known)
        {
            turn.Follow(new StepDeadlineSet { Step = step.Id, Limit = limit, Due = due });
        }
    }

    // What counts from a legal clock moves with it when its beginning turns out to be another.
    private static bool ClockWasCorrected(Turn turn, TargetTime target) =>
        turn.Request.Command is FixClock fixedClock && target.Anchor == Anchor.Clock && target.Name == fixedClock.Clock.Value;

    // With a clock per authority the strictest counts.
    private static DateTimeOffset? Clock(RunState state, TargetTime target)
    {
        var instants = state.Clocks.Values
            .Where(c => c.Id.Authored.Value == target.Name)
            .Select(c => target.BeforeEnd ? c.Ends : c.Aware)
            .OfType<DateTimeOffset>()
            .ToList();
        return instants.Count == 0 ? null : instants.Min();
    }
}
