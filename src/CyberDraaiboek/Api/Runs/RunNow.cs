using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Clocks;
using CyberDraaiboek.Api.Notifications;
using CyberDraaiboek.Api.Steps;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Runs;

/// <summary>A run as it is now: enough to go on without another question.</summary>
internal sealed record RunNow
{
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("titel")] public required string Title { get; init; }
    [JsonPropertyName("draaiboek")] public required string Runbook { get; init; }
    [JsonPropertyName("draaiboek_titel")] public required string RunbookTitle { get; init; }
    [JsonPropertyName("versie")] public required string RunbookVersion { get; init; }
    [JsonPropertyName("vorm")] public required RunMode Mode { get; init; }
    [JsonPropertyName("status")] public required RunStatus Status { get; init; }
    [JsonPropertyName("niveau")] public required string Level { get; init; }
    [JsonPropertyName("grip")] public string? Grip { get; init; }
    [JsonPropertyName("t0")] public required DateTimeOffset Start { get; init; }
    [JsonPropertyName("nu")] public required DateTimeOffset Now { get; init; }
    [JsonPropertyName("onderdeel_van")] public string? Parent { get; init; }
    [JsonPropertyName("beperkt")] public required bool Restricted { get; init; }
    /// <summary>Given in this run, by person.</summary>
    [JsonPropertyName("rollen")] public required IReadOnlyDictionary<string, RunRole> Roles { get; init; }
    [JsonPropertyName("autoriteiten")] public required IReadOnlyList<string> Authorities { get; init; }
    [JsonPropertyName("open_fasen")] public required IReadOnlyList<string> OpenPhases { get; init; }
    [JsonPropertyName("gegevens")] public required IReadOnlyDictionary<string, string> Data { get; init; }
    /// <summary>Asked at the start and not filled in.</summary>
    [JsonPropertyName("nog_in_te_vullen")] public required IReadOnlyList<FieldView> Missing { get; init; }
    [JsonPropertyName("laatste_regel")] public required long LastEntry { get; init; }
    [JsonPropertyName("problemen")] public required IReadOnlyList<Trouble> Troubles { get; init; }
    [JsonPropertyName("te_bellen")] public required IReadOnlyList<CallToMake> Calls { get; init; }
    /// <summary>Called upon without an answer; their number stays in sight when the call is no longer planned.</summary>
    [JsonPropertyName("nog_niet_bereikt")] public required IReadOnlyList<StillToReach> StillToReach { get; init; }
    [JsonPropertyName("stappen")] public required IReadOnlyList<StepNow> Steps { get; init; }
    [JsonPropertyName("klokken")] public required IReadOnlyList<ClockNow> Clocks { get; init; }
    /// <summary>Names of the roles and people above, for screens.</summary>
    [JsonPropertyName("namen")] public required IReadOnlyDictionary<string, string> Names { get; init; }

    public static RunNow Of(RunState run, OrganisationDirectory organisation, IReadOnlyList<CallToMake> calls, DateTimeOffset now) => new()
    {
        Id = run.Id.Value,
        Title = run.Title,
        Runbook = run.Runbook.Id.Value,
        RunbookTitle = run.Runbook.Title,
        RunbookVersion = run.Runbook.Version,
        Mode = run.Mode,
        Status = run.Status,
        Level = run.Level.ToString(),
        Grip = run.Grip,
        Start = run.Start,
        Now = now,
        Parent = run.Parent?.Value,
        Restricted = run.Restricted,
        Roles = run.Roles.OrderBy(r => r.Key.Value, StringComparer.Ordinal).ToDictionary(r => r.Key.Value, r => r.Value),
        Authorities = [.. run.Authorities],
        OpenPhases = [.. run.OpenPhases.Order(StringComparer.Ordinal)],
        Data = run.Data.OrderBy(d => d.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal),
        Missing = [.. run.Runbook.Data.Values.Where(f => f.AskedAtStart && !run.Data.ContainsKey(f.Name)).Select(FieldView.Of)],
        LastEntry = run.Sequence,
        Troubles = Trouble.Of(run, organisation, now),
        Calls = calls,
        StillToReach = Notifications.StillToReach.All(run, organisation, now),
        Steps = [.. run.Steps.Values.OrderBy(s => s.OpenedAt).ThenBy(s => s.Id.Value, StringComparer.Ordinal).Select(StepNow.Of)],
        Clocks = ClockNow.All(run),
        Names = NamesIn(run, organisation),
    };

    private static SortedDictionary<string, string> NamesIn(RunState run, OrganisationDirectory organisation)
    {
        var names = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var roles = run.Steps.Values.SelectMany(s => s.Alarms.Values.Select(a => a.Target).Concat(s.Definition.Owner is { } owner ? [owner] : []))
            .Concat(run.Runbook.Clocks.Values.SelectMany(c => new[] { c.Owner, c.Receiver }));
        foreach (var role in roles)
        {
            names[role.Value] = organisation.TitleOf(role);
        }

        foreach (var person in run.Steps.Values.SelectMany(s => s.Alarms.Values.SelectMany(a => a.Addressed.Values.SelectMany(p => p)).Concat(s.Holder is { } holder ? [holder] : [])))
        {
            names[person.Value] = Trouble.NameOf(organisation, person);
        }

        foreach (var role in run.Steps.Values.SelectMany(s => s.Alarms.Values).Select(a => a.Target))
        {
            names[role.Value] = organisation.TitleOf(role);
        }

        return names;
    }
}
