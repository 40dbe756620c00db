using System.Globalization;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Values;

namespace CyberDraaiboek.Runbooks.Conditions;

/// <summary>Finds conditions that cannot be anything but true, or false, by trying every combination of values that matter.</summary>
internal static class ConditionTruth
{
    /// <summary>Combinations tried for all conditions of one file together, so that a hostile file cannot keep the checker busy.</summary>
    public const int BudgetPerFile = 200_000;

    private const int MostCombinations = 5_000;

    /// <summary>True or false when it always is; null when it depends, or when there are too many combinations to try.</summary>
    public static bool? Of(Condition condition, Scope scope, ref int budget)
    {
        var literals = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        Gather(condition, literals);
        var names = literals.Keys.ToList();
        if (names.Any(name => scope.SubjectOf(name) is null))
        {
            return null;
        }

        var domains = names.Select(name => Domain(name, scope.SubjectOf(name)!, literals[name])).ToList();
        var combinations = domains.Aggregate(1, (product, domain) => Math.Min(product * domain.Count, MostCombinations + 1));
        if (combinations > Math.Min(MostCombinations, budget))
        {
            return null;
        }

        budget -= combinations;

        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        bool? all = null;
        foreach (var holds in Combinations(0))
        {
            if (all is { } earlier && earlier != holds)
            {
                return null;
            }

            all = holds;
        }

        return all;

        IEnumerable<bool> Combinations(int index)
        {
            if (index == names.Count)
            {
                yield return condition.Holds(values.GetValueOrDefault);
                yield break;
            }

            foreach (var value in domains[index])
            {
                values[names[index]] = value;
                foreach (var holds in Combinations(index + 1))
                {
                    yield return holds;
                }
            }
        }
    }

    private static void Gather(Condition condition, Dictionary<string, HashSet<string>> literals)
    {
        switch (condition)
        {
            case Condition.And and:
                Gather(and.Left, literals);
                Gather(and.Right, literals);
                break;
            case Condition.Or or:
                Gather(or.Left, literals);
                Gather(or.Right, literals);
                break;
            case Condition.Not not:
                Gather(not.Inner, literals);
                break;
            case Condition.IsFilled filled:
                Note(filled.Name);
                break;
            case Condition.In one:
                Note(one.Name, [.. one.Values]);
                break;
            case Condition.Contains contains:
                Note(contains.Name, contains.Part);
                break;
            case Condition.Comparison { ValueIsName: true } names:
                // Both sides must be able to be equal, smaller and larger: they share their literals.
                Note(names.Name);
                Note(names.Value);
                literals[names.Name].UnionWith(literals[names.Value]);
                literals[names.Value] = literals[names.Name];
                break;
            case Condition.Comparison comparison:
                Note(comparison.Name, comparison.Value);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(condition), condition, "an unknown kind of condition");
        }

        void Note(string name, params string[] values)
        {
            if (!literals.TryGetValue(name, out var known))
            {
                literals[name] = known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            }

            known.UnionWith(values);
        }
    }

    private static List<string?> Domain(string name, Subject subject, HashSet<string> literals) => subject.Kind switch
    {
        DataKind.YesNo => [null, "ja", "nee"],
        DataKind.Choice => [null, .. subject.Options],
        DataKind.Level => [.. subject.Options],
        DataKind.Number => [null, .. Numbers(literals)],
        DataKind.Moment => [null, .. Moments(literals)],
        DataKind.Text or DataKind.List => [null, $"\u0001{name}", .. literals, string.Join(subject.Kind == DataKind.List ? '\n' : ' ', literals)],
    };

    private static IEnumerable<string> Numbers(HashSet<string> literals)
    {
        var numbers = literals.Select(text => decimal.Parse(text, CultureInfo.InvariantCulture)).Order().ToList();
        const decimal Far = 1_000_000_000_000m;
        const decimal Near = 0.000_000_1m;
        return numbers.SelectMany(number => new[] { number, Near + number, number - Near }).Concat([-Far, 0, 1, Far])
            .Distinct().Select(number => number.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Moments(HashSet<string> literals) =>
        literals.Select(text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture))
            .SelectMany(moment => new[] { moment.AddSeconds(-1), moment, moment.AddSeconds(1) })
            .Concat([new DateTimeOffset(1950, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(8000, 1, 1, 0, 0, 0, TimeSpan.Zero)])
            .Select(MomentText.Normal);
}
