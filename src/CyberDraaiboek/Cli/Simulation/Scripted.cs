using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>People react as a reaction file says; steps that it does not name go as they should, or nobody reacts to them.</summary>
internal sealed class Scripted(ReactionFile file, OrganisationDirectory organisation) : Reactions
{
    private readonly Cast _cast = new(organisation);
    private readonly Reactions _others = file.OthersReact ? new Everybody(organisation) : Nobody;
    private readonly ScriptedActs _acts = new(new Cast(organisation));

    /// <inheritdoc/>
    public override IEnumerable<PlannedAct> After(RunState run, RunEvent happened, DateTimeOffset now) => happened switch
    {
        RunStarted => file.Moments.Select(act => new PlannedAct(run.Start + act.After, (state, at) => _acts.Moment(state, act, at))),
        StepOpened opened when Named(opened.Step) is { } acts => acts.Select(act => new PlannedAct(now + act.After, (state, at) => _acts.Step(state, opened.Step, act, at))),
        _ when StepOf(happened) is { } step && (Named(step) is not null || Silent(run, step, happened)) => [],
        _ => _others.After(run, happened, now),
    };

    private IReadOnlyList<ReactionAct>? Named(StepId step) => file.Steps.GetValueOrDefault(step) ?? file.Steps.GetValueOrDefault(step.Authored);

    private bool Silent(RunState run, StepId step, RunEvent happened) => file.Silent.Any(name =>
        step.Value == name || step.Authored.Value == name
        || (happened is NotificationPrepared message
            ? _cast.Is(message.Person, message.Target, name)
            : run.Steps[step].Definition.Owner is { } owner && OwnerIs(owner, name, run)));

    // A step belongs to whoever holds the role at that moment; when that person is silent, the step stays undone.
    private bool OwnerIs(RoleId owner, string name, RunState run) =>
        owner.Value == name || (organisation.OnDuty(owner, run.Start) is [var first, ..] && first.Id.Value == name);

    private static StepId? StepOf(RunEvent happened) => happened switch
    {
        NotificationPrepared message => message.Step,
        StepOpened opened => opened.Step,
        StepReopened opened => opened.Step,
        DecisionReviewDue review => review.Step,
        _ => null,
    };
}

/// <summary>From the acts of a reaction file to requests, as they make sense at their moment.</summary>
internal sealed class ScriptedActs(Cast cast)
{
    private const string Remark = "simulatie";

    /// <summary>An act about a step.</summary>
    public Request Step(RunState run, StepId id, ReactionAct act, DateTimeOffset now)
    {
        var step = run.Steps[id];
        var role = RoleOf(run, step, act);
        var actor = Who(run, role, act, now);
        return act.Kind == ActKind.Called && Message(run, id, Channel.Call) is { } call
            ? Ask(new ReportCall(call.Intent.Notification, Names<CallResult>.Find(act.Value)!.Value, act.Reason), act.As is null ? NameOf(call.Intent, run, now) : actor, act)
            : Ask(Command(run, step, act, actor, now), actor, act);
    }

    /// <summary>An act about the run.</summary>
    public Request Moment(RunState run, ReactionAct act, DateTimeOffset now)
    {
        var actor = act.As is null ? new Actor(Remark, null, Origin.CommandLine) : Who(run, null, act, now);
        Command command = act.Kind switch
        {
            ActKind.Note => new AddNote(act.Value, EntryKind.Fact),
            ActKind.Data => new SetData(Normalised(run, act.Fields)),
            ActKind.Level => new ChangeLevel(Opschaling.Parse(act.Value), act.Detail, act.Reason ?? Remark),
            ActKind.StopClock => new StopClock(new ClockId(act.Value), act.Detail ?? "SIM"),
            ActKind.Open => new OpenStep(new StepId(act.Value), act.Reason ?? Remark),
            ActKind.OpenPhase => new OpenPhase(act.Value, act.Reason ?? Remark),
            ActKind.Pause => new Pause(act.Value),
            ActKind.Resume => new Resume(act.Value),
            ActKind.Close => new Close(act.Value),
            _ => throw new ArgumentException($"{act.Kind} is about a step", nameof(act)),
        };
        return Ask(command, actor, act);
    }

