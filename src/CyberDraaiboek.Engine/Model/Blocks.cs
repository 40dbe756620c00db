namespace CyberDraaiboek.Engine.Model;

/// <summary>
/// Steps that hold steps. <see cref="Key"/> names the block in the journal; it is made of the phase, the block's own text and a
/// number among equals, so that it survives steps being added around it.
/// </summary>
public abstract record Block : Node
{
    /// <summary>Stable name, unique in the runbook.</summary>
    public required string Key { get; init; }
}

/// <summary>A branch of a parallel block, possibly a track ("spoor").</summary>
/// <param name="Track"><c>bron</c>, <c>gevolg</c> or another name; null: none.</param>
/// <param name="Nodes">In order.</param>
public sealed record Branch(string? Track, IReadOnlyList<Node> Nodes);

/// <summary>Branches side by side ("tegelijk"); the block has ended when all have.</summary>
public sealed record ParallelBlock : Block
{
    /// <summary>At least one.</summary>
    public required IReadOnlyList<Branch> Branches { get; init; }
}

/// <summary>Decided at the moment that the flow arrives ("als", "dan", "anders").</summary>
public sealed record IfBlock : Block
{
    /// <summary>The condition.</summary>
    public required Condition Condition { get; init; }

    /// <summary>When it holds.</summary>
    public required IReadOnlyList<Node> Then { get; init; }

    /// <summary>When it does not.</summary>
    public IReadOnlyList<Node> Else { get; init; } = [];
}

/// <summary>Stands ready from the moment that the flow arrives, and opens once when the condition becomes true ("zodra"). Never holds up the flow.</summary>
public sealed record WhenBlock : Block
{
    /// <summary>The condition.</summary>
    public required Condition Condition { get; init; }

    /// <summary>What then opens.</summary>
    public required IReadOnlyList<Node> Then { get; init; }
}

/// <summary>Follows the option chosen in a decision or a choice field ("keuze", "bij"); waits until it is known.</summary>
public sealed record ChoiceBlock : Block
{
    /// <summary>A decision or a data field.</summary>
    public required string Subject { get; init; }

    /// <summary>Option key to steps.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Node>> Cases { get; init; }

    /// <summary>For options that are not listed ("anders").</summary>
    public IReadOnlyList<Node> Otherwise { get; init; } = [];
}

/// <summary>
/// Rounds of the same steps ("herhaal"). The next round starts when the interval has passed since the start of the last one and
/// that one has ended, never on top of it.
/// </summary>
public sealed record RepeatBlock : Block
{
    /// <summary>Time between starts of rounds ("elke").</summary>
    public required TimeLimit Every { get; init; }

    /// <summary>Ends between rounds as soon as this holds ("totdat").</summary>
    public Condition? Until { get; init; }

    /// <summary>Rounds in all ("hoogstens"); null: no limit of its own.</summary>
    public int? AtMost { get; init; }

    /// <summary>Whether the steps below wait for its end; by default it goes on in the background.</summary>
    public bool Blocks { get; init; }

    /// <summary>The steps of a round.</summary>
    public required IReadOnlyList<Node> Nodes { get; init; }
}
