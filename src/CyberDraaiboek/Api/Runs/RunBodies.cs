using System.ComponentModel;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Runs;

internal sealed record StartBody : ActBody
{
    [JsonPropertyName("draaiboek")]
    public required string Runbook { get; init; }

    [JsonPropertyName("titel")]
    public required string Title { get; init; }

    [JsonPropertyName("t0")]
    [Description("Het begin van het incident. Leeg: nu.")]
    public DateTimeOffset? Start { get; init; }

    [JsonPropertyName("gegevens")]
    public IReadOnlyDictionary<string, string> Data { get; init; } = new Dictionary<string, string>();

    [JsonPropertyName("autoriteiten")]
    [Description("Voor welke autoriteiten. Leeg: allemaal.")]
    public IReadOnlyList<string>? Authorities { get; init; }

    [JsonPropertyName("sleutel")]
    [Description("Dezelfde sleutel is dezelfde inzet, hoe vaak u het ook vraagt, ook met een andere titel of andere gegevens. Hoogstens 200 tekens. Mag ook als kop Idempotency-Key.")]
    public string? IdempotencyKey { get; init; }
}

internal sealed record DataBody : ActBody
{
    [JsonPropertyName("gegevens")]
    public required IReadOnlyDictionary<string, string> Data { get; init; }
}

internal sealed record NoteBody : ActBody
{
    [JsonPropertyName("tekst")]
    [LongText]
    public required string Text { get; init; }

    [JsonPropertyName("soort")]
    public EntryKind Kind { get; init; } = EntryKind.Fact;

    [JsonPropertyName("stap")]
    public string? Step { get; init; }
}

internal sealed record CorrectionBody : ActBody
{
    [JsonPropertyName("regel")]
    public required long Entry { get; init; }

    [JsonPropertyName("tekst")]
    [LongText]
    public required string Text { get; init; }
}

internal sealed record LevelBody : ActBody
{
    [JsonPropertyName("niveau")]
    [Description("N0 tot en met N4.")]
    public required string Level { get; init; }

    [JsonPropertyName("grip")]
    public string? Grip { get; init; }

    [JsonPropertyName("reden")]
    [LongText]
    public required string Reason { get; init; }
}

internal sealed record RoleBody : ActBody
{
    [JsonPropertyName("persoon")]
    [Description("De id van een persoon uit de organisatie.")]
    public required string Person { get; init; }

    [JsonPropertyName("rol")]
    [Description("voorzitter, verslaglegger, deelnemer, waarnemer, oefenleider of geen.")]
    public required RunRole Role { get; init; }

    [JsonPropertyName("reden")]
    public required string Reason { get; init; }
}
