using System.Diagnostics;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.SystemTests.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Benchmarks;

/// <summary>
/// Runs of five steps, each step completed by a command of its own and every command on disk before it is answered. Each step also
/// calls its owner, sets deadlines and drops them, as a real one does.
/// </summary>
internal static class Throughput
{
    private static readonly string[] Steps = ["een", "twee", "drie", "vier", "vijf"];

    public static async Task Measure(int runs, int atOnce)
    {
        var raw = RawCommits(2000);
        var folder = Plant.NewFolder();
        await using (var plant = new Plant(folder))
        {
            await Go(plant, Math.Min(runs, 2000), atOnce);
            var before = plant.Reader.RunIds().Sum(run => plant.Reader.Summary(run)!.LastSequence);
            var (cpu, watch) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
            await Go(plant, runs, atOnce);
            var (seconds, used) = (watch.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
            var entries = plant.Reader.RunIds().Sum(run => plant.Reader.Summary(run)!.LastSequence) - before;

            Console.WriteLine($"five-step runs, {atOnce} at once: {runs / seconds:f0} runs/s, {runs * 6 / seconds:f0} commands/s, {entries / seconds:f0} events/s; {used / seconds:f2} processors busy, {used / runs * 1000:f3} ms of processor per run");
            Console.WriteLine($"raw loop of single-row SQLite commits: {raw:f0} per second; events per raw commit {entries / seconds / raw:f2}");
            Console.WriteLine($"memory: {Environment.WorkingSet / 1048576} MiB working set, {GC.GetTotalMemory(true) / 1048576} MiB live, {plant.Reader.RunIds().Count} runs");
            var fault = Verification.OfDatabase(plant.Database).Fault;
            Console.WriteLine(fault is null ? "the chain is whole" : $"FAULT {fault}");
        }

        Directory.Delete(folder, recursive: true);
        await StartsOnly(1000);
    }

    private static async Task StartsOnly(int runs)
    {
        var folder = Plant.NewFolder();
        await using (var plant = new Plant(folder))
        {
            await plant.Start(TestMap.FiveSteps);
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(Enumerable.Range(0, runs).Select(_ => plant.Start(TestMap.FiveSteps)));
            Console.WriteLine($"{runs} starts at once: {watch.Elapsed.TotalMilliseconds:f0} ms, {runs / watch.Elapsed.TotalSeconds:f0} starts/s");
        }

        Directory.Delete(folder, recursive: true);
    }

    private static async Task Go(Plant plant, int runs, int atOnce) => await Parallel.ForEachAsync(
        Enumerable.Range(0, runs),
        new ParallelOptions { MaxDegreeOfParallelism = atOnce },
        async (_, _) =>
        {
            var run = await plant.Start(TestMap.FiveSteps);
            foreach (var step in Steps)
            {
                await plant.Do(run.Id, new CompleteStep(new StepId(step), null, null, new Dictionary<string, string>()));
            }
        });

    private static double RawCommits(int count)
    {
        var folder = Plant.NewFolder();
        double perSecond;
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "raw.db")};Pooling=False"))
        {
            connection.Open();
            using var prepare = connection.CreateCommand();
            prepare.CommandText = "pragma journal_mode = wal; pragma synchronous = full; create table t (id integer primary key, x text)";
            prepare.ExecuteNonQuery();
            using var insert = connection.CreateCommand();
            insert.CommandText = "insert into t (x) values ($x)";
            insert.Parameters.AddWithValue("$x", new string('x', 500));
            insert.Prepare();
            var watch = Stopwatch.StartNew();
            for (var i = 0; i < count; i++)
            {
                insert.ExecuteNonQuery();
            }

            perSecond = count / watch.Elapsed.TotalSeconds;
        }

        Directory.Delete(folder, recursive: true);
        return perSecond;
    }
}
