using System.Text.RegularExpressions;

namespace CyberDraaiboek.Runbooks.Values;

/// <summary>Counts words, and finds words that must never be used.</summary>
internal static partial class Wording
{
    /// <summary>What stands between blanks and has a letter or digit.</summary>
    public static int Count(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetterOrDigit));

    /// <summary>
    /// Where a text says that it is real ("dit is geen oefening"). In a drill it makes people believe that it is real, and in use the
    /// mark of a drill is enough: that it is absent says the same.
    /// </summary>
    public static int? SaysNoDrill(string text) => NoDrill().Match(text) is { Success: true } found ? found.Index : null;

    [GeneratedRegex(
        @"\b(dit|het)\s+is\s+(nu\s+|dus\s+|echt\s+|beslist\s+)*(geen|niet\s+een)\s+(oefening|test|drill)\b|\bthis\s+is\s+(not\s+a|no)\s+(drill|exercise|test)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoDrill();
}
