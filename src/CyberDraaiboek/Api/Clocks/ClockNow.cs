using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Clocks;

/// <summary>A legal clock of a run. One that nobody has fixed yet is there too, with status <c>niet_vastgesteld</c>.</summary>
internal sealed record ClockNow
{
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("titel")] public required string Title { get; init; }
    [JsonPropertyName("status")] public required string Status { get; init; }
    [JsonPropertyName("begint_als")] public required string Trigger { get; init; }
    [JsonPropertyName("termijn")] public required string Length { get; init; }
    [JsonPropertyName("ontvanger")] public required string Receiver { get; init; }
    [JsonPropertyName("eigenaar")] public required string Owner { get; init; }
    [JsonPropertyName("bron")] public required string Source { get; init; }
    [JsonPropertyName("gecontroleerd_op")] public DateOnly? CheckedOn { get; init; }
    [JsonPropertyName("let_op")] public string? Remark { get; init; }
    [JsonPropertyName("bewust_om")] public DateTimeOffset? Aware { get; init; }
    [JsonPropertyName("einde")] public DateTimeOffset? Ends { get; init; }
    [JsonPropertyName("gestopt_om")] public DateTimeOffset? StoppedAt { get; init; }
    [JsonPropertyName("kenmerk")] public string? Reference { get; init; }

    /// <summary>All clocks of the runbook: as they run, one per authority, or not fixed yet.</summary>
    public static IReadOnlyList<ClockNow> All(RunState run) =>
    [
        .. run.Runbook.Clocks.Values
            .OrderBy(clock => clock.Id.Value, StringComparer.Ordinal)
            .SelectMany(clock => run.Clocks.Values.Where(s => s.Id.Authored == clock.Id).ToList() is { Count: > 0 } states
                ? states.OrderBy(s => s.Id.Value, StringComparer.Ordinal).Select(s => Of(clock, s))
                : [Of(clock, null)]),
    ];

    private static ClockNow Of(LegalClock clock, ClockState? state) => new()
    {
        Id = (state?.Id ?? clock.Id).Value,
        Title = clock.Title,
        Status = StatusOf(state),
        Trigger = clock.Trigger,
        Length = clock.Length?.ToString() ?? "onverwijld",
        Receiver = clock.Receiver.Value,
        Owner = clock.Owner.Value,
        Source = clock.Source,
        CheckedOn = clock.CheckedOn,
        Remark = clock.Status,
        Aware = state?.Aware,
        Ends = state?.Ends,
        StoppedAt = state?.StoppedAt,
        Reference = state?.Reference,
    };

    private static string StatusOf(ClockState? state) => state switch
    {
        null => "niet_vastgesteld",
        { StoppedAt: not null } => "gestopt",
        { Aware: null } => "niet_van_toepassing",
        { Expired: true } => "verstreken",
        _ => "loopt",
    };
}
