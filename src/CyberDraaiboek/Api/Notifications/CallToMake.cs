using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Notifications;

/// <summary>A telephone call that somebody has to make now ("te bellen").</summary>
internal sealed record CallToMake
{
    [JsonPropertyName("melding")] public required string Message { get; init; }
    [JsonPropertyName("stap")] public string? Step { get; init; }
    [JsonPropertyName("klok")] public string? Clock { get; init; }
    [JsonPropertyName("persoon")] public required string Person { get; init; }
    [JsonPropertyName("naam")] public required string Name { get; init; }
    [JsonPropertyName("voor_rol")] public required string Target { get; init; }
    /// <summary>Null: the number has been removed from the organisation since.</summary>
    [JsonPropertyName("nummer")] public string? Number { get; init; }
    [JsonPropertyName("tekst")] public required string Text { get; init; }
    [JsonPropertyName("sinds")] public required DateTimeOffset Since { get; init; }
    [JsonPropertyName("bellen_voor")] public required DateTimeOffset Before { get; init; }

    /// <summary>The oldest first.</summary>
    public static IReadOnlyList<CallToMake> All(RunState run, OrganisationDirectory organisation, Func<RunState, NotificationPrepared, string> script) =>
    [
        .. run.Notifications.Values
            .Where(n => n.Status == NotificationStatus.Ready && n.Intent.Channel == Channel.Call)
            .OrderBy(n => n.PreparedAt).ThenBy(n => n.Intent.Notification.Value, StringComparer.Ordinal)
            .Select(n => new CallToMake
            {
                Message = n.Intent.Notification.Value,
                Step = n.Intent.Step?.Value,
                Clock = n.Intent.Clock?.Value,
                Person = n.Intent.Person.Value,
                Name = Trouble.NameOf(organisation, n.Intent.Person),
                Target = n.Intent.Target.Value,
                Number = NumberOf(organisation, n.Intent),
                Text = script(run, n.Intent),
                Since = n.PreparedAt,
                Before = n.Intent.SendBefore,
            }),
    ];

    private static string? NumberOf(OrganisationDirectory organisation, NotificationPrepared intent)
    {
        var person = organisation.People.GetValueOrDefault(intent.Person) ?? organisation.Parties.GetValueOrDefault(new RoleId(intent.Person.Value));
        return person?.Contacts.ElementAtOrDefault(intent.Contact) is { Channel: Channel.Call } contact ? contact.Address : null;
    }
}
