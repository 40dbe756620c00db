using System.Collections.Concurrent;
using System.Diagnostics;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.SystemTests.Journal;

namespace CyberDraaiboek.Benchmarks;

/// <summary>How much later than its moment a deadline is in the journal, with very many open.</summary>
internal static class Lateness
{
    public static async Task Measure(int deadlines)
    {
        var folder = Plant.NewFolder();
        await using (var plant = new Plant(folder))
        {
            var late = new ConcurrentQueue<double>();
            plant.Desk.Committed += change =>
            {
                foreach (var id in change.Deadlines.Gone.Where(id => change.Before!.Deadlines[id].Kind == DeadlineKind.Wait))
                {
                    late.Enqueue((change.Entries[0].Recorded - change.Before!.Deadlines[id].Due).TotalMilliseconds);
                }
            };
            await plant.Scheduler.StartAsync(CancellationToken.None);
            var watch = Stopwatch.StartNew();
            await Parallel.ForEachAsync(
                Enumerable.Range(0, deadlines), new ParallelOptions { MaxDegreeOfParallelism = 256 }, async (_, _) => await plant.Start(TestMap.Wait));
            var open = plant.Deadlines.Until(DateTimeOffset.MaxValue, null, deadlines * 2).Count;
            Console.WriteLine($"{deadlines} deadlines set in {watch.Elapsed.TotalSeconds:f1} s, {open} open at once; {Environment.WorkingSet / 1048576} MiB working set");
            var cpu = Process.GetCurrentProcess().TotalProcessorTime;
            while (late.Count < deadlines && watch.Elapsed < TimeSpan.FromMinutes(3))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }

            var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
            Console.WriteLine($"{late.Count} fired; late: p50 {Plant.Percentile(late, 0.5):f1} ms, p99 {Plant.Percentile(late, 0.99):f1} ms, max {Plant.Percentile(late, 1):f1} ms; early {late.Count(l => l < 0)}; {used:f1} s of processor");
        }

        Directory.Delete(folder, recursive: true);
    }
}
