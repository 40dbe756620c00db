using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Runbooks;

namespace CyberDraaiboek.Web.Paper;

/// <summary>A running inzet as it goes onto paper: enough to go on without the program.</summary>
public sealed record PaperStatus
{
    private const int MostLines = 25;

    public required RunState Run { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>The loudest first.</summary>
    public required IReadOnlyList<string> Troubles { get; init; }

    /// <summary>Open steps by phase, in the order in which they must be done.</summary>
    public required IReadOnlyList<(string Phase, IReadOnlyList<PaperStep> Steps)> Open { get; init; }

    /// <summary>Steps of the runbook whose turn has not come.</summary>
    public required IReadOnlyList<OutlinePhase> Coming { get; init; }

    /// <summary>Steps that ended already; in <see cref="Coming"/> they are left out.</summary>
    public required IReadOnlySet<StepId> Known { get; init; }

    public required IReadOnlyList<PaperClock> Clocks { get; init; }
    public required IReadOnlyList<PaperDecision> Decisions { get; init; }

    /// <summary>Question to what was filled in.</summary>
    public required IReadOnlyList<(string Question, string Value)> Data { get; init; }

    /// <summary>The last notes, the newest last, and corrections of what stands nowhere else on the sheet.</summary>
    public required IReadOnlyList<PaperNote> Notes { get; init; }

    public required OrganisationDirectory Organisation { get; init; }

    internal static PaperStatus Of(RunState run, IReadOnlyList<JournalEntry> entries, OrganisationDirectory organisation, DateTimeOffset now)
    {
        var outline = OutlineMaker.Of(run.Runbook, organisation);
        var corrections = PaperCorrection.In(entries);
        return new PaperStatus
        {
            Run = run,
            Now = now,
            Organisation = organisation,
            Troubles = [.. Trouble.Of(run, organisation, now).Select(t => t.Text)],
            Open = [.. run.Steps.Values.Where(s => !s.Ended).GroupBy(s => s.Phase ?? "").OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => (Title(run, g.Key), (IReadOnlyList<PaperStep>)[.. g.OrderBy(s => s.DoneBefore ?? s.ConfirmedBefore ?? DateTimeOffset.MaxValue).Select(s => PaperStep.Of(s, organisation))]))],
            Known = run.Steps.Keys.Select(id => id.Authored).ToHashSet(),
            Coming = outline.Phases,
            Clocks = [.. run.Clocks.Values.Where(c => c.Running).OrderBy(c => c.Ends ?? DateTimeOffset.MinValue).Select(c => PaperClock.Of(c, run, organisation))],
            Decisions = [.. entries.Where(e => e.Action == "besluit.genomen").Select(e => PaperDecision.Of(e, run, corrections[e.Sequence]))],
            Data = [.. run.Data.Where(d => d.Value.Length > 0).OrderBy(d => d.Key, StringComparer.Ordinal)
                .Select(d => (RunbookWords.NameOf(run.Runbook, d.Key), RunbookWords.Value(run.Runbook, d.Key, d.Value)))],
            Notes = PaperNote.Last(entries, corrections, MostLines),
        };
    }

    private static string Title(RunState run, string phase) =>
        run.Runbook.Phases.FirstOrDefault(p => p.Code == phase) is { } found ? $"{found.Code} {found.Title}" : "Toegevoegd tijdens de inzet";
}

/// <summary>An open step on paper.</summary>
public sealed record PaperStep(StepState Step, string Who, string? TakenBy)
{
    internal static PaperStep Of(StepState step, OrganisationDirectory organisation) => new(
        step,
        step.Definition.Owner is { } owner ? organisation.TitleOf(owner) : "het programma",
        step.TakenUpBy is { } holder ? Trouble.NameOf(organisation, holder) : null);
}

/// <summary>A running clock on paper.</summary>
public sealed record PaperClock(string Title, string Authority, DateTimeOffset? Ends, string Receiver, string Owner)
{
    internal static PaperClock Of(ClockState clock, RunState run, OrganisationDirectory organisation)
    {
        var law = run.Runbook.Clocks[clock.Id.Authored];
        var authority = clock.Id.Value.Split('@', 2) is [_, var id] ? organisation.Authorities.FirstOrDefault(a => a.Id == id)?.Name ?? id : "";
        return new PaperClock(law.Title, authority, clock.Ends, organisation.TitleOf(law.Receiver), organisation.TitleOf(law.Owner));
    }
}

/// <summary>A decision on paper.</summary>
public sealed record PaperDecision(DateTimeOffset At, string Question, string Choice, string Reason, string Who)
{
    public IReadOnlyList<PaperCorrection> Corrections { get; init; } = [];

    internal static PaperDecision Of(JournalEntry entry, RunState run, IEnumerable<PaperCorrection> corrections)
    {
        var taken = (DecisionTaken)EntryCodec.Event(entry);
        return new PaperDecision(
            entry.Happened, taken.Question, RunbookWords.Value(run.Runbook, taken.Step.Authored.Value, taken.Option).Trim('\''), taken.Reason, entry.Actor.Name + (taken.Capacity is { } c ? $", {c}" : ""))
        {
            Corrections = [.. corrections],
        };
    }
}
