using System.Text.Json.Serialization;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Api.Runs;

/// <summary>A run in a list.</summary>
internal sealed record RunLine
{
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("titel")] public required string Title { get; init; }
    [JsonPropertyName("draaiboek")] public required string Runbook { get; init; }
    [JsonPropertyName("vorm")] public required string Mode { get; init; }
    [JsonPropertyName("status")] public required string Status { get; init; }
    [JsonPropertyName("niveau")] public required string Level { get; init; }
    [JsonPropertyName("grip")] public string? Grip { get; init; }
    [JsonPropertyName("onderdeel_van")] public string? Parent { get; init; }
    [JsonPropertyName("gestart_om")] public required DateTimeOffset Started { get; init; }
    [JsonPropertyName("gesloten_om")] public DateTimeOffset? Closed { get; init; }
    [JsonPropertyName("open_stappen")] public required int OpenSteps { get; init; }
    [JsonPropertyName("open_alarmen")] public required int OpenAlarms { get; init; }
    [JsonPropertyName("volgende_termijn")] public DateTimeOffset? NextDeadline { get; init; }
    [JsonPropertyName("laatste_regel")] public required long LastEntry { get; init; }

    public static RunLine Of(RunSummary run) => new()
    {
        Id = run.Run.Value,
        Title = run.Title,
        Runbook = run.Runbook.Value,
        Mode = run.Mode,
        Status = run.Status,
        Level = run.Level,
        Grip = run.Grip,
        Parent = run.Parent?.Value,
        Started = run.Started,
        Closed = run.Closed,
        OpenSteps = run.OpenSteps,
        OpenAlarms = run.OpenAlarms,
        NextDeadline = run.NextDeadline,
        LastEntry = run.LastSequence,
    };
}
