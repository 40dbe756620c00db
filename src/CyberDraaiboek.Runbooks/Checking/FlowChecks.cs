using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Steps that wait for what never comes, and choices that fit no option.</summary>
internal sealed class FlowChecks(Composition composition, FaultList faults)
{
    private const int MostLoops = 50;

    private readonly Branches _branches = new(composition.Runbook);

    public void Check()
    {
        foreach (var node in NodeWalk.All(composition.Runbook.Phases.SelectMany(phase => phase.Nodes)))
        {
            if (node is Step step)
            {
                Waits(step);
            }
            else if (node is ChoiceBlock choice && composition.Scope.Complete)
            {
                Choice(choice);
            }
        }

        foreach (var (wait, round) in new FlowGraph(composition.Runbook).Loops(MostLoops))
        {
            faults.Add(wait.Waiting is Step step
                ? FlowFaults.WaitLoop(PlaceOfWait(wait), step.Id.Value, [.. round.Select(id => id.Value)])
                : FlowFaults.ChoiceTooEarly(PlaceOfWait(wait), wait.For.Value));
        }

        foreach (var (step, round) in TargetLoops())
        {
            faults.Add(FlowFaults.TargetLoop(PlaceOfTarget(step), round));
        }
    }

    private void Waits(Step step)
    {
        foreach (var after in step.After)
        {
            Report(_branches.Of(step, after), PlaceOfWait(new WaitsFor(step, after)), after.Value, "deze stap");
        }

        foreach (var target in NodeWalk.Targets(step).Where(target => target is { Anchor: Anchor.Step, Name: not null }).DistinctBy(target => target.Name))
        {
            if (composition.Scope.Steps.GetValueOrDefault(target.Name!) is { InRepeat: true })
            {
                faults.Add(FlowFaults.TargetInRepeat(PlaceOfTarget(step), target.Name!));
            }
            else
            {
                Report(_branches.Of(step, new StepId(target.Name!)), PlaceOfTarget(step), target.Name!, "deze streeftijd");
            }
        }
    }

    private void Choice(ChoiceBlock choice)
    {
        if (composition.Scope.SubjectOf(choice.Subject) is not { Kind: DataKind.Choice } subject)
        {
            return;
        }

        Report(_branches.Of(choice, new StepId(choice.Subject)), composition.Places.Of(choice, BlockKeys.Choice), choice.Subject, "dit blok");
        var cases = composition.Places.Map(choice)?[BlockKeys.Cases.Name] as MapValue;
        foreach (var entry in (cases?.Entries ?? []).Where(entry => !subject.Options.Contains(entry.Key.Text)))
        {
            faults.Add(FlowFaults.NoSuchOption(entry.Key.At, entry.Key.Text, choice.Subject, subject.Options));
        }

        var missing = subject.Options.Where(option => !choice.Cases.ContainsKey(option)).ToList();
        var otherwise = composition.Places.Map(choice)?.Entry(BlockKeys.Otherwise.Name);
        if (missing.Count > 0 && otherwise is null)
        {
            faults.Add(FlowFaults.OptionsLeft(composition.Places.Of(choice), choice.Subject, missing));
        }
        else if (missing.Count == 0 && otherwise is not null)
        {
            faults.Add(FlowFaults.NothingLeft(otherwise.Key.At, choice.Subject));
        }
    }

    private void Report(Certainty certainty, Position at, string step, string what)
    {
        switch (certainty)
        {
            case Certainty.Excluded:
                faults.Add(FlowFaults.OtherBranch(at, step, what));
                break;
            case Certainty.InRepeat:
                faults.Add(FlowFaults.InRepeat(at, step, what));
                break;
            case Certainty.Conditional:
                faults.Add(FlowFaults.Conditional(at, step, what));
                break;
            case Certainty.Certain:
            default:
                break;
        }
    }

    /// <summary>Steps whose target counts from a step whose target counts from the first, and so on: none of them ever gets a moment.</summary>
    private IEnumerable<(Step Step, IReadOnlyList<string> Round)> TargetLoops()
    {
        var steps = new Dictionary<string, Step>(StringComparer.Ordinal);
        foreach (var step in NodeWalk.Steps(composition.Runbook.Phases.SelectMany(phase => phase.Nodes)))
        {
            steps.TryAdd(step.Id.Value, step);
        }

        var next = steps.ToDictionary(
            pair => pair.Key,
            pair => NodeWalk.Targets(pair.Value).Where(target => target.Anchor == Anchor.Step).Select(target => target.Name!).Where(steps.ContainsKey).ToList(),
            StringComparer.Ordinal);
        return Rounds.Of(next).Select(round => (steps[round[0]], (IReadOnlyList<string>)round));
    }

    private Position PlaceOfWait(WaitsFor wait)
    {
        if (wait.Waiting is ChoiceBlock)
        {
            return composition.Places.Of(wait.Waiting, BlockKeys.Choice);
        }

        var list = composition.Places.Map(wait.Waiting)?[StepKeys.After.Name] as ListValue;
        return list?.Items.OfType<ScalarValue>().FirstOrDefault(item => item.Text == wait.For.Value)?.At
            ?? composition.Places.Of(wait.Waiting, StepKeys.Until);
    }

    private Position PlaceOfTarget(Step step)
    {
        var key = new[] { StepKeys.DoneBefore, StepKeys.Within, StepKeys.ConfirmedBefore, StepKeys.Until }
            .FirstOrDefault(key => Fields.Text(composition.Places.Map(step)?[key.Name])?.Contains(" na stap ", StringComparison.Ordinal) ?? false);
        return composition.Places.Of(step, key);
    }
}
