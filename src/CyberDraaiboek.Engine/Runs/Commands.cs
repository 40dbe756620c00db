using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>A wish to change a run. A person, the API, a timer and the outbox all come in by this one door.</summary>
public abstract record Command;

/// <summary>A command with who gives it.</summary>
/// <param name="Command">What.</param>
/// <param name="By">Who.</param>
/// <param name="Happened">When it happened, if that was earlier than now (paper, a telephone call); null: now.</param>
/// <param name="Override">Why it must go on although a mandate, a second reader or a warning stands in the way; null: no override. Journalled.</param>
public sealed record Request(Command Command, Actor By, DateTimeOffset? Happened = null, string? Override = null);

/// <summary>Starts a run. The only command without an existing run.</summary>
public sealed record StartRun(
    RunId Run,
    Runbook Runbook,
    RunMode Mode,
    string Title,
    DateTimeOffset Start,
    IReadOnlyDictionary<string, string> Data,
    IReadOnlyList<string> Authorities,
    RunId? Parent = null,
    bool ParentRestricted = false) : Command;

/// <summary>Says that somebody has seen it and takes it up, or cannot ("bevestigen").</summary>
/// <param name="Step">Of which step.</param>
/// <param name="Person">Who answers; null: somebody not in the organisation, counted for <paramref name="Target"/>.</param>
/// <param name="Target">For which addressed role; null: every role for which this person was addressed, or the owner.</param>
/// <param name="Strength">How sure it is.</param>
/// <param name="Answer">What they say.</param>
/// <param name="Notification">Which message they answered, when known.</param>
public sealed record Acknowledge(
    StepId Step, PersonId? Person, RoleId? Target, Strength Strength, Answer Answer, NotificationId? Notification = null) : Command;

/// <summary>What somebody answers to an alarm.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Answer>))]
public enum Answer
{
    /// <summary>I take it up ("ik_kom").</summary>
    [JsonStringEnumMemberName("ik_kom")]
    Coming,

    /// <summary>I cannot: the next one is called at once ("ik_kan_niet").</summary>
    [JsonStringEnumMemberName("ik_kan_niet")]
    Unable,

    /// <summary>I am not the one you want: the next one is called at once ("verkeerde_persoon").</summary>
    [JsonStringEnumMemberName("verkeerde_persoon")]
    WrongPerson,
}

/// <summary>
/// Ends a step with its result. What is needed depends on the step: an action may need evidence, a question its fields, a decision
/// <see cref="Decide"/>, a clock step <see cref="FixClock"/>. Also accepted before the step opened (it was done already, or on paper).
/// </summary>
/// <param name="Step">Which.</param>
/// <param name="Version">The version that the user saw; null: do not compare.</param>
/// <param name="Evidence">What the step asks to note.</param>
/// <param name="Fields">Data filled in; for a sitrap its fields.</param>
public sealed record CompleteStep(StepId Step, int? Version, string? Evidence, IReadOnlyDictionary<string, string> Fields) : Command;

/// <summary>Takes a decision ("besluit"), or takes it again at its review.</summary>
/// <param name="Step">The decision.</param>
/// <param name="Version">The version that the user saw; null: do not compare.</param>
/// <param name="Option">Key of the option chosen.</param>
/// <param name="Reason">Always needed.</param>
/// <param name="Capacity">In which capacity; null: as the runbook says.</param>
/// <param name="Heard">Who advised, and who disagreed, in words.</param>
public sealed record Decide(StepId Step, int? Version, string Option, string Reason, string? Capacity = null, string? Heard = null) : Command;

/// <summary>Fixes when a legal clock started, or that it does not apply. Ends the clock step when there is one.</summary>
/// <param name="Clock">As <c>klokken.yaml</c> names it.</param>
/// <param name="Authority">For which authority; null: all affected ones.</param>
/// <param name="Applies">False: does not apply.</param>
/// <param name="Aware">The moment of becoming aware ("bewust-moment"); needed when it applies.</param>
/// <param name="Reason">Always needed.</param>
public sealed record FixClock(ClockId Clock, string? Authority, bool Applies, DateTimeOffset? Aware, string Reason) : Command;

/// <summary>The report was filed ("klok gestopt").</summary>
/// <param name="Clock">As <c>klokken.yaml</c> names it, or with its authority.</param>
/// <param name="Reference">Number or other proof of the filing.</param>
public sealed record StopClock(ClockId Clock, string Reference) : Command;

/// <summary>Leaves a step undone, with a reason.</summary>
public sealed record SkipStep(StepId Step, int? Version, string Reason) : Command;

/// <summary>Opens a step now, out of its turn.</summary>
public sealed record OpenStep(StepId Step, string Reason) : Command;

/// <summary>Opens a phase now, out of its turn.</summary>
public sealed record OpenPhase(string Phase, string Reason) : Command;

/// <summary>Undoes done or skipped: the step is open again.</summary>
public sealed record ReopenStep(StepId Step, string Reason) : Command;

