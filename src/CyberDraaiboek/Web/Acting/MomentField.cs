using System.Globalization;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Web.Acting;

/// <summary>Moments as people type them, and as a browser's own field sends them.</summary>
internal static class MomentField
{
    private static readonly string[] Times = ["H:mm", "HH:mm", "H.mm", "HH.mm"];

    private static readonly string[] Moments =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd H:mm", "d-M-yyyy HH:mm", "d-M-yyyy H:mm", "dd-MM-yyyy HH:mm",
    ];

    /// <summary>A time alone is the last time that it was so late.</summary>
    public static bool TryRead(string text, DateTimeOffset now, out DateTimeOffset moment)
    {
        moment = default;
        if (TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Library.Zone).DateTime);
            moment = OfWall(today.ToDateTime(time));
            moment = moment <= now ? moment : OfWall(today.AddDays(-1).ToDateTime(time));
            return true;
        }

        if (!DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) || wall.Year is < 2000 or > 2200)
        {
            return false;
        }

        moment = OfWall(wall);
        return true;
    }

    private static DateTimeOffset OfWall(DateTime wall) => new(wall, Library.Zone.GetUtcOffset(wall));
}
