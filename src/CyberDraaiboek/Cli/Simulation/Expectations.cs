using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>Compares a journal with what a reaction file expects.</summary>
internal static class Expectations
{
    /// <summary>What is not as expected, in Dutch; empty: all is.</summary>
    public static IEnumerable<string> Missed(IEnumerable<ReactionExpectation> expected, IReadOnlyList<JournalEntry> entries, DateTimeOffset start) =>
        expected.Select(e => Missed(e, entries, start)).OfType<string>();

    private static string? Missed(ReactionExpectation expected, IReadOnlyList<JournalEntry> entries, DateTimeOffset start)
    {
        var same = entries.Where(e => e.Action == expected.Action
            && (expected.Object is null || e.Object == expected.Object)
            && (expected.Result is null || e.Result.Contains(expected.Result, StringComparison.OrdinalIgnoreCase))).ToList();
        var found = same.Where(e => InTime(expected, e.Happened - start)).ToList();
        if (expected.Times is { } times ? found.Count == times : found.Count > 0)
        {
            return null;
        }

        var where = $"{expected.At.File}:{expected.At.Line}";
        var what = string.Join(' ', new[] { expected.Action, expected.Object, expected.Result }.OfType<string>());
        var count = expected.Times is { } wanted ? $"moest {wanted} keer voorkomen en kwam {found.Count} keer voor" : "kwam niet voor";
        var others = same.Count == found.Count || same.Count == 0 ? "" : $" Wel op: {string.Join(", ", same.Take(5).Select(e => TimeText.Span(e.Happened - start)))} na T0.";
        return $"{where}: '{what}'{Window(expected)} {count}.{others}";
    }

    private static bool InTime(ReactionExpectation expected, TimeSpan after) =>
        (expected.Exactly is not { } exact || Math.Abs((after - exact).TotalSeconds) < 1)
        && (expected.Before is not { } before || after <= before)
        && (expected.After is not { } since || after >= since);

    private static string Window(ReactionExpectation expected) => string.Concat(
        expected.Exactly is { } exact ? $" op {TimeText.Span(exact)} na T0" : "",
        expected.After is { } since ? $" vanaf {TimeText.Span(since)} na T0" : "",
        expected.Before is { } before ? $" uiterlijk {TimeText.Span(before)} na T0" : "");
}
