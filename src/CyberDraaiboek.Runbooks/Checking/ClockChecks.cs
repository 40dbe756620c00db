using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Legal clocks: values that nobody checked, targets that come too late or cannot be, clocks that nothing starts.</summary>
internal sealed class ClockChecks(FileSet files, IReadOnlyDictionary<ClockId, LegalClock> clocks, FaultList faults)
{
    public void Check(IReadOnlyList<Composition> compositions)
    {
        var used = compositions.SelectMany(composition => composition.Runbook.Clocks.Keys).ToHashSet();
        foreach (var entry in files.Clocks.SelectMany(file => (file.Root[ClockKeys.Clocks.Name] as MapValue)?.Entries ?? []))
        {
            var id = new ClockId(entry.Key.Text);
            if (clocks.TryGetValue(id, out var clock))
            {
                Definition(clock, entry, used.Contains(id));
            }
        }

        foreach (var round in Rounds.Of(clocks.ToDictionary(
            pair => pair.Key.Value, pair => pair.Value.StartsAfter is { } first ? new List<string> { first.Value } : [], StringComparer.Ordinal)))
        {
            faults.Add(FlowFaults.ClockLoop(PlaceOf(round[0]), round));
        }

        foreach (var composition in compositions)
        {
            foreach (var step in NodeWalk.Steps(composition.Runbook.Phases.SelectMany(phase => phase.Nodes)))
            {
                Step(step, composition);
            }

            if (!new Fields(composition.File.Root).Yes(RunbookKeys.OnlyAsPart) && composition.Scope.Complete)
            {
                Started(composition);
            }
        }
    }

    private void Definition(LegalClock clock, MapEntry entry, bool used)
    {
        if (used && clock.CheckedOn is null)
        {
            faults.Add(TemplateFaults.ClockUnchecked((entry.Value as MapValue)?[ClockKeys.CheckedOn.Name]?.At ?? entry.Key.At, clock.Id.Value));
        }

        var warnings = ((entry.Value as MapValue)?[ClockKeys.WarnBefore.Name] as ListValue)?.Items.OfType<ScalarValue>() ?? [];
        foreach (var warning in warnings)
        {
            if (clock.Length is { } length && DurationText.TryParse(warning.Text, out var before, out _) && before.Roughly > length.Roughly)
            {
                faults.Add(ValueFaults.BeyondClock(warning.At, warning.Text, clock.Id.Value, length.ToString()));
            }
        }
    }

    private void Step(Step step, Composition composition)
    {
        foreach (var (key, target) in new[] { (StepKeys.DoneBefore, step.DoneBefore), (StepKeys.ConfirmedBefore, step.ConfirmedBefore), (StepKeys.Until, (step as WaitStep)?.Until) })
        {
            if (target is { Anchor: Anchor.Clock, BeforeEnd: true, Name: { } name } && clocks.TryGetValue(new ClockId(name), out var clock))
            {
                BeforeEnd(step, key, target, clock, composition);
            }
        }

        if (step.ServesClock is { Value: not null } served && clocks.TryGetValue(served, out var serves) && serves.Length is { } length
            && step.DoneBefore is { BeforeEnd: false } done && done.Anchor != Anchor.Data && done.Limit.Roughly > length.Roughly)
        {
            faults.Add(TemplateFaults.LaterThanClock(composition.Places.Of(step, PlaceKey(step, StepKeys.DoneBefore, composition)), served.Value, length.ToString()));
        }
    }

    private void BeforeEnd(Step step, Key key, TargetTime target, LegalClock clock, Composition composition)
    {
        var at = composition.Places.Of(step, PlaceKey(step, key, composition));
        if (clock.Length is not { } length)
        {
            faults.Add(TemplateFaults.ClockWithoutEnd(at, clock.Id.Value));
        }
        else if (target.Limit.Roughly >= length.Roughly)
        {
            faults.Add(ValueFaults.BeyondClock(at, $"{target.Limit} voor klok {clock.Id}", clock.Id.Value, length.ToString()));
        }
    }

    private static Key PlaceKey(Step step, Key key, Composition composition) =>
        key == StepKeys.DoneBefore && composition.Places.Map(step)?.Entry(StepKeys.Within.Name) is not null ? StepKeys.Within : key;

    /// <summary>What a runbook stops or counts from, something in it should start.</summary>
    private void Started(Composition composition)
    {
        var steps = NodeWalk.Steps(composition.Runbook.Phases.SelectMany(phase => phase.Nodes)).ToList();
        var started = steps.OfType<ClockStep>().Select(step => step.Clock).ToHashSet();
        bool Starts(ClockId id) => started.Contains(id)
            || (composition.Runbook.Clocks.TryGetValue(id, out var clock) && clock.StartsAfter is { } first && first != id && started.Contains(first));
        foreach (var step in steps)
        {
            if (step is ActionStep { StopsClock: { Value: not null } stopped } && clocks.ContainsKey(stopped) && !Starts(stopped))
            {
                faults.Add(TemplateFaults.ClockNotStarted(composition.Places.Of(step, StepKeys.StopsClock), stopped.Value));
            }
        }
    }

    private Position PlaceOf(string clock) =>
        files.Clocks.SelectMany(file => (file.Root[ClockKeys.Clocks.Name] as MapValue)?.Entries ?? [])
            .Where(entry => entry.Key.Text == clock)
            .Select(entry => (entry.Value as MapValue)?[ClockKeys.StartsAfter.Name]?.At ?? entry.Key.At)
            .First();
}
