using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>One role being called for one step, in one cycle.</summary>
internal sealed record Call(
    StepId Step, string Key, RoleId Target, Purpose Purpose, EscalationPlan Plan, int Cycle, DateTimeOffset Began, TimeSpan Shift)
{
    /// <summary>Stands for the deputies of somebody who only needed to know, in the place of a rung.</summary>
    public const int DeputiesOfInformed = 1;

    /// <summary>Whether somebody must answer; otherwise it is enough that it was sent.</summary>
    public bool AsksAnswer => Purpose is not (Purpose.Information or Purpose.Sitrap);

    /// <summary>A new cycle of a role, or its first.</summary>
    public static Call For(Turn turn, StepId step, string key, RoleId target, Purpose purpose)
    {
        var before = turn.Find(step)!.Alarms.GetValueOrDefault(key);
        return new Call(step, key, target, purpose, PlanOf(turn, step, purpose), before is null ? 0 : before.Cycle + 1, turn.Now, TimeSpan.Zero);
    }

    /// <summary>The cycle that is going on.</summary>
    public static Call Of(Turn turn, StepId step, AlarmState alarm) =>
        new(step, alarm.Key, alarm.Target, alarm.Purpose, PlanOf(turn, step, alarm.Purpose), alarm.Cycle, alarm.Began, alarm.Shift);

    public RungReached Reached(
        int rung, int round, int attempt, RoleId to, IReadOnlyList<Person> people, RungCause cause, DateTimeOffset planned, DateTimeOffset? nextAt) => new()
        {
            Step = Step,
            AlarmKey = Key,
            Target = Target,
            Purpose = Purpose,
            Cycle = Cycle,
            Rung = rung,
            Round = round,
            Attempt = attempt,
            To = to,
            People = [.. people.Select(p => p.Id)],
            Cause = cause,
            Planned = planned,
            NextAt = nextAt,
            ShiftSeconds = (long)Shift.TotalSeconds,
        };

    private static EscalationPlan PlanOf(Turn turn, StepId step, Purpose purpose) =>
        purpose is Purpose.Information or Purpose.Sitrap ? EscalationPlan.None : turn.Find(step)!.Definition.Escalation;
}