/// <summary>Adds an action that the runbook does not have ("stap toevoegen"). It opens at once.</summary>
public sealed record AddStep(string Title, RoleId Owner, string? Instruction, TimeLimit? DoneWithin, string Reason) : Command;

/// <summary>Agrees with a text before it leaves: first the owner, then a second reader who is somebody else.</summary>
public sealed record ApproveText(StepId Step) : Command;

/// <summary>Calls the next rung now, for every addressed role that has not been reached.</summary>
public sealed record EscalateNow(StepId Step, string Reason) : Command;

/// <summary>Nothing is sent about a step for a while, with a reason.</summary>
public sealed record Silence(StepId Step, TimeSpan For, string Reason) : Command;

/// <summary>Stops all timers of the run except the legal clocks.</summary>
public sealed record Pause(string Reason) : Command;

/// <summary>Goes on; timers have as much left as when they stopped.</summary>
public sealed record Resume(string Reason) : Command;

/// <summary>Fills in or changes data.</summary>
public sealed record SetData(IReadOnlyDictionary<string, string> Fields) : Command;

/// <summary>Gives somebody a role in this run ("rol"), or takes it from them with <see cref="RunRole.None"/>. Goes before what follows from the organisation.</summary>
public sealed record GiveRole(PersonId Person, RunRole Role, string Reason) : Command;

/// <summary>A note in the journal.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Kind">What sort of statement it is.</param>
/// <param name="Step">About which step; null: about the run.</param>
/// <param name="Tlp">Who may know, when that is narrower or wider than the run: a label of the traffic light protocol; null: as the run.</param>
public sealed record AddNote(string Text, EntryKind Kind, StepId? Step = null, string? Tlp = null) : Command;

/// <summary>Corrects an earlier entry by a new one; the old one stays.</summary>
public sealed record Correct(long Sequence, string Text) : Command;

/// <summary>Writes a situation report down for somebody else to read before it is fixed ("concept").</summary>
/// <param name="Step">The situation report, open.</param>
/// <param name="Version">The version that the user saw; null: do not compare.</param>
/// <param name="Fields">At least one is filled in.</param>
public sealed record DraftSitrap(StepId Step, int? Version, IReadOnlyDictionary<string, string> Fields) : Command;

/// <summary>The shift that goes hands over ("overdracht"). Counts when somebody of the shift that comes accepts it.</summary>
/// <param name="Fields">Picture, open actions, running clocks, promises, who is where; at least one is filled in.</param>
public sealed record OfferHandover(IReadOnlyDictionary<string, string> Fields) : Command;

/// <summary>The shift that comes has understood and takes over.</summary>
/// <param name="Number">Which handover; one that was replaced by a newer one is refused.</param>
/// <param name="Remark">Questions and their answers; null: everything was clear.</param>
public sealed record AcceptHandover(int Number, string? Remark) : Command;

/// <summary>Scales up or down. People do this; the engine only proposes.</summary>
public sealed record ChangeLevel(Opschaling Level, string? Grip, string Reason) : Command;

/// <summary>Goes on with a newer version of the runbook. Open steps keep their texts and timers.</summary>
public sealed record TakeOver(Runbook Runbook, string Reason) : Command;

/// <summary>Ends the run. With open steps or running clocks a <see cref="Request.Override"/> is needed.</summary>
public sealed record Close(string Reason) : Command;

/// <summary>What became of a message. Always accepted, also after the run was closed.</summary>
/// <param name="Notification">Which.</param>
/// <param name="Status">Sent, delivered, failed or in doubt.</param>
/// <param name="Detail">The provider's answer, without secrets.</param>
public sealed record ReportDelivery(NotificationId Notification, NotificationStatus Status, string? Detail) : Command;

/// <summary>What became of a telephone call that somebody made.</summary>
public sealed record ReportCall(NotificationId Notification, CallResult Result, string? Remark) : Command;

/// <summary>Result of a call by hand.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CallResult>))]
public enum CallResult
{
    /// <summary>Spoke to the person: the strongest acknowledgement ("bereikt").</summary>
    [JsonStringEnumMemberName("bereikt")]
    Reached,

    /// <summary>"geen_gehoor"</summary>
    [JsonStringEnumMemberName("geen_gehoor")]
    NoAnswer,

    /// <summary>"voicemail"</summary>
    [JsonStringEnumMemberName("voicemail")]
    Voicemail,

    /// <summary>"verkeerd_nummer"</summary>
    [JsonStringEnumMemberName("verkeerd_nummer")]
    WrongNumber,
}

/// <summary>A deadline may have passed. Does nothing when it moved, was met or is not due yet.</summary>
public sealed record DeadlineReached(DeadlineId Deadline) : Command;

/// <summary>The run that a step asked for exists.</summary>
public sealed record ChildStarted(StepId Step, RunId Child) : Command;
