using System.Diagnostics;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Benchmarks;

/// <summary>How long it takes to check a large journal.</summary>
internal static class Verify
{
    public static async Task Measure(int entries)
    {
        var folder = Plant.NewFolder();
        await using (var plant = new Plant(folder))
        {
            var at = new DateTimeOffset(2026, 11, 22, 2, 17, 0, TimeSpan.Zero);
            for (var run = 0; run < entries / 1000; run++)
            {
                var hash = HashChain.Start;
                var sealedOnes = new List<JournalEntry>();
                for (var i = 1; i <= 1000; i++)
                {
                    var fact = new Fact(new NoteAdded { Text = $"Notitie {i} van de meting, met een zin erbij die iets zegt.", NoteKind = EntryKind.Fact }, Plant.Somebody, at);
                    sealedOnes.Add(EntryCodec.Seal(new RunId($"run{run}"), i, fact, at, hash));
                    hash = sealedOnes[^1].Hash;
                }

                await plant.Writer.Append(sealedOnes, (_, _) => { }, CancellationToken.None);
            }

            var watch = Stopwatch.StartNew();
            var verdict = Verification.OfDatabase(plant.Database);
            Console.WriteLine($"database of {verdict.Entries} entries verified in {watch.Elapsed.TotalSeconds:f2} s");

            var export = Path.Combine(folder, "export.jsonl");
            await File.WriteAllLinesAsync(export, plant.Reader.Entries(new EntryFilter()).Select(EntryCodec.ToJsonLine));
            watch.Restart();
            using var lines = new StreamReader(export);
            verdict = Verification.OfExport(lines);
            Console.WriteLine($"export of {verdict.Entries} lines verified in {watch.Elapsed.TotalSeconds:f2} s");
        }

        Directory.Delete(folder, recursive: true);
    }
}
