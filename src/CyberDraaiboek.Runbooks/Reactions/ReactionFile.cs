using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Runbooks;

/// <summary>A reaction file ("reactiebestand"): how people react in a simulation, and what must come of it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Runbook">For which runbook.</param>
/// <param name="Start">T0; null: as whoever simulates says.</param>
/// <param name="Authorities">For which authorities; null: all.</param>
/// <param name="Data">Filled in at the start, normalised.</param>
/// <param name="OthersReact">Whether steps that are not named go as they should ("de_rest: alle"), or nobody reacts to them.</param>
/// <param name="Silent">People, roles and steps to which nobody reacts, whatever the rest does ("zwijgt").</param>
/// <param name="Steps">By step; without a round it holds for every round.</param>
/// <param name="Moments">Counted from T0.</param>
/// <param name="Expected">What must come of it ("verwacht").</param>
public sealed record ReactionFile(
    string Id,
    RunbookId Runbook,
    DateTimeOffset? Start,
    IReadOnlyList<string>? Authorities,
    IReadOnlyDictionary<string, string> Data,
    bool OthersReact,
    IReadOnlyList<string> Silent,
    IReadOnlyDictionary<StepId, IReadOnlyList<ReactionAct>> Steps,
    IReadOnlyList<ReactionAct> Moments,
    IReadOnlyList<ReactionExpectation> Expected);

/// <summary>Something that somebody does.</summary>
/// <param name="After">Counted from the opening of the step, or from T0.</param>
/// <param name="Kind">What.</param>
/// <param name="Value">What stands behind the key: evidence, an option, a reason, a level, a clock.</param>
public sealed record ReactionAct(TimeSpan After, ActKind Kind, string Value)
{
    /// <summary>A person or role; null: whoever the step belongs to.</summary>
    public string? As { get; init; }

    /// <summary>Why, where the value is something else.</summary>
    public string? Reason { get; init; }

    /// <summary>Why it goes on without a mandate or second reader.</summary>
    public string? Override { get; init; }

    /// <summary>Of an acknowledgement; null: as strong as the step asks.</summary>
    public Strength? Strength { get; init; }

    /// <summary>Data that goes along, as it was typed.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>How long, for silence.</summary>
    public TimeSpan For { get; init; }

    /// <summary>Proof of a filing, or a GRIP level.</summary>
    public string? Detail { get; init; }
}

/// <summary>What somebody does in a reaction file.</summary>
public enum ActKind
{
    /// <summary>"bevestig": <see cref="Answer"/> as value.</summary>
    Acknowledge,

    /// <summary>"gereed": evidence or reason as value.</summary>
    Complete,

    /// <summary>"besluit": an option as value.</summary>
    Decide,

    /// <summary>"nvt": a reason as value; the clock of the step does not apply.</summary>
    DoesNotApply,

    /// <summary>"overslaan": a reason as value.</summary>
    Skip,

    /// <summary>"akkoord": agrees with a text.</summary>
    Approve,

    /// <summary>"escaleer": a reason as value.</summary>
    Escalate,

    /// <summary>"open": a reason as value.</summary>
    Open,

    /// <summary>"heropen": a reason as value.</summary>
    Reopen,

    /// <summary>"stil": a reason as value.</summary>
    Silence,

    /// <summary>"gebeld": <see cref="CallResult"/> as value.</summary>
    Called,

    /// <summary>"notitie"</summary>
    Note,

    /// <summary>"gegevens"</summary>
    Data,

    /// <summary>"niveau"</summary>
    Level,

    /// <summary>"klok_stop": a clock as value.</summary>
    StopClock,

    /// <summary>"fase": opens a phase.</summary>
    OpenPhase,

    /// <summary>"pauze"</summary>
    Pause,

    /// <summary>"hervat"</summary>
    Resume,

    /// <summary>"sluit"</summary>
    Close,
}

/// <summary>A line of the journal that must be there, or must not.</summary>
/// <param name="Action">The action code.</param>
/// <param name="At">Where the author wrote it.</param>
public sealed record ReactionExpectation(string Action, Position At)
{
    /// <summary>About what; null: anything.</summary>
    public string? Object { get; init; }

    /// <summary>Stands in the result; null: anything.</summary>
    public string? Result { get; init; }

    /// <summary>At this moment after T0, to the second.</summary>
    public TimeSpan? Exactly { get; init; }

    /// <summary>Not later after T0 than this.</summary>
    public TimeSpan? Before { get; init; }

    /// <summary>Not earlier after T0 than this.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>So many times; null: at least once.</summary>
    public int? Times { get; init; }
}
