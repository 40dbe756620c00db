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
        fields.All(field => field.Key == SitrapStep.PublicField || string.IsNullOrWhiteSpace(field.Value)) ? Refusals.FieldNeeded("beeld", "Wat is nu het beeld?") : null;

    /// <summary>What people outside read is written by one and fixed by another, or there is a reason why not.</summary>
    public static Refusal? Fix(Turn turn, SitrapStep sitrap, CompleteStep command)
    {
        if (Empty(command.Fields) is { } empty)
        {
            return empty;
        }

        var writer = turn.Find(command.Step)?.FirstReader;
        return turn.Request.Override is not null || !sitrap.IsPublic(turn.Runbook, command.Fields) ? null
            : writer is null ? Refusals.DraftFirst()
            : writer == turn.Request.By.Name ? Refusals.SameWriter(writer)
            : null;
    }

    /// <summary>The report with its number, and with who made it one for the public.</summary>
    public static SitrapFixed Fixed(Turn turn, SitrapStep sitrap, CompleteStep command)
    {
        var (writer, who) = (turn.Find(command.Step)?.FirstReader, turn.Request.By.Name);
        var another = writer is not null && writer != who;
        return new SitrapFixed
        {
            Step = command.Step,
            Number = turn.State.Sitraps + 1,
            Fields = command.Fields,
            Writer = another ? writer : null,
            Override = !another && sitrap.IsPublic(turn.Runbook, command.Fields) ? turn.Request.Override : null,
        };
    }
}
