using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Data that people fill in. Values arrive normalised (see <see cref="DataField"/>); here only what needs the run is checked.</summary>
internal static class DataRules
{
    /// <summary>Null when the fields exist and all that a question asks is there.</summary>
    public static Refusal? Check(Turn turn, Step? step, IReadOnlyDictionary<string, string> fields)
    {
        if (step is SitrapStep)
        {
            return null;
        }

        if (fields.Keys.FirstOrDefault(f => !turn.Runbook.Data.ContainsKey(f)) is { } unknown)
        {
            return Refusals.NoField(unknown);
        }

        var missing = (step as QuestionStep)?.Fields.FirstOrDefault(f =>
            !(fields.TryGetValue(f, out var value) ? value.Length > 0 : turn.State.Data.ContainsKey(f)));
        return missing is null ? null : Refusals.FieldNeeded(missing, turn.Runbook.Data[missing].Question);
    }

    /// <summary>Records what changed.</summary>
    public static void Record(Turn turn, IReadOnlyDictionary<string, string> fields)
    {
        foreach (var (field, value) in fields.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            var before = turn.State.Data.GetValueOrDefault(field);
            if (before != value)
            {
                turn.Record(new DataSet { Field = field, Value = value, Before = before });
            }
        }
    }
}

/// <summary>Times for people.</summary>
internal static class Clock
{
    /// <summary>Hours and minutes by the wall clock.</summary>
    public static string Time(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
