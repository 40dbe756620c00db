using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Accounts;
using CyberDraaiboek.Web.Acting;

namespace CyberDraaiboek.Web.Live;

/// <summary>
/// <c>/inzetten/{run}/stroom</c>: what is recorded, as it is recorded, numbered as in the journal. <c>/wijzigingen</c> is the same for a
/// network that lets no stream through. Both only look.
/// </summary>
internal static class LiveRoutes
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    // Ended in between, so that sign-in and rights are looked at again and a session that is used does not run out.
    private static readonly TimeSpan LongestStream = TimeSpan.FromMinutes(10);

    public static void MapLive(this RouteGroupBuilder pages)
    {
        pages.MapGet("/inzetten/{run}/stroom", Stream);
        pages.MapGet("/inzetten/{run}/wijzigingen", Changes);
    }

    private static async Task<IResult> Stream(
        HttpContext http, string run, Acts acts, LiveFeed feed, Sessions sessions, TimeProvider clock, IHostApplicationLifetime life, long since = 0, string? alleen = null)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Response.Headers.ContentEncoding = "identity";
        var watch = new Watch(state.Id, long.TryParse(http.Request.Headers["Last-Event-ID"], CultureInfo.InvariantCulture, out var last) ? last : since, alleen == "teken");
        return TypedResults.ServerSentEvents(Tell(watch, MayLook, feed, clock, life.ApplicationStopping, http.RequestAborted));

        // Asked again before everything that is told: who was signed out, blocked or taken out of a restricted run, hears nothing more.
        async Task<bool> MayLook() => sessions.Alive(http.Visitor()) && await acts.Find(http, run) is not null;
    }

    private static async Task<IResult> Changes(HttpContext http, string run, Acts acts, LiveFeed feed, long since = 0)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        return await feed.Missed(state.Id, since, http.RequestAborted) is { } missed
            ? Results.Json(new { volgnummer = missed.Sequence, html = missed.Html })
            : Results.Json(new { opnieuw = true });
    }

    private static async IAsyncEnumerable<SseItem<string>> Tell(
        Watch watch, Func<Task<bool>> mayLook, LiveFeed feed, TimeProvider clock, CancellationToken stopping, [EnumeratorCancellation] CancellationToken gone)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(stopping, gone);
        using var timer = clock.CreateTimer(_ => ended.Cancel(), null, LongestStream, Timeout.InfiniteTimeSpan);
        using var listener = feed.Listen(watch.Run);
        yield return new SseItem<string>(Now(clock), "hallo") { ReconnectionInterval = TimeSpan.FromSeconds(1) };
        if (await feed.Missed(watch.Run, watch.Since, gone) is not { } missed)
        {
            yield return new SseItem<string>("", "opnieuw");
            yield break;
        }

        var seen = missed.Sequence;
        if (missed.Html.Length > 0)
        {
            yield return Item(watch, missed);
        }

        while (!ended.IsCancellationRequested)
        {
            var next = await Next(listener, clock, ended.Token);
            if (next.Ended || !await mayLook())
            {
                yield break;
            }

            switch (next)
            {
                case { Message: { } message } when message.Sequence >= seen:
                    seen = message.Sequence;
                    yield return Item(watch, message);
                    break;
                case { Message: null }:
                    yield return new SseItem<string>(Now(clock), "hb");
                    break;
                default:
                    // Older than what was caught up with.
                    break;
            }
        }
    }

    private static async Task<(LiveMessage? Message, bool Ended)> Next(LiveListener listener, TimeProvider clock, CancellationToken ended)
    {
        using var patience = new CancellationTokenSource(Heartbeat, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ended, patience.Token);
        try
        {
            return await listener.Messages.WaitToReadAsync(either.Token) && listener.Messages.TryRead(out var message) ? (message, false) : (null, true);
        }
        catch (OperationCanceledException)
        {
            return (null, ended.IsCancellationRequested);
        }
    }

    private static SseItem<string> Item(Watch watch, LiveMessage message) =>
        new(watch.OnlySigns ? "" : message.Html, "deel") { EventId = message.Sequence.ToString(CultureInfo.InvariantCulture) };

    private static string Now(TimeProvider clock) => clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <param name="Run">Which.</param>
    /// <param name="Since">What the screen shows.</param>
    /// <param name="OnlySigns">The screen fetches its own parts; it only wants to know that something changed.</param>
    private sealed record Watch(RunId Run, long Since, bool OnlySigns);
}
