namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Dutch enumerations in messages.</summary>
internal static class Words
{
    private const int LongestQuote = 60;
    private const int MostNames = 30;

    /// <summary>"a, b of c".</summary>
    public static string Or(IEnumerable<string> words) => Joined(words, "of");

    /// <summary>"a, b en c".</summary>
    public static string And(IEnumerable<string> words) => Joined(words, "en");

    /// <summary>What the author wrote, not longer than a message can bear.</summary>
    public static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestQuote ? line : string.Concat(line.AsSpan(0, LongestQuote - 1), "…");
    }

    private static string Joined(IEnumerable<string> words, string last)
    {
        var all = words.ToList();
        var shown = all.Count > MostNames ? [.. all.Take(MostNames), "…"] : all;
        return shown.Count <= 1 ? string.Concat(shown) : $"{string.Join(", ", shown.Take(shown.Count - 1))} {last} {shown[^1]}";
    }
}
