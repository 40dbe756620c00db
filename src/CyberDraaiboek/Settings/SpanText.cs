using System.Globalization;

namespace CyberDraaiboek.Settings;

/// <summary>A time span as settings write it: one whole number and one unit (<c>90s</c>, <c>15m</c>, <c>2u</c>, <c>3d</c> of 24 hours).</summary>
internal static class SpanText
{
    private const int LongestText = 9;

    private static readonly (char Unit, TimeSpan Length)[] Units =
        [('d', TimeSpan.FromDays(1)), ('u', TimeSpan.FromHours(1)), ('m', TimeSpan.FromMinutes(1)), ('s', TimeSpan.FromSeconds(1))];

    public static bool TryParse(string text, out TimeSpan span)
    {
        span = default;
        if (text.Length is < 2 or > LongestText
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return false;
        }

        foreach (var (unit, length) in Units)
        {
            if (text[^1] == unit)
            {
                span = count * length;
                return true;
            }
        }

        return false;
    }

    /// <summary>In the largest unit that divides it.</summary>
    public static string Write(TimeSpan span)
    {
        var (unit, length) = Units.First(u => span.Ticks % u.Length.Ticks == 0 || u.Unit == 's');
        return string.Create(CultureInfo.InvariantCulture, $"{span.Ticks / length.Ticks}{unit}");
    }
}
