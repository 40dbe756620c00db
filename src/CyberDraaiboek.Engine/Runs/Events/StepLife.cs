using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>A step opened.</summary>
[StoredAs("stap.geopend")]
public sealed record StepOpened : StepEvent
{
    [JsonPropertyName("titel")] public required string Title { get; init; }
    [JsonPropertyName("rol")] public RoleId? Owner { get; init; }
    [JsonPropertyName("fase")] public string? Phase { get; init; }
    [JsonPropertyName("spoor")] public string? Track { get; init; }
    [JsonPropertyName("bevestigd_voor")] public DateTimeOffset? ConfirmedBefore { get; init; }
    [JsonPropertyName("gereed_voor")] public DateTimeOffset? DoneBefore { get; init; }
    /// <summary>For a wait: when it ends by itself.</summary>
    [JsonPropertyName("wacht_tot")] public DateTimeOffset? WaitUntil { get; init; }
    /// <summary>Set when it was opened out of its turn.</summary>
    [JsonPropertyName("reden")] public string? Reason { get; init; }
    public override string Result => Reason is null ? "geopend" : $"eerder geopend: {Reason}";
}

/// <summary>Which of the two deadlines of a step.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StepLimit>))]
public enum StepLimit
{
    /// <summary>Confirmed before.</summary>
    [JsonStringEnumMemberName("bevestigd")]
    Confirmed,

    /// <summary>Done before.</summary>
    [JsonStringEnumMemberName("gereed")]
    Done,

    /// <summary>For a wait: when it ends by itself.</summary>
    [JsonStringEnumMemberName("wacht")]
    Wait,
}

/// <summary>A deadline became known after the step opened, because its anchor did.</summary>
[StoredAs("stap.termijn")]
public sealed record StepDeadlineSet : StepEvent
{
    [JsonPropertyName("soort")] public required StepLimit Limit { get; init; }
    [JsonPropertyName("voor")] public required DateTimeOffset Due { get; init; }
    public override string Result => "termijn bepaald";
}

/// <summary>A step was not confirmed or done in time. Says how late the timer itself was.</summary>
[StoredAs("stap.te_laat")]
public sealed record StepLate : StepEvent
{
    [JsonPropertyName("soort")] public required StepLimit Limit { get; init; }
    [JsonPropertyName("voor")] public required DateTimeOffset Due { get; init; }
    /// <summary>Seconds between the deadline and this entry: large after downtime.</summary>
    [JsonPropertyName("opgemerkt_na_seconden")] public required long NoticedAfterSeconds { get; init; }
    /// <summary>Set when the reminder waits for the end of a silence.</summary>
    [JsonPropertyName("herinner_om")] public DateTimeOffset? RemindAt { get; init; }
    public override string Result => Limit == StepLimit.Confirmed ? "niet op tijd bevestigd" : "niet op tijd gereed";
}

/// <summary>A step ended with its result.</summary>
[StoredAs("stap.gereed")]
public sealed record StepDone : StepEvent
{
    [JsonPropertyName("bewijs")] public string? Evidence { get; init; }
    /// <summary>Done before it was its turn.</summary>
    [JsonPropertyName("vooruit")] public bool Ahead { get; init; }
    public override string Result => Ahead ? "gereed, voor zijn beurt" : "gereed";
}

/// <summary>A step was left undone.</summary>
[StoredAs("stap.overgeslagen")]
public sealed record StepSkipped : StepEvent
{
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Result => $"overgeslagen: {Reason}";
}

/// <summary>A step that had ended is open again.</summary>
[StoredAs("stap.heropend")]
public sealed record StepReopened : StepEvent
{
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Result => $"heropend: {Reason}";
}

/// <summary>Somebody added an action during the run.</summary>
[StoredAs("stap.toegevoegd")]
public sealed record StepAdded : StepEvent
{
    [JsonPropertyName("titel")] public required string Title { get; init; }
    [JsonPropertyName("rol")] public required RoleId Owner { get; init; }
    [JsonPropertyName("doen")] public string? Instruction { get; init; }
    [JsonPropertyName("gereed_voor")] public DateTimeOffset? DoneBefore { get; init; }
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Result => $"toegevoegd: {Reason}";
}

