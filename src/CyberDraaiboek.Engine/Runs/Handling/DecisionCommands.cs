using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Decisions, and agreeing with texts.</summary>
internal static class DecisionCommands
{
    public static Refusal? Decide(Turn turn, Decide command)
    {
        if (StepCommands.Definition(turn, command.Step) is not DecisionStep decision)
        {
            return StepCommands.Definition(turn, command.Step) is null
                ? Refusals.NoStep(command.Step)
                : Refusals.NotPossible("Deze stap is geen besluit.");
        }

        var step = turn.Find(command.Step);
        if (step is { Ended: true })
        {
            return step.Option == command.Option && step.EndedBy == turn.Request.By.Name && step.Evidence == command.Reason
                ? null
                : StepCommands.Lost(turn, step, $"besluiten: {command.Option}. {command.Reason}".TrimEnd());
        }

        return Check(turn, decision, step, command) ?? Record(turn, decision, command);
    }

    public static Refusal? Approve(Turn turn, ApproveText command)
    {
        if (turn.Find(command.Step) is not { Definition: NotifyStep { SecondReader: not null } notify } step)
        {
            return Refusals.NotPossible("Deze stap heeft geen tekst die akkoord nodig heeft, of is nog niet aan de beurt.");
        }

        if (step.TextApproved || step.Ended)
        {
            return null;
        }

        var who = turn.Request.By.Name;
        if (step.FirstReader == who && turn.Request.Override is null)
        {
            return Refusals.SameReader(who);
        }

        var reader = step.FirstReader is null ? 1 : 2;
        turn.Record(new TextApproved { Step = step.Id, Reader = reader, Override = step.FirstReader == who ? turn.Request.Override : null });
        Ending.Withdraw(turn, n => n.Intent.Step == step.Id && n.Intent.Purpose == Purpose.SecondReader);
        Opening.Notify(turn, notify, step.Id);
        return null;
    }

    private static Refusal? Check(Turn turn, DecisionStep decision, StepState? step, Decide command)
    {
        if (step is not null && command.Version is { } version && version != step.Version)
        {
            return Refusals.Changed();
        }

        if (decision.Options.All(o => o.Key != command.Option))
        {
            return Refusals.NoOption(command.Option, decision.Options.Select(o => o.Key));
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        return Mandated(turn, decision.Owner!.Value) || turn.Request.Override is not null
            ? null
            : Refusals.NotMandated(turn.Organisation.TitleOf(decision.Owner.Value));
    }

    private static bool Mandated(Turn turn, RoleId owner) =>
        turn.Request.By.Role == owner || (turn.Request.By.Person is { } person && turn.Organisation.MayActAs(person, owner));

    private static Refusal? Record(Turn turn, DecisionStep decision, Decide command)
    {
        turn.Record(new DecisionTaken
        {
            Step = command.Step,
            Question = decision.Question,
            Options = [.. decision.Options.Select(o => o.Key)],
            Option = command.Option,
            Reason = command.Reason,
            Capacity = command.Capacity ?? decision.Capacity,
            Heard = command.Heard,
            Known = turn.State.Data,
            ReviewAt = decision.ReviewAfterChoosing(command.Option)?.After(turn.Now, turn.Runbook.Zone),
            Override = Mandated(turn, decision.Owner!.Value) ? null : turn.Request.Override,
        });
        Ending.Withdraw(turn, n => n.Intent.Step == command.Step);
        return null;
    }
}
