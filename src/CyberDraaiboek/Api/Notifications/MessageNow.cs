using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Notifications;

/// <summary>A message of a run ("melding"); its address is not told.</summary>
internal sealed record MessageNow
{
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("stap")] public string? Step { get; init; }
    [JsonPropertyName("klok")] public string? Clock { get; init; }
    [JsonPropertyName("voor_rol")] public required string Target { get; init; }
    [JsonPropertyName("persoon")] public required string Person { get; init; }
    [JsonPropertyName("kanaal")] public required Channel Channel { get; init; }
    [JsonPropertyName("doel")] public required Purpose Purpose { get; init; }
    [JsonPropertyName("status")] public required NotificationStatus Status { get; init; }
    [JsonPropertyName("klaargezet_om")] public required DateTimeOffset PreparedAt { get; init; }
    [JsonPropertyName("verzonden_voor")] public required DateTimeOffset SendBefore { get; init; }
    [JsonPropertyName("mogelijk_dubbel")] public bool? MayBeDuplicate { get; init; }

    public static MessageNow Of(NotificationState message) => new()
    {
        Id = message.Intent.Notification.Value,
        Step = message.Intent.Step?.Value,
        Clock = message.Intent.Clock?.Value,
        Target = message.Intent.Target.Value,
        Person = message.Intent.Person.Value,
        Channel = message.Intent.Channel,
        Purpose = message.Intent.Purpose,
        Status = message.Status,
        PreparedAt = message.PreparedAt,
        SendBefore = message.Intent.SendBefore,
        MayBeDuplicate = message.Intent.MayBeDuplicate ? true : null,
    };
}
