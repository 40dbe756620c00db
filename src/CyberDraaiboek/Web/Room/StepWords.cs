using CyberDraaiboek.Api.Steps;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Room;

/// <summary>A word about a step, and how loud it is.</summary>
/// <param name="Text">Dutch.</param>
/// <param name="Tone"><c>alarm</c>, <c>warn</c>, <c>ok</c>, <c>info</c> or empty.</param>
public sealed record Word(string Text, string Tone);

/// <summary>What the page says about a step.</summary>
internal static class StepWords
{
    /// <summary>One word for how it stands.</summary>
    public static Word Status(StepState step, RoomView view) => step switch
    {
        { Status: StepStatus.Done } => new("Gereed", "ok"),
        { Status: StepStatus.Skipped } => new("Overgeslagen", ""),
        _ when view.Closed => new("Niet gedaan", ""),
        _ when NobodyReached(step) => new(step.Alarms.Values.Any(a => a.Reached) ? "Niet iedereen bereikt" : "Niemand bereikt", "alarm"),
        { DoneLate: true } => new("Te laat", "alarm"),
        { ConfirmedLate: true } when !Confirmed(step) => new("Niet op tijd bevestigd", "warn"),
        { Definition: WaitStep } => new("Wacht", "info"),
        _ when Confirmed(step) => new("Bevestigd", "info"),
        _ => new("Open", ""),
    };

    /// <summary>For the border of the card.</summary>
    public static string Tone(StepState step, RoomView view) =>
        step.Ended ? "done" : view.Closed ? "undone" : NobodyReached(step) || step.DoneLate ? "late" : step.ConfirmedLate && !Confirmed(step) ? "warn" : Confirmed(step) ? "taken" : "open";

    /// <summary>Somebody took it up, or everybody who was asked answered.</summary>
    public static bool Confirmed(StepState step) =>
        step.TakenUpBy is not null || (Asking(step) is { Count: > 0 } alarms && alarms.All(a => a.Reached));

    public static bool NobodyReached(StepState step) => !step.Ended && step.Alarms.Values.Any(a => a is { Exhausted: true, Reached: false });

    /// <summary>Whether somebody is asked to confirm, and has not.</summary>
    public static bool AsksConfirmation(StepState step) => !step.Ended && !Confirmed(step) && Asking(step).Any(a => !a.Reached);

    /// <summary>Who was asked, and who answered, for each role.</summary>
    public static IReadOnlyList<AlarmState> Asking(StepState step) =>
        [.. step.Alarms.Values.Where(a => a.Purpose is not (Purpose.Information or Purpose.Sitrap))];

    public static Word OfAlarm(AlarmState alarm) => alarm switch
    {
        { Reached: true } => new("bereikt", "ok"),
        { Exhausted: true } => new(Everyone.RoleOf(alarm.Target) is null ? "NIET BEREIKT" : "NIEMAND BEREIKT", "alarm"),
        { NextAttempt: > 0, Addressed.IsEmpty: true } => new("niemand beschikbaar", "alarm"),
        { Cycle: > 0 } => new("herinnerd", "warn"),
        _ => new("gevraagd", ""),
    };

    /// <summary>Names behind that word; nothing more for somebody who was called as themselves.</summary>
    public static string People(AlarmState alarm, RoomView view)
    {
        if (Everyone.RoleOf(alarm.Target) is null)
        {
            return alarm.Declined.IsEmpty ? "" : "kan niet, of verkeerde persoon";
        }

        var people = alarm.Coming.Count > 0 ? alarm.Coming.Keys : alarm.Addressed.Values.SelectMany(p => p).Where(p => !alarm.Declined.Contains(p));
        var names = string.Join(", ", people.Select(view.NameOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var refused = string.Join(", ", alarm.Declined.Select(view.NameOf).Order(StringComparer.Ordinal));
        return refused.Length == 0 ? names : $"{names}{(names.Length == 0 ? "" : "; ")}kan niet: {refused}";
    }

    /// <summary>How it ended.</summary>
    public static string Ending(StepState step, RoomView view)
    {
        var when = step.EndedAt is { } at ? $" {Times.Moment(at, view.Now)}" : "";
        var who = step.EndedBy is { } by ? $" door {by}" : "";
        return $"{(step.Status == StepStatus.Skipped ? "Overgeslagen" : "Gereed")}{when}{who}";
    }

    /// <summary>The title of the option that was chosen; null: no decision, or none yet.</summary>
    public static string? Chosen(StepState step) =>
        step.Definition is DecisionStep decision && step.Option is { } option ? decision.Options.FirstOrDefault(o => o.Key == option)?.Title ?? option : null;

    public static string Kind(Step step) => StepNow.KindOf(step) switch
    {
        "start_draaiboek" => "start draaiboek",
        "opschalen" => step is ScaleStep { Level.Rank: 0 } ? "afschalen" : "opschalen",
        var kind => kind,
    };

    /// <summary>Who still has something to do with it: whoever answered a message is done with it.</summary>
    public static IReadOnlyList<AlarmState> Waiting(StepState step) =>
        step.Definition is NotifyStep ? [.. Asking(step).Where(a => !a.Reached)] : Asking(step);

    /// <summary>The roles that the step belongs to, for "van mij".</summary>
    public static IReadOnlyList<RoleId> Roles(StepState step) =>
        [.. Waiting(step).Select(a => a.Target).Concat(step.Definition.Owner is { } owner ? [owner] : []).Distinct()];

    /// <summary>Whether a person has something to do with it: holds it, was asked, or fills the role now.</summary>
    public static bool IsOf(StepState step, PersonId person, RoomView view) =>
        step.TakenUpBy == person
        || Waiting(step).Any(a => a.Addressed.Values.Any(people => people.Contains(person)) && !a.Declined.Contains(person))
        || Roles(step).Any(role => view.Organisation.OnDuty(role, view.Now).Any(p => p.Id == person));

    public static string StrengthOf(Strength strength) => Names<Strength>.Of(strength);
}
