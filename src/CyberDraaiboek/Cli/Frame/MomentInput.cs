using System.Globalization;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>Moments as people type them: <c>03:17</c> (the last time it was so late), <c>2026-11-22 03:17</c>, or ISO 8601 with an offset.</summary>
internal static class MomentInput
{
    private static readonly DataField Field = new("moment", DataKind.Moment, "", new Dictionary<string, string>());

    /// <exception cref="UsageFault">It is not a moment.</exception>
    public static DateTimeOffset Parse(string text, DateTimeOffset now)
    {
        if (TimeOnly.TryParseExact(text.Trim(), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, Library.Zone).DateTime);
            var moment = Normal($"{Day(today)} {Hour(time)}");
            return moment <= now ? moment : Normal($"{Day(today.AddDays(-1))} {Hour(time)}");
        }

        return Normal(text);
    }

    private static DateTimeOffset Normal(string text) =>
        ValueReader.TryNormalise(Field, text, Library.Zone, out var value, out var error) && value.Length > 0
            ? DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)
            : throw new UsageFault(error.Length > 0 ? error : "Het moment is leeg.");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Hour(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}
