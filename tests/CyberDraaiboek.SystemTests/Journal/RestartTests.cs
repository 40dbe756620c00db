using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.SystemTests.Journal;

public sealed class RestartTests
{
    [Fact]
    public async Task A_run_goes_on_from_its_snapshot_when_all_files_are_gone()
    {
        await using var before = Office.Open();
        var run = await before.Start(TestMap.Silence);
        await using var office = await before.Again(parts: new OfficeParts { WithoutFiles = [.. TestMap.Files.Keys] });

        var handled = await office.Do(run.Id, RunDeskTests.Done("bel"));
        var start = await office.Desk.Start(new RunbookId(TestMap.Silence), Office.Details(), Office.Ciso, null, CancellationToken.None);

        Assert.Null(handled.Refusal);
        Assert.Equal(run.Runbook.Hash, handled.State!.Runbook.Hash);
        Assert.Equal("Gemeente Proefstad", office.Shelf.Organisation.Name);
        Assert.Equal(RefusalCode.NotFound, start.Refusal!.Code);
    }

    [Fact]
    public async Task The_state_after_a_restart_is_the_state_before_it()
    {
        await using var before = Office.Open();
        var run = await before.Start(TestMap.Silence);
        await before.SendAll(run.Id);
        var was = await before.State(run.Id);
        await using var office = await before.Again();

        var now = await office.State(run.Id);

        Assert.Equal(was.Sequence, now.Sequence);
        Assert.Equal(was.Deadlines.Values.OrderBy(d => d.Id.Value), now.Deadlines.Values.OrderBy(d => d.Id.Value));
        Assert.Equal(
            was.Notifications.Values.Select(n => (n.Intent.Notification, n.Status)).Order(),
            now.Notifications.Values.Select(n => (n.Intent.Notification, n.Status)).Order());
    }

    [Fact]
    public async Task A_snapshot_that_somebody_changed_is_not_used()
    {
        await using var before = Office.Open();
        var run = await before.Start(TestMap.Silence);
        await before.Writer.Write((c, t) => c.Run(t, "update momentopnames set bundel = replace(bundel, 'Doe het.', 'Doe niets.')"), CancellationToken.None);
        await using var office = await before.Again(parts: new OfficeParts { WithoutFiles = [.. TestMap.Files.Keys] });

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => office.Do(run.Id, RunDeskTests.Done("bel")));

        Assert.Contains(run.Runbook.Hash, refused.Message, StringComparison.Ordinal);
        Assert.NotNull(Verification.OfDatabase(office.Database).Fault);
    }

    [Fact]
    public async Task The_list_of_runs_can_be_made_again_from_the_journal()
    {
        await using var office = Office.Open();
        var open = await office.Start(TestMap.FiveSteps);
        var closed = await office.Start(TestMap.Silence);
        await office.Desk.Handle(closed.Id, new Request(new Close("klaar"), Office.Ciso, Override: "proef"), CancellationToken.None);
        var was = office.Reader.Runs(null, 0, 10);
        await office.Writer.Write((c, t) => c.Run(t, "delete from inzetten"), CancellationToken.None);

        await RunSummaries.Rebuild(office.History, office.Reader, office.Writer, CancellationToken.None);

        Assert.Equal(was, office.Reader.Runs(null, 0, 10));
        Assert.Equal(["gesloten"], office.Reader.Runs("gesloten", 0, 10).Select(run => run.Status));
        Assert.NotNull(office.Reader.Summary(closed.Id)!.Closed);
        Assert.NotNull(office.Reader.Summary(open.Id)!.NextDeadline);
    }

    [Fact]
    public async Task A_step_starts_another_run_also_when_the_program_stopped_just_before()
    {
        await using var before = Office.Open();
        var parent = await before.Start(TestMap.Parent);
        Assert.Single(before.Children.Open());
        await using var office = await before.Again();
        await office.Staffed();

        await Eventually.Holds(() => office.Children.Open().Count == 0, "the child run was started");

        var child = (await office.State(parent.Id)).Steps[new StepId("kind")].Child!.Value;
        Assert.Equal(parent.Id, (await office.State(child)).Parent);
        Assert.Equal(2, office.Reader.RunIds().Count);
    }

    [Fact]
    public async Task A_run_that_cannot_be_started_by_a_step_is_an_alarm_in_the_journal()
    {
        await using var before = Office.Open();
        var parent = await before.Start(TestMap.Orphan);
        await using var office = await before.Again(parts: new OfficeParts { WithoutFiles = ["eist.yaml", "wees.yaml"] });
        await office.Staffed();

        await Eventually.Holds(() => office.Children.Open().Count == 0, "the request was dealt with");

        var note = office.Events(parent.Id).OfType<NoteAdded>().Single();
        Assert.StartsWith("ALARM: draaiboek 'eist' kon niet vanzelf worden gestart.", note.Text, StringComparison.Ordinal);
    }
}
