using System.Globalization;

namespace CyberDraaiboek.Notifications.Texts;

/// <summary>Moments as people say them. Written out here: the runtime has no Dutch culture on a bare server.</summary>
internal static class DutchMoment
{
    private static readonly string[] Days = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];

    private static readonly string[] Months =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    /// <summary>Such as <c>zondag 22 november om 03:17 uur</c>, on the wall clock of the zone.</summary>
    public static string Of(DateTimeOffset instant, TimeZoneInfo zone)
    {
        var wall = TimeZoneInfo.ConvertTime(instant, zone);
        return string.Create(
            CultureInfo.InvariantCulture, $"{Days[(int)wall.DayOfWeek]} {wall.Day} {Months[wall.Month - 1]} om {wall:HH\\:mm} uur");
    }
}
