using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Diagnostics;

namespace CyberDraaiboek.Runbooks.Conditions;

/// <summary>A fault inside a condition.</summary>
/// <param name="Offset">Where in its text.</param>
/// <param name="Fault">Makes the diagnostic once the place in the file is known.</param>
internal sealed record ConditionFault(int Offset, Func<Position, Diagnostic> Fault);

/// <summary>
/// Reads conditions by recursive descent: <c>of</c> binds loosest, then <c>en</c>, then <c>niet</c>. Every literal is checked against
/// the type of what it is compared with, and normalised, so that the engine only compares.
/// </summary>
internal sealed class ConditionParser
{
    /// <summary>Characters in a condition.</summary>
    public const int Longest = 2_000;

    private const int Deepest = 20;

    /// <summary>Words that cannot be names.</summary>
    public static readonly IReadOnlyList<string> Keywords = ["en", "of", "niet", "in", "is", "bevat", "ingevuld", "ja", "nee"];

    private readonly IReadOnlyList<Token> _tokens;
    private readonly ConditionValues _values;
    private readonly List<ConditionFault> _faults = [];
    private int _next;
    private int _depth;

    private ConditionParser(string text, Scope scope, TimeZoneInfo zone)
    {
        _tokens = ConditionTokens.Of(text);
        _values = new ConditionValues(scope, zone, _faults);
    }

    private Token Current => _tokens[_next];

    /// <summary>The condition, or null with at least one fault.</summary>
    public static Condition? Parse(string text, Scope scope, TimeZoneInfo zone, out IReadOnlyList<ConditionFault> faults)
    {
        if (text.Length > Longest)
        {
            faults = [new ConditionFault(0, at => ConditionFaults.TooLong(at, Longest))];
            return null;
        }

        var parser = new ConditionParser(text, scope, zone);
        Condition? condition = null;
        try
        {
            condition = parser.Or();
            if (parser.Current.Kind != TokenKind.End)
            {
                throw parser.Unexpected(ConditionFaults.AfterTest);
            }
        }
        catch (SyntaxException wrong)
        {
            parser._faults.Add(wrong.Fault);
        }

        faults = parser._faults;
        return faults.Count == 0 ? condition : null;
    }

    private Condition Or()
    {
        var left = And();
        while (Take("of"))
        {
            left = new Condition.Or(left, And());
        }

        return left;
    }

    private Condition And()
    {
        var left = Not();
        while (Take("en"))
        {
            left = new Condition.And(left, Not());
        }

        return left;
    }

    private Condition Not()
    {
        if (++_depth > Deepest)
        {
            throw Wrong(at => ConditionFaults.TooDeep(at, Deepest));
        }

        var result = Take("niet") ? new Condition.Not(Not()) : Primary();
        _depth--;
        return result;
    }

    private Condition Primary()
    {
        if (!Take("("))
        {
            return Test();
        }

        var inner = Or();
        return Take(")") ? inner : throw Unexpected("een haakje sluiten )");
    }

    private Condition Test()
    {
        var name = Current;
        if (name.Kind != TokenKind.Word || Keywords.Contains(name.Text))
        {
            throw Unexpected("de naam van een gegeven of besluit");
        }

        _next++;
        var subject = _values.SubjectOf(name);
        if (Take("is"))
        {
            var negative = Take("niet");
            return !Take("ingevuld")
                ? throw Unexpected(negative ? "'ingevuld'" : ConditionFaults.AfterIs)
                : negative ? new Condition.Not(new Condition.IsFilled(name.Text)) : new Condition.IsFilled(name.Text);
        }

        if (Current.Is("niet") && _tokens[_next + 1].Is("in"))
        {
            _next++;
            return new Condition.Not(In(name, subject));
        }

        return Current.Is("in") ? In(name, subject) : Current.Is("bevat") ? Contains(name, subject) : Comparison(name, subject);
    }

    private Condition.In In(Token name, Subject? subject)
    {
        var keyword = Current;
        _next++;
        _values.CheckOperator(keyword, subject, name);
        if (!Take("["))
        {
            throw Unexpected("een lijst tussen rechte haken, zoals [a, b]");
        }

        var values = new List<string>();
        do
        {
            values.Add(_values.Literal(Literal(subject), name, subject));
        }
        while (Take(","));

        return Take("]")
            ? new Condition.In(name.Text, subject?.Kind ?? DataKind.Text, values)
            : throw Unexpected("een komma of een rechte haak sluiten ]");
    }

    private Condition.Contains Contains(Token name, Subject? subject)
    {
        var keyword = Current;
        _next++;
        _values.CheckOperator(keyword, subject, name);
        return new Condition.Contains(name.Text, subject?.Kind ?? DataKind.Text, Literal(subject).Text);
    }

    private Condition.Comparison Comparison(Token name, Subject? subject)
    {
        var token = Current;
        if (token.Kind != TokenKind.Operator)
        {
            throw Unexpected("=, !=, <, <=, >, >=, in, bevat of 'is ingevuld'");
        }

        _next++;
        _values.CheckOperator(token, subject, name);
        var literal = Literal(subject);
        var kind = subject?.Kind ?? DataKind.Text;
        var comparer = ComparerOf(token.Text);
        return _values.IsName(literal, subject)
            ? new Condition.Comparison(name.Text, kind, comparer, _values.Name(literal, name, subject), ValueIsName: true)
            : new Condition.Comparison(name.Text, kind, comparer, _values.Literal(literal, name, subject));
    }

    /// <summary>A keyword is a value only where it is an option ("niet"); elsewhere a value was forgotten.</summary>
    private Token Literal(Subject? subject)
    {
        var token = Current;
        var isKeyword = token.Kind == TokenKind.Word && Keywords.Contains(token.Text) && token.Text is not ("ja" or "nee");
        if (token.Kind is not (TokenKind.Word or TokenKind.Quoted) || (isKeyword && !(subject?.Options.Contains(token.Text) ?? false)))
        {
            throw Unexpected("een waarde");
        }

        _next++;
        return token;
    }

    private bool Take(string word)
    {
        if (!Current.Is(word))
        {
            return false;
        }

        _next++;
        return true;
    }

    private static Comparer ComparerOf(string text) => text switch
    {
        "=" => Comparer.Equal,
        "!=" => Comparer.NotEqual,
        "<" => Comparer.Less,
        "<=" => Comparer.AtMost,
        ">" => Comparer.Greater,
        _ => Comparer.AtLeast,
    };

    private SyntaxException Unexpected(string expected)
    {
        var found = Current;
        return Wrong(at => ConditionFaults.Unexpected(at, found, expected));
    }

    private SyntaxException Wrong(Func<Position, Diagnostic> fault) => new(new ConditionFault(Current.At, fault));

    /// <summary>Unwinds the parser; never leaves this class.</summary>
    private sealed class SyntaxException(ConditionFault fault) : Exception
    {
        public ConditionFault Fault => fault;
    }
}
