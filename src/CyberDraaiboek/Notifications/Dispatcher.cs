using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Threading.Channels;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications.Channels;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications;

/// <summary>
/// Empties the outbox. Before a provider is called the row says <c>bezig</c>, on disk; what came of it is reported to the run, once.
/// The run decides what follows. What a crash leaves <c>bezig</c> is reported as in doubt at the next start.
/// </summary>
internal sealed class Dispatcher(
    Outbox outbox, Preparation preparation, IEnumerable<IChannel> channels, RunDesk desk, SendingSettings settings, TimeProvider clock, ILogger<Dispatcher> log)
    : BackgroundService
{
    /// <summary>Looks by itself at least this often, should a signal have been missed.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan Soonest = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan AfterTrouble = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Engine.Escalation.Channel, IChannel> _channels = channels.ToDictionary(channel => channel.Kind);
    private readonly Channel<bool> _signal = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly List<Task> _sending = [];
    private readonly ConcurrentDictionary<Engine.Escalation.Channel, FailingChannel> _failing = new();

    /// <summary>Channels whose last attempt failed for a reason that is not the message's own: no server, no line, no answer.</summary>
    public IReadOnlyDictionary<Engine.Escalation.Channel, FailingChannel> Failing => _failing;

    /// <summary>The last thing that went wrong, for the status page.</summary>
    public (string Text, DateTimeOffset At)? LastFault { get; private set; }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        desk.Committed += Wake;
        try
        {
            while (!stoppingToken.IsCancellationRequested && !await Guarded(() => ReportLeftBusy(stoppingToken), stoppingToken))
            {
                log.LogInformation("Trying again to report what was left in doubt");
            }

            while (!stoppingToken.IsCancellationRequested)
            {
                await Guarded(() => SendDue(stoppingToken), stoppingToken);
                await Pause(stoppingToken);
            }
        }
        finally
        {
            desk.Committed -= Wake;

            // Each has a time limit of its own. Breaking them off would leave them in doubt.
            await Task.WhenAll(_sending);
        }
    }

    private void Wake(Committed change)
    {
        if (change.Events.Any(happened => happened is NotificationPrepared))
        {
            Wake();
        }
    }

    private void Wake() => _signal.Writer.TryWrite(true);

    private async Task ReportLeftBusy(CancellationToken stop)
    {
        foreach (var row in outbox.LeftBusy())
        {
            log.LogWarning("{Row} was being sent when the program stopped: in doubt", row);
            await Report(row, new AfterAttempt.Report(NotificationStatus.InDoubt, "het programma stopte terwijl dit bericht werd verstuurd"), clock.GetUtcNow(), stop);
        }
    }

    private async Task SendDue(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            _sending.RemoveAll(task => task.IsCompleted);
            var free = settings.Parallel - _sending.Count;
            if (free == 0 || outbox.Due(clock.GetUtcNow(), free) is not { Count: > 0 } due)
            {
                return;
            }

            await Send(due, stop);
        }
    }

    private async Task Send(IReadOnlyList<OutboxRow> due, CancellationToken stop)
    {
        var messages = new List<Outgoing>();
        foreach (var row in due)
        {
            switch (await Prepare(row, stop))
            {
                case Preparation.Prepared.Send send:
                    messages.Add(send.Message);
                    break;
                case Preparation.Prepared.Settled settled:
                    await outbox.Settle(row, settled.State, stop);
                    break;
                case Preparation.Prepared.Fail fail:
                    await Report(row, new AfterAttempt.Report(NotificationStatus.Failed, fail.Detail), clock.GetUtcNow(), stop);
                    break;
                default:
                    throw new InvalidOperationException("a row is sent, settled or failed");
            }
        }

        if (messages.Count > 0)
        {
            var claimed = await outbox.Claim([.. messages.Select(message => (message.Row, message.Key, message.Link))], stop);
            _sending.AddRange(messages.Where(message => claimed.Contains(message.Row.Id)).Select(message => Attempt(message, stop)));
        }
    }

    // One message that cannot be written must not hold up all that come after it; its reader is reached another way.
    [SuppressMessage("Design", "CA1031", Justification = "whatever went wrong, the next channel must be tried and the others must leave")]
    private async Task<Preparation.Prepared> Prepare(OutboxRow row, CancellationToken stop)
    {
        try
        {
            return await preparation.Prepare(row, clock.GetUtcNow(), stop);
        }
        catch (Exception fault) when (fault is not (OperationCanceledException or StorageException))
        {
            log.LogError(fault, "{Row} cannot be written", row);
            return new Preparation.Prepared.Fail(row, "de tekst kon niet worden gemaakt");
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "an unknown fault of a provider leaves the message in doubt, never lost")]
    private async Task Attempt(Outgoing message, CancellationToken stop)
    {
        await Task.Yield();
        SendResult result;
        try
        {
            result = await _channels[message.Row.Channel].Send(message, CancellationToken.None);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "{Row} ended in an unexpected way", message.Row);
            result = new SendResult.Unknown($"onverwachte fout: {fault.GetType().Name}");
        }

        var now = clock.GetUtcNow();
        Remember(message.Row.Channel, result, now);
        if (result is not SendResult.Taken)
        {
            LastFault = (result.Detail ?? "", now);
            log.LogWarning("{Row}: {Result}, {Detail}", message.Row, result.GetType().Name, result.Detail);
        }

        var chance = RandomNumberGenerator.GetInt32(1001) / 1000.0;
        var action = AfterAttempt.Decide(result, message.Row.Attempts + 1, message.Row.SendBefore, now, chance, settings);
        await Persist(() => action switch
        {
            AfterAttempt.Retry retry => outbox.Retry(message.Row, retry.At, retry.Detail, CancellationToken.None),
            AfterAttempt.Report report => Report(message.Row, report, now, CancellationToken.None),
            _ => throw new InvalidOperationException("an attempt is retried or reported"),
        }, stop);
        Wake();
    }

    // A refusal is about one address; the channel itself works.
    private void Remember(Engine.Escalation.Channel channel, SendResult result, DateTimeOffset now)
    {
        if (result is SendResult.Taken or SendResult.Refused)
        {
            _failing.TryRemove(channel, out _);
            return;
        }

        var text = result.Detail ?? "onbekende fout";
        _failing.AddOrUpdate(channel, _ => new FailingChannel(text, now), (_, before) => before with { Text = text });
    }

    private async Task Report(OutboxRow row, AfterAttempt.Report report, DateTimeOffset happened, CancellationToken stop)
    {
        var whole = new DateTimeOffset(happened.Ticks - (happened.Ticks % TimeSpan.TicksPerMillisecond), happened.Offset);
        var handled = await desk.Handle(
            row.Run, new Request(new ReportDelivery(row.Notification, report.Status, report.Detail), Actor.Dispatcher, whole), stop);
        if (handled.Entries.Count == 0)
        {
            var status = handled.State?.Notifications.GetValueOrDefault(row.Notification)?.Status ?? NotificationStatus.Withdrawn;
            await outbox.Settle(row, OutboxState.Of(status, row.Channel), stop);
        }
    }

    // What a provider did must reach the journal; until the disk works again it is tried. A stop then leaves it in doubt.
    private async Task Persist(Func<Task> work, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await work();
                return;
            }
            catch (Exception fault) when (fault is StorageException or SequenceTakenException && !stop.IsCancellationRequested)
            {
                log.LogError(fault, "The outcome of a message cannot be recorded yet");
                await Task.Delay(AfterTrouble, clock, CancellationToken.None);
            }
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "the outbox must go on, whatever one look at it brought")]
    private async Task<bool> Guarded(Func<Task> work, CancellationToken stop)
    {
        try
        {
            await work();
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            log.LogDebug("Stopping");
        }
        catch (Exception fault)
        {
            LastFault = (fault is StorageException ? fault.Message : $"onverwachte fout: {fault.GetType().Name}", clock.GetUtcNow());
            log.LogError(fault, "A look at the outbox failed");
            await Task.WhenAny(Task.Delay(AfterTrouble, clock, stop));
        }

        return false;
    }

    private async Task Pause(CancellationToken stop)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var wait = Until(outbox.NextDue());
        await Task.WhenAny(_signal.Reader.WaitToReadAsync(over.Token).AsTask(), Task.Delay(wait, clock, over.Token));
        _signal.Reader.TryRead(out _);
        await over.CancelAsync();
    }

    // With all lines busy a row may be due already; the end of an attempt wakes then.
    private TimeSpan Until(DateTimeOffset? next)
    {
        if (next is not { } at || _sending.Count(task => !task.IsCompleted) >= settings.Parallel)
        {
            return LookEvery;
        }

        var wait = at - clock.GetUtcNow();
        return wait > LookEvery ? LookEvery : wait > Soonest ? wait : Soonest;
    }
}
