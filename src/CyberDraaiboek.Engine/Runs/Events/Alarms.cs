using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Why a rung was reached.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RungCause>))]
public enum RungCause
{
    /// <summary>The first call.</summary>
    [JsonStringEnumMemberName("eerste")]
    First,

    /// <summary>Its time had come.</summary>
    [JsonStringEnumMemberName("tijd")]
    Time,

    /// <summary>Somebody asked for it.</summary>
    [JsonStringEnumMemberName("hand")]
    Hand,

    /// <summary>The one before was empty.</summary>
    [JsonStringEnumMemberName("leeg")]
    Empty,

    /// <summary>Nobody of the one before could be sent anything.</summary>
    [JsonStringEnumMemberName("mislukt")]
    Failed,

    /// <summary>The person said that they cannot.</summary>
    [JsonStringEnumMemberName("geweigerd")]
    Declined,

    /// <summary>Late and reminded again.</summary>
    [JsonStringEnumMemberName("herinnering")]
    Reminder,
}

/// <summary>
/// A rung was reached for one addressed role. Rung 0 is the first call. With nobody in it the rung is empty: an alarm, and the next
/// one follows at once.
/// </summary>
[StoredAs("escalatie.trede")]
public sealed record RungReached : StepEvent
{
    [JsonPropertyName("alarmering")] public required string AlarmKey { get; init; }
    [JsonPropertyName("voor_rol")] public required RoleId Target { get; init; }
    [JsonPropertyName("doel")] public required Purpose Purpose { get; init; }
    /// <summary>0: from the opening; 1 and up: reminders because it is late.</summary>
    [JsonPropertyName("cyclus")] public required int Cycle { get; init; }
    [JsonPropertyName("trede")] public required int Rung { get; init; }
    /// <summary>Counted from 1.</summary>
    [JsonPropertyName("keer")] public required int Round { get; init; }
    /// <summary>Place in the list of attempts of the plan.</summary>
    [JsonPropertyName("poging")] public required int Attempt { get; init; }
    [JsonPropertyName("naar")] public required RoleId To { get; init; }
    [JsonPropertyName("als_vervanger")] public bool AsDeputy { get; init; }
    [JsonPropertyName("personen")] public required IReadOnlyList<PersonId> People { get; init; }
    [JsonPropertyName("aanleiding")] public required RungCause Cause { get; init; }
    [JsonPropertyName("reden")] public string? Reason { get; init; }
    [JsonPropertyName("gepland")] public required DateTimeOffset Planned { get; init; }
    /// <summary>When the next attempt, or the end of the escalation, comes; null: no timer, because nobody needs to answer.</summary>
    [JsonPropertyName("volgende_om")] public DateTimeOffset? NextAt { get; init; }
    /// <summary>How much later than planned the rest of the plan now is: only after downtime.</summary>
    [JsonPropertyName("verschoven_seconden")] public long ShiftSeconds { get; init; }
    public override string Result => People.Count == 0 ? $"trede {Rung} is leeg: niemand voor {To}" : $"trede {Rung}, keer {Round}: {To}{(AsDeputy ? ", vervanger" : string.Empty)}";
    public override bool Alarm => People.Count == 0;
}

/// <summary>The end of the escalation: nobody was reached. The loudest state there is.</summary>
[StoredAs("escalatie.uitgeput")]
public sealed record EscalationExhausted : RunEvent
{
    [JsonPropertyName("stap")] public StepId? Step { get; init; }
    [JsonPropertyName("klok")] public ClockId? Clock { get; init; }
    [JsonPropertyName("alarmering")] public required string AlarmKey { get; init; }
    [JsonPropertyName("voor_rol")] public required RoleId Target { get; init; }
    [JsonPropertyName("cyclus")] public required int Cycle { get; init; }
    /// <summary>Somebody took it up, and it is not done; null: written by a version that did not say.</summary>
    [JsonPropertyName("opgepakt")] public bool? TakenUp { get; init; }
    public override string Object => Step?.Value ?? Clock?.Value ?? "inzet";
    public override string Result => TakenUp switch
    {
        true => "wel bevestigd, niet gereed",
        false => "niemand bereikt",
        null => Cycle == 0 ? "niemand bereikt" : "wel bevestigd of gemeld, niet gereed",
    };
    public override bool Alarm => true;
}

/// <summary>A message for everybody opened while these were away: nothing is sent to them.</summary>
[StoredAs("melding.afwezig")]
public sealed record PeopleAway : StepEvent
{
    [JsonPropertyName("personen")] public required IReadOnlyList<PersonId> People { get; init; }
    public override string Result => $"afwezig, niets gestuurd: {string.Join(", ", People)}";
}

/// <summary>Nothing is sent about a step for a while.</summary>
[StoredAs("escalatie.stil")]
public sealed record Silenced : StepEvent
{
    [JsonPropertyName("tot")] public required DateTimeOffset Until { get; init; }
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Result => "stil gezet";
}

