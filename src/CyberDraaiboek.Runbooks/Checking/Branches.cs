using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Loading;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>How certain it is, seen from one step, that another one comes.</summary>
internal enum Certainty
{
    /// <summary>It comes.</summary>
    Certain,

    /// <summary>Only if a branch is taken.</summary>
    Conditional,

    /// <summary>It is in another branch of the same block.</summary>
    Excluded,

    /// <summary>It is in a repeat, where every round has a step of its own.</summary>
    InRepeat,
}

/// <summary>In which branches of which blocks each node of a runbook is.</summary>
internal sealed class Branches
{
    private readonly Dictionary<object, Turn?> _of = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Node> _steps = new(StringComparer.Ordinal);

    public Branches(Runbook runbook)
    {
        foreach (var phase in runbook.Phases)
        {
            Visit(phase.Nodes, null);
        }
    }

    public Certainty Of(Node from, StepId to)
    {
        if (!_steps.TryGetValue(to.Value, out var target))
        {
            return Certainty.Certain;
        }

        var here = PathOf(from);
        var there = PathOf(target);
        var common = 0;
        while (common < here.Count && common < there.Count && ReferenceEquals(here[common].Block, there[common].Block) && here[common].Branch == there[common].Branch)
        {
            common++;
        }

        if (common < here.Count && common < there.Count && ReferenceEquals(here[common].Block, there[common].Block) && here[common].Block is IfBlock or ChoiceBlock)
        {
            return Certainty.Excluded;
        }

        var rest = there.Skip(common).ToList();
        return rest.Any(turn => turn.Block is RepeatBlock) ? Certainty.InRepeat
            : rest.Any(turn => turn.Block is IfBlock or ChoiceBlock or WhenBlock) ? Certainty.Conditional
            : Certainty.Certain;
    }

    private void Visit(IReadOnlyList<Node> nodes, Turn? turn)
    {
        foreach (var node in nodes)
        {
            _of[node] = turn;
            if (node is Step step)
            {
                _steps.TryAdd(step.Id.Value, step);
            }

            var branch = 0;
            foreach (var list in NodeWalk.Lists(node))
            {
                Visit(list, new Turn(node, branch++, turn));
            }
        }
    }

    private List<Turn> PathOf(Node node)
    {
        var path = new List<Turn>();
        for (var turn = _of.GetValueOrDefault(node); turn is not null; turn = turn.Above)
        {
            path.Add(turn);
        }

        path.Reverse();
        return path;
    }

    private sealed record Turn(Node Block, int Branch, Turn? Above);
}
