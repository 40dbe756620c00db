using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Runs;

/// <summary>How the open deadlines of a run changed.</summary>
/// <param name="Set">New, or moved to another moment.</param>
/// <param name="Gone">Met, missed or no longer needed.</param>
internal sealed record DeadlineChanges(IReadOnlyList<Deadline> Set, IReadOnlyList<DeadlineId> Gone)
{
    private static readonly DeadlineChanges None = new([], []);

    /// <summary>Compares two states of one run.</summary>
    public static DeadlineChanges Between(RunState? before, RunState after)
    {
        if (ReferenceEquals(before?.Deadlines, after.Deadlines))
        {
            return None;
        }

        List<Deadline> set = [];
        List<DeadlineId> gone = [];
        foreach (var (id, deadline) in after.Deadlines)
        {
            if (before is null || !before.Deadlines.TryGetValue(id, out var was) || was.Due != deadline.Due)
            {
                set.Add(deadline);
            }
        }

        if (before is not null)
        {
            gone.AddRange(before.Deadlines.Keys.Where(id => !after.Deadlines.ContainsKey(id)));
        }

        return new DeadlineChanges(set, gone);
    }
}
