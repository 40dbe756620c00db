using System.Globalization;
using System.Text;

namespace CyberDraaiboek.Engine.Model;

/// <summary>
/// A length of time as people write it ("termijn"). Minutes and hours are exact; days, weeks and months follow the wall clock,
/// so "1d" on the night of summer time is 23 or 25 hours, and "1 maand" after 31 January ends on the last day of February.
/// </summary>
public readonly record struct TimeLimit(int Months, int Days, TimeSpan Exact)
{
    /// <summary>No time at all.</summary>
    public static TimeLimit Zero { get; }

    /// <summary>An exact length.</summary>
    public static TimeLimit Of(TimeSpan exact) => new(0, 0, exact);

    /// <summary>The moment this long after another, by the wall clock of the zone where that matters.</summary>
    public DateTimeOffset After(DateTimeOffset from, TimeZoneInfo zone) => Shift(from, zone, +1);

    /// <summary>The moment this long before another.</summary>
    public DateTimeOffset Before(DateTimeOffset from, TimeZoneInfo zone) => Shift(from, zone, -1);

    /// <summary>For comparing lengths with each other: a day counts as 24 hours, a month as 30 days.</summary>
    public TimeSpan Roughly => TimeSpan.FromDays((Months * 30) + Days) + Exact;

    /// <summary>As authors write it: <c>15m</c>, <c>2u</c>, <c>3d</c>, <c>1 maand</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Append(text, Months, Months == 1 ? " maand" : " maanden");
        Append(text, Days, "d");
        Append(text, (int)Math.Floor(Exact.TotalHours), "u");
        Append(text, Exact.Minutes, "m");
        Append(text, Exact.Seconds, "s");
        return text.Length == 0 ? "0m" : text.ToString();
    }

    private static void Append(StringBuilder text, int count, string unit)
    {
        if (count != 0)
        {
            text.Append(text.Length == 0 ? string.Empty : " ").Append(CultureInfo.InvariantCulture, $"{count}{unit}");
        }
    }

    private DateTimeOffset Shift(DateTimeOffset from, TimeZoneInfo zone, int sign)
    {
        if (Months == 0 && Days == 0)
        {
            return from + (sign * Exact);
        }

        var wall = TimeZoneInfo.ConvertTime(from, zone).DateTime.AddMonths(sign * Months).AddDays(sign * Days);
        return FromWall(wall, zone) + (sign * Exact);
    }

    /// <summary>A wall-clock time that summer time skips is moved on by the gap; one that occurs twice means the first.</summary>
    private static DateTimeOffset FromWall(DateTime wall, TimeZoneInfo zone)
    {
        if (zone.IsInvalidTime(wall))
        {
            var before = zone.GetUtcOffset(wall.AddHours(-3));
            return TimeZoneInfo.ConvertTime(new DateTimeOffset(wall, before), zone);
        }

        var offset = zone.IsAmbiguousTime(wall) ? zone.GetAmbiguousTimeOffsets(wall).Max() : zone.GetUtcOffset(wall);
        return new DateTimeOffset(wall, offset);
    }
}

/// <summary>What a target time counts from.</summary>
public enum Anchor
{
    /// <summary>The moment the step opened ("na opening"): the default.</summary>
    Opening,

    /// <summary>The start of the incident ("na T0").</summary>
    Start,

    /// <summary>The moment another step was done ("na stap x").</summary>
    Step,

    /// <summary>A moment in the data of the run ("na gegeven x").</summary>
    Data,

    /// <summary>A legal clock: after it started ("na klok x"), or before it runs out ("voor klok x").</summary>
    Clock,
}

/// <summary>
/// When something must have happened ("streeftijd"), for example <c>60m na T0</c> or <c>12u voor klok avg-33</c>.
/// Has no instant until its anchor is known.
/// </summary>
/// <param name="Limit">How long after the anchor, or before its end.</param>
/// <param name="Anchor">What it counts from.</param>
/// <param name="Name">The step, data field or clock; null for opening and T0.</param>
/// <param name="BeforeEnd">Counts back from the end of a clock, or from a moment in the data.</param>
public sealed record TargetTime(TimeLimit Limit, Anchor Anchor = Anchor.Opening, string? Name = null, bool BeforeEnd = false);
