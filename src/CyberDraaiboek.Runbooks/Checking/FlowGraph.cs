using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Loading;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>A wait that an author wrote: this step or block waits for the end of that step.</summary>
/// <param name="Waiting">The step or block.</param>
/// <param name="For">The step it waits for.</param>
internal sealed record WaitsFor(Node Waiting, StepId For);

/// <summary>
/// What must have happened before what, as the engine's flow has it: nodes are "arrives at", "opens", "ends" and "is passed" of each step
/// and block. Finds waits that wait for themselves. Without recursion over the length of a list: a file may hold many thousands of steps.
/// </summary>
internal sealed class FlowGraph
{
    private readonly List<List<int>> _needs = [];
    private readonly Dictionary<string, int> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<int, StepId> _steps = [];
    private readonly List<(WaitsFor Wait, int From)> _waits = [];

    public FlowGraph(Runbook runbook)
    {
        int? before = null;
        foreach (var phase in runbook.Phases)
        {
            var start = Vertex();
            if (before is { } last && phase.LatestStart is null)
            {
                _needs[start].Add(last);
            }

            before = Walk(phase.Nodes, start);
        }

        foreach (var (wait, from) in _waits)
        {
            if (_ends.TryGetValue(wait.For.Value, out var end))
            {
                _needs[from].Add(end);
            }
        }
    }

    /// <summary>Waits that can never end, each with the steps that it goes round along.</summary>
    /// <param name="atMost">Tries no more than this many; the rest shows once these are mended.</param>
    public IEnumerable<(WaitsFor Wait, IReadOnlyList<StepId> Round)> Loops(int atMost)
    {
        var stuck = Stuck();
        var inRound = _waits.Where(pair => stuck[pair.From] && _ends.TryGetValue(pair.Wait.For.Value, out var end) && stuck[end]).Take(atMost);
        foreach (var (wait, from) in inRound)
        {
            if (Path(_ends[wait.For.Value], from, stuck) is { } path)
            {
                yield return (wait, path);
            }
        }
    }

    private int Vertex(params IEnumerable<int> needs)
    {
        _needs.Add([.. needs]);
        return _needs.Count - 1;
    }

    /// <summary>Goes along a list; answers the vertex that is passed when the list is.</summary>
    private int Walk(IReadOnlyList<Node> nodes, int start)
    {
        var before = start;
        foreach (var node in nodes)
        {
            var arrive = Vertex(before);
            before = node is Step step ? StepVertices(step, arrive) : BlockVertices(node, arrive);
        }

        return before;
    }

    private int StepVertices(Step step, int arrive)
    {
        var open = Vertex(arrive);
        var end = Vertex(open);
        _steps[end] = step.Id;
        _ends.TryAdd(step.Id.Value, end);
        foreach (var after in step.After)
        {
            _waits.Add((new WaitsFor(step, after), open));
        }

        if (step is WaitStep { UntilTrue: null, Until: { Anchor: Anchor.Step, Name: { } other } })
        {
            _waits.Add((new WaitsFor(step, new StepId(other)), end));
        }

        return step.Blocks ? end : open;
    }

    private int BlockVertices(Node block, int arrive)
    {
        var start = arrive;
        if (block is ChoiceBlock choice)
        {
            // The subject may be a data field; then there is no step of that name and nothing to wait for here.
            start = Vertex(arrive);
            _waits.Add((new WaitsFor(choice, new StepId(choice.Subject)), start));
        }

        var ends = NodeWalk.Lists(block).Select(list => Walk(list, start)).ToList();
        return block is WhenBlock or RepeatBlock { Blocks: false } ? arrive : Vertex([start, .. ends]);
    }

    /// <summary>What is left when all that can happen has been taken away, and then all that nothing left is waiting for: the rounds.</summary>
    private bool[] Stuck()
    {
        var followers = Reversed(_needs);
        var stuck = Without(_needs, followers, Enumerable.Repeat(true, _needs.Count).ToArray());
        return Without(followers, _needs, stuck);
    }

    private static List<List<int>> Reversed(List<List<int>> edges)
    {
        var reversed = edges.ConvertAll(_ => new List<int>());
        for (var vertex = 0; vertex < edges.Count; vertex++)
        {
            foreach (var other in edges[vertex])
            {
                reversed[other].Add(vertex);
            }
        }

        return reversed;
    }

    /// <summary>Takes away vertices that need nothing that is left, until there are none.</summary>
    private static bool[] Without(List<List<int>> needs, List<List<int>> followers, bool[] left)
    {
        var open = needs.Select(list => list.Count(need => left[need])).ToArray();
        var ready = new Queue<int>(Enumerable.Range(0, open.Length).Where(vertex => left[vertex] && open[vertex] == 0));
        while (ready.TryDequeue(out var vertex))
        {
            left[vertex] = false;
            foreach (var follower in followers[vertex].Where(follower => left[follower]))
            {
                if (--open[follower] == 0)
                {
                    ready.Enqueue(follower);
                }
            }
        }

        return left;
    }

    /// <summary>The steps along the shortest way over which one vertex needs another; null: it does not.</summary>
    private List<StepId>? Path(int from, int to, bool[] stuck)
    {
        var cameFrom = new Dictionary<int, int> { [from] = from };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var vertex))
        {
            if (vertex == to)
            {
                var path = new List<StepId>();
                for (var at = to; ; at = cameFrom[at])
                {
                    if (_steps.TryGetValue(at, out var step))
                    {
                        path.Add(step);
                    }

                    if (at == from)
                    {
                        path.Reverse();
                        return path;
                    }
                }
            }

            foreach (var need in _needs[vertex].Where(need => stuck[need]))
            {
                if (cameFrom.TryAdd(need, vertex))
                {
                    queue.Enqueue(need);
                }
            }
        }

        return null;
    }
}
