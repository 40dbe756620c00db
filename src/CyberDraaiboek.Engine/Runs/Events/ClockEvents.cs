using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>An event about a legal clock.</summary>
public abstract record ClockEvent : RunEvent
{
    [JsonPropertyName("klok")] public required ClockId Clock { get; init; }
    public override string Object => Clock.Value;
}

/// <summary>A legal clock runs, from the moment that somebody fixed, with reasons.</summary>
[StoredAs("klok.gestart")]
public sealed record ClockStarted : ClockEvent
{
    [JsonPropertyName("bewust_om")] public required DateTimeOffset Aware { get; init; }
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    /// <summary>The moment that was fixed earlier and was wrong; null: none was.</summary>
    [JsonPropertyName("eerder")] public DateTimeOffset? Before { get; init; }
    /// <summary>Null: at once, without an instant.</summary>
    [JsonPropertyName("einde")] public DateTimeOffset? Ends { get; init; }
    [JsonPropertyName("waarschuw_om")] public required IReadOnlyList<DateTimeOffset> WarnAt { get; init; }
    [JsonPropertyName("ontvanger")] public required RoleId Receiver { get; init; }
    [JsonPropertyName("eigenaar")] public required RoleId Owner { get; init; }
    /// <summary>Nobody checked the length against the law.</summary>
    [JsonPropertyName("controleer")] public bool Unverified { get; init; }
    public override string Result => $"{(Before is null ? "gestart" : "beginmoment verbeterd")}{(Ends is null ? ": onverwijld" : string.Empty)}";
}

/// <summary>Somebody decided, with reasons, that a clock does not apply.</summary>
[StoredAs("klok.niet_van_toepassing")]
public sealed record ClockDoesNotApply : ClockEvent
{
    [JsonPropertyName("reden")] public required string Reason { get; init; }
    public override string Result => "niet van toepassing";
    public override EntryKind Kind => EntryKind.Decision;
}

/// <summary>The report was filed.</summary>
[StoredAs("klok.gestopt")]
public sealed record ClockStopped : ClockEvent
{
    [JsonPropertyName("kenmerk")] public required string Reference { get; init; }
    [JsonPropertyName("op_tijd")] public required bool InTime { get; init; }
    public override string Result => InTime ? "gestopt, op tijd" : "gestopt, te laat";
}

/// <summary>The clock runs out soon; its owner and the deputies are told.</summary>
[StoredAs("klok.waarschuwing")]
public sealed record ClockWarned : ClockEvent
{
    [JsonPropertyName("einde")] public required DateTimeOffset Ends { get; init; }
    public override string Result => "loopt bijna af";
}

/// <summary>The clock ran out and nothing was filed.</summary>
[StoredAs("klok.verstreken")]
public sealed record ClockExpired : ClockEvent
{
    [JsonPropertyName("einde")] public required DateTimeOffset Ends { get; init; }
    public override string Result => "verstreken zonder melding";
    public override bool Alarm => true;
}
