using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Live;

/// <summary>One screen that looks at a run.</summary>
internal sealed class LiveListener(ChannelReader<LiveMessage> messages, Action leave) : IDisposable
{
    /// <summary>Ends when the screen is too slow: it then comes back and asks what it missed.</summary>
    public ChannelReader<LiveMessage> Messages => messages;

    public void Dispose() => leave();
}

/// <summary>All screens that look at one run. Lives as long as somebody looks.</summary>
internal sealed class LiveHub(Func<RunState, RoomChange, Task<LiveMessage>> render, Action end, TimeProvider clock, ILogger log)
{
    /// <summary>A screen that is so many changes behind is let go.</summary>
    private const int MostWaiting = 200;

    /// <summary>Words that change with time alone, such as a clock that runs out soon, are at most this old.</summary>
    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromSeconds(30);

    private readonly Lock _gate = new();
    private readonly HashSet<Channel<LiveMessage>> _listeners = [];
    private readonly Channel<Committed> _changes = Channel.CreateUnbounded<Committed>(new UnboundedChannelOptions { SingleReader = true });
    private bool _running;
    private bool _over;

    /// <summary>Null: the last screen has just left, ask for another hub.</summary>
    public LiveListener? Join()
    {
        var channel = Channel.CreateBounded<LiveMessage>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
        lock (_gate)
        {
            if (_over)
            {
                return null;
            }

            _listeners.Add(channel);
            if (!_running)
            {
                _running = true;
                _ = Task.Run(Pump);
            }
        }

        return new LiveListener(channel.Reader, () => Leave(channel));
    }

    /// <summary>Called while the run is held: does not wait.</summary>
    public void Tell(Committed change) => _changes.Writer.TryWrite(change);

    private void Leave(Channel<LiveMessage> channel)
    {
        lock (_gate)
        {
            _listeners.Remove(channel);
            if (_listeners.Count > 0 || _over)
            {
                return;
            }

            _over = true;
        }

        _changes.Writer.TryComplete();
        end();
    }

    [SuppressMessage("Design", "CA1031", Justification = "a page that cannot be rendered must not stop the pages of others; screens are let go and ask anew")]
    private async Task Pump()
    {
        RunState? last = null;
        var lastHead = "";
        while (await Next(last is not null) is { } waiting)
        {
            try
            {
                var state = waiting.Count > 0 ? waiting[^1].After : last!;
                var change = RoomChange.Of(state, waiting.SelectMany(c => c.Events));
                var message = await render(state, change);
                if (waiting.Count > 0 || message.Html != lastHead)
                {
                    Send(message);
                }

                (last, lastHead) = (state, waiting.Count > 0 ? (await render(state, RoomChange.Nothing)).Html : message.Html);
            }
            catch (Exception fault)
            {
                log.LogError(fault, "A change could not be rendered");
                LetGo();
            }
        }
    }

    /// <summary>All changes that wait, so that a burst is rendered once; empty: time passed; null: nobody looks any more.</summary>
    private async Task<List<Committed>?> Next(bool alsoByTime)
    {
        var more = _changes.Reader.WaitToReadAsync().AsTask();
        if (alsoByTime)
        {
            using var cancel = new CancellationTokenSource();
            var first = await Task.WhenAny(more, Task.Delay(LookAgainEvery, clock, cancel.Token));
            await cancel.CancelAsync();
            if (first != more)
            {
                return [];
            }
        }

        if (!await more)
        {
            return null;
        }

        var all = new List<Committed>();
        while (_changes.Reader.TryRead(out var change))
        {
            all.Add(change);
        }

        return all;
    }

    private void Send(LiveMessage message)
    {
        lock (_gate)
        {
            foreach (var listener in _listeners)
            {
                if (!listener.Writer.TryWrite(message))
                {
                    listener.Writer.TryComplete();
                }
            }
        }
    }

    private void LetGo()
    {
        lock (_gate)
        {
            foreach (var listener in _listeners)
            {
                listener.Writer.TryComplete();
            }
        }
    }
}
