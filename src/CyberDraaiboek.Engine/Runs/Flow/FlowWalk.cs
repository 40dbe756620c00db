using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>
/// The flow. There is no program counter: which steps must be open follows from the tree of the runbook, what has ended, and which
/// branches were taken. So a take-over of a newer version, a step done ahead or skipped needs no special case.
/// </summary>
internal static class FlowWalk
{
    private const string Otherwise = "anders";

    // Every pass that changes something opens, ends or chooses at least one thing, so this is far above what a runbook can need.
    private const int PassesAtMost = 10_000;

    /// <summary>Opens all that can be open, until nothing changes.</summary>
    public static void Advance(Turn turn)
    {
        for (var pass = 0; pass < PassesAtMost; pass++)
        {
            var before = turn.FactCount;
            Phases(turn);
            Anchors.Resolve(turn);
            Waits(turn);
            if (turn.FactCount == before)
            {
                return;
            }
        }

        throw new InvalidOperationException($"the flow of {turn.State.Id} does not come to rest");
    }

    /// <summary>When a phase opens at the latest, for phases whose moment is known and in the future.</summary>
    public static void AnnouncePhases(Turn turn)
    {
        foreach (var phase in turn.Runbook.Phases.Where(p => !turn.State.OpenPhases.Contains(p.Code)))
        {
            if (Latest(turn, phase) is { } at && at > turn.Now)
            {
                turn.Follow(new PhaseLatestSet { Phase = phase.Code, At = at });
            }
        }
    }

    // A deadline that was set may have moved, by a pause; the runbook alone does not know that.
    private static bool IsDue(Turn turn, Phase phase) =>
        turn.State.Deadlines.TryGetValue(DeadlineIds.Phase(phase.Code), out var deadline)
            ? deadline.Due <= turn.Now
            : Latest(turn, phase) <= turn.Now;

    private static DateTimeOffset? Latest(Turn turn, Phase phase) =>
        phase.LatestStart is { } target ? Anchors.Instant(turn.State, target, turn.State.Start) : null;

    private static void Phases(Turn turn)
    {
        var reached = true;
        foreach (var phase in turn.Runbook.Phases)
        {
            if (!turn.State.OpenPhases.Contains(phase.Code))
            {
                if (reached)
                {
                    turn.Follow(new PhaseOpened { Phase = phase.Code });
                }
                else if (IsDue(turn, phase))
                {
                    turn.Follow(new PhaseOpened { Phase = phase.Code, Reason = "uiterste begin bereikt" });
                }
            }

            reached = turn.State.OpenPhases.Contains(phase.Code) && Walk(turn, phase.Nodes, new Place(phase.Code, null, string.Empty));
        }
    }

