using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Situation reports and handovers between shifts: what one person writes and another takes on.</summary>
internal static class ReportCommands
{
    public static Refusal? Draft(Turn turn, DraftSitrap command)
    {
        if (turn.Find(command.Step) is not { Definition: SitrapStep, Ended: false } step)
        {
            return Refusals.NotPossible("Dit situatierapport is niet open. Kijk naar de nieuwe stand.");
        }

        if (command.Version is { } version && version != step.Version)
        {
            return Refusals.Changed();
        }

        if (Empty(command.Fields) is { } refusal)
        {
            return refusal;
        }

        turn.Record(new SitrapDrafted { Step = step.Id, Fields = command.Fields });
        return null;
    }

    public static Refusal? Offer(Turn turn, OfferHandover command)
    {
        if (Empty(command.Fields) is { } refusal)
        {
            return refusal;
        }

        turn.Record(new HandoverOffered { Number = turn.State.Handovers + 1, Fields = command.Fields });
        return null;
    }

    public static Refusal? Accept(Turn turn, AcceptHandover command)
    {
        if (turn.State.HandoverFrom is not { } from || command.Number != turn.State.Handovers)
        {
            return Refusals.NoHandover(command.Number);
        }

        var who = turn.Request.By.Name;
        if (from == who && turn.Request.Override is null)
        {
            return Refusals.SameShift(who);
        }

        turn.Record(new HandoverAccepted
        {
            Number = command.Number,
            From = from,
            Remark = string.IsNullOrWhiteSpace(command.Remark) ? null : command.Remark,
            Override = from == who ? turn.Request.Override : null,
        });
        return null;
    }

    /// <summary>A report that says nothing is none.</summary>
    public static Refusal? Empty(IReadOnlyDictionary<string, string> fields) =>
        fields.Values.All(string.IsNullOrWhiteSpace) ? Refusals.FieldNeeded("beeld", "Wat is nu het beeld?") : null;
}
