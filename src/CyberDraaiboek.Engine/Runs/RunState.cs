using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Life of a run: open, paused and open again, closed for ever.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RunStatus>))]
public enum RunStatus
{
    /// <summary>"open"</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>"gepauzeerd"</summary>
    [JsonStringEnumMemberName("gepauzeerd")]
    Paused,

    /// <summary>"gesloten"</summary>
    [JsonStringEnumMemberName("gesloten")]
    Closed,
}

/// <summary>Life of a step: open, then done or skipped, and possibly open again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepStatus>))]
public enum StepStatus
{
    /// <summary>"open"</summary>
    [JsonStringEnumMemberName("open")]
    Open,

    /// <summary>"gereed"</summary>
    [JsonStringEnumMemberName("gereed")]
    Done,

    /// <summary>"overgeslagen"</summary>
    [JsonStringEnumMemberName("overgeslagen")]
    Skipped,
}

/// <summary>What is known about a message. The outbox knows one more state, <c>bezig</c>, between ready and sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NotificationStatus>))]
public enum NotificationStatus
{
    /// <summary>Must be sent ("klaar").</summary>
    [JsonStringEnumMemberName("klaar")]
    Ready,

    /// <summary>"verzonden"</summary>
    [JsonStringEnumMemberName("verzonden")]
    Sent,

    /// <summary>"afgeleverd"</summary>
    [JsonStringEnumMemberName("afgeleverd")]
    Delivered,

    /// <summary>"mislukt"</summary>
    [JsonStringEnumMemberName("mislukt")]
    Failed,

    /// <summary>"onzeker"</summary>
    [JsonStringEnumMemberName("onzeker")]
    InDoubt,

    /// <summary>"bevestigd"</summary>
    [JsonStringEnumMemberName("bevestigd")]
    Acknowledged,

    /// <summary>"vervallen"</summary>
    [JsonStringEnumMemberName("vervallen")]
    Withdrawn,
}

/// <summary>A step that has been opened.</summary>
public sealed record StepState
{
    /// <summary>With its rounds.</summary>
    public required StepId Id { get; init; }

    /// <summary>As it was when it opened; a take-over does not change it.</summary>
    public required Step Definition { get; init; }

    /// <summary>Phase code; null: added by hand.</summary>
    public string? Phase { get; init; }

    /// <summary>Track; null: none.</summary>
    public string? Track { get; init; }

    /// <summary>Open, done or skipped.</summary>
    public StepStatus Status { get; init; } = StepStatus.Open;

    /// <summary>Rises when the step is ended, decided or reopened; fences what users send.</summary>
    public int Version { get; init; } = 1;

    /// <summary>When it opened.</summary>
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it ended, as it happened.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Who ended it.</summary>
    public string? EndedBy { get; init; }

    /// <summary>Who took it up: the last whose acknowledgement counted.</summary>
    public PersonId? Holder { get; init; }

    /// <summary>Who does it, when somebody does. A message is for each of those addressed: nobody takes up the part of another.</summary>
    public PersonId? TakenUpBy => Definition is NotifyStep ? null : Holder;

    /// <summary>Confirmed-before, when known.</summary>
    public DateTimeOffset? ConfirmedBefore { get; init; }

    /// <summary>Done-before, when known.</summary>
    public DateTimeOffset? DoneBefore { get; init; }

    /// <summary>Confirmed-before passed.</summary>
    public bool ConfirmedLate { get; init; }

    /// <summary>Done-before passed.</summary>
    public bool DoneLate { get; init; }

    /// <summary>Nothing is sent before this.</summary>
    public DateTimeOffset? SilentUntil { get; init; }

    /// <summary>Reminders given because it is late.</summary>
    public int Reminders { get; init; }

    /// <summary>First reader of the text, when agreed; of a situation report who wrote it.</summary>
    public string? FirstReader { get; init; }

    /// <summary>Second reader agreed, or none is needed.</summary>
    public bool TextApproved { get; init; }

    /// <summary>For a wait: when it ends by itself, when known.</summary>
    public DateTimeOffset? WaitUntil { get; init; }

    /// <summary>Option chosen last.</summary>
    public string? Option { get; init; }

    /// <summary>Evidence noted.</summary>
    public string? Evidence { get; init; }

    /// <summary>The run that it started.</summary>
    public RunId? Child { get; init; }

    /// <summary>By <see cref="AlarmState.Key"/>.</summary>
    public ImmutableSortedDictionary<string, AlarmState> Alarms { get; init; } = ImmutableSortedDictionary.Create<string, AlarmState>(StringComparer.Ordinal);

