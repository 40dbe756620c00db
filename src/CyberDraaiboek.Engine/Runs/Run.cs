using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>
/// The engine: what a command leads to, and what a run is after its events. Pure: no clock, no I/O, no chance; the same input gives
/// the same output for ever.
/// </summary>
public static class Run
{
    /// <summary>
    /// Decides what a command leads to. A command that comes twice, too late or too early gives no facts or a refusal, never a
    /// second effect.
    /// </summary>
    /// <param name="state">The run; null only for <see cref="StartRun"/>.</param>
    /// <param name="request">The command and who gives it.</param>
    /// <param name="organisation">Who fills which role now.</param>
    /// <param name="now">Now, in whole milliseconds.</param>
    public static Outcome Decide(RunState? state, Request request, OrganisationDirectory organisation, DateTimeOffset now)
    {
        if (request.Command is StartRun start)
        {
            return RunCommands.Start(start, request, organisation, now);
        }

        ArgumentNullException.ThrowIfNull(state);
        var turn = new Turn(state, request, organisation, now);
        if (state.Status == RunStatus.Closed && !AllowedAfterClosing(request.Command))
        {
            return turn.Refuse(RefusalCode.RunClosed, "Deze inzet is gesloten. Een notitie of correctie toevoegen kan nog wel.");
        }

        var refusal = Handle(turn, request.Command);
        if (turn.State.Status == RunStatus.Open && turn.FlowMayMove)
        {
            FlowWalk.Advance(turn);
        }

        return turn.End(refusal);
    }

    /// <summary>The run after one more event.</summary>
    /// <param name="state">Null only for the first event.</param>
    /// <param name="run">Which run.</param>
    /// <param name="happened">The event.</param>
    /// <param name="recorded">When it was recorded.</param>
    /// <param name="by">Name of who caused it.</param>
    /// <param name="runbooks">Finds the runbook of a hash, as it was.</param>
    public static RunState Apply(
        RunState? state, RunId run, RunEvent happened, DateTimeOffset recorded, Actor by, Func<string, Runbook> runbooks) =>
        EventFold.Apply(state, run, happened, recorded, by, runbooks);

    /// <summary>The run after its whole history.</summary>
    /// <param name="entries">From the first, in order.</param>
    /// <param name="runbooks">Finds the runbook of a hash, as it was.</param>
    public static RunState Replay(IEnumerable<JournalEntry> entries, Func<string, Runbook> runbooks)
    {
        RunState? state = null;
        foreach (var entry in entries)
        {
            state = Apply(state, entry.Run, EntryCodec.Event(entry), entry.Recorded, entry.Actor, runbooks);
        }

        return state ?? throw new ArgumentException("a run has at least one entry", nameof(entries));
    }

    // What people still know, and what providers still report, is recorded whatever the state.
    private static bool AllowedAfterClosing(Command command) =>
        command is AddNote or Correct or GiveRole or ReportDelivery or ReportCall or Acknowledge or Close or DeadlineReached or ChildStarted;

    private static Refusal? Handle(Turn turn, Command command) => command switch
    {
        Acknowledge c => Acknowledging.Handle(turn, c),
        CompleteStep c => StepCommands.Complete(turn, c),
        Decide c => DecisionCommands.Decide(turn, c),
        FixClock c => ClockCommands.Fix(turn, c),
        StopClock c => ClockCommands.Stop(turn, c),
        SkipStep c => StepCommands.Skip(turn, c),
        OpenStep c => StepCommands.OpenNow(turn, c),
        OpenPhase c => RunCommands.OpenPhase(turn, c),
        ReopenStep c => StepCommands.Reopen(turn, c),
        AddStep c => StepCommands.Add(turn, c),
        ApproveText c => DecisionCommands.Approve(turn, c),
        EscalateNow c => EscalationCommands.Escalate(turn, c),
        Silence c => EscalationCommands.Silence(turn, c),
        Pause c => RunCommands.Pause(turn, c),
        Resume c => RunCommands.Resume(turn, c),
        SetData c => RunCommands.SetData(turn, c),
        GiveRole c => RunCommands.GiveRole(turn, c),
        AddNote c => RunCommands.Note(turn, c),
        Correct c => RunCommands.Correct(turn, c),
        ChangeLevel c => RunCommands.ChangeLevel(turn, c),
        DraftSitrap c => ReportCommands.Draft(turn, c),
        OfferHandover c => ReportCommands.Offer(turn, c),
        AcceptHandover c => ReportCommands.Accept(turn, c),
        TakeOver c => RunCommands.TakeOver(turn, c),
        Close c => RunCommands.Close(turn, c),
        ReportDelivery c => DeliveryReports.Delivery(turn, c),
        ReportCall c => DeliveryReports.Call(turn, c),
        DeadlineReached c => Deadlines.Reached(turn, c),
        ChildStarted c => StepCommands.ChildStarted(turn, c),
        _ => throw new ArgumentException($"no handling for {command.GetType().Name}", nameof(command)),
    };
}
