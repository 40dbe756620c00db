using System.Globalization;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>Times for people: the wall clock of the organisation, and how long still.</summary>
internal static class TimeText
{
    /// <summary><c>03:17</c>, with the day when it is another one.</summary>
    public static string Moment(DateTimeOffset at, DateTimeOffset now)
    {
        var wall = TimeZoneInfo.ConvertTime(at, Library.Zone);
        var same = TimeZoneInfo.ConvertTime(now, Library.Zone).Date == wall.Date;
        return wall.ToString(same ? "HH:mm" : "dd-MM HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Date and time in full.</summary>
    public static string Full(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Library.Zone).ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture);

    /// <summary><c>nog 1u 05m</c> or <c>12m te laat</c>.</summary>
    public static string Left(DateTimeOffset due, DateTimeOffset now) => due >= now ? $"nog {Span(due - now)}" : $"{Span(now - due)} te laat";

    /// <summary>The two largest units.</summary>
    public static string Span(TimeSpan span) => span switch
    {
        { TotalDays: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)span.TotalDays}d {span.Hours:00}u"),
        { TotalHours: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Hours}u {span.Minutes:00}m"),
        { TotalMinutes: >= 1 } => string.Create(CultureInfo.InvariantCulture, $"{span.Minutes}m {span.Seconds:00}s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.Seconds}s"),
    };
}
