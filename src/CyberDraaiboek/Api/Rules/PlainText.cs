using System.Globalization;

namespace CyberDraaiboek.Api.Rules;

/// <summary>A text of several lines: new lines and tabs are allowed. Every other text of a request is one line.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LongTextAttribute : Attribute;

/// <summary>
/// What texts of people may hold. Characters that steer a terminal, a printer or the direction of reading make a text look different from
/// what it is; nobody types them by accident.
/// </summary>
internal static class PlainText
{
    /// <summary>What is wrong with a text, in Dutch, to follow its name; null: nothing.</summary>
    public static string? Fault(string text, bool severalLines) => Found(text, severalLines) is { } found ? $"{found} Haal dat weg." : null;

    /// <summary>The same without what to do about it.</summary>
    public static string? Found(string text, bool severalLines)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Steers(text[i]) && !(severalLines && IsLayout(text, i)))
            {
                var what = text[i] is '\n' or '\r' ? "een nieuwe regel" : text[i] is '\t' ? "een tab" : "een stuurteken";
                return string.Create(CultureInfo.InvariantCulture, $"op plaats {i + 1} staat {what} (U+{(int)text[i]:X4}).");
            }
        }

        return null;
    }

    /// <summary>A text without what steers; new lines and tabs stay.</summary>
    public static string Without(string text) => text.Any(Steers) ? new([.. text.Where((sign, at) => !Steers(sign) || IsLayout(text, at))]) : text;

    /// <summary>Control characters, line separators, and what turns the direction of reading around.</summary>
    public static bool Steers(char sign) => char.IsControl(sign)
        || sign is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static bool IsLayout(string text, int at) =>
        text[at] is '\n' or '\t' || (text[at] is '\r' && at + 1 < text.Length && text[at + 1] is '\n');
}
