using System.Text;

namespace CyberDraaiboek.Notifications.Mail;

/// <summary>Makes a text fit for one line of a header, a log or the journal.</summary>
internal static class OneLine
{
    /// <summary>Line ends and control characters become a space, runs of them one; what is longer is cut off.</summary>
    public static string Of(string text, int longest)
    {
        var line = new StringBuilder(Math.Min(text.Length, longest));
        foreach (var rune in text.EnumerateRunes())
        {
            var blank = Rune.IsControl(rune) || Rune.IsWhiteSpace(rune);
            if (blank && (line.Length == 0 || line[^1] == ' '))
            {
                continue;
            }

            if (line.Length + rune.Utf16SequenceLength > longest)
            {
                break;
            }

            line.Append(blank ? " " : rune.ToString());
        }

        return line.ToString().TrimEnd();
    }
}