    private static Command Command(RunState run, StepState step, ReactionAct act, Actor actor, DateTimeOffset now) => act.Kind switch
    {
        ActKind.Acknowledge => new Acknowledge(step.Id, actor.Person, null, act.Strength ?? Enough(step), Names<Answer>.Find(act.Value)!.Value),
        ActKind.Complete => Complete(run, step, act, now),
        ActKind.Decide => new Decide(step.Id, null, act.Value, act.Reason ?? Remark),
        ActKind.DoesNotApply => new FixClock(((ClockStep)step.Definition).Clock, null, false, null, act.Value),
        ActKind.Skip => new SkipStep(step.Id, null, act.Value),
        ActKind.Approve => new ApproveText(step.Id),
        ActKind.Escalate => new EscalateNow(step.Id, act.Value),
        ActKind.Reopen => new ReopenStep(step.Id, act.Value),
        ActKind.Silence => new Silence(step.Id, act.For, act.Value),
        // There is no call to report on: the engine says so.
        ActKind.Called => new ReportCall(new NotificationId($"{step.Id}/bellen"), Names<CallResult>.Find(act.Value)!.Value, act.Reason),
        _ => throw new ArgumentException($"{act.Kind} is not about a step", nameof(act)),
    };

    private static Command Complete(RunState run, StepState step, ReactionAct act, DateTimeOffset now)
    {
        var fields = Normalised(run, act.Fields);
        return StepEnds.Command(run, step, now) switch
        {
            FixClock clock => clock with { Reason = act.Value },
            CompleteStep when step.Definition is SitrapStep => new CompleteStep(step.Id, null, null, new Dictionary<string, string> { ["beeld"] = act.Value }),
            CompleteStep complete => complete with { Version = null, Evidence = act.Value, Fields = complete.Fields.Where(f => !fields.ContainsKey(f.Key)).Concat(fields).ToDictionary(StringComparer.Ordinal) },
            _ => new CompleteStep(step.Id, null, act.Value, fields),
        };
    }

    private Actor Who(RunState run, RoleId? role, ReactionAct act, DateTimeOffset now) => act.As is { } id
        ? cast.Named(id, role, now) ?? new Actor(id, null, Origin.CommandLine)
        : role is { } owner ? cast.Holder(owner, now, run.Steps.Values.FirstOrDefault(s => s.Definition.Owner == owner)?.FirstReader) : new Actor(Remark, null, Origin.CommandLine);

    private static RoleId? RoleOf(RunState run, StepState step, ReactionAct act) => (step.Definition, act.Kind) switch
    {
        (NotifyStep { SecondReader: { } second }, ActKind.Approve) when step.FirstReader is not null => second,
        ({ Owner: { } owner }, _) => owner,
        _ => Message(run, step.Id, null)?.Intent.Target,
    };

    private Actor NameOf(NotificationPrepared call, RunState run, DateTimeOffset now) => cast.Named(call.Person.Value, call.Target, now) ?? new Actor(run.Title, Everyone.RoleOf(call.Target), Origin.CommandLine);

    /// <summary>The message about a step that waits longest for an answer, over one channel or any.</summary>
    private static NotificationState? Message(RunState run, StepId step, Channel? channel) => run.Notifications.Values
        .Where(n => n.Intent.Step == step && (channel is null || (n.Intent.Channel == channel && n.Status == NotificationStatus.Ready)))
        .OrderBy(n => n.PreparedAt).ThenBy(n => n.Intent.Notification.Value, StringComparer.Ordinal)
        .FirstOrDefault();

    private static Strength Enough(StepState step) =>
        step.Definition.Escalation.Rungs.Select(r => r.AtLeast ?? Strength.Weak).Append(step.Definition.Acknowledgement.AtLeast).Max();

    private static Dictionary<string, string> Normalised(RunState run, IReadOnlyDictionary<string, string> typed) => typed.ToDictionary(
        f => f.Key,
        f => ValueReader.TryNormalise(run.Runbook.Data[f.Key], f.Value, run.Runbook.Zone, out var value, out _) ? value : f.Value,
        StringComparer.Ordinal);

    private static Request Ask(Command command, Actor actor, ReactionAct act) => new(command, actor, null, act.Override);
}
