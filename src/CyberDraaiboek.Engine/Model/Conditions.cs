using System.Globalization;

namespace CyberDraaiboek.Engine.Model;

/// <summary>
/// A condition over the data of a run: comparison, and, or, not, in, is filled; never code.
/// A comparison with something that is not filled in yet is false.
/// </summary>
public abstract record Condition
{
    /// <summary>Whether it holds.</summary>
    /// <param name="valueOf">Looks up a data field, a decision (its option), <c>niveau</c> or <c>grip</c>; null when not known yet.</param>
    public abstract bool Holds(Func<string, string?> valueOf);

    /// <summary>Both hold ("en").</summary>
    public sealed record And(Condition Left, Condition Right) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> valueOf) => Left.Holds(valueOf) && Right.Holds(valueOf);
    }

    /// <summary>At least one holds ("of").</summary>
    public sealed record Or(Condition Left, Condition Right) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> valueOf) => Left.Holds(valueOf) || Right.Holds(valueOf);
    }

    /// <summary>It does not hold ("niet").</summary>
    public sealed record Not(Condition Inner) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> valueOf) => !Inner.Holds(valueOf);
    }

    /// <summary>Something has a value ("is ingevuld").</summary>
    public sealed record IsFilled(string Name) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> valueOf) => !string.IsNullOrEmpty(valueOf(Name));
    }

    /// <summary>The value is one of a few ("in [a, b]").</summary>
    public sealed record In(string Name, DataKind Kind, IReadOnlyList<string> Values) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> valueOf) =>
            valueOf(Name) is { Length: > 0 } value && Values.Any(v => Compare(Kind, value, v) == 0);
    }

    /// <summary>A list or text contains something ("bevat").</summary>
    public sealed record Contains(string Name, DataKind Kind, string Part) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> valueOf) =>
            valueOf(Name) is { Length: > 0 } value && (Kind == DataKind.List
                ? value.Split('\n').Contains(Part, StringComparer.OrdinalIgnoreCase)
                : value.Contains(Part, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Compares something with a fixed value, or with another name of the same type when <paramref name="ValueIsName"/>.</summary>
    public sealed record Comparison(string Name, DataKind Kind, Comparer Operator, string Value, bool ValueIsName = false) : Condition
    {
        /// <inheritdoc/>
        public override bool Holds(Func<string, string?> valueOf)
        {
            if (valueOf(Name) is not { Length: > 0 } left || (ValueIsName ? valueOf(Value) : Value) is not { Length: > 0 } right)
            {
                return false;
            }

            var order = Compare(Kind, left, right);
            return Operator switch
            {
                Comparer.Equal => order == 0,
                Comparer.NotEqual => order != 0,
                Comparer.Less => order < 0,
                Comparer.AtMost => order <= 0,
                Comparer.Greater => order > 0,
                Comparer.AtLeast => order >= 0,
            };
        }
    }

    private static int Compare(DataKind kind, string left, string right) => kind switch
    {
        DataKind.Number => decimal.Parse(left, CultureInfo.InvariantCulture).CompareTo(decimal.Parse(right, CultureInfo.InvariantCulture)),
        DataKind.Moment => Moment(left).CompareTo(Moment(right)),
        DataKind.Level => Opschaling.Parse(left).CompareTo(Opschaling.Parse(right)),
        DataKind.Text or DataKind.Choice or DataKind.YesNo or DataKind.List => string.Compare(left, right, StringComparison.OrdinalIgnoreCase),
    };

    private static DateTimeOffset Moment(string text) =>
        DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind);
}

/// <summary>How two values are compared.</summary>
public enum Comparer
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    AtMost,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    AtLeast,
}

/// <summary>A level of the municipal ladder ("opschaling"): <c>N0</c> (not scaled up) to <c>N4</c>; names and teams are data.</summary>
public readonly record struct Opschaling(int Rank) : IComparable<Opschaling>
{
    /// <summary>Reads <c>N3</c>; the checker has seen to it that it is one.</summary>
    public static Opschaling Parse(string text) => new(int.Parse(text.AsSpan(1), CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public int CompareTo(Opschaling other) => Rank.CompareTo(other.Rank);

    /// <summary>Lower than.</summary>
    public static bool operator <(Opschaling left, Opschaling right) => left.Rank < right.Rank;

    /// <summary>Higher than.</summary>
    public static bool operator >(Opschaling left, Opschaling right) => left.Rank > right.Rank;

    /// <summary>At most.</summary>
    public static bool operator <=(Opschaling left, Opschaling right) => left.Rank <= right.Rank;

    /// <summary>At least.</summary>
    public static bool operator >=(Opschaling left, Opschaling right) => left.Rank >= right.Rank;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"N{Rank}");
}
