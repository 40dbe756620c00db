namespace CyberDraaiboek.Runbooks.Values;

/// <summary>Names in the language: a small letter, then small letters, digits, <c>-</c> and <c>_</c>.</summary>
internal static class IdText
{
    public const int Longest = 60;

    public const string Pattern = "[a-z][a-z0-9_-]{0,59}";

    public static bool IsId(string text) =>
        text.Length is > 0 and <= Longest && char.IsAsciiLetterLower(text[0]) && text.All(IsPart);

    /// <summary>The name that the text would be with the least change; null when there is none.</summary>
    public static string? Near(string text)
    {
        var name = new string([.. text.Trim().ToLowerInvariant().Select(c => IsPart(c) ? c : '-')]).Trim('-', '_');
        return IsId(name) ? name : null;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_';
}
