using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>
/// Calling people for one role of one step: the first call, the rungs after it, and the end. An attempt with nobody in it is said
/// aloud and passed over at once.
/// </summary>
internal static class Alarming
{
    /// <summary>More late than this is downtime: the rest of the plan then keeps its distances instead of going off all at once.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    /// <summary>Begins the escalation of a role, or its next cycle.</summary>
    public static void Begin(Turn turn, StepId step, string key, RoleId target, Purpose purpose, RungCause cause = RungCause.First, string? reason = null) =>
        Fire(turn, Call.For(turn, step, key, target, purpose), 0, turn.Now, cause, reason);

    /// <summary>The timer of an escalation fired: the next attempt, or the end.</summary>
    public static void Continue(Turn turn, StepId step, AlarmState alarm, DateTimeOffset planned)
    {
        var late = turn.Now - planned;
        var call = Call.Of(turn, step, alarm) with { Shift = alarm.Shift + (late > Grace ? Whole(late) : TimeSpan.Zero) };
        if (alarm.NextAttempt < call.Plan.Attempts.Count)
        {
            Fire(turn, call, alarm.NextAttempt, planned, RungCause.Time, null);
        }
        else
        {
            Exhaust(turn, call);
        }
    }

    /// <summary>Goes to the next rung now. Repeats of the present rung are left to their own time, except when asked for by hand.</summary>
    public static void Hurry(Turn turn, StepId step, AlarmState alarm, RungCause cause, string? reason)
    {
        var call = Call.Of(turn, step, alarm);
        var made = Math.Min(alarm.NextAttempt, call.Plan.Attempts.Count);
        var current = made == 0 ? 0 : call.Plan.Attempts[made - 1].Rung;
        var next = Enumerable.Range(made, call.Plan.Attempts.Count - made)
            .FirstOrDefault(at => cause == RungCause.Hand || call.Plan.Attempts[at].Rung > current, -1);
        if (next >= 0)
        {
            Fire(turn, call, next, turn.Now, cause, reason);
        }
        else if (made == call.Plan.Attempts.Count)
        {
            OutOfRungs(turn, call, cause, reason);
        }
    }

    // Those who only need to know have no plan; their deputies are the way out, once.
    private static void OutOfRungs(Turn turn, Call call, RungCause cause, string? reason)
    {
        var deputies = call.AsksAnswer ? [] : Reachable(turn.Organisation.Deputies(call.Target, turn.Now), []);
        var addressed = turn.Find(call.Step)!.Alarms[call.Key].Addressed.ContainsKey(Call.DeputiesOfInformed);
        if (addressed || deputies.Count == 0)
        {
            Exhaust(turn, call);
            return;
        }

        turn.Follow(call.Reached(Call.DeputiesOfInformed, 1, call.Plan.Attempts.Count, call.Target, deputies, cause, turn.Now, null) with { AsDeputy = true, Reason = reason });
        Prepare(turn, call, deputies, [], call.Plan.Attempts.Count);
    }

    private static void Fire(Turn turn, Call call, int index, DateTimeOffset planned, RungCause cause, string? reason)
    {
        while (true)
        {
            var attempt = call.Plan.Attempts[index];
            var rung = attempt.Rung == 0 ? null : call.Plan.Rungs[attempt.Rung - 1];
            var (to, asDeputy, people) = Whom(turn, call, rung, attempt);
            var nextIndex = people.Count > 0 ? index + 1 : NextRung(call.Plan, index);
            turn.Follow(call.Reached(attempt.Rung, attempt.Round, nextIndex - 1, to, people, cause, planned, NextAt(turn, call, nextIndex)) with
            {
                AsDeputy = asDeputy,
                Reason = reason,
            });
            if (people.Count > 0)
            {
                Prepare(turn, call, people, ViaOf(turn, call, rung), index);
                return;
            }

            if (nextIndex >= call.Plan.Attempts.Count)
            {
                OutOfRungs(turn, call, RungCause.Empty, null);
                return;
            }

            (index, planned, cause, reason) = (nextIndex, turn.Now, RungCause.Empty, null);
        }
    }

    private static int NextRung(EscalationPlan plan, int index)
    {
        var rung = plan.Attempts[index].Rung;
        var next = index + 1;
        while (next < plan.Attempts.Count && plan.Attempts[next].Rung == rung)
        {
            next++;
        }

        return next;
    }

    private static DateTimeOffset? NextAt(Turn turn, Call call, int next)
    {
        if (!call.AsksAnswer)
        {
            return null;
        }

        var offset = next < call.Plan.Attempts.Count ? call.Plan.Attempts[next].Offset : call.Plan.End;
        var at = call.Began + call.Shift + offset;
        return at > turn.Now ? at : turn.Now;
    }

    private static (RoleId To, bool AsDeputy, IReadOnlyList<Person> People) Whom(Turn turn, Call call, Rung? rung, Attempt attempt)
    {
        var via = ViaOf(turn, call, rung);
        if (Everyone.IsPerson(call.Target, out var only) && turn.Find(call.Step)!.Alarms.GetValueOrDefault(call.Key) is { } alarm
            && alarm.Cycle == call.Cycle && alarm.Declined.Contains(only.Value))
        {
            // Called as themselves, there is nobody else: asking once more would only reach the stranger who said so.
            return (call.Target, false, []);
        }

        var holder = call.Cycle > 0 && attempt.Rung == 0 ? turn.Find(call.Step)!.TakenUpBy : null;
        if (holder is { } person && turn.Organisation.People.TryGetValue(person, out var found) && found.Present(turn.Now))
        {
            return (call.Target, false, Reachable([found], via));
        }

        return rung?.Target switch
        {
            RungTarget.Deputy => (call.Target, true, Reachable(turn.Organisation.Deputies(call.Target, turn.Now), via)),
            RungTarget.Role => (rung.Role!.Value, false, Reachable(turn.Organisation.OnDuty(rung.Role.Value, turn.Now), via)),
            RungTarget.Same or null => (call.Target, false, Reachable(turn.Organisation.OnDuty(call.Target, turn.Now), via)),
        };
    }

    private static List<Person> Reachable(IReadOnlyList<Person> people, IReadOnlyList<Channel> via) =>
        [.. people.Where(p => Contacting.ChainOf(p, via).Count > 0)];

    private static IReadOnlyList<Channel> ViaOf(Turn turn, Call call, Rung? rung) =>
        rung is { Via.Count: > 0 } ? rung.Via
        : rung is null && turn.Find(call.Step)!.Definition is NotifyStep notify && call.Purpose != Purpose.SecondReader ? notify.Via
        : turn.Find(call.Step)!.Definition is WebhookStep ? [Channel.Webhook]
        : [];

    private static void Prepare(Turn turn, Call call, IReadOnlyList<Person> people, IReadOnlyList<Channel> via, int attempt)
    {
        foreach (var person in people)
        {
            Contacting.First(turn, call, person, via, attempt);
        }
    }

    private static void Exhaust(Turn turn, Call call) =>
        turn.Follow(new EscalationExhausted
        {
            Step = call.Step,
            AlarmKey = call.Key,
            Target = call.Target,
            Cycle = call.Cycle,
            TakenUp = turn.Find(call.Step)?.TakenUpBy is not null,
        });

    private static TimeSpan Whole(TimeSpan span) => TimeSpan.FromSeconds(Math.Ceiling(span.TotalSeconds));
}
