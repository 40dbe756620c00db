using System.Globalization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Runbooks;

/// <summary>Durations as people write them ("duur"): <c>15m</c>, <c>2u</c>, <c>1u 30m</c>, <c>3d</c>, <c>2w</c>, <c>1 maand</c>.</summary>
public static class DurationText
{
    /// <summary>Nothing in a crisis plan takes longer; a larger number is a slip of the keyboard.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3660);

    private static readonly Dictionary<string, Unit> Units = new[]
        {
            (Unit.Second, "s sec seconde seconden"),
            (Unit.Minute, "m min minuut minuten"),
            (Unit.Hour, "u uur uren"),
            (Unit.Day, "d dag dagen"),
            (Unit.Week, "w week weken"),
            (Unit.Month, "maand maanden"),
        }
        .SelectMany(pair => pair.Item2.Split(' ').Select(word => (Word: word, Unit: pair.Item1)))
        .ToDictionary(pair => pair.Word, pair => pair.Unit, StringComparer.OrdinalIgnoreCase);

    private enum Unit
    {
        Second,
        Minute,
        Hour,
        Day,
        Week,
        Month,
    }

    /// <summary>Pattern of the same language for editors (ECMA regular expression, without anchors).</summary>
    internal static string Pattern(bool exact)
    {
        var words = string.Join('|', Units.Where(pair => !exact || pair.Value is Unit.Second or Unit.Minute or Unit.Hour).Select(pair => pair.Key));
        return $"[0-9]+ ?({words})( [0-9]+ ?({words}))*";
    }

    /// <summary>Reads a duration; on failure <paramref name="error"/> says in Dutch what is wrong.</summary>
    public static bool TryParse(string text, out TimeLimit limit, out string error)
    {
        limit = TimeLimit.Zero;
        error = string.Empty;
        var used = new HashSet<Unit>();
        var rest = text.AsSpan().Trim();
        if (rest.IsEmpty)
        {
            error = "er staat niets";
            return false;
        }

        while (!rest.IsEmpty)
        {
            if (!TakePart(ref rest, out var number, out var unit, out error))
            {
                return false;
            }

            if (!used.Add(unit))
            {
                error = "een eenheid staat er twee keer";
                return false;
            }

            limit = Add(limit, number, unit);
        }

        if (limit.Roughly <= Longest)
        {
            return true;
        }

        error = "langer dan tien jaar";
        return false;
    }

    private static bool TakePart(ref ReadOnlySpan<char> rest, out int number, out Unit unit, out string error)
    {
        (number, unit, error) = (0, Unit.Second, string.Empty);
        var digits = rest.IndexOfAnyExceptInRange('0', '9');
        digits = digits < 0 ? rest.Length : digits;
        if (digits == 0)
        {
            error = rest[0] == '-' ? "een duur kan niet negatief zijn" : "een duur begint met een getal";
            return false;
        }

        // Nine digits fit an int; 99999999 weeks are refused as too long, not as an overflow.
        if (digits > 6 || !int.TryParse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            error = "het getal is te groot";
            return false;
        }

        rest = rest[digits..].TrimStart();
        var letters = 0;
        while (letters < rest.Length && char.IsAsciiLetter(rest[letters]))
        {
            letters++;
        }

        if (letters == 0)
        {
            error = rest.IsEmpty ? "de eenheid ontbreekt" : rest[0] is ',' or '.' ? "gebruik hele getallen, zoals 1u 30m" : $"'{rest[0]}' hoort niet in een duur";
            return false;
        }

        var word = rest[..letters].ToString();
        if (!Units.TryGetValue(word, out unit))
        {
            error = $"'{word}' is geen eenheid";
            return false;
        }

        rest = rest[letters..].TrimStart();
        return true;
    }

    private static TimeLimit Add(TimeLimit limit, int number, Unit unit) => unit switch
    {
        Unit.Second => limit with { Exact = limit.Exact + TimeSpan.FromSeconds(number) },
        Unit.Minute => limit with { Exact = limit.Exact + TimeSpan.FromMinutes(number) },
        Unit.Hour => limit with { Exact = limit.Exact + TimeSpan.FromHours(number) },
        Unit.Day => limit with { Days = limit.Days + number },
        Unit.Week => limit with { Days = limit.Days + (7 * number) },
        Unit.Month => limit with { Months = limit.Months + number },
    };
}
