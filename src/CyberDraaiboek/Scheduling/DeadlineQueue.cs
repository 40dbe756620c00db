using System.Collections.Immutable;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Scheduling;

/// <summary>
/// The deadlines of the coming minutes, in memory, in order. Only a reminder of what the table says: losing it loses nothing.
/// </summary>
internal sealed class DeadlineQueue
{
    private static readonly Comparer<DueDeadline> Order = Comparer<DueDeadline>.Create((a, b) =>
        a.Due != b.Due ? a.Due.CompareTo(b.Due)
        : string.CompareOrdinal(a.Run.Value, b.Run.Value) is not 0 and var byRun ? byRun
        : string.CompareOrdinal(a.Id.Value, b.Id.Value));

    private readonly Lock _gate = new();
    private readonly SortedSet<DueDeadline> _inOrder = new(Order);
    private readonly Dictionary<(RunId, DeadlineId), DateTimeOffset> _due = [];

    /// <summary>How many are waiting.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _due.Count;
            }
        }
    }

    /// <summary>The moment of the first; null: none.</summary>
    public DateTimeOffset? Earliest
    {
        get
        {
            lock (_gate)
            {
                return _inOrder.Count == 0 ? null : _inOrder.Min.Due;
            }
        }
    }

    /// <summary>Adds a deadline or moves it.</summary>
    public void Set(DueDeadline deadline)
    {
        lock (_gate)
        {
            Take(deadline.Run, deadline.Id);
            Put(deadline);
        }
    }

    /// <summary>Adds a deadline unless it is known, perhaps for a newer moment.</summary>
    public void Add(DueDeadline deadline)
    {
        lock (_gate)
        {
            if (!_due.ContainsKey((deadline.Run, deadline.Id)))
            {
                Put(deadline);
            }
        }
    }

    /// <summary>Forgets a deadline.</summary>
    public void Remove(RunId run, DeadlineId id)
    {
        lock (_gate)
        {
            Take(run, id);
        }
    }

    /// <summary>Takes out what is due.</summary>
    public ImmutableArray<DueDeadline> TakeDue(DateTimeOffset now)
    {
        var taken = ImmutableArray.CreateBuilder<DueDeadline>();
        lock (_gate)
        {
            while (_inOrder.Count > 0 && _inOrder.Min is var first && first.Due <= now)
            {
                Take(first.Run, first.Id);
                taken.Add(first);
            }
        }

        return taken.DrainToImmutable();
    }

    private void Put(DueDeadline deadline)
    {
        _due.Add((deadline.Run, deadline.Id), deadline.Due);
        _inOrder.Add(deadline);
    }

    private void Take(RunId run, DeadlineId id)
    {
        if (_due.Remove((run, id), out var due))
        {
            _inOrder.Remove(new DueDeadline(due, run, id));
        }
    }
}
