using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Notifications;

/// <summary>
/// Somebody who was called upon and did not answer, while the time for the call has passed ("nog niet bereikt"). The program has done what
/// it can; whoever looks must know whom to ring.
/// </summary>
internal sealed record StillToReach
{
    [JsonPropertyName("stap")] public required string Step { get; init; }
    [JsonPropertyName("stap_titel")] public required string StepTitle { get; init; }
    [JsonPropertyName("persoon")] public required string Person { get; init; }
    [JsonPropertyName("naam")] public required string Name { get; init; }
    [JsonPropertyName("voor_rol")] public required string Target { get; init; }
    /// <summary>In the order of the organisation; empty: none is known.</summary>
    [JsonPropertyName("nummers")] public required IReadOnlyList<string> Numbers { get; init; }
    /// <summary>There was a call to make, so its result can still be told.</summary>
    [JsonPropertyName("belopdracht")] public required bool WasAsked { get; init; }

    /// <summary>Of every open step, the oldest first. Nobody twice for the same role, and nobody whose call still stands open.</summary>
    public static IReadOnlyList<StillToReach> All(RunState run, OrganisationDirectory organisation, DateTimeOffset now) => run.Status == RunStatus.Closed
        ? []
        :
        [
            .. run.Steps.Values.Where(s => !s.Ended).OrderBy(s => s.OpenedAt).ThenBy(s => s.Id.Value, StringComparer.Ordinal)
                .SelectMany(step => step.Alarms.Values.Where(a => !a.Reached && a.Purpose is not (Purpose.Information or Purpose.Sitrap))
                    .SelectMany(alarm => Of(run, step, alarm, organisation, now))),
        ];

    private static IEnumerable<StillToReach> Of(RunState run, StepState step, AlarmState alarm, OrganisationDirectory organisation, DateTimeOffset now)
    {
        var calls = run.Notifications.Values
            .Where(n => n.Intent.Channel == Channel.Call && n.Intent.Step == step.Id && n.Intent.AlarmKey == alarm.Key)
            .OrderBy(n => n.PreparedAt).ThenBy(n => n.Intent.Notification.Value, StringComparer.Ordinal)
            .ToList();
        var open = calls.Where(n => n.Status == NotificationStatus.Ready).Select(n => n.Intent.Person).ToHashSet();
        var asked = calls.Select(n => n.Intent.Person).ToHashSet();
        var people = calls.Select(n => n.Intent.Person);
        if (alarm.Exhausted)
        {
            people = alarm.Addressed.OrderBy(rung => rung.Key).SelectMany(rung => rung.Value.OrderBy(p => p.Value, StringComparer.Ordinal))
                .Concat(organisation.OnDuty(alarm.Target, now).Concat(organisation.Deputies(alarm.Target, now)).Select(p => p.Id));
        }

        return people.Distinct().Where(p => !open.Contains(p) && !alarm.Declined.Contains(p)).Select(person => new StillToReach
        {
            Step = step.Id.Value,
            StepTitle = step.Definition.Title,
            Person = person.Value,
            Name = Trouble.NameOf(organisation, person),
            Target = alarm.Target.Value,
            Numbers = NumbersOf(person, organisation),
            WasAsked = asked.Contains(person),
        });
    }

    // A number for text messages can be rung as well.
    private static IReadOnlyList<string> NumbersOf(PersonId id, OrganisationDirectory organisation) =>
    [
        .. ((organisation.People.GetValueOrDefault(id) ?? organisation.Parties.GetValueOrDefault(new RoleId(id.Value)))?.Contacts ?? [])
            .Where(c => c.Channel is Channel.Call or Channel.Sms)
            .OrderBy(c => c.Channel == Channel.Call ? 0 : 1)
            .Select(c => c.Address)
            .Distinct(StringComparer.Ordinal),
    ];
}
