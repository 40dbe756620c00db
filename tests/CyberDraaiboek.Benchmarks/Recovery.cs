using System.Diagnostics;
using CyberDraaiboek.Journal;
using CyberDraaiboek.SystemTests.Journal;

namespace CyberDraaiboek.Benchmarks;

/// <summary>A process with many open runs is killed; how long until another one has everything back.</summary>
internal static class Recovery
{
    public const string ChildVerb = "fill-and-wait-to-be-killed";

    public static async Task Measure(int runs)
    {
        var folder = Plant.NewFolder();
        using (var child = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [.. Self(), ChildVerb, folder, $"{runs}"]) { RedirectStandardOutput = true })!)
        {
            await child.StandardOutput.ReadLineAsync();
            child.Kill();
            await child.WaitForExitAsync();
        }

        var watch = Stopwatch.StartNew();
        await using (var plant = new Plant(folder))
        {
            var opened = watch.Elapsed;
            await plant.Scheduler.StartAsync(CancellationToken.None);
            while (plant.Scheduler.LastSweep is null)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System);
            }

            var swept = watch.Elapsed;
            var ids = plant.Reader.RunIds();
            foreach (var run in ids)
            {
                await plant.Desk.State(run, CancellationToken.None);
            }

            var entries = ids.Sum(run => plant.Reader.Summary(run)!.LastSequence);
            Console.WriteLine($"after kill -9 with {ids.Count} open runs ({entries} events): open {opened.TotalMilliseconds:f0} ms, timers back {swept.TotalMilliseconds:f0} ms, every run folded {watch.Elapsed.TotalMilliseconds:f0} ms");
            Console.WriteLine($"memory with {ids.Count} open runs: {Environment.WorkingSet / 1048576} MiB working set, {GC.GetTotalMemory(true) / 1048576} MiB live");
            var fault = Verification.OfDatabase(plant.Database).Fault;
            Console.WriteLine(fault is null ? "the chain is whole" : $"FAULT {fault}");
        }

        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The life of the process that is killed.</summary>
    public static async Task Fill(string folder, int runs)
    {
        var plant = new Plant(folder);
        await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => plant.Start(TestMap.Silence)));
        Console.WriteLine("ready");
        await Task.Delay(TimeSpan.FromMinutes(5), TimeProvider.System);
    }

    // Started by `dotnet x.dll` the process is dotnet itself.
    private static string[] Self() => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? [typeof(Recovery).Assembly.Location] : [];
}