    /// <summary>All about it, as prepared: going through those of the whole run for each that fails is what makes a long run slow.</summary>
    public ImmutableList<NotificationId> Messages { get; init; } = [];

    /// <summary>Ended, one way or another.</summary>
    public bool Ended => Status != StepStatus.Open;
}

/// <summary>A repeat.</summary>
/// <param name="Round">Counted from 1.</param>
/// <param name="NextAt">When the next may start.</param>
/// <param name="Ended">No more rounds.</param>
public sealed record RepeatState(int Round, DateTimeOffset NextAt, bool Ended);

/// <summary>A legal clock in a run.</summary>
public sealed record ClockState
{
    /// <summary>With its authority.</summary>
    public required ClockId Id { get; init; }

    /// <summary>The moment of becoming aware; null: fixed as not applicable.</summary>
    public DateTimeOffset? Aware { get; init; }

    /// <summary>When it runs out; null: at once, or not applicable.</summary>
    public DateTimeOffset? Ends { get; init; }

    /// <summary>When the filing was done.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Its reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Ran out without filing.</summary>
    public bool Expired { get; init; }

    /// <summary>Started, not stopped.</summary>
    public bool Running => Aware is not null && StoppedAt is null;
}

/// <summary>A message as the engine knows it.</summary>
public sealed record NotificationState(
    NotificationPrepared Intent, NotificationStatus Status, DateTimeOffset PreparedAt, bool NextContactUsed = false);

/// <summary>
/// A run: the fold of its events. Immutable. <see cref="Deadlines"/> is all that the scheduler has to know,
/// <see cref="Notifications"/> with status ready all that the outbox has to send.
/// </summary>
public sealed record RunState
{
    public required RunId Id { get; init; }
    public required Runbook Runbook { get; init; }
    public required RunMode Mode { get; init; }
    public required string Title { get; init; }
    public required DateTimeOffset Start { get; init; }
    public RunId? Parent { get; init; }
    public RunStatus Status { get; init; } = RunStatus.Open;

    /// <summary>Only those in it may know of it. Fixed at the start, like the mode.</summary>
    public bool Restricted { get; init; }

    /// <summary>Roles that were given in this run.</summary>
    public ImmutableDictionary<PersonId, RunRole> Roles { get; init; } = ImmutableDictionary<PersonId, RunRole>.Empty;

    public Opschaling Level { get; init; }
    public string? Grip { get; init; }
    public ImmutableArray<string> Authorities { get; init; } = [];

    /// <summary>Sequence of the last event.</summary>
    public long Sequence { get; init; }

    /// <summary>Set while paused.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Number of the last situation report.</summary>
    public int Sitraps { get; init; }

    /// <summary>Number of the last handover between shifts.</summary>
    public int Handovers { get; init; }

    /// <summary>Who offered that handover; null: nobody waits for somebody to take over.</summary>
    public string? HandoverFrom { get; init; }

    /// <summary>Number of steps added by hand.</summary>
    public int AddedSteps { get; init; }

    public ImmutableDictionary<string, string> Data { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableHashSet<string> OpenPhases { get; init; } = [];
    public ImmutableDictionary<StepId, StepState> Steps { get; init; } = ImmutableDictionary<StepId, StepState>.Empty;
    public ImmutableDictionary<string, string> Branches { get; init; } = ImmutableDictionary<string, string>.Empty;
    public ImmutableDictionary<string, RepeatState> Repeats { get; init; } = ImmutableDictionary<string, RepeatState>.Empty;
    public ImmutableDictionary<ClockId, ClockState> Clocks { get; init; } = ImmutableDictionary<ClockId, ClockState>.Empty;
    public ImmutableDictionary<NotificationId, NotificationState> Notifications { get; init; } = ImmutableDictionary<NotificationId, NotificationState>.Empty;

    /// <summary>Empty when closed; only those of legal clocks while paused.</summary>
    public ImmutableDictionary<DeadlineId, Deadline> Deadlines { get; init; } = ImmutableDictionary<DeadlineId, Deadline>.Empty;

    /// <summary>While paused: what the other deadlines had left.</summary>
    public ImmutableDictionary<DeadlineId, (Deadline Deadline, TimeSpan Left)> Suspended { get; init; } =
        ImmutableDictionary<DeadlineId, (Deadline Deadline, TimeSpan Left)>.Empty;

    /// <summary>Looks up what a condition names: a data field, a decision, <c>niveau</c> or <c>grip</c>.</summary>
    public string? ValueOf(string name) => name switch
    {
        "niveau" => Level.ToString(),
        "grip" => Grip,
        _ => Data.TryGetValue(name, out var value) ? value : Steps.TryGetValue(new StepId(name), out var step) ? step.Option : null,
    };
}
