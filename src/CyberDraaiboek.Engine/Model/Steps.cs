using CyberDraaiboek.Engine.Escalation;

namespace CyberDraaiboek.Engine.Model;

/// <summary>An element of a list of steps: a step, or a block that holds steps.</summary>
public abstract record Node;

/// <summary>Something that one role must do, or that the engine does for it ("stap").</summary>
public abstract record Step : Node
{
    /// <summary>Unique in the runbook, its includes counted.</summary>
    public required StepId Id { get; init; }

    /// <summary>What people see.</summary>
    public required string Title { get; init; }

    /// <summary>Who does it; null only for a step that the engine does itself (a wait, a start of another runbook, a message without second reader).</summary>
    public RoleId? Owner { get; init; }

    /// <summary>What to do, how to know that it worked ("doen"). Markdown.</summary>
    public string? Instruction { get; init; }

    /// <summary>What not to do ("niet_doen"). Markdown.</summary>
    public string? Avoid { get; init; }

    /// <summary>Confirmed-before ("bevestigd_binnen").</summary>
    public TargetTime? ConfirmedBefore { get; init; }

    /// <summary>Done-before ("gereed_binnen"; for a decision "binnen").</summary>
    public TargetTime? DoneBefore { get; init; }

    /// <summary>What must be noted when it is done ("bewijs").</summary>
    public string? Evidence { get; init; }

    /// <summary>Where it stands in the paper pack ("op_papier").</summary>
    public string? Paper { get; init; }

    /// <summary>Opens only when these have ended ("na").</summary>
    public IReadOnlyList<StepId> After { get; init; } = [];

    /// <summary>Whether the steps below it wait until it has ended ("wacht_op_gereed").</summary>
    public bool Blocks { get; init; } = true;

    /// <summary>Which acknowledgement stops the timer.</summary>
    public AcknowledgementRule Acknowledgement { get; init; } = AcknowledgementRule.Default;

    /// <summary>What happens when nobody reacts.</summary>
    public EscalationPlan Escalation { get; init; } = EscalationPlan.None;

    /// <summary>The legal clock that this step serves: its target may not be later ("voor_klok").</summary>
    public ClockId? ServesClock { get; init; }

    /// <summary>Set when a value in this step is unverified or a proposal ("controleer").</summary>
    public string? Check { get; init; }
}

/// <summary>A person does something ("actie").</summary>
public sealed record ActionStep : Step
{
    /// <summary>Doing it stops this clock; its evidence is the reference of the filing ("stopt_klok").</summary>
    public ClockId? StopsClock { get; init; }
}

/// <summary>A message to roles and parties ("melding"). Without an acknowledgement it is done when everyone has been sent one.</summary>
public sealed record NotifyStep : Step
{
    /// <summary>Roles and parties.</summary>
    public required IReadOnlyList<RoleId> To { get; init; }

    /// <summary>The text.</summary>
    public required TemplateId Template { get; init; }

    /// <summary>Channels, in this order; empty: each person's own order.</summary>
    public IReadOnlyList<Channel> Via { get; init; } = [];

    /// <summary>How long it may take to hand the message over ("verzonden_binnen"), for a telephone call to make it; null: as the organisation says of the channel.</summary>
    public TimeSpan? SendWithin { get; init; }

    /// <summary>Whether recipients are asked to answer.</summary>
    public bool AsksAcknowledgement { get; init; }

    /// <summary>A second person must agree with the text before it leaves ("tweede_lezer"); <see cref="Step.Owner"/> is then the first.</summary>
    public RoleId? SecondReader { get; init; }
}

/// <summary>An option of a decision ("keuze").</summary>
/// <param name="Key">The value that conditions compare with.</param>
/// <param name="Title">For people.</param>
/// <param name="Consequence">What it leads to.</param>
/// <param name="ReviewAfter">When the decision must be looked at again after this choice ("heroverweeg_na"); null: as the decision says.</param>
public sealed record Option(string Key, string Title, string? Consequence, TimeLimit? ReviewAfter = null);

