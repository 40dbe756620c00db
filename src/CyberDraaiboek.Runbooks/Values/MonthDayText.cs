using System.Globalization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Runbooks.Values;

/// <summary>Days of a month as people write them: <c>tweede dinsdag</c>, <c>laatste vrijdag</c>, <c>12</c>.</summary>
internal static class MonthDayText
{
    /// <summary>A later day does not exist in every month.</summary>
    public const int LastNumber = 28;

    private const string LastWord = "laatste";

    private static readonly string[] Places = ["eerste", "tweede", "derde", "vierde", LastWord];

    private static readonly string[] Weekdays = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag"];

    private static readonly string[] MonthNames =
        ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"];

    public static string Pattern { get; } = $"({string.Join('|', Places)}) ({string.Join('|', Weekdays)})";

    public static bool TryParse(string text, out MonthDay day)
    {
        day = new MonthDay(1, null, null);
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            day = new MonthDay(number, null, null);
            return number is >= 1 and <= LastNumber;
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length != 2 || Array.IndexOf(Places, words[0]) is var place && place < 0 || Array.IndexOf(Weekdays, words[1]) is var weekday && weekday < 0)
        {
            return false;
        }

        day = new MonthDay(null, words[0] == LastWord ? null : place + 1, DayOfWeek.Monday + weekday);
        return true;
    }

    /// <summary>1 to 12; null: not a month.</summary>
    public static int? Month(string? name) => Array.IndexOf(MonthNames, name) is var at and >= 0 ? at + 1 : null;
}

/// <summary>Times by the wall clock: <c>10:00</c>.</summary>
internal static class ClockTimeText
{
    public const string Pattern = "([01][0-9]|2[0-3]):[0-5][0-9]";

    public static bool TryParse(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
