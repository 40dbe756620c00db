using System.Runtime.CompilerServices;

namespace CyberDraaiboek.Engine.Model;

/// <summary>A step with its place in the runbook.</summary>
/// <param name="Step">The step.</param>
/// <param name="Phase">Phase code.</param>
/// <param name="Track">Track; null: none.</param>
/// <param name="Repeated">Inside a repeat: it exists once a round.</param>
public sealed record PlacedStep(Step Step, string Phase, string? Track, bool Repeated)
{
    // Beside the runbook and not in it: a record that is copied with other phases would take a field along.
    private static readonly ConditionalWeakTable<IReadOnlyList<Phase>, Dictionary<StepId, PlacedStep>> Indexes = [];

    internal static Dictionary<StepId, PlacedStep> IndexOf(IReadOnlyList<Phase> phases) => Indexes.GetValue(phases, Build);

    private static Dictionary<StepId, PlacedStep> Build(IReadOnlyList<Phase> phases)
    {
        var found = new Dictionary<StepId, PlacedStep>();
        foreach (var phase in phases)
        {
            Collect(phase.Nodes, phase.Code, null, false, found);
        }

        return found;
    }

    private static void Collect(IEnumerable<Node> nodes, string phase, string? track, bool repeated, Dictionary<StepId, PlacedStep> found)
    {
        foreach (var node in nodes)
        {
            if (node is Step step)
            {
                found[step.Id] = new PlacedStep(step, phase, track, repeated);
            }

            foreach (var (inner, innerTrack) in Inside(node, track))
            {
                Collect(inner, phase, innerTrack, repeated || node is RepeatBlock, found);
            }
        }
    }

    private static IEnumerable<(IReadOnlyList<Node> Nodes, string? Track)> Inside(Node node, string? track) => node switch
    {
        Model.Step => [],
        ParallelBlock block => block.Branches.Select(b => (b.Nodes, b.Track ?? track)),
        IfBlock block => [(block.Then, track), (block.Else, track)],
        WhenBlock block => [(block.Then, track)],
        ChoiceBlock block => [.. block.Cases.Values.Select(nodes => (nodes, track)), (block.Otherwise, track)],
        RepeatBlock block => [(block.Nodes, track)],
        _ => throw new ArgumentException($"unknown node {node.GetType().Name}", nameof(node)),
    };
}
