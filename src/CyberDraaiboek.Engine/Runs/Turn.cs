using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>
/// One decision being made: the state so far, the facts so far. Lives only inside <see cref="Run.Decide"/>; from outside the
/// decision is a pure function.
/// </summary>
internal sealed class Turn(RunState state, Request request, OrganisationDirectory organisation, DateTimeOffset now)
{
    private readonly List<Fact> _facts = [];

    public RunState State { get; private set; } = state;

    public Request Request { get; } = request;

    public OrganisationDirectory Organisation { get; } = organisation;

    public DateTimeOffset Now { get; } = now;

    /// <summary>When it happened according to who tells it; never later than now.</summary>
    public DateTimeOffset Happened => Request.Happened is { } at && at < Now ? at : Now;

    public int FactCount => _facts.Count;

    /// <summary>
    /// Something happened that can open or end a step. Most of what happens in a crisis is messages that leave and rungs that follow;
    /// going through the whole runbook for each of those was most of the work.
    /// </summary>
    public bool FlowMayMove => _facts.Exists(fact => fact.Event is not (NotificationPrepared or NotificationOutcome or RungReached or DeadlineDropped));

    public Runbook Runbook => State.Runbook;

    /// <summary>Records what the actor did.</summary>
    public void Record(RunEvent happened) => Add(happened, Request.By, Happened);

    /// <summary>Records what follows from it.</summary>
    public void Follow(RunEvent happened) =>
        Add(happened, Request.By.Origin is Origin.Timer or Origin.Dispatch ? Request.By : Actor.Engine, Now);

    public StepState? Find(StepId step) => State.Steps.GetValueOrDefault(step);

    public Outcome End(Refusal? refusal) => new(_facts, State, refusal);

    public Outcome Refuse(RefusalCode code, string message) => new([], State, new Refusal(code, message));

    private void Add(RunEvent happened, Actor by, DateTimeOffset at)
    {
        _facts.Add(new Fact(happened, by, at));
        State = EventFold.Apply(State, State.Id, happened, Now, by, hash => hash == Known?.Hash ? Known : State.Runbook);
    }

    /// <summary>The newer runbook that a take-over brings.</summary>
    private Runbook? Known => Request.Command is TakeOver takeOver ? takeOver.Runbook : null;
}
