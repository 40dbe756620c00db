using System.Globalization;

namespace CyberDraaiboek.Runbooks.Values;

/// <summary>Dates and moments as people write them.</summary>
internal static class MomentText
{
    public const string DatePattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}";

    private static readonly string[] Wall = ["yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss"];

    private static readonly string[] WithOffset =
    [
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mmK",
    ];

    /// <summary><c>2027-11-01</c>.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    /// <summary><c>2026-11-22 03:17</c> by the wall clock.</summary>
    public static bool TryWall(string text, out DateTime wall) =>
        DateTime.TryParseExact(text, Wall, CultureInfo.InvariantCulture, DateTimeStyles.None, out wall) && wall.Year is > 1900 and < 9000;

    /// <summary>
    /// Wall clock of the zone, or ISO 8601 with an offset. An hour that summer time takes away is refused; one that comes twice means the first.
    /// </summary>
    public static bool TryMoment(string text, TimeZoneInfo zone, out DateTimeOffset moment, out string error)
    {
        (moment, error) = (default, string.Empty);
        if (!TryWall(text, out var wall))
        {
            if (DateTimeOffset.TryParseExact(text, WithOffset, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out moment)
                && moment.Year is > 1900 and < 9000)
            {
                return true;
            }

            error = "schrijf een moment als 2026-11-22 03:17";
            return false;
        }

        if (zone.IsInvalidTime(wall))
        {
            error = "dat tijdstip bestaat niet: die nacht gaat de zomertijd in";
            return false;
        }

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        moment = new DateTimeOffset(wall, offset);
        return true;
    }

    /// <summary>ISO 8601 with offset, as data of a run is kept.</summary>
    public static string Normal(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture);
}
