using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Logbook;

/// <summary>A journal entry as people read it.</summary>
/// <param name="Entry">As it is stored.</param>
/// <param name="About">What it is about, by its title.</param>
/// <param name="What">What happened.</param>
/// <param name="Detail">What somebody said with it; null: nothing.</param>
/// <param name="Alarm">Must be seen.</param>
/// <param name="Track">Track of the step that it is about; null: none.</param>
/// <param name="Step">The step that it is about; null: none.</param>
public sealed record LogLine(JournalEntry Entry, string About, string What, string? Detail, bool Alarm, string? Track, StepId? Step)
{
    /// <summary>Entries that correct this one.</summary>
    public IReadOnlyList<long> CorrectedBy { get; init; } = [];

    /// <summary>Who may know; null: as the run.</summary>
    public string? Tlp { get; init; }

    public string Who => Entry.Actor.Origin switch
    {
        Origin.Timer => "De klok",
        Origin.Engine => "Het programma",
        Origin.Dispatch => "Verzending",
        _ => Entry.Actor.Name,
    };

    public bool ByPerson => Entry.Actor.Origin is not (Origin.Timer or Origin.Engine or Origin.Dispatch);

    /// <summary>Entered afterwards.</summary>
    public bool Late => Entry.Recorded - Entry.Happened > TimeSpan.FromMinutes(1);
}

/// <summary>Turns stored entries into Dutch sentences. Nothing is left out: the stored form stays one click away.</summary>
internal static class EntryWords
{
    public static LogLine Of(JournalEntry entry, RoomView view)
    {
        var happened = EntryCodec.Event(entry);
        var step = StepOf(view.Run, happened);
        var state = step is { } id ? view.Run.Steps.GetValueOrDefault(id) : null;
        var title = state?.Definition.Title ?? (step is { } known ? view.Run.Runbook.Find(known.Authored)?.Step.Title : null);
        return new LogLine(entry, title ?? AboutOf(view, happened, entry), What(entry, happened, view), Detail(happened, view), happened.Alarm, state?.Track, step)
        {
            Tlp = (happened as NoteAdded)?.Tlp,
        };
    }

    private static StepId? StepOf(RunState run, RunEvent happened) => happened switch
    {
        StepEvent about => about.Step,
        NotificationPrepared prepared => prepared.Step,
        EscalationExhausted exhausted => exhausted.Step,
        NotificationOutcome outcome => run.Notifications.GetValueOrDefault(outcome.Notification)?.Intent.Step,
        NoteAdded note => note.Step,
        _ => null,
    };

    private static string AboutOf(RoomView view, RunEvent happened, JournalEntry entry) => happened switch
    {
        ClockEvent clock => view.Run.Runbook.Clocks.GetValueOrDefault(clock.Clock.Authored)?.Title ?? entry.Object,
        PhaseOpened phase => view.Run.Runbook.Phases.FirstOrDefault(p => p.Code == phase.Phase)?.Title ?? entry.Object,
        DataSet data => view.Run.Runbook.Data.GetValueOrDefault(data.Field)?.Question ?? entry.Object,
        _ => entry.Object == "inzet" ? "" : entry.Object,
    };

    private static string What(JournalEntry entry, RunEvent happened, RoomView view) => happened switch
    {
        NoteAdded note => Names<EntryKind>.Of(note.NoteKind),
        DecisionTaken decision => $"besloten: {OptionOf(view, decision)}",
        Acknowledged answer => $"{(answer.Person is { } person ? view.NameOf(person) : "iemand")} {entry.Result} ({Names<Engine.Escalation.Strength>.Of(answer.Strength)})",
        NotificationPrepared prepared => $"{Reached.ReachedTexts.How(prepared.Channel)} aan {view.NameOf(prepared.Person)} klaargezet",
        NotificationOutcome outcome when view.Run.Notifications.GetValueOrDefault(outcome.Notification)?.Intent is { } intent =>
            $"{Reached.ReachedTexts.How(intent.Channel)} aan {view.NameOf(intent.Person)}: {entry.Result}",
        RungReached { People.Count: 0 } rung when Everyone.RoleOf(rung.To) is null => $"niet te vragen, afwezig of geen adres voor dit kanaal: {view.TitleOf(rung.To)} (trede {rung.Rung})",
        RungReached { People.Count: 0 } rung => $"niemand beschikbaar als {view.TitleOf(rung.To)} (trede {rung.Rung})",
        RungReached rung when Everyone.RoleOf(rung.To) is null => $"{Round(rung)}: {view.TitleOf(rung.To)}",
        RungReached rung => $"{Round(rung)}: {string.Join(", ", rung.People.Select(view.NameOf))} als {(rung.AsDeputy ? "vervanger van " : "")}{view.TitleOf(rung.To)}",
        PeopleAway away => $"afwezig, niets gestuurd: {string.Join(", ", away.People.Select(view.NameOf))}",
        EscalationExhausted exhausted => $"{entry.Result}: {view.TitleOf(exhausted.Target)}",
        _ => entry.Result,
    };

    private static string Round(RungReached rung) => rung.Rung == 0 ? "gevraagd" : $"trede {rung.Rung}, keer {rung.Round}";

    private static string OptionOf(RoomView view, DecisionTaken decision) =>
        (view.Run.Steps.GetValueOrDefault(decision.Step)?.Definition as DecisionStep)?.Options.FirstOrDefault(o => o.Key == decision.Option)?.Title ?? decision.Option;

    private static string? Detail(RunEvent happened, RoomView view) => happened switch
    {
        NoteAdded note => note.Text,
        Corrected corrected => corrected.Text,
        DecisionTaken decision => string.Join('\n', new[]
        {
            $"Reden: {decision.Reason}", decision.Capacity is { } capacity ? $"Hoedanigheid: {capacity}" : null,
            decision.Heard is { } heard ? $"Gehoord: {heard}" : null, decision.Override is { } anyway ? $"Ondanks: {anyway}" : null,
        }.OfType<string>()),
        StepDone done => done.Evidence,
        StepAdded added => added.Instruction,
        StepOpened { DoneBefore: { } due } => $"Gereed voor {Times.Full(due)}",
        DataSet data => data.Before is { } before ? $"{data.Value}\n(was: {before})" : data.Value,
        LevelChanged level => level.Reason,
        ClockStarted clock => $"Bekend sinds {Times.Full(clock.Aware)}{(clock.Ends is { } ends ? $", uiterlijk {Times.Full(ends)}" : "")}. Reden: {clock.Reason}",
        ClockDoesNotApply clock => clock.Reason,
        ClockStopped clock => $"Kenmerk: {clock.Reference}",
        SitrapFixed sitrap => string.Join('\n', sitrap.Fields.Select(f => $"{f.Key}: {f.Value}")),
        RunPaused paused => paused.Reason,
        RunResumed resumed => resumed.Reason,
        RunbookTakenOver taken => taken.Reason,
        RunClosed closed => closed.Override is { } anyway ? $"{closed.Reason}\nOndanks: {anyway}" : closed.Reason,
        Silenced silence => $"Tot {Times.Full(silence.Until)}. Reden: {silence.Reason}",
        TextApproved { Override: { } anyway } => $"Ondanks: {anyway}",
        NotificationFailed => null,
        NotificationOutcome outcome => outcome.Detail,
        RungReached rung => rung.Reason,
        AttemptLost lost => $"Wilde: {lost.Attempt}",
        RunStarted started => string.Join('\n', started.Data.Select(d => $"{view.Run.Runbook.Data.GetValueOrDefault(d.Key)?.Question ?? d.Key} {d.Value}")),
        _ => null,
    };
}
