using System.Globalization;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks;

/// <summary>
/// From what a person types to the normalised text that runs keep (<see cref="DataKind"/>). Reading what was normalised once gives
/// the same again.
/// </summary>
public static class ValueReader
{
    /// <summary>Characters in one value.</summary>
    public const int Longest = 20_000;

    /// <summary>Reads a value; empty text is no value and always allowed. On failure <paramref name="error"/> says in Dutch what is allowed.</summary>
    public static bool TryNormalise(DataField field, string text, TimeZoneInfo zone, out string value, out string error)
    {
        (value, error) = (string.Empty, string.Empty);
        var clean = text.ReplaceLineEndings("\n").Replace('\t', ' ').Trim();
        if (clean.Length == 0)
        {
            return true;
        }

        if (clean.Length > Longest || !clean.All(YamlText.Allowed))
        {
            error = clean.Length > Longest ? $"Deze tekst is te lang: ten hoogste {Longest} tekens." : "In deze tekst staan tekens die niet mogen.";
            return false;
        }

        (value, error) = field.Kind switch
        {
            DataKind.Text => (clean, string.Empty),
            DataKind.YesNo => YesNo(clean),
            DataKind.Number => Number(clean),
            DataKind.Choice => Choice(field, clean),
            DataKind.Moment => Moment(clean, zone),
            DataKind.List => (string.Join('\n', clean.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)), string.Empty),
            DataKind.Level => Level(clean),
        };
        return error.Length == 0;
    }

    /// <summary>A number with a comma or a point; <c>1.000</c> is refused because it may mean a thousand or one.</summary>
    internal static bool TryNumber(string text, out string value, out string error)
    {
        (value, error) = Number(text);
        return error.Length == 0;
    }

    private static (string Value, string Error) YesNo(string text) => text.ToLowerInvariant() switch
    {
        "ja" or "j" => ("ja", string.Empty),
        "nee" or "n" => ("nee", string.Empty),
        _ => (string.Empty, $"'{Words.Short(text)}' is geen ja of nee."),
    };

    private static (string Value, string Error) Number(string text)
    {
        var compact = text.Replace(" ", string.Empty, StringComparison.Ordinal);
        var comma = compact.IndexOf(',', StringComparison.Ordinal);
        var whole = comma < 0 ? compact : compact[..comma];
        var point = whole.IndexOf('.', StringComparison.Ordinal);
        if (point > 0 && comma < 0 && whole.Length - point == 4 && whole[..point].TrimStart('-') is { Length: <= 3 } head && head != "0")
        {
            return (string.Empty, $"'{Words.Short(text)}' kan duizend of één betekenen. Schrijf {whole.Remove(point, 1)} of {whole.Replace('.', ',')}.");
        }

        // With a comma for decimals, or with more than one point, the points only separate thousands.
        if (point >= 0 && (comma >= 0 || whole.IndexOf('.', point + 1) >= 0))
        {
            var groups = whole.TrimStart('-').Split('.');
            if (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3))
            {
                return (string.Empty, $"'{Words.Short(text)}' is geen getal. Schrijf bijvoorbeeld 1250 of 12,5.");
            }

            compact = compact.Replace(".", string.Empty, StringComparison.Ordinal);
        }

        return decimal.TryParse(
            compact.Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? (Normal(number), string.Empty)
            : (string.Empty, $"'{Words.Short(text)}' is geen getal. Schrijf bijvoorbeeld 1250 of 12,5.");
    }

    // Three decimals are written with a fourth, so that the result is never taken for a thousand when it is read again.
    private static string Normal(decimal number)
    {
        var text = number.ToString("0.############################", CultureInfo.InvariantCulture);
        var point = text.IndexOf('.', StringComparison.Ordinal);
        return point >= 0 && text.Length - point == 4 ? text + "0" : text;
    }

    private static (string Value, string Error) Choice(DataField field, string text)
    {
        var match = field.Options.Keys.FirstOrDefault(key => key.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? field.Options.FirstOrDefault(option => option.Value.Equals(text, StringComparison.OrdinalIgnoreCase)).Key;
        return match is not null
            ? (match, string.Empty)
            : (string.Empty, $"'{Words.Short(text)}' kan niet. Kies {Words.Or(field.Options.Keys)}.{Nearest.Question(text, field.Options.Keys)}");
    }

    private static (string Value, string Error) Moment(string text, TimeZoneInfo zone) =>
        MomentText.TryMoment(text, zone, out var moment, out var error)
            ? (MomentText.Normal(moment), string.Empty)
            : (string.Empty, $"'{Words.Short(text)}' is geen moment: {error}.");

    private static (string Value, string Error) Level(string text) =>
        text.ToUpperInvariant() is ['N', >= '0' and <= '4'] level
            ? (level, string.Empty)
            : (string.Empty, $"'{Words.Short(text)}' is geen niveau. Kies N0, N1, N2, N3 of N4.");
}
