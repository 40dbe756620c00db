using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>
/// Everybody reacts as they should ("alle"): answers after a minute, does each step before its target, decides the first option as the role
/// that may, files every clock in time, and closes the run when nothing is left.
/// </summary>
internal sealed class Everybody(OrganisationDirectory organisation) : Reactions
{
    private static readonly TimeSpan AnswersAfter = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan DoesWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan FilesWithin = TimeSpan.FromHours(1);
    private static readonly TimeSpan ClosesAfter = TimeSpan.FromMinutes(5);
    private static readonly RoleId Chair = new("voorzitter");

    private readonly Cast _cast = new(organisation);

    /// <inheritdoc/>
    public override IEnumerable<PlannedAct> After(RunState run, RunEvent happened, DateTimeOffset now) => happened switch
    {
        NotificationPrepared message => [new(now + AnswersAfter, (state, _) => Reply(state, message, organisation))],
        StepOpened opened => Opened(run.Steps[opened.Step], now),
        StepReopened opened => Opened(run.Steps[opened.Step], now),
        DecisionReviewDue review => [new(now + DoesWithin, (state, at) => Finish(state, review.Step, at))],
        ClockStarted clock => [new(now + Before(clock.Ends - now, FilesWithin), (state, at) => File(state, clock.Clock, at))],
        StepDone or StepSkipped or ClockStopped or ClockDoesNotApply or RepeatEnded => [new(now + ClosesAfter, Close)],
        _ => [],
    };

    /// <summary>The answer to a message: by telephone when they were called, else with the strength that the step asks.</summary>
    public static Request? Reply(RunState run, NotificationPrepared message, OrganisationDirectory organisation)
    {
        if (message.Purpose is Purpose.Information or Purpose.Sitrap || message.Step is not { } id || run.Steps[id] is not { Ended: false } step)
        {
            return null;
        }

        var name = organisation.People.TryGetValue(message.Person, out var person) ? person.Name
            : organisation.Parties.TryGetValue(new RoleId(message.Person.Value), out var party) ? party.Name
            : message.Person.Value;
        var actor = new Actor(name, Everyone.RoleOf(message.Target), Origin.CommandLine, message.Person);
        if (message.Channel == Channel.Call)
        {
            return run.Notifications[message.Notification].Status == NotificationStatus.Ready
                ? new Request(new ReportCall(message.Notification, CallResult.Reached, null), actor)
                : null;
        }

        var strength = step.Definition.Escalation.Rungs.Select(r => r.AtLeast ?? Strength.Weak).Append(step.Definition.Acknowledgement.AtLeast).Max();
        return step.Alarms.TryGetValue(message.AlarmKey, out var alarm) && !alarm.Reached
            ? new Request(new Acknowledge(id, message.Person, message.Target, strength, Answer.Coming, message.Notification), actor)
            : null;
    }

    private IEnumerable<PlannedAct> Opened(StepState step, DateTimeOffset now)
    {
        if (step.Ended)
        {
            yield break;
        }

        if (step.Definition is NotifyStep { SecondReader: { } second, Owner: { } first })
        {
            yield return new(now + AnswersAfter, (state, at) => Approve(state, step.Id, first, at));
            yield return new(now + (2 * AnswersAfter), (state, at) => Approve(state, step.Id, second, at));
        }
        else if (step.Definition.Owner is not null && step.Definition is not NotifyStep)
        {
            yield return new(now + Before(step.DoneBefore - now, DoesWithin), (state, at) => Finish(state, step.Id, at));
        }
    }

    private Request? Approve(RunState run, StepId id, RoleId role, DateTimeOffset now) =>
        run.Steps[id] is { Ended: false, TextApproved: false } step
            ? new Request(new ApproveText(id), _cast.Holder(role, now, step.FirstReader))
            : null;

    private Request? Finish(RunState run, StepId id, DateTimeOffset now) =>
        run.Steps[id] is { Ended: false } step && StepEnds.Command(run, step, now) is { } command
            ? new Request(command, _cast.Holder(step.Definition.Owner!.Value, now))
            : null;

    private Request? File(RunState run, ClockId id, DateTimeOffset now) =>
        run.Clocks[id].Running
            ? new Request(new StopClock(id, $"SIM-{id}"), _cast.Holder(run.Runbook.Clocks[id.Authored].Owner, now))
            : null;

    private Request? Close(RunState run, DateTimeOffset now) =>
        run.Status == RunStatus.Open
        && run.Steps.Values.All(s => s.Ended)
        && run.Clocks.Values.All(c => !c.Running)
        && run.OpenPhases.Count == run.Runbook.Phases.Count
            ? new Request(new Close("alles is gedaan"), _cast.Holder(Chair, now))
            : null;

    /// <summary>In time: at the usual moment, or halfway when the target is sooner.</summary>
    private static TimeSpan Before(TimeSpan? left, TimeSpan usual) =>
        left is not { } span || span > usual ? usual : span > TimeSpan.Zero ? span / 2 : AnswersAfter;
}
