using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Ending, skipping, opening, reopening and adding steps.</summary>
internal static class StepCommands
{
    public static Refusal? Complete(Turn turn, CompleteStep command)
    {
        if (Definition(turn, command.Step) is not { } definition)
        {
            return Refusals.NoStep(command.Step);
        }

        var step = turn.Find(command.Step);
        if (step is { Ended: true })
        {
            return step.EndedBy == turn.Request.By.Name && step.Status == StepStatus.Done && step.Evidence == command.Evidence && SameFields(turn, step, command)
                ? null
                : Lost(turn, step, $"gereed melden{Content(command)}");
        }

        if (step is not null && command.Version is { } version && version != step.Version)
        {
            return Refusals.Changed();
        }

        return Check(turn, definition, command, step is null) ?? Perform(turn, definition, command);
    }

    public static Refusal? Skip(Turn turn, SkipStep command)
    {
        if (Definition(turn, command.Step) is null)
        {
            return Refusals.NoStep(command.Step);
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (turn.Find(command.Step) is { } step)
        {
            if (step.Ended)
            {
                return step.Status == StepStatus.Skipped && step.EndedBy == turn.Request.By.Name && step.Evidence == command.Reason
                    ? null
                    : Lost(turn, step, $"overslaan: {command.Reason}");
            }

            if (command.Version is { } version && version != step.Version)
            {
                return Refusals.Changed();
            }
        }

        turn.Record(new StepSkipped { Step = command.Step, Reason = command.Reason });
        Ending.Withdraw(turn, n => n.Intent.Step == command.Step);
        return null;
    }

    public static Refusal? OpenNow(Turn turn, OpenStep command)
    {
        if (turn.Find(command.Step) is not null)
        {
            return null;
        }

        if (turn.Runbook.Find(command.Step) is not { } found)
        {
            return Refusals.NoStep(command.Step);
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        Opening.Open(turn, found.Step, command.Step, new Place(found.Phase, found.Track, string.Empty), command.Reason);
        return null;
    }

    public static Refusal? Reopen(Turn turn, ReopenStep command)
    {
        if (turn.Find(command.Step) is not { } step)
        {
            return Refusals.NoStep(command.Step);
        }

        if (!step.Ended)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (step.Definition is StartRunbookStep or WaitStep)
        {
            return Refusals.NotPossible("Deze stap doet het programma zelf. Hij kan niet opnieuw open.");
        }

        turn.Record(new StepReopened { Step = step.Id, Reason = command.Reason });
        Opening.Start(turn, step.Definition, step.Id);
        return null;
    }

    public static Refusal? Add(Turn turn, AddStep command)
    {
        if (string.IsNullOrWhiteSpace(command.Title) || string.IsNullOrWhiteSpace(command.Reason))
        {
            return string.IsNullOrWhiteSpace(command.Title) ? Refusals.TextNeeded() : Refusals.ReasonNeeded();
        }

        if (!turn.Organisation.Roles.ContainsKey(command.Owner))
        {
            return Refusals.NotPossible($"Rol '{command.Owner}' bestaat niet in de organisatie.");
        }

        var id = new StepId($"extra-{turn.State.AddedSteps + 1}");
        turn.Record(new StepAdded
        {
            Step = id,
            Title = command.Title,
            Owner = command.Owner,
            Instruction = command.Instruction,
            DoneBefore = command.DoneWithin?.After(turn.Now, turn.Runbook.Zone),
            Reason = command.Reason,
        });
        Opening.Start(turn, turn.Find(id)!.Definition, id);
        return null;
    }

    public static Refusal? ChildStarted(Turn turn, ChildStarted command)
    {
        if (turn.Find(command.Step) is not { } step)
        {
            return Refusals.NoStep(command.Step);
        }

        if (step.Child is null)
        {
            turn.Record(new ChildRunStarted { Step = step.Id, Child = command.Child });
            if (!step.Ended)
            {
                Ending.Done(turn, step.Id, null, byActor: false);
            }
        }

        return null;
    }

    /// <summary>Records that somebody was too late, and says who won.</summary>
    public static Refusal Lost(Turn turn, StepState step, string attempt)
    {
        turn.Record(new AttemptLost { Step = step.Id, Attempt = attempt, WonBy = step.EndedBy ?? "het programma", WonAt = step.EndedAt ?? step.OpenedAt });
        return Refusals.Lost(step.EndedBy ?? "Het programma", Clock.Time(step.EndedAt ?? step.OpenedAt, turn.Runbook.Zone));
    }

    /// <summary>The definition of a step that is open, has ended, or stands in the runbook outside a repeat.</summary>
    public static Step? Definition(Turn turn, StepId step) =>
        turn.Find(step)?.Definition ?? (turn.Runbook.Find(step) is { Repeated: false } found ? found.Step : null);

    private static Refusal? Check(Turn turn, Step definition, CompleteStep command, bool ahead) => definition switch
    {
        DecisionStep => Refusals.NotPossible("Dit is een besluit. Kies een optie en geef een reden."),
        ClockStep => Refusals.NotPossible("Dit is een wettelijke klok. Leg het beginmoment vast, of dat de klok niet geldt."),
        NotifyStep { SecondReader: not null } when turn.Find(command.Step) is { TextApproved: false } && turn.Request.Override is null =>
            Refusals.NotPossible("Deze tekst heeft eerst akkoord van twee lezers nodig. Is de tekst al anders verstuurd, geef dat dan op (ondanks)."),
        StartRunbookStep when ahead => Refusals.NotPossible("Deze stap doet het programma zelf."),
        SitrapStep sitrap => ReportCommands.Fix(turn, sitrap, command),
        ScaleStep when string.IsNullOrWhiteSpace(command.Evidence) => Refusals.ReasonNeeded(),
        ActionStep { StopsClock: not null } when string.IsNullOrWhiteSpace(command.Evidence) && turn.Request.Override is null => Refusals.ReferenceNeeded(),
        _ => DataRules.Check(turn, definition, command.Fields),
    };

    // What a situation report said is not kept in the state, so a second one is never taken for the same.
    private static bool SameFields(Turn turn, StepState step, CompleteStep command) =>
        step.Definition is SitrapStep ? command.Fields.Count == 0 : command.Fields.All(field => turn.State.Data.GetValueOrDefault(field.Key) == field.Value);

    // What the loser knew must not be lost with the race.
    private static string Content(CompleteStep command)
    {
        var parts = command.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key} = {field.Value}");
        var all = string.Join("; ", string.IsNullOrEmpty(command.Evidence) ? parts : parts.Prepend(command.Evidence));
        return all.Length == 0 ? string.Empty : $": {all}";
    }

    private static Refusal? Perform(Turn turn, Step definition, CompleteStep command)
    {
        switch (definition)
        {
            case SitrapStep sitrap:
                turn.Record(ReportCommands.Fixed(turn, sitrap, command));
                SendSitrap(turn, sitrap, command.Step);
                break;
            case ScaleStep scale:
                turn.Record(RunCommands.Change(turn, scale.Level, scale.Grip, command.Evidence!));
                break;
            case ActionStep { StopsClock: { } clock }:
                ClockCommands.StopAll(turn, clock, command.Evidence ?? turn.Request.Override!);
                break;
            default:
                break;
        }

        if (definition is not SitrapStep)
        {
            DataRules.Record(turn, command.Fields);
        }

        Ending.Done(turn, command.Step, command.Evidence, byActor: true);
        return null;
    }

    private static void SendSitrap(Turn turn, SitrapStep sitrap, StepId id)
    {
        if (turn.Find(id) is null)
        {
            return;
        }

        foreach (var role in sitrap.To)
        {
            Alarming.Begin(turn, id, AlarmKeys.Of(Purpose.Sitrap, role), role, Purpose.Sitrap);
        }
    }
}