/// <summary>A decision ("besluit"). <see cref="Step.Owner"/> decides; a reason is always needed.</summary>
public sealed record DecisionStep : Step
{
    /// <summary>What has to be decided.</summary>
    public required string Question { get; init; }

    /// <summary>At least two.</summary>
    public required IReadOnlyList<Option> Options { get; init; }

    /// <summary>In which capacity ("hoedanigheid"), for example as mandated by the college.</summary>
    public string? Capacity { get; init; }

    /// <summary>Who advises ("advies").</summary>
    public IReadOnlyList<RoleId> Advisers { get; init; } = [];

    /// <summary>When it must be looked at again ("heroverweeg_na"), whatever was chosen; null: only after an option that says so.</summary>
    public TimeLimit? ReviewAfter { get; init; }

    /// <summary>When it must be looked at again after a choice; null: not.</summary>
    public TimeLimit? ReviewAfterChoosing(string option) => Options.FirstOrDefault(o => o.Key == option)?.ReviewAfter ?? ReviewAfter;

    /// <summary>The code in the decision catalogue, such as D01.</summary>
    public string? Code { get; init; }
}

/// <summary>Data that a role fills in ("vraag").</summary>
public sealed record QuestionStep : Step
{
    /// <summary>Names of <see cref="DataField"/>s.</summary>
    public required IReadOnlyList<string> Fields { get; init; }
}

/// <summary>Nothing happens until a moment or a condition ("wachten"). Whichever comes first when both are given.</summary>
public sealed record WaitStep : Step
{
    /// <summary>A moment ("duur" or "tot").</summary>
    public TargetTime? Until { get; init; }

    /// <summary>A condition ("totdat").</summary>
    public Condition? UntilTrue { get; init; }
}

/// <summary>A proposal to scale up or down ("opschalen", "afschalen"): a person does it, never the engine.</summary>
public sealed record ScaleStep : Step
{
    /// <summary>The level proposed.</summary>
    public required Opschaling Level { get; init; }

    /// <summary>The GRIP level to ask for, or to act as if; null: none.</summary>
    public string? Grip { get; init; }
}

/// <summary>Somebody fixes the moment that starts a legal clock, with reasons ("klok"), or says why it does not apply.</summary>
public sealed record ClockStep : Step
{
    /// <summary>The clock.</summary>
    public required ClockId Clock { get; init; }
}

/// <summary>A situation report ("sitrap"), sent to <see cref="To"/> when it is fixed.</summary>
public sealed record SitrapStep : Step
{
    /// <summary>Field of a report that says that people outside read it too ("openbaar"); its value is then <c>ja</c>.</summary>
    public const string PublicField = "openbaar";

    /// <summary>Roles and parties that get it.</summary>
    public IReadOnlyList<RoleId> To { get; init; } = [];

    /// <summary>The text it is sent with.</summary>
    public required TemplateId Template { get; init; }

    /// <summary>Whether people outside read the report: its text is for them, or who writes it says so. Then it needs a second reader.</summary>
    public bool IsPublic(Runbook runbook, IReadOnlyDictionary<string, string> fields) =>
        (runbook.Templates.TryGetValue(Template, out var template) && template.Public) || (fields.TryGetValue(PublicField, out var said) && said == "ja");
}

/// <summary>Starts another runbook as a run of its own ("start_draaiboek").</summary>
public sealed record StartRunbookStep : Step
{
    /// <summary>Which.</summary>
    public required RunbookId Runbook { get; init; }
}

/// <summary>Posts to another system ("webhook").</summary>
public sealed record WebhookStep : Step
{
    /// <summary>A party with a webhook address.</summary>
    public required RoleId To { get; init; }

    /// <summary>The text that goes along.</summary>
    public required TemplateId Template { get; init; }
}
