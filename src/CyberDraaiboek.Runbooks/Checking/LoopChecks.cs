using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Runbooks that include or start each other in a round.</summary>
internal static class LoopChecks
{
    public static void Check(FileSet files, IReadOnlyList<Composition> compositions, FaultList faults)
    {
        var includes = files.Runbooks.ToDictionary(pair => pair.Key, pair => pair.Value.Includes.Select(include => include.Text).ToList(), StringComparer.Ordinal);
        foreach (var round in Rounds.Of(includes))
        {
            var file = files.Runbooks[round[0]];
            faults.Add(FlowFaults.IncludeLoop(file.Includes.First(include => include.Text == round[1]).At, round));
        }

        var starters = compositions.ToDictionary(
            composition => composition.File.Id,
            composition => NodeWalk.Steps(composition.Runbook.Phases.SelectMany(phase => phase.Nodes)).OfType<StartRunbookStep>()
                .Where(step => step.Runbook.Value is not null).ToList(),
            StringComparer.Ordinal);
        foreach (var round in Rounds.Of(starters.ToDictionary(pair => pair.Key, pair => pair.Value.ConvertAll(step => step.Runbook.Value), StringComparer.Ordinal)))
        {
            var composition = compositions.First(one => one.File.Id == round[0]);
            var step = starters[round[0]].First(one => one.Runbook.Value == round[1]);
            faults.Add(FlowFaults.StartLoop(composition.Places.Of(step, StepKeys.Runbook), round));
        }
    }
}
