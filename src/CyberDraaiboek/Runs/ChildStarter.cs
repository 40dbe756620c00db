using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Runs;

/// <summary>
/// Starts the runs that steps ask for ("start_draaiboek"), also those that were asked for just before the program stopped. The key
/// <c>run/step</c> makes it one run, however often it is tried.
/// </summary>
internal sealed class ChildStarter(RunDesk desk, ChildRequests requests, TimeProvider clock, ILogger<ChildStarter> log) : BackgroundService
{
    /// <summary>Who starts them, in the journal.</summary>
    public static readonly Actor Self = Actor.Engine with { Place = "start_draaiboek" };

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(30);

    // One signal is enough: what must be done stands in the table.
    private readonly Channel<bool> _asked = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        desk.Committed += Follow;
        try
        {
            while (true)
            {
                await StartAll(stoppingToken);
                using var retry = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                await Task.WhenAny(_asked.Reader.ReadAsync(retry.Token).AsTask(), Task.Delay(RetryAfter, clock, retry.Token));
                await retry.CancelAsync();
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("Stopping");
        }
        finally
        {
            desk.Committed -= Follow;
        }
    }

    private void Follow(Committed change)
    {
        if (change.Events.Any(happened => happened is ChildRequested))
        {
            _asked.Writer.TryWrite(true);
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "one that fails must not stop the others; the row stays and is tried again")]
    private async Task StartAll(CancellationToken stop)
    {
        try
        {
            foreach (var request in requests.Open())
            {
                await Start(request, stop);
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "A run that a step asked for could not be started; trying again");
        }
    }

    private async Task Start(ChildRequest request, CancellationToken stop)
    {
        if (await desk.State(request.Parent, stop) is not { } parent)
        {
            return;
        }

        var title = parent.Steps.TryGetValue(request.Step, out var step) ? step.Definition.Title : request.Runbook.Value;
        var details = new StartDetails(parent.Mode, $"{title} ({parent.Title})", null, parent.Data, parent.Authorities, parent.Id, parent.Restricted);
        var handled = await desk.Start(request.Runbook, details, Self, $"{request.Parent}/{request.Step}", stop);
        if (handled is { Refusal: null, State: { } child })
        {
            await desk.Handle(request.Parent, new Request(new ChildStarted(request.Step, child.Id), Self), stop);
            return;
        }

        // Never silent: people must start it by hand.
        var reason = handled.Refusal?.Message ?? "onbekende reden";
        log.LogError("Run {Parent} asked for runbook {Runbook}, which could not be started: {Reason}", request.Parent, request.Runbook, reason);
        var note = $"ALARM: draaiboek '{request.Runbook}' kon niet vanzelf worden gestart. {reason} Start het met de hand.";
        await desk.Handle(request.Parent, new Request(new AddNote(note, EntryKind.Fact, request.Step), Self), stop);
    }
}
