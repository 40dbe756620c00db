namespace CyberDraaiboek.Api.Rules;

/// <summary>The name that somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The closest one, if it is close; null otherwise.</summary>
    public static string? To(string typed, IEnumerable<string> known) => known
        .Select(name => (Name: name, Edits: Edits(typed, name)))
        .Where(found => found.Edits <= MostEdits(typed.Length))
        .OrderBy(found => found.Edits)
        .ThenBy(found => found.Name, StringComparer.Ordinal)
        .Select(found => found.Name)
        .FirstOrDefault();

    /// <summary>" Bedoelde u 'x'?" or nothing.</summary>
    public static string Question(string typed, IEnumerable<string> known) => To(typed, known) is { } name ? $" Bedoelde u '{name}'?" : "";

    private static int MostEdits(int length) => length switch { <= 3 => 1, <= 6 => 2, _ => 3 };

    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var kept = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(kept, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[right.Length];
    }
}