/// <summary>Why a message is sent.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Purpose>))]
public enum Purpose
{
    /// <summary>Somebody must act or answer.</summary>
    [JsonStringEnumMemberName("alarm")]
    Alarm,

    /// <summary>To know.</summary>
    [JsonStringEnumMemberName("ter_informatie")]
    Information,

    /// <summary>Accepted or called before, and late.</summary>
    [JsonStringEnumMemberName("herinnering")]
    Reminder,

    /// <summary>A text waits for the second reader.</summary>
    [JsonStringEnumMemberName("tweede_lezer")]
    SecondReader,

    /// <summary>A legal clock runs out soon, or has.</summary>
    [JsonStringEnumMemberName("klok")]
    Clock,

    /// <summary>A decision must be looked at again.</summary>
    [JsonStringEnumMemberName("heroverweging")]
    Review,

    /// <summary>A situation report.</summary>
    [JsonStringEnumMemberName("sitrap")]
    Sitrap,
}

/// <summary>A message must be sent: the intent, before any provider is called.</summary>
[StoredAs("melding.klaargezet")]
public sealed record NotificationPrepared : RunEvent
{
    [JsonPropertyName("melding")] public required NotificationId Notification { get; init; }
    [JsonPropertyName("stap")] public StepId? Step { get; init; }
    [JsonPropertyName("klok")] public ClockId? Clock { get; init; }
    [JsonPropertyName("alarmering")] public required string AlarmKey { get; init; }
    [JsonPropertyName("voor_rol")] public required RoleId Target { get; init; }
    [JsonPropertyName("persoon")] public required PersonId Person { get; init; }
    [JsonPropertyName("kanaal")] public required Channel Channel { get; init; }
    /// <summary>Place in the person's own list of contacts. The address itself is not journalled.</summary>
    [JsonPropertyName("adres_nr")] public required int Contact { get; init; }
    /// <summary>The contacts that follow when this one fails, as places in the same list.</summary>
    [JsonPropertyName("daarna")] public required IReadOnlyList<int> Fallback { get; init; }
    [JsonPropertyName("doel")] public required Purpose Purpose { get; init; }
    [JsonPropertyName("sjabloon")] public TemplateId? Template { get; init; }
    [JsonPropertyName("cyclus")] public int Cycle { get; init; }
    [JsonPropertyName("poging")] public int Attempt { get; init; }
    /// <summary>The message after which this one comes: it failed, is in doubt, or was not answered in time.</summary>
    [JsonPropertyName("na_melding")] public NotificationId? Follows { get; init; }
    /// <summary>The one before is in doubt; the text says that it may arrive twice.</summary>
    [JsonPropertyName("mogelijk_dubbel")] public bool MayBeDuplicate { get; init; }
    [JsonPropertyName("verzonden_voor")] public required DateTimeOffset SendBefore { get; init; }
    /// <summary>When the next contact of the person is used even if this one was sent.</summary>
    [JsonPropertyName("volgend_kanaal_om")] public DateTimeOffset? NextContactAt { get; init; }
    public override string Object => Notification.Value;
    public override string Result => "klaargezet";
}

/// <summary>The provider took it.</summary>
[StoredAs("melding.verzonden")]
public sealed record NotificationSent : NotificationOutcome
{
    public override string Result => "verzonden";
}

/// <summary>The provider says that it arrived.</summary>
[StoredAs("melding.afgeleverd")]
public sealed record NotificationDelivered : NotificationOutcome
{
    public override string Result => "afgeleverd";
}

/// <summary>It did not leave. The next contact, deputy or rung follows at once.</summary>
[StoredAs("melding.mislukt")]
public sealed record NotificationFailed : NotificationOutcome
{
    public override string Result => $"mislukt: {Detail}";
}

/// <summary>Nobody knows whether it left. An alarm is sent again and says so.</summary>
[StoredAs("melding.onzeker")]
public sealed record NotificationInDoubt : NotificationOutcome
{
    public override string Result => "onzeker";
}

/// <summary>It is no longer needed and was not sent.</summary>
[StoredAs("melding.vervallen")]
public sealed record NotificationWithdrawn : NotificationOutcome
{
    public override string Result => "vervallen";
}

/// <summary>Somebody made the call.</summary>
[StoredAs("melding.gebeld")]
public sealed record CallMade : NotificationOutcome
{
    [JsonPropertyName("uitkomst")] public required CallResult Outcome { get; init; }
    public override string Result => Outcome switch
    {
        CallResult.Reached => "gebeld: bereikt",
        CallResult.NoAnswer => "gebeld: geen gehoor",
        CallResult.Voicemail => "gebeld: voicemail",
        CallResult.WrongNumber => "gebeld: verkeerd nummer",
    };
}

/// <summary>What became of a message.</summary>
public abstract record NotificationOutcome : RunEvent
{
    [JsonPropertyName("melding")] public required NotificationId Notification { get; init; }
    [JsonPropertyName("bijzonderheid")] public string? Detail { get; init; }
    public override string Object => Notification.Value;
}
