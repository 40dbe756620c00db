using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Runs;

/// <summary>Something that people must see at once. In order of loudness; nobody reached is the loudest.</summary>
/// <param name="Kind">Stable code.</param>
/// <param name="Text">Dutch, for people.</param>
/// <param name="Step">Which step, if any.</param>
/// <param name="Clock">Which clock, if any.</param>
internal sealed record Trouble(
    [property: JsonPropertyName("soort")] string Kind,
    [property: JsonPropertyName("tekst")] string Text,
    [property: JsonPropertyName("stap")] string? Step = null,
    [property: JsonPropertyName("klok")] string? Clock = null)
{
    /// <summary>A running clock with less time left than this is a trouble of its own.</summary>
    private static readonly TimeSpan SoonOver = TimeSpan.FromHours(4);

    private const int MostNames = 5;

    /// <summary>The loudest first; within one kind the oldest first.</summary>
    public static IReadOnlyList<Trouble> Of(RunState run, OrganisationDirectory organisation, DateTimeOffset now)
    {
        if (run.Status == RunStatus.Closed)
        {
            return [];
        }

        var open = run.Steps.Values.Where(s => !s.Ended).OrderBy(s => s.OpenedAt).ThenBy(s => s.Id.Value, StringComparer.Ordinal).ToList();
        var clocks = run.Clocks.Values.Where(c => c.Running).OrderBy(c => c.Ends ?? DateTimeOffset.MinValue).ThenBy(c => c.Id.Value, StringComparer.Ordinal).ToList();
        string Title(ClockState clock) => run.Runbook.Clocks[clock.Id.Authored].Title;
        return
        [
            .. open.SelectMany(s => Unreached(s, organisation)),
            .. clocks.Where(c => c.Expired)
                .Select(c => new Trouble("klok_verstreken", $"WETTELIJKE TERMIJN VOORBIJ: {Title(c)}. Er is niets ingediend.", Clock: c.Id.Value)),
            .. open.SelectMany(s => s.Alarms.Values.Where(a => a.Running && a.NextAttempt > 0 && a.Addressed.IsEmpty)
                .Select(a => new Trouble("rol_leeg", $"NIEMAND BESCHIKBAAR: {organisation.TitleOf(a.Target)}, voor '{s.Definition.Title}'.", s.Id.Value))),
            .. clocks.Where(c => !c.Expired && c.Ends - now <= SoonOver)
                .Select(c => new Trouble("klok_bijna_om", $"TERMIJN LOOPT AF: {Title(c)}.", Clock: c.Id.Value)),
            .. clocks.Where(c => c.Ends is null)
                .Select(c => new Trouble("klok_onverwijld", $"ONVERWIJLD MELDEN: {Title(c)}.", Clock: c.Id.Value)),
            .. InDoubt(run, organisation),
            .. NotDelivered(run, organisation),
            .. open.Where(s => s.DoneLate).Select(s => new Trouble("te_laat_gereed", $"TE LAAT: '{s.Definition.Title}' had gereed moeten zijn.", s.Id.Value)),
            .. open.Where(s => s is { ConfirmedLate: true, DoneLate: false })
                .Select(s => new Trouble("te_laat_bevestigd", $"NIET OP TIJD BEVESTIGD: '{s.Definition.Title}'.", s.Id.Value)),
        ];
    }

    private static IEnumerable<Trouble> Unreached(StepState step, OrganisationDirectory organisation)
    {
        var lost = step.Alarms.Values.Where(a => a is { Exhausted: true, Reached: false }).ToLookup(a => Everyone.RoleOf(a.Target) is null, a => organisation.TitleOf(a.Target));
        foreach (var role in lost[false])
        {
            yield return new Trouble("niemand_bereikt", $"NIEMAND BEREIKT: {role}, voor '{step.Definition.Title}'.", step.Id.Value);
        }

        // Of a message to everybody the names stand on one line, or forty lines would hide what else is wrong.
        if (lost[true].Order(StringComparer.Ordinal).ToList() is { Count: > 0 } people)
        {
            var others = people.Count - MostNames;
            yield return new Trouble(
                "niemand_bereikt",
                $"NIET BEREIKT: {string.Join(", ", people.Take(MostNames))}{(others > 0 ? $" en {others} {(others == 1 ? "ander" : "anderen")}" : "")}, voor '{step.Definition.Title}'.",
                step.Id.Value);
        }
    }

    private static IEnumerable<Trouble> InDoubt(RunState run, OrganisationDirectory organisation) => run.Notifications.Values
        .Where(n => n is { Status: NotificationStatus.InDoubt, Intent.Step: { } step } && !run.Steps[step].Ended && !Answered(run.Steps[step], n.Intent))
        .OrderBy(n => n.PreparedAt).ThenBy(n => n.Intent.Notification.Value, StringComparer.Ordinal)
        .Select(n => new Trouble("onzeker", $"ONZEKER of {NameOf(organisation, n.Intent.Person)} de melding kreeg, voor '{run.Steps[n.Intent.Step!.Value].Definition.Title}'.", n.Intent.Step!.Value.Value));

    // A call that nobody made and a text message without a provider are expected; those people stand in the list of whom to ring.
    private static IEnumerable<Trouble> NotDelivered(RunState run, OrganisationDirectory organisation) => run.Notifications.Values
        .Where(n => n is { Status: NotificationStatus.Failed, Intent: { Step: not null, Channel: not (Channel.Call or Channel.Sms) } } && Waits(run, n.Intent))
        .GroupBy(n => (Step: n.Intent.Step!.Value, n.Intent.Channel))
        .OrderBy(g => g.Min(n => n.PreparedAt)).ThenBy(g => g.Key.Step.Value, StringComparer.Ordinal).ThenBy(g => g.Key.Channel)
        .Select(g => new Trouble(
            "melding_mislukt",
            $"NIET AANGEKOMEN: {Names<Channel>.Of(g.Key.Channel)} aan {string.Join(", ", g.Select(n => NameOf(organisation, n.Intent.Person)).Distinct(StringComparer.Ordinal))}, voor '{run.Steps[g.Key.Step].Definition.Title}'.",
            g.Key.Step.Value));

    // That somebody else of the role was reached takes away no doubt; that this person answered does.
    private static bool Answered(StepState step, NotificationPrepared intent) =>
        step.Alarms.TryGetValue(intent.AlarmKey, out var alarm) && (alarm.Coming.ContainsKey(intent.Person) || alarm.Declined.Contains(intent.Person));

    // Nobody needs to hear of a mail that failed when the answer came another way.
    private static bool Waits(RunState run, NotificationPrepared intent) =>
        run.Steps[intent.Step!.Value] is { Ended: false } step && step.Alarms.GetValueOrDefault(intent.AlarmKey) is not { Reached: true };

    public static string NameOf(OrganisationDirectory organisation, PersonId person) =>
        organisation.People.TryGetValue(person, out var found) ? found.Name
        : organisation.Parties.TryGetValue(new RoleId(person.Value), out var party) ? party.Name
        : person.Value;
}
