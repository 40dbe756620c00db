using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Legal clocks: fixing their start, stopping them, warning and running out.</summary>
internal static class ClockCommands
{
    public static Refusal? Fix(Turn turn, FixClock command)
    {
        if (!turn.Runbook.Clocks.TryGetValue(command.Clock, out var clock))
        {
            return Refusals.NoClock(command.Clock, turn.Runbook.Clocks.Keys);
        }

        if (command.Authority is { } authority && !turn.State.Authorities.Contains(authority))
        {
            return Refusals.NoAuthority(authority, turn.State.Authorities);
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (command.Applies && (command.Aware is null || command.Aware > turn.Now))
        {
            return command.Aware is null ? Refusals.AwareNeeded() : Refusals.InFuture();
        }

        var ids = Ids(turn, clock, command.Authority);
        if (ids.Select(turn.State.Clocks.GetValueOrDefault).FirstOrDefault(c => c?.StoppedAt is not null && (!command.Applies || c.Aware != command.Aware)) is { } stopped)
        {
            return Refusals.ClockStopped(stopped);
        }

        foreach (var id in ids)
        {
            FixOne(turn, clock, id, command);
        }

        EndSteps(turn, clock.Id);
        return null;
    }

    public static Refusal? Stop(Turn turn, StopClock command)
    {
        if (!turn.Runbook.Clocks.ContainsKey(command.Clock.Authored))
        {
            return Refusals.NoClock(command.Clock, turn.Runbook.Clocks.Keys);
        }

        if (string.IsNullOrWhiteSpace(command.Reference))
        {
            return Refusals.ReferenceNeeded();
        }

        var states = turn.State.Clocks.Values.Where(c => c.Id == command.Clock || c.Id.Authored == command.Clock).ToList();
        if (!states.Any(c => c.Aware is not null))
        {
            return Refusals.NotPossible($"Klok '{command.Clock}' loopt niet. Leg eerst het beginmoment vast.");
        }

        if (!states.Exists(c => c.Running) && states.Find(c => c.StoppedAt is not null && c.Reference != command.Reference) is { } stopped)
        {
            return Refusals.ClockStopped(stopped);
        }

        StopAll(turn, command.Clock, command.Reference);
        return null;
    }

    /// <summary>Stops a clock, for all authorities when none is named, and starts what begins with its filing.</summary>
    public static void StopAll(Turn turn, ClockId clock, string reference)
    {
        var running = turn.State.Clocks.Values
            .Where(c => c.Running && (c.Id == clock || c.Id.Authored == clock))
            .OrderBy(c => c.Id.Value, StringComparer.Ordinal)
            .ToList();
        foreach (var state in running)
        {
            turn.Record(new ClockStopped { Clock = state.Id, Reference = reference, InTime = state.Ends is null || turn.Happened <= state.Ends });
            Ending.Withdraw(turn, n => n.Intent.Clock == state.Id);
            foreach (var next in turn.Runbook.Clocks.Values.Where(c => c.StartsAfter == state.Id.Authored).OrderBy(c => c.Id.Value, StringComparer.Ordinal))
            {
                var authority = state.Id.Value[state.Id.Authored.Value.Length..];
                Start(turn, next, new ClockId(next.Id.Value + authority), turn.Happened, $"begint met de indiening van {state.Id}", byActor: false);
            }
        }
    }

    /// <summary>Whether somebody has fixed the clock for every affected authority.</summary>
    public static bool AllFixed(Turn turn, ClockId id) =>
        turn.Runbook.Clocks.TryGetValue(id, out var clock) && Ids(turn, clock, null).All(turn.State.Clocks.ContainsKey);

    /// <summary>The clock runs out soon.</summary>
    public static void Warn(Turn turn, ClockState clock, string deadline)
    {
        turn.Follow(new ClockWarned { Clock = clock.Id, Ends = clock.Ends!.Value });
        Tell(turn, clock, deadline);
    }

    /// <summary>The clock ran out.</summary>
    public static void Expire(Turn turn, ClockState clock, string deadline)
    {
        turn.Follow(new ClockExpired { Clock = clock.Id, Ends = clock.Ends!.Value });
        Tell(turn, clock, deadline);
    }

    private static void FixOne(Turn turn, LegalClock clock, ClockId id, FixClock command)
    {
        var before = turn.State.Clocks.GetValueOrDefault(id);
        if (before is not null && before.Aware == (command.Applies ? command.Aware : null))
        {
            return;
        }

        // Another moment than before, or another judgement: the later entry counts, the earlier one stays in the journal.
        if (command.Applies)
        {
            Start(turn, clock, id, command.Aware!.Value, command.Reason, byActor: true, before?.Aware);
        }
        else
        {
            turn.Record(new ClockDoesNotApply { Clock = id, Reason = command.Reason });
        }

        Ending.Withdraw(turn, n => n.Intent.Clock == id);
    }

    private static void Start(Turn turn, LegalClock clock, ClockId id, DateTimeOffset aware, string reason, bool byActor, DateTimeOffset? before = null)
    {
        if (!byActor && turn.State.Clocks.TryGetValue(id, out var known) && known.Aware is not null)
        {
            return;
        }

        var ends = clock.Length?.After(aware, turn.Runbook.Zone);
        var started = new ClockStarted
        {
            Clock = id,
            Aware = aware,
            Reason = reason,
            Before = before,
            Ends = ends,
            WarnAt = ends is { } end ? [.. clock.WarnBefore.Select(w => w.Before(end, turn.Runbook.Zone)).Where(w => w > turn.Now).Order()] : [],
            Receiver = clock.Receiver,
            Owner = clock.Owner,
            Unverified = clock.CheckedOn is null,
        };
        if (byActor)
        {
            turn.Record(started);
        }
        else
        {
            turn.Follow(started);
        }
    }

    private static void EndSteps(Turn turn, ClockId clock)
    {
        var steps = turn.State.Steps.Values
            .Where(s => !s.Ended && s.Definition is ClockStep step && step.Clock == clock)
            .Select(s => s.Id)
            .OrderBy(s => s.Value, StringComparer.Ordinal)
            .ToList();
        foreach (var step in steps.Where(_ => AllFixed(turn, clock)))
        {
            Ending.Done(turn, step, null, byActor: true);
        }
    }

    private static List<ClockId> Ids(Turn turn, LegalClock clock, string? authority) =>
        !clock.PerAuthority || turn.State.Authorities.IsEmpty ? [clock.Id]
        : [.. turn.State.Authorities.Where(a => authority is null || a == authority).Select(a => new ClockId($"{clock.Id}@{a}"))];

    private static void Tell(Turn turn, ClockState clock, string deadline)
    {
        var owner = turn.Runbook.Clocks[clock.Id.Authored].Owner;
        var people = turn.Organisation.OnDuty(owner, turn.Now).Concat(turn.Organisation.Deputies(owner, turn.Now))
            .DistinctBy(p => p.Id)
            .Where(p => Contacting.ChainOf(p, []).Count > 0)
            .ToList();
        if (people.Count == 0)
        {
            turn.Follow(new EscalationExhausted { Clock = clock.Id, AlarmKey = deadline, Target = owner, Cycle = 0 });
        }

        foreach (var person in people)
        {
            Contacting.AboutClock(turn, clock.Id, owner, person, deadline);
        }
    }
}
