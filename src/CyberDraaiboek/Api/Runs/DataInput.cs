using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Api.Runs;

/// <summary>Data as people type it, to data as runs keep it.</summary>
internal static class DataInput
{
    /// <summary>All faults come in one refusal.</summary>
    public static bool TryNormalise(
        Runbook runbook, IReadOnlyDictionary<string, string> typed, out IReadOnlyDictionary<string, string> fields, out Refusal? refusal)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var faults = new List<string>();
        foreach (var (name, text) in typed)
        {
            if (!runbook.Data.TryGetValue(name, out var field))
            {
                faults.Add($"Gegeven '{name}' bestaat niet in dit draaiboek. Wel: {string.Join(", ", runbook.Data.Keys.Order(StringComparer.Ordinal))}.");
            }
            else if (!ValueReader.TryNormalise(field, text, runbook.Zone, out var value, out var error))
            {
                faults.Add($"{name}: {error}");
            }
            else
            {
                values[name] = value;
            }
        }

        fields = values;
        refusal = faults.Count == 0 ? null : new Refusal(RefusalCode.Invalid, string.Join(" ", faults));
        return faults.Count == 0;
    }
}
