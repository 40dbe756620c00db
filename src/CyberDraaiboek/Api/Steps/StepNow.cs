using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Steps;

/// <summary>A step as it is now, for lists.</summary>
internal sealed record StepNow
{
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("titel")] public required string Title { get; init; }
    [JsonPropertyName("soort")] public required string Kind { get; init; }
    [JsonPropertyName("status")] public required StepStatus Status { get; init; }
    [JsonPropertyName("versie")] public required int Version { get; init; }
    [JsonPropertyName("fase")] public string? Phase { get; init; }
    [JsonPropertyName("spoor")] public string? Track { get; init; }
    [JsonPropertyName("rol")] public string? Owner { get; init; }
    [JsonPropertyName("houder")] public string? Holder { get; init; }
    [JsonPropertyName("geopend_om")] public required DateTimeOffset OpenedAt { get; init; }
    [JsonPropertyName("bevestigd_voor")] public DateTimeOffset? ConfirmedBefore { get; init; }
    [JsonPropertyName("gereed_voor")] public DateTimeOffset? DoneBefore { get; init; }
    [JsonPropertyName("te_laat")] public bool Late { get; init; }
    [JsonPropertyName("stil_tot")] public DateTimeOffset? SilentUntil { get; init; }
    [JsonPropertyName("wacht_tot")] public DateTimeOffset? WaitUntil { get; init; }
    [JsonPropertyName("geeindigd_om")] public DateTimeOffset? EndedAt { get; init; }
    [JsonPropertyName("geeindigd_door")] public string? EndedBy { get; init; }
    [JsonPropertyName("keuze")] public string? Option { get; init; }
    [JsonPropertyName("bewijs")] public string? Evidence { get; init; }
    [JsonPropertyName("eerste_lezer")] public string? FirstReader { get; init; }
    [JsonPropertyName("deelinzet")] public string? Child { get; init; }
    [JsonPropertyName("alarmen")] public required IReadOnlyList<AlarmNow> Alarms { get; init; }

    public static StepNow Of(StepState step) => new()
    {
        Id = step.Id.Value,
        Title = step.Definition.Title,
        Kind = KindOf(step.Definition),
        Status = step.Status,
        Version = step.Version,
        Phase = step.Phase,
        Track = step.Track,
        Owner = step.Definition.Owner?.Value,
        Holder = step.TakenUpBy?.Value,
        OpenedAt = step.OpenedAt,
        ConfirmedBefore = step.ConfirmedBefore,
        DoneBefore = step.DoneBefore,
        Late = !step.Ended && (step.DoneLate || step.ConfirmedLate),
        SilentUntil = step.SilentUntil,
        WaitUntil = step.Ended ? null : step.WaitUntil,
        EndedAt = step.EndedAt,
        EndedBy = step.EndedBy,
        Option = step.Option,
        Evidence = step.Evidence,
        FirstReader = step.FirstReader,
        Child = step.Child?.Value,
        Alarms = [.. step.Alarms.Values.Select(AlarmNow.Of)],
    };

    /// <summary>The key with which authors write the kind of step.</summary>
    public static string KindOf(Step step) => step switch
    {
        ActionStep => "actie",
        NotifyStep => "melding",
        DecisionStep => "besluit",
        QuestionStep => "vraag",
        WaitStep => "wachten",
        ScaleStep => "opschalen",
        ClockStep => "klok",
        SitrapStep => "sitrap",
        StartRunbookStep => "start_draaiboek",
        WebhookStep => "webhook",
        _ => throw new ArgumentException($"unknown step {step.GetType().Name}", nameof(step)),
    };
}

/// <summary>How far the calling for one role is.</summary>
internal sealed record AlarmNow
{
    [JsonPropertyName("rol")] public required string Target { get; init; }
    [JsonPropertyName("doel")] public required Purpose Purpose { get; init; }
    [JsonPropertyName("bereikt")] public required bool Reached { get; init; }
    [JsonPropertyName("uitgeput")] public required bool Exhausted { get; init; }
    [JsonPropertyName("ronde")] public required int Cycle { get; init; }
    [JsonPropertyName("aangesproken")] public required IReadOnlyList<string> Addressed { get; init; }
    [JsonPropertyName("nemen_het_op")] public required IReadOnlyDictionary<string, Strength> Coming { get; init; }
    [JsonPropertyName("kunnen_niet")] public required IReadOnlyList<string> Declined { get; init; }

    public static AlarmNow Of(AlarmState alarm) => new()
    {
        Target = alarm.Target.Value,
        Purpose = alarm.Purpose,
        Reached = alarm.Reached,
        Exhausted = alarm.Exhausted,
        Cycle = alarm.Cycle,
        Addressed = [.. alarm.Addressed.Values.SelectMany(p => p).Select(p => p.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Coming = alarm.Coming.OrderBy(c => c.Key.Value, StringComparer.Ordinal).ToDictionary(c => c.Key.Value, c => c.Value, StringComparer.Ordinal),
        Declined = [.. alarm.Declined.Select(p => p.Value).Order(StringComparer.Ordinal)],
    };
}
