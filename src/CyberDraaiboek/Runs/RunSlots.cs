using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Runs;

/// <summary>A run as it is after its last entry.</summary>
/// <param name="State">The fold of its events.</param>
/// <param name="Hash">Of the last entry: the next one carries it.</param>
internal sealed record Head(RunState State, string Hash);

/// <summary>The place of one run in memory.</summary>
internal sealed class RunSlot(RunId run)
{
    /// <summary>Whose.</summary>
    public RunId Run => run;

    /// <summary>Null: not known, read it from the journal. Only touched while the slot is held.</summary>
    public Head? Head { get; set; }

    internal SemaphoreSlim Turn { get; } = new(1, 1);

    internal int Users { get; set; }

    internal LinkedListNode<RunSlot>? Idle { get; set; }
}

/// <summary>
/// Lets one caller at a time at each run, in order of arrival, and remembers the runs that were used last. A run in use is
/// never forgotten; of the others at most a fixed number is kept.
/// </summary>
internal sealed class RunSlots(int bound)
{
    /// <summary>Runs kept in memory while nobody uses them.</summary>
    public const int DefaultBound = 5000;

    private readonly Lock _gate = new();
    private readonly Dictionary<RunId, RunSlot> _slots = [];
    private readonly LinkedList<RunSlot> _idle = new();

    /// <summary>Waits for the turn. Dispose what it gives to end it.</summary>
    public async Task<Holding> Hold(RunId run, CancellationToken stop)
    {
        var slot = Take(run);
        try
        {
            await slot.Turn.WaitAsync(stop);
            return new Holding(this, slot);
        }
        catch
        {
            GiveBack(slot);
            throw;
        }
    }

    private RunSlot Take(RunId run)
    {
        lock (_gate)
        {
            if (!_slots.TryGetValue(run, out var slot))
            {
                _slots.Add(run, slot = new RunSlot(run));
            }

            if (slot.Idle is { } idle)
            {
                _idle.Remove(idle);
                slot.Idle = null;
            }

            slot.Users++;
            return slot;
        }
    }

    private void GiveBack(RunSlot slot)
    {
        lock (_gate)
        {
            if (--slot.Users > 0)
            {
                return;
            }

            if (slot.Head is null)
            {
                _slots.Remove(slot.Run);
                return;
            }

            slot.Idle = _idle.AddLast(slot);
            if (_idle.Count > bound)
            {
                _slots.Remove(_idle.First!.Value.Run);
                _idle.RemoveFirst();
            }
        }
    }

    /// <summary>A turn at a run.</summary>
    internal sealed class Holding(RunSlots slots, RunSlot slot) : IDisposable
    {
        /// <summary>The place of the run.</summary>
        public RunSlot Value => slot;

        /// <inheritdoc/>
        public void Dispose()
        {
            slot.Turn.Release();
            slots.GiveBack(slot);
        }
    }
}
