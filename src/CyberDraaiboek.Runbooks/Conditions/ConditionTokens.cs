namespace CyberDraaiboek.Runbooks.Conditions;

/// <summary>Kinds of tokens in a condition.</summary>
internal enum TokenKind
{
    /// <summary>A bare word or number: name, literal or keyword.</summary>
    Word,

    /// <summary>Text between quotes.</summary>
    Quoted,

    /// <summary>A comparison.</summary>
    Operator,

    /// <summary><c>( ) [ ] ,</c></summary>
    Mark,

    /// <summary>Something that no condition contains.</summary>
    Wrong,
    End,
}

/// <summary>A piece of a condition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Without quotes.</param>
/// <param name="At">Offset in the condition.</param>
internal readonly record struct Token(TokenKind Kind, string Text, int At)
{
    public bool Is(string word) => Kind is TokenKind.Word or TokenKind.Mark or TokenKind.Operator && Text == word;
}

/// <summary>Cuts a condition into tokens.</summary>
internal static class ConditionTokens
{
    private static readonly string[] Operators = ["!=", "<=", ">=", "=", "<", ">"];

    public static IReadOnlyList<Token> Of(string text)
    {
        var tokens = new List<Token>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, at, out var length);
            tokens.Add(token);
            at += length;
        }

        tokens.Add(new Token(TokenKind.End, string.Empty, text.Length));
        return tokens;
    }

    private static Token Next(string text, int at, out int length)
    {
        var c = text[at];
        length = 1;
        if (c is '(' or ')' or '[' or ']' or ',')
        {
            return new Token(TokenKind.Mark, c.ToString(), at);
        }

        if (c is '\'' or '"')
        {
            var end = text.IndexOf(c, at + 1);
            length = end < 0 ? text.Length - at : end - at + 1;
            return end < 0 ? new Token(TokenKind.Wrong, text[at..], at) : new Token(TokenKind.Quoted, text[(at + 1)..end], at);
        }

        if (Array.Find(Operators, op => string.CompareOrdinal(text, at, op, 0, op.Length) == 0) is { } found)
        {
            length = found.Length;
            return new Token(TokenKind.Operator, found, at);
        }

        while (at + length < text.Length && IsWord(text[at + length]))
        {
            length++;
        }

        return new Token(IsWord(c) ? TokenKind.Word : TokenKind.Wrong, text.Substring(at, length), at);
    }

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '+';
}
