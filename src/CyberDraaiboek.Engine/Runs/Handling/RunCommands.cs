using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Commands about the run as a whole.</summary>
internal static class RunCommands
{
    public static Outcome Start(StartRun start, Request request, OrganisationDirectory organisation, DateTimeOffset now)
    {
        var started = new RunStarted
        {
            Runbook = start.Runbook.Id,
            Version = start.Runbook.Version,
            RunbookHash = start.Runbook.Hash,
            Mode = start.Mode,
            Title = start.Title,
            Start = start.Start,
            Level = start.Runbook.Level.ToString(),
            Data = start.Data.Where(d => start.Runbook.Data.ContainsKey(d.Key)).ToDictionary(StringComparer.Ordinal),
            Authorities = start.Authorities,
            Parent = start.Parent,
            Restricted = start.ParentRestricted ? true : null,
        };
        var state = EventFold.Apply(null, start.Run, started, now, request.By, _ => start.Runbook);
        var turn = new Turn(state, request, organisation, now);
        FlowWalk.AnnouncePhases(turn);
        FlowWalk.Advance(turn);
        var rest = turn.End(null);
        var happened = request.Happened is { } at && at < now ? at : now;
        return rest with { Facts = [new Fact(started, request.By, happened), .. rest.Facts] };
    }

    public static Refusal? OpenPhase(Turn turn, OpenPhase command)
    {
        if (turn.Runbook.Phases.All(p => p.Code != command.Phase))
        {
            return Refusals.NoPhase(command.Phase, turn.Runbook.Phases.Select(p => p.Code));
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (!turn.State.OpenPhases.Contains(command.Phase))
        {
            turn.Record(new PhaseOpened { Phase = command.Phase, Reason = command.Reason });
        }

        return null;
    }

    public static Refusal? Pause(Turn turn, Pause command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (turn.State.Status == RunStatus.Open)
        {
            turn.Record(new RunPaused { Reason = command.Reason });
        }

        return null;
    }

    public static Refusal? Resume(Turn turn, Resume command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (turn.State.Status == RunStatus.Paused)
        {
            turn.Record(new RunResumed { Reason = command.Reason });
        }

        return null;
    }

    public static Refusal? SetData(Turn turn, SetData command)
    {
        if (DataRules.Check(turn, null, command.Fields) is { } refusal)
        {
            return refusal;
        }

        DataRules.Record(turn, command.Fields);
        return null;
    }

    public static Refusal? Note(Turn turn, AddNote command)
    {
        if (string.IsNullOrWhiteSpace(command.Text))
        {
            return Refusals.TextNeeded();
        }

        turn.Record(new NoteAdded { Text = command.Text, NoteKind = command.Kind, Step = command.Step, Tlp = command.Tlp });
        return null;
    }

    public static Refusal? GiveRole(Turn turn, GiveRole command)
    {
        if (!turn.Organisation.People.ContainsKey(command.Person))
        {
            return Refusals.NoPerson(command.Person);
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (!turn.State.Roles.TryGetValue(command.Person, out var now) || now != command.Role)
        {
            turn.Record(new RoleGiven { Person = command.Person, Role = command.Role, Reason = command.Reason, Override = turn.Request.Override });
        }

        return null;
    }

    public static Refusal? Correct(Turn turn, Correct command)
    {
        if (command.Sequence < 1 || command.Sequence > turn.State.Sequence)
        {
            return Refusals.NoEntry(command.Sequence);
        }

        if (string.IsNullOrWhiteSpace(command.Text))
        {
            return Refusals.TextNeeded();
        }

        turn.Record(new Corrected { Entry = command.Sequence, Text = command.Text });
        return null;
    }

    public static Refusal? ChangeLevel(Turn turn, ChangeLevel command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (command.Level.Rank is < 0 or > 4)
        {
            return Refusals.NotPossible("Het niveau loopt van N0 tot en met N4.");
        }

        if (command.Level != turn.State.Level || command.Grip != turn.State.Grip)
        {
            turn.Record(Change(turn, command.Level, command.Grip, command.Reason));
        }

        return null;
    }

    /// <summary>The fact of a change of level.</summary>
    public static LevelChanged Change(Turn turn, Opschaling level, string? grip, string reason) => new()
    {
        From = turn.State.Level.ToString(),
        To = level.ToString(),
        Grip = grip,
        Reason = reason,
        Override = turn.Request.Override,
    };

    public static Refusal? TakeOver(Turn turn, TakeOver command)
    {
        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        if (command.Runbook.Id != turn.Runbook.Id)
        {
            return Refusals.NotPossible($"Deze inzet loopt met draaiboek '{turn.Runbook.Id}'. Een ander draaiboek start u als eigen inzet.");
        }

        if (command.Runbook.Hash == turn.Runbook.Hash)
        {
            return null;
        }

        turn.Record(new RunbookTakenOver
        {
            Runbook = command.Runbook.Id,
            Version = command.Runbook.Version,
            RunbookHash = command.Runbook.Hash,
            BeforeHash = turn.Runbook.Hash,
            Reason = command.Reason,
        });
        FlowWalk.AnnouncePhases(turn);
        return null;
    }

    public static Refusal? Close(Turn turn, Close command)
    {
        if (turn.State.Status == RunStatus.Closed)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(command.Reason))
        {
            return Refusals.ReasonNeeded();
        }

        var open = turn.State.Steps.Values.Where(s => !s.Ended).Select(s => s.Id).OrderBy(s => s.Value, StringComparer.Ordinal).ToList();
        var clocks = turn.State.Clocks.Values.Where(c => c.Running).Select(c => c.Id).OrderBy(c => c.Value, StringComparer.Ordinal).ToList();
        if (open.Count + clocks.Count > 0 && turn.Request.Override is null)
        {
            return Refusals.StillOpen(open.Count, clocks);
        }

        Ending.Withdraw(turn, _ => true);
        turn.Record(new RunClosed { Reason = command.Reason, Override = turn.Request.Override, OpenSteps = open, RunningClocks = clocks });
        return null;
    }
}
