using System.Collections.Concurrent;
using System.Diagnostics;
using CyberDraaiboek.SystemTests.Browser;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.Benchmarks;

/// <summary>
/// From a click to other screens: the real server as a process, a run of 60 open steps, and viewers that each keep a stream open. Also what
/// the pages weigh over the wire, and what the server holds in memory.
/// </summary>
internal static class Screens
{
    private static readonly string[] Pages =
        ["/", "/starten", "/inzetten/{0}", "/inzetten/{0}/taken", "/inzetten/{0}/bereikt", "/inzetten/{0}/logboek", "/inzetten/{0}/meer", "/wand/{0}", "/uiterlijk/app.css", "/uiterlijk/room.css", "/uiterlijk/live.js"];

    public static async Task Measure(int viewers)
    {
        await using var house = await House.Open(new Dictionary<string, string>(QuickRunbooks.Files) { ["groot.yaml"] = BrowserRunbooks.Large });
        var run = await house.Start("groot");
        await Task.Delay(TimeSpan.FromSeconds(6), TimeProvider.System);
        Console.WriteLine($"screens: server without viewers {house.Memory / 1048576.0:0} MB");

        var arrivals = new ConcurrentDictionary<string, ConcurrentBag<long>>();
        using var stop = new CancellationTokenSource();
        var streams = Enumerable.Range(0, viewers).Select(_ => Watch(house, run, arrivals, stop.Token)).ToList();
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System);

        var calm = await Click(house, run, "bron", 30, TimeSpan.FromMilliseconds(300));
        Report($"one click every 0.3 s, {viewers} viewers", calm, arrivals, viewers);
        var burst = await Click(house, run, "gevolg", 30, TimeSpan.Zero);
        Report($"30 clicks at once, {viewers} viewers", burst, arrivals, viewers);
        Console.WriteLine($"screens: server with {viewers} viewers {house.Memory / 1048576.0:0} MB");

        foreach (var page in Pages.Select(p => string.Format(null, p, run)))
        {
            var (squeezed, whole) = await house.Weigh(page);
            Console.WriteLine($"screens: {page.Replace(run, "…", StringComparison.Ordinal),-28} {squeezed / 1024.0,7:0.0} KiB over the wire, {whole / 1024.0,7:0.0} KiB unpacked");
        }

        await stop.CancelAsync();
        await Task.WhenAll(streams);
    }

    private static async Task Watch(House house, string run, ConcurrentDictionary<string, ConcurrentBag<long>> arrivals, CancellationToken stop)
    {
        try
        {
            using var reader = new StreamReader(await house.Stream(run, stop));
            while (await reader.ReadLineAsync(stop) is { } line)
            {
                var at = line.IndexOf("id=\"stap-", StringComparison.Ordinal);
                if (at >= 0)
                {
                    var step = line[(at + 9)..line.IndexOf('"', at + 9)];
                    arrivals.GetOrAdd(step, _ => []).Add(Stopwatch.GetTimestamp());
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Measured enough.
        }
    }

    /// <summary>Clicks 'Bevestig' on each step of a track; gives the moment of each click.</summary>
    private static async Task<Dictionary<string, long>> Click(House house, string run, string track, int steps, TimeSpan pause)
    {
        var clicked = new ConcurrentDictionary<string, long>();
        var posts = new List<Task>();
        for (var i = 1; i <= steps; i++)
        {
            var step = $"{track}-{i}";
            clicked[step] = Stopwatch.GetTimestamp();
            posts.Add(house.Post($"/inzetten/{run}/stappen/{step}/bevestig"));
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause, TimeProvider.System);
            }
        }

        await Task.WhenAll(posts);
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System);
        return new Dictionary<string, long>(clicked);
    }

    private static void Report(string what, Dictionary<string, long> clicked, ConcurrentDictionary<string, ConcurrentBag<long>> arrivals, int viewers)
    {
        var all = clicked.SelectMany(click => arrivals.GetValueOrDefault(click.Key, []).Where(at => at >= click.Value)
            .Select(at => Stopwatch.GetElapsedTime(click.Value, at).TotalMilliseconds)).Order().ToList();
        var missed = clicked.Count(click => arrivals.GetValueOrDefault(click.Key, []).Count(at => at >= click.Value) < viewers);
        Console.WriteLine(all.Count == 0
            ? $"screens: {what}: NOTHING ARRIVED"
            : $"screens: {what}: p50 {all[all.Count / 2]:0} ms, p95 {all[(int)(all.Count * 0.95)]:0} ms, max {all[^1]:0} ms; {missed} of {clicked.Count} clicks not seen by all");
    }
}
