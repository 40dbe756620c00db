using CyberDraaiboek.Engine.Clocks;

namespace CyberDraaiboek.Engine.Model;

/// <summary>A phase ("fase") of a runbook.</summary>
/// <param name="Code">F0 to F6.</param>
/// <param name="Title">For people.</param>
/// <param name="LatestStart">Opens at this moment even if the phase before is not done ("begint_uiterlijk"), so that one forgotten tick never blocks an alarm.</param>
/// <param name="Nodes">In order. With includes: the include's part and the own part as branches side by side.</param>
public sealed record Phase(string Code, string Title, TargetTime? LatestStart, IReadOnlyList<Node> Nodes);

/// <summary>A text that leaves ("sjabloon").</summary>
/// <param name="Id">How steps call it.</param>
/// <param name="Public">Read by people outside: needs a second reader.</param>
/// <param name="Texts">Language (nl, en) to text. <c>nl</c> is always there.</param>
/// <param name="Test">Asks only whether the message arrives; it says by itself that there is no incident.</param>
public sealed record Template(TemplateId Id, bool Public, IReadOnlyDictionary<string, TemplateText> Texts, bool Test = false);

/// <summary>A text in one language. <c>{{naam}}</c> is replaced by data of the run.</summary>
/// <param name="Subject">Subject of a mail.</param>
/// <param name="Body">Text of a mail, paragraphs separated by empty lines.</param>
/// <param name="Sms">At most 300 characters; null: the subject.</param>
/// <param name="CallScript">What a caller says; null: the body.</param>
public sealed record TemplateText(string Subject, string Body, string? Sms, string? CallScript);

/// <summary>Criteria to scale up ("opschaalcriteria"): shown, never acted upon by the engine.</summary>
public sealed record ScalingCriterion(Opschaling Level, IReadOnlyList<string> AnyOf);

/// <summary>
/// A draaiboek as it runs: checked, includes merged, every reference resolved, immutable. A run keeps the one that it started with.
/// </summary>
public sealed record Runbook
{
    /// <summary>How people and other runbooks call it.</summary>
    public required RunbookId Id { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>As the author counts.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 (hex) of everything it was made of: its file, includes, clocks, templates and the organisation's structure.</summary>
    public required string Hash { get; init; }

    /// <summary>The role that keeps it up to date.</summary>
    public required RoleId Owner { get; init; }

    /// <summary>When it must have been reviewed ("herzien_voor").</summary>
    public DateOnly? ReviewBefore { get; init; }

    /// <summary>Seen only by those in the run ("zichtbaarheid: beperkt").</summary>
    public bool Restricted { get; init; }

    /// <summary>Traffic light protocol: RED, AMBER+STRICT, AMBER, GREEN or CLEAR.</summary>
    public string Tlp { get; init; } = "AMBER";

    /// <summary>The level it starts with ("niveau").</summary>
    public Opschaling Level { get; init; }

    /// <summary>When to use it ("wanneer").</summary>
    public string? WhenToUse { get; init; }

    /// <summary>Signs to recognise it by ("herkenning").</summary>
    public IReadOnlyList<string> Recognition { get; init; } = [];

    /// <summary>By name.</summary>
    public IReadOnlyList<string> Sources { get; init; } = [];

    /// <summary>What it includes ("begint_met").</summary>
    public IReadOnlyList<RunbookId> Includes { get; init; } = [];

    /// <summary>Data fields by name, those of includes too.</summary>
    public IReadOnlyDictionary<string, DataField> Data { get; init; } = new Dictionary<string, DataField>();

    /// <summary>In order.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    /// <summary>The clocks in use.</summary>
    public IReadOnlyDictionary<ClockId, LegalClock> Clocks { get; init; } = new Dictionary<ClockId, LegalClock>();

    /// <summary>The texts in use.</summary>
    public IReadOnlyDictionary<TemplateId, Template> Templates { get; init; } = new Dictionary<TemplateId, Template>();

    /// <summary>When to go to which level.</summary>
    public IReadOnlyList<ScalingCriterion> ScalingCriteria { get; init; } = [];

    /// <summary>What must be on paper ("op_papier").</summary>
    public IReadOnlyList<string> Paper { get; init; } = [];

    /// <summary>A step by its authored id; null: not in this runbook.</summary>
    public PlacedStep? Find(StepId step) => PlacedStep.IndexOf(Phases).GetValueOrDefault(step);

    /// <summary>All steps, in the order of the text.</summary>
    public IEnumerable<PlacedStep> AllSteps => PlacedStep.IndexOf(Phases).Values;

    /// <summary>The zone in which days and months are counted and moments are shown.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;
}
