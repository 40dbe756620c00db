using System.Globalization;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Web.Frame;

/// <summary>Moments and lengths of time on screen, by the wall clock in the Netherlands whatever the zone of the server.</summary>
internal static class Times
{
    private static readonly string[] Days = ["zo", "ma", "di", "wo", "do", "vr", "za"];

    private static readonly string[] Months = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

    /// <summary><c>03:17</c>; on another day <c>za 21 nov 03:17</c>, in another year with the year.</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now)
    {
        var (wall, today) = (Wall(at), Wall(now));
        var time = wall.ToString("HH:mm", CultureInfo.InvariantCulture);
        return wall.Date == today.Date ? time : $"{Days[(int)wall.DayOfWeek]} {wall.Day} {Months[wall.Month - 1]}{(wall.Year == today.Year ? "" : $" {wall.Year}")} {time}";
    }

    /// <summary>Date and time, always both.</summary>
    public static string Full(DateTimeOffset at)
    {
        var wall = Wall(at);
        return string.Create(CultureInfo.InvariantCulture, $"{wall.Day} {Months[wall.Month - 1]} {wall.Year} {wall:HH\\:mm\\:ss}");
    }

    /// <summary>For a browser's own field for date and time.</summary>
    public static string Field(DateTimeOffset at) => Wall(at).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For the <c>datetime</c> of a <c>time</c> element.</summary>
    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary><c>nog 1u 05m</c> or <c>12m te laat</c>. The script of the page counts on in the same words.</summary>
    public static string Left(DateTimeOffset due, DateTimeOffset now) => due >= now ? $"nog {Span(due - now)}" : $"{Span(now - due)} te laat";

    /// <summary>The two largest units.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays}d {span.Hours:00}u"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Hours}u {span.Minutes:00}m"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}m {span.Seconds:00}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.Seconds}s"),
    };

    private static DateTime Wall(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Library.Zone).DateTime;
}
