using System.Globalization;
using System.Text;

namespace CyberDraaiboek.Web.Paper;

/// <summary>Style sheet of a file: what is the same everywhere, and per part what stands in the margin of each page.</summary>
internal static class PaperStyle
{
    public const string Source = "papier.css";

    /// <param name="common">The shared style sheet.</param>
    /// <param name="stamps">Of each part in the file, in order.</param>
    public static string Of(string common, IReadOnlyList<string> stamps)
    {
        var style = new StringBuilder(common);
        style.Append("@page{size:A4;margin:15mm 12mm 18mm}");
        for (var at = 0; at < stamps.Count; at++)
        {
            style.Append(CultureInfo.InvariantCulture, $".deel{at}{{page:deel{at}}}@page deel{at}{{")
                .Append(CultureInfo.InvariantCulture, $"@bottom-left{{content:{Text(stamps[at])};font:8pt sans-serif;inline-size:150mm}}")
                .Append("@bottom-right{content:\"Pagina \" counter(page) \" van \" counter(pages);font:8pt sans-serif}}");
        }

        return style.ToString();
    }

    /// <summary>A text in a style sheet. Everything but letters, digits and spaces is escaped: a title must not be able to end it.</summary>
    private static string Text(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value == ' ')
            {
                quoted.Append(rune.ToString());
            }
            else
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6}");
            }
        }

        return quoted.Append('"').ToString();
    }
}
