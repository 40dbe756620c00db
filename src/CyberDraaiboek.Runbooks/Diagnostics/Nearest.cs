namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Finds what an author probably meant.</summary>
internal static class Nearest
{
    // Of two letters everything is near everything.
    private const int ShortestName = 3;
    private const int LongestName = 80;

    /// <summary>The name that differs least; null when none comes near.</summary>
    public static string? To(string found, IEnumerable<string> names)
    {
        if (found.Length is < ShortestName or > LongestName)
        {
            return null;
        }

        var (best, bestDistance) = ((string?)null, (Math.Max(found.Length, 3) / 3) + 1);
        foreach (var name in names)
        {
            if (Math.Abs(name.Length - found.Length) >= bestDistance || name.Length > LongestName)
            {
                continue;
            }

            var distance = Distance(Plain(found), Plain(name));
            if (distance < bestDistance || (distance == bestDistance && best is not null && string.CompareOrdinal(name, best) < 0))
            {
                (best, bestDistance) = (name, distance);
            }
        }

        return best;
    }

    /// <summary>" Bedoelde u 'x'?" or nothing.</summary>
    public static string Question(string found, IEnumerable<string> names) =>
        To(found, names) is { } name ? $" Bedoelde u '{name}'?" : string.Empty;

    /// <summary>Damerau-Levenshtein: insert, delete, replace, swap neighbours.</summary>
    public static int Distance(string left, string right)
    {
        var (beforeLast, last, current) = (new int[right.Length + 1], new int[right.Length + 1], new int[right.Length + 1]);
        for (var column = 0; column <= right.Length; column++)
        {
            last[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            current[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var cost = left[row - 1] == right[column - 1] ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1] + 1, last[column] + 1), last[column - 1] + cost);
                if (row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1])
                {
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);
                }
            }

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[right.Length];
    }

    // A hyphen for an underscore, or a capital, is hardly a difference for an author.
    private static string Plain(string name) => name.ToLowerInvariant().Replace('-', '_');
}
