namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Finds names that lead back to themselves.</summary>
internal static class Rounds
{
    /// <summary>Each round once, beginning with its first name in order; the first name is repeated at the end.</summary>
    public static IEnumerable<IReadOnlyList<string>> Of(IReadOnlyDictionary<string, List<string>> next)
    {
        var left = next.ToDictionary(pair => pair.Key, pair => pair.Value.Count(next.ContainsKey), StringComparer.Ordinal);
        var before = next.SelectMany(pair => pair.Value.Where(next.ContainsKey).Select(name => (name, pair.Key))).ToLookup(pair => pair.name, pair => pair.Key, StringComparer.Ordinal);
        var done = new Queue<string>(left.Where(pair => pair.Value == 0).Select(pair => pair.Key));
        while (done.TryDequeue(out var name))
        {
            foreach (var one in before[name])
            {
                if (--left[one] == 0)
                {
                    done.Enqueue(one);
                }
            }
        }

        var stuck = left.Where(pair => pair.Value > 0).Select(pair => pair.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var start in stuck.Order(StringComparer.Ordinal))
        {
            // Every stuck name leads to another stuck one, so following the first of them ends in a round.
            var path = new List<string>();
            for (var at = start; stuck.Contains(at); at = next[at].FirstOrDefault(stuck.Contains) ?? string.Empty)
            {
                if (path.IndexOf(at) is var seen && seen >= 0)
                {
                    var round = path[seen..];
                    var first = round.IndexOf(round.Min(StringComparer.Ordinal)!);
                    stuck.ExceptWith(round);
                    yield return [.. round[first..], .. round[..first], round[first]];
                    break;
                }

                path.Add(at);
            }
        }
    }
}
