using System.Diagnostics;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Scheduling;
using CyberDraaiboek.SystemTests.Journal;

namespace CyberDraaiboek.Benchmarks;

/// <summary>Where the time of a five-step run goes, on one thread: deciding, sealing, writing, committing.</summary>
internal static class Parts
{
    private const int CommandsPerCommit = 256;

    private static readonly Command[] Commands =
        [.. new[] { "een", "twee", "drie", "vier", "vijf" }.Select(step => new CompleteStep(new StepId(step), null, null, new Dictionary<string, string>()))];

    public static void Measure(int runs)
    {
        var options = new LoadOptions(new DateOnly(2026, 11, 22));
        var library = RunbookLoader.Load(TestMap.Texts(), options);
        var folder = Plant.NewFolder();
        var database = Database.Open(Path.Combine(folder, "draaiboek.db"));
        var parts = new ICommitPart[] { new DeadlineRows(database), new ChildRequests(database), new RunSummaries() };
        Go(library, database, parts, "warm", runs, print: false);
        Go(library, database, parts, "meting", runs, print: true);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static void Go(Library library, Database database, ICommitPart[] parts, string name, int runs, bool print)
    {
        var (decide, seal, compare, insert, also, commit) = (new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch(), new Stopwatch());
        var now = new DateTimeOffset(2026, 11, 22, 2, 17, 0, TimeSpan.Zero);
        var changes = new List<Committed>();
        for (var i = 0; i < runs; i++)
        {
            RunState? state = null;
            var hash = HashChain.Start;
            var start = new StartRun(
                new RunId($"{name}-{i}"), library.Runbooks[new RunbookId(TestMap.FiveSteps)], RunMode.Live, "Meting", now, new Dictionary<string, string>(), []);
            foreach (var command in Commands.Prepend(start))
            {
                decide.Start();
                var outcome = Run.Decide(state, new Request(command, Plant.Somebody), library.Organisation!, now);
                decide.Stop();
                var entries = new List<JournalEntry>();
                var sequence = state?.Sequence ?? 0;
                seal.Start();
                foreach (var fact in outcome.Facts)
                {
                    entries.Add(EntryCodec.Seal(outcome.State.Id, ++sequence, fact, now, hash));
                    hash = entries[^1].Hash;
                }

                seal.Stop();
                compare.Start();
                changes.Add(new Committed(state, outcome.State, entries, [.. outcome.Facts.Select(fact => fact.Event)]));
                compare.Stop();
                state = outcome.State;
            }
        }

        using var connection = database.Writer();
        foreach (var batch in changes.Chunk(CommandsPerCommit))
        {
            commit.Start();
            using var transaction = connection.BeginTransaction(deferred: false);
            commit.Stop();
            foreach (var change in batch)
            {
                insert.Start();
                foreach (var entry in change.Entries)
                {
                    JournalTable.Insert(connection, transaction, entry);
                }

                insert.Stop();
                also.Start();
                foreach (var part in parts)
                {
                    part.Write(change, connection, transaction);
                }

                also.Stop();
            }

            commit.Start();
            transaction.Commit();
            commit.Stop();
        }

        Statements.Forget(connection);
        if (print)
        {
            string Each(Stopwatch watch) => $"{watch.Elapsed.TotalMicroseconds / runs:f0}";
            Console.WriteLine(
                $"µs per five-step run ({changes.Sum(change => change.Entries.Count) / runs} events): decide {Each(decide)}, seal {Each(seal)}, compare deadlines {Each(compare)}, write journal {Each(insert)}, write deadlines and summary {Each(also)}, commit {Each(commit)}");
        }
    }
}