    /// <summary>Goes through a list until something holds it up; true when nothing does.</summary>
    private static bool Walk(Turn turn, IReadOnlyList<Node> nodes, Place place)
    {
        foreach (var node in nodes)
        {
            if (!Visit(turn, node, place))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Opens what a node allows to be open; false while the nodes after it have to wait.</summary>
    private static bool Visit(Turn turn, Node node, Place place) => node switch
    {
        Step step => VisitStep(turn, step, place),
        ParallelBlock block => VisitBranches(turn, block, place),
        IfBlock block => Walk(turn, Taken(turn, block.Key + place.Suffix, () => Holds(turn, block.Condition) ? "dan" : Otherwise) == "dan" ? block.Then : block.Else, place),
        WhenBlock block => VisitWhen(turn, block, place),
        ChoiceBlock block => VisitChoice(turn, block, place),
        RepeatBlock block => VisitRepeat(turn, block, place),
        _ => throw new ArgumentException($"no flow for {node.GetType().Name}", nameof(node)),
    };

    private static bool VisitStep(Turn turn, Step step, Place place)
    {
        var id = new StepId(step.Id.Value + place.Suffix);
        if (turn.Find(id) is null && step.After.All(after => HasEnded(turn, after, place)))
        {
            Opening.Open(turn, step, id, place);
        }

        // A round ends when everything in it was opened, so there a step that waits for others still holds it up.
        return step.Blocks
            ? turn.Find(id) is { } found && (found.Ended || found.Option is not null)
            : place.Suffix.Length == 0 || turn.Find(id) is not null;
    }

    private static bool HasEnded(Turn turn, StepId after, Place place) =>
        (turn.Find(new StepId(after.Value + place.Suffix)) ?? turn.Find(after)) is { Ended: true };

    private static bool VisitBranches(Turn turn, ParallelBlock block, Place place)
    {
        var ended = true;
        foreach (var branch in block.Branches)
        {
            ended &= Walk(turn, branch.Nodes, place with { Track = branch.Track ?? place.Track });
        }

        return ended;
    }

    private static bool VisitWhen(Turn turn, WhenBlock block, Place place)
    {
        var key = block.Key + place.Suffix;
        if (turn.State.Branches.ContainsKey(key) || Holds(turn, block.Condition))
        {
            Taken(turn, key, () => "dan");
            Walk(turn, block.Then, place);
        }

        return true;
    }

    private static bool VisitChoice(Turn turn, ChoiceBlock block, Place place)
    {
        var key = block.Key + place.Suffix;
        var value = turn.State.ValueOf(block.Subject + place.Suffix) ?? turn.State.ValueOf(block.Subject);
        var answered = !string.IsNullOrEmpty(value);
        if (!turn.State.Branches.TryGetValue(key, out var branch) && !answered && !WasLeftOut(turn, block.Subject, place))
        {
            return false;
        }

        var chosen = !answered ? branch ?? Otherwise : block.Cases.ContainsKey(value!) ? value! : Otherwise;
        if (chosen != branch)
        {
            // Also when somebody decides anew: what belongs to the new choice opens. What was open stays, until a person ends or skips it.
            turn.Follow(new BranchTaken { Block = key, Branch = chosen });
        }

        return Walk(turn, block.Cases.GetValueOrDefault(chosen, block.Otherwise), place);
    }

    // Skipped with a reason: nobody will answer any more, and what comes after must not wait for ever.
    private static bool WasLeftOut(Turn turn, string subject, Place place)
    {
        var asking = turn.State.Steps.Values
            .Where(step => step.Id.Value == subject || step.Id.Value == subject + place.Suffix || step.Definition is QuestionStep { Fields: var fields } && fields.Contains(subject))
            .ToList();
        return asking.Count > 0 && asking.TrueForAll(step => step.Status == StepStatus.Skipped);
    }

    private static bool VisitRepeat(Turn turn, RepeatBlock block, Place place)
    {
        var key = block.Key + place.Suffix;
        if (!turn.State.Repeats.TryGetValue(key, out var repeat))
        {
            if (block.Until is { } until && Holds(turn, until))
            {
                turn.Follow(new RepeatEnded { Block = key, Reason = "niet nodig: de voorwaarde geldt al" });
                return true;
            }

            repeat = NextRound(turn, block, key, 1);
        }

        if (!repeat.Ended && Walk(turn, block.Nodes, place with { Suffix = $"{place.Suffix}#{repeat.Round}" }))
        {
            AfterRound(turn, block, key, repeat);
        }

        return !block.Blocks || turn.State.Repeats[key].Ended;
    }

    private static void AfterRound(Turn turn, RepeatBlock block, string key, RepeatState repeat)
    {
        if (block.Until is { } until && Holds(turn, until))
        {
            turn.Follow(new RepeatEnded { Block = key, Reason = "de voorwaarde geldt" });
        }
        else if (repeat.Round >= block.AtMost)
        {
            turn.Follow(new RepeatEnded { Block = key, Reason = $"{repeat.Round} keer gedaan" });
        }
        else if (turn.Now >= repeat.NextAt && turn.State.Status == RunStatus.Open)
        {
            NextRound(turn, block, key, repeat.Round + 1);
        }
    }

    private static RepeatState NextRound(Turn turn, RepeatBlock block, string key, int round)
    {
        turn.Follow(new RoundStarted { Block = key, Round = round, NextAt = block.Every.After(turn.Now, turn.Runbook.Zone) });
        return turn.State.Repeats[key];
    }

    private static string Taken(Turn turn, string key, Func<string> choose)
    {
        if (!turn.State.Branches.TryGetValue(key, out var branch))
        {
            branch = choose();
            turn.Follow(new BranchTaken { Block = key, Branch = branch });
        }

        return branch;
    }

    private static void Waits(Turn turn)
    {
        foreach (var wait in turn.State.Steps.Values
            .Where(s => !s.Ended && s.Definition is WaitStep { UntilTrue: not null })
            .OrderBy(s => s.Id.Value, StringComparer.Ordinal))
        {
            if (Holds(turn, ((WaitStep)wait.Definition).UntilTrue!))
            {
                Ending.Done(turn, wait.Id, null, byActor: false);
            }
        }
    }

    private static bool Holds(Turn turn, Condition condition) => condition.Holds(turn.State.ValueOf);
}

/// <summary>Where in the runbook a step stands.</summary>
/// <param name="Phase">Phase code.</param>
/// <param name="Track">Track, if any.</param>
/// <param name="Suffix">Rounds of the repeats around it.</param>
internal sealed record Place(string Phase, string? Track, string Suffix);
