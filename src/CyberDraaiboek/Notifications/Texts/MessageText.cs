namespace CyberDraaiboek.Notifications.Texts;

/// <summary>What a person reads, before it is turned into plain text or a web page.</summary>
/// <param name="Subject">One line.</param>
/// <param name="Blocks">In order.</param>
internal sealed record MessageText(string Subject, IReadOnlyList<TextBlock> Blocks);

/// <summary>A part of a message.</summary>
internal abstract record TextBlock
{
    /// <summary>One or more lines.</summary>
    public sealed record Paragraph(string Text) : TextBlock;

    /// <summary>A title above what follows.</summary>
    public sealed record Heading(string Text) : TextBlock;

    /// <summary>Something to look up, such as "Gereed voor".</summary>
    public sealed record Fact(string Label, string Value) : TextBlock;

    /// <summary>Where and how to answer. Secret: never in a log.</summary>
    public sealed record AnswerHere(string Url, string Code) : TextBlock
    {
        /// <inheritdoc/>
        public override string ToString() => nameof(AnswerHere);
    }

    /// <summary>Below the line.</summary>
    public sealed record Footer(IReadOnlyList<string> Lines) : TextBlock;
}
