using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Conditions;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Where the nodes of a composed runbook stand in the files. By reference: equal steps are still different places.</summary>
internal sealed class Places
{
    private readonly Dictionary<object, MapValue> _maps = new(ReferenceEqualityComparer.Instance);

    public void Note(object node, MapValue map) => _maps[node] = map;

    /// <summary>The value of a key of the node, or the key itself, or the start of the node.</summary>
    public Position Of(Node node, Key? key = null) =>
        !_maps.TryGetValue(node, out var map) ? new Position(string.Empty, 1, 1) : (key is null ? null : map[key.Name]?.At) ?? map.At;

    public MapValue? Map(Node node) => _maps.GetValueOrDefault(node);
}

/// <summary>Makes the nodes of one phase: steps, and blocks with keys that survive steps being added around them.</summary>
internal sealed class NodeBuilder(BuildContext context, Scope scope, Places places, string phase)
{
    /// <summary>Stands for a condition that could not be read; the runbook is in error and never runs.</summary>
    private static readonly Condition Unreadable = new Condition.IsFilled("niveau");

    private readonly StepBuilder _steps = new(context, scope);
    private readonly Dictionary<string, int> _blocks = new(StringComparer.Ordinal);

    public IReadOnlyList<Node> Nodes(YamlValue? list) =>
        [.. ((list as ListValue)?.Items ?? []).OfType<MapValue>().Select(Node).OfType<Node>()];

    /// <summary>Branches side by side, as <c>tegelijk</c> lists them.</summary>
    public ParallelBlock Parallel(YamlValue? list)
    {
        var tracks = ((list as ListValue)?.Items ?? []).OfType<MapValue>().Select(item => Fields.Text(item[BlockKeys.Track.Name])).OfType<string>();
        var key = KeyOf($"tegelijk {string.Join(" en ", tracks)}");
        return new ParallelBlock { Key = key, Branches = [.. ((list as ListValue)?.Items ?? []).OfType<MapValue>().Select(BranchOf).OfType<Branch>()] };
    }

    /// <summary>The parts that includes bring to a phase, side by side with the runbook's own.</summary>
    public ParallelBlock Merged(IEnumerable<Func<IReadOnlyList<Node>>> parts) =>
        new() { Key = KeyOf("samen"), Branches = [.. parts.Select(part => new Branch(null, part()))] };

    private Branch? BranchOf(MapValue item) =>
        item.Entry(BlockKeys.Track.Name) is { } track && NodeKind.Of(item, Grammar.NodesAndTracks)?.Shape == BlockKeys.TrackShape
            ? new Branch(Fields.Text(track.Value), Nodes(item[BlockKeys.Steps.Name]))
            : Node(item) is { } node ? new Branch(null, [node]) : null;

    private Node? Node(MapValue map)
    {
        if (NodeKind.Of(map, Grammar.Nodes) is not { } kind)
        {
            return null;
        }

        var fields = new Fields(map);
        var text = Fields.Text(kind.Entry.Value);
        Node? node = kind.Shape.Name switch
        {
            "tegelijk" => Parallel(kind.Entry.Value),
            "als" => new IfBlock
            {
                Key = KeyOf($"als {text}"),
                Condition = ConditionOf(text) ?? Unreadable,
                Then = Nodes(fields.Value(BlockKeys.Then)),
                Else = Nodes(fields.Value(BlockKeys.Else)),
            },
            "zodra" => new WhenBlock
            {
                Key = KeyOf($"zodra {text}"),
                Condition = ConditionOf(text) ?? Unreadable,
                Then = Nodes(fields.Value(BlockKeys.ThenWhen)),
            },
            "keuze" => new ChoiceBlock
            {
                Key = KeyOf($"keuze {text}"),
                Subject = text ?? string.Empty,
                Cases = fields.Entries(BlockKeys.Cases).ToDictionary(entry => entry.Name, entry => Nodes(entry.Value), StringComparer.Ordinal),
                Otherwise = Nodes(fields.Value(BlockKeys.Otherwise)),
            },
            "herhaal" => Repeat(fields, text),
            _ => _steps.Build(kind, map),
        };
        if (node is not null)
        {
            places.Note(node, map);
        }

        return node;
    }

    private RepeatBlock Repeat(Fields fields, string? text) => new()
    {
        Key = KeyOf($"herhaal {text}"),
        Every = fields.Every(BlockKeys.Repeat) ?? TimeLimit.Of(TimeSpan.FromHours(1)),
        Until = ConditionOf(fields.Text(BlockKeys.UntilTrue)),
        AtMost = fields.Number(BlockKeys.AtMost),
        Blocks = fields.Yes(BlockKeys.Blocks),
        Nodes = Nodes(fields.Value(BlockKeys.Steps)),
    };

    private Condition? ConditionOf(string? text) => text is null ? null : ConditionParser.Parse(text, scope, context.Zone, out _);

    /// <summary>Phase, own text, and from the second on a number. No <c>#</c>, which marks rounds.</summary>
    private string KeyOf(string text)
    {
        var words = string.Join(' ', text.Replace('#', ' ').Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        var count = _blocks[words] = _blocks.GetValueOrDefault(words) + 1;
        return count == 1 ? $"{phase} {words}" : $"{phase} {words} ({count})";
    }
}
