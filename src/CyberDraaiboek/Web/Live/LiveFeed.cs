using System.Collections.Concurrent;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Live;

/// <summary>What changed on the page of a run.</summary>
/// <param name="Sequence">The last journal entry that it shows; a screen goes on from here.</param>
/// <param name="Html">The parts that changed, the same for everybody; empty: nothing to see.</param>
internal sealed record LiveMessage(long Sequence, string Html);

/// <summary>Tells every open screen what was recorded. Each change is rendered once, however many look.</summary>
internal sealed class LiveFeed(RunDesk desk, JournalReader journal, RunbookShelf shelf, Fragments fragments, TimeProvider clock, ILogger<LiveFeed> log)
    : IHostedService
{
    /// <summary>After this many entries it is cheaper to send all parts than to find out which changed.</summary>
    private const int MostToCompare = 1000;

    private readonly ConcurrentDictionary<RunId, LiveHub> _hubs = new();

    public Task StartAsync(CancellationToken cancellationToken)
    {
        desk.Committed += Tell;
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        desk.Committed -= Tell;
        return Task.CompletedTask;
    }

    /// <summary>Everything from now on. To miss nothing: listen first, then ask what was missed.</summary>
    public LiveListener Listen(RunId run) =>
        _hubs.GetOrAdd(run, id => new LiveHub(Render, () => _hubs.TryRemove(id, out _), clock, log)).Join() ?? Listen(run);

    /// <summary>What a screen missed; null: there is no such run, or the screen has seen more than there is (an old copy was put back).</summary>
    public async Task<LiveMessage?> Missed(RunId run, long since, CancellationToken stop)
    {
        if (await desk.State(run, stop) is not { } state || since > state.Sequence || since < 0)
        {
            return null;
        }

        if (since == state.Sequence)
        {
            return new LiveMessage(since, "");
        }

        var change = state.Sequence - since > MostToCompare
            ? RoomChange.Everything(state)
            : RoomChange.Of(state, journal.Entries(new EntryFilter(run, since)).Select(EntryCodec.Event));
        return await Render(state, change);
    }

    private async Task<LiveMessage> Render(RunState state, RoomChange change)
    {
        var view = new RoomView(state, shelf.Organisation, clock.GetUtcNow());
        return new LiveMessage(state.Sequence, await fragments.Render<RoomDelta>(new { View = view, Change = change }));
    }

    private void Tell(Committed change)
    {
        if (_hubs.TryGetValue(change.After.Id, out var hub))
        {
            hub.Tell(change);
        }
    }
}
