namespace CyberDraaiboek.Engine.Runs;

/// <summary>Escalating by hand, and keeping silent.</summary>
internal static class EscalationCommands
{
    public static Refusal? Escalate(Turn turn, EscalateNow command)
    {
        if (turn.Find(command.Step) is not { Ended: false } step)
        {
            return Refusals.NoStep(command.Step);
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        var waiting = step.Alarms.Values.Where(a => !a.Reached).ToList();
        if (waiting.Count == 0)
        {
            waiting = [.. step.Alarms.Values];
        }

        if (waiting.Count == 0)
        {
            return Refusals.NotPossible("Voor deze stap wordt niemand gebeld.");
        }

        foreach (var alarm in waiting)
        {
            if (alarm.Running && alarm.NextAttempt < step.Definition.Escalation.Attempts.Count && alarm.Purpose != Purpose.Information)
            {
                Alarming.Hurry(turn, step.Id, alarm, RungCause.Hand, command.Reason);
            }
            else
            {
                Alarming.Begin(turn, step.Id, alarm.Key, alarm.Target, alarm.Purpose, RungCause.Hand, command.Reason);
            }
        }

        return null;
    }

    public static Refusal? Silence(Turn turn, Silence command)
    {
        if (turn.Find(command.Step) is not { Ended: false } step)
        {
            return Refusals.NoStep(command.Step);
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (command.For <= TimeSpan.Zero || command.For > TimeSpan.FromDays(7))
        {
            return Refusals.NotPossible("Stil zetten kan voor een tijd tussen een minuut en zeven dagen.");
        }

        turn.Record(new Silenced { Step = step.Id, Until = turn.Now + command.For, Reason = command.Reason });
        return null;
    }
}
