using System.Text.Json;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using FsCheck;
using FsCheck.Fluent;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

public sealed class JournalLineTests
{
    [Fact]
    public void An_export_line_reads_back_as_the_same_entry()
    {
        var town = Filled();

        Assert.All(town.Journal, entry => Assert.Equal(entry, EntryCodec.FromJsonLine(EntryCodec.ToJsonLine(entry))));
    }

    [Fact]
    public void An_export_line_is_canonical_json() =>
        Assert.All(Filled().Journal.Select(EntryCodec.ToJsonLine), line =>
        {
            using var document = JsonDocument.Parse(line);
            Assert.Equal(line, CanonicalJson.Write(document.RootElement));
        });

    [Fact]
    public void Any_text_survives_the_journal() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var note = string.Concat(text.Get.Where(c => !char.IsSurrogate(c))) + "é\u0001\u2028\"\\\n";
            var town = new Town(Book(Action("een")));
            town.Do(new AddNote(note, EntryKind.Opinion), new Actor(note, null, Origin.Screen));

            var entry = EntryCodec.FromJsonLine(EntryCodec.ToJsonLine(town.Journal[^1]));
            Assert.Equal(note, ((NoteAdded)EntryCodec.Event(entry)).Text);
            Assert.Equal(note, entry.Actor.Name);
            Assert.Equal(EntryKind.Opinion, entry.Kind);
            Assert.Null(HashChain.Verify(town.Journal));
        }));

    [Fact]
    public void Changing_removing_or_swapping_an_entry_is_found_and_named()
    {
        var journal = Filled().Journal;

        for (var at = 0; at < journal.Count; at++)
        {
            var changed = journal.ToList();
            changed[at] = changed[at] with { Result = changed[at].Result + "." };
            Assert.Equal(at + 1, HashChain.Verify(changed)?.Entry.Sequence);

            if (at < journal.Count - 1)
            {
                var removed = journal.ToList();
                removed.RemoveAt(at);
                Assert.Equal(at + 2, HashChain.Verify(removed)?.Entry.Sequence);
            }
        }
    }

    [Fact]
    public void What_was_done_on_paper_keeps_its_own_time_and_counts_from_it()
    {
        var book = Book(Action("een"), Action("twee", done: new TargetTime(Minutes(30), Anchor.Step, "een")));
        var town = new Town(book);
        town.Push(TimeSpan.FromMinutes(20));

        town.Complete("een", happened: Town.Begin.AddMinutes(5).ToOffset(TimeSpan.Zero));

        var done = town.Journal.Single(e => e.Action == "stap.gereed");
        Assert.Equal(Town.Begin.AddMinutes(5), done.Happened);
        Assert.Equal(TimeSpan.Zero, done.Happened.Offset);
        Assert.Equal(Town.Begin.AddMinutes(20), done.Recorded);
        Assert.Equal(Town.Begin.AddMinutes(35), town.State.Steps[new("twee")].DoneBefore);
        Invariants.Check(town);
    }

    private static Town Filled()
    {
        var town = new Town(Book(Action("een", done: Within(20)), Notify("alarm", Quorum(), "ciso", "secretaris"), Decision("netwerk")));
        town.Push(TimeSpan.FromMinutes(40));
        town.Ack("een", "anna");
        town.Complete("een", evidence: "gesproken met de IBD");
        town.Do(new Decide(new("netwerk"), null, "los", "voorzorg", "gemandateerd", "FG en jurist"), Town.As("anna", "ciso"));
        town.Do(new Correct(3, "het was tien over drie"));
        return town;
    }

    private static CyberDraaiboek.Engine.Escalation.Quorum Quorum() => CyberDraaiboek.Engine.Escalation.Quorum.Everyone;
}