/// <summary>Somebody agreed with a text.</summary>
[StoredAs("tekst.akkoord")]
public sealed record TextApproved : StepEvent
{
    /// <summary>1: the first reader, 2: the second.</summary>
    [JsonPropertyName("lezer")] public required int Reader { get; init; }
    [JsonPropertyName("ondanks")] public string? Override { get; init; }
    public override string Result => Reader == 1 ? "akkoord van de opsteller" : "akkoord van de tweede lezer";
}

/// <summary>A decision was taken.</summary>
[StoredAs("besluit.genomen")]
public sealed record DecisionTaken : StepEvent
{
    [JsonPropertyName("vraag")] public required string Question { get; init; }
    [JsonPropertyName("keuzes")] public required IReadOnlyList<string> Options { get; init; }
    [JsonPropertyName("keuze")] public required string Option { get; init; }
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    [JsonPropertyName("hoedanigheid")] public string? Capacity { get; init; }
    [JsonPropertyName("gehoord")] public string? Heard { get; init; }
    /// <summary>The data known at that moment.</summary>
    [JsonPropertyName("bekend")] public required IReadOnlyDictionary<string, string> Known { get; init; }
    [JsonPropertyName("heroverwegen_om")] public DateTimeOffset? ReviewAt { get; init; }
    [JsonPropertyName("ondanks")] public string? Override { get; init; }
    public override string Result => Option;
    public override EntryKind Kind => EntryKind.Decision;
}

/// <summary>A decision must be looked at again.</summary>
[StoredAs("besluit.heroverwegen")]
public sealed record DecisionReviewDue : StepEvent
{
    [JsonPropertyName("gepland")] public required DateTimeOffset Due { get; init; }
    public override string Result => "heroverweging nodig";
}

/// <summary>A situation report was written, for somebody else to read before it is fixed.</summary>
[StoredAs("sitrap.opgesteld")]
public sealed record SitrapDrafted : StepEvent
{
    [JsonPropertyName("velden")] public required IReadOnlyDictionary<string, string> Fields { get; init; }
    public override string Result => "concept opgesteld";
}

/// <summary>A situation report was fixed.</summary>
[StoredAs("sitrap.vastgesteld")]
public sealed record SitrapFixed : StepEvent
{
    [JsonPropertyName("nummer")] public required int Number { get; init; }
    [JsonPropertyName("velden")] public required IReadOnlyDictionary<string, string> Fields { get; init; }
    /// <summary>Who wrote it, when somebody else read and fixed it; null: one person did both.</summary>
    [JsonPropertyName("opgesteld_door")] public string? Writer { get; init; }
    /// <summary>Why a report for the public went out without a second reader; null: it had one, or needed none.</summary>
    [JsonPropertyName("ondanks")] public string? Override { get; init; }
    public override string Result => $"sitrap {Number} vastgesteld";
}

/// <summary>Somebody answered an alarm, or a caller did so for them.</summary>
[StoredAs("melding.bevestigd")]
public sealed record Acknowledged : StepEvent
{
    [JsonPropertyName("alarmering")] public string? AlarmKey { get; init; }
    [JsonPropertyName("voor_rol")] public RoleId? Target { get; init; }
    [JsonPropertyName("persoon")] public PersonId? Person { get; init; }
    [JsonPropertyName("sterkte")] public required Strength Strength { get; init; }
    [JsonPropertyName("antwoord")] public required Answer Answer { get; init; }
    [JsonPropertyName("melding")] public NotificationId? Notification { get; init; }
    /// <summary>False: too weak for this step, too late, or a refusal; the clock runs on.</summary>
    [JsonPropertyName("telt")] public required bool Counts { get; init; }
    /// <summary>Together with earlier ones enough: the escalation for this role stops.</summary>
    [JsonPropertyName("bereikt")] public required bool Reached { get; init; }
    /// <summary>Enough of the roles addressed were reached: the step counts as confirmed and all its escalations stop.</summary>
    [JsonPropertyName("stap_bevestigd")] public required bool StepConfirmed { get; init; }
    /// <summary>When a late step is reminded again if it is still not done.</summary>
    [JsonPropertyName("herinner_om")] public DateTimeOffset? RemindAt { get; init; }
    public override string Result => Answer switch
    {
        Answer.Coming => Counts ? "neemt het op" : "gezien, telt niet mee",
        Answer.Unable => "kan niet",
        Answer.WrongPerson => "verkeerde persoon",
    };
    public override bool Alarm => Answer == Answer.WrongPerson;
}
