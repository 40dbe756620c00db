using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.SystemTests.Journal;

public sealed class RunDeskTests
{
    [Fact]
    public async Task Commands_of_one_run_that_come_together_are_handled_one_after_another()
    {
        await using var office = Office.Open();
        var run = await office.Start(TestMap.FiveSteps);

        var notes = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => office.Do(run.Id, new AddNote($"{i}", EntryKind.Fact))));

        var sequences = notes.Select(handled => handled.Entries.Single().Sequence).Order().ToList();
        Assert.Equal(Enumerable.Range(1, 200).Select(i => run.Sequence + i), sequences);
        Assert.Null(Verification.OfDatabase(office.Database).Fault);
    }

    [Fact]
    public async Task Five_starts_at_once_with_the_same_key_are_one_run()
    {
        await using var office = Office.Open();

        var five = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            office.Desk.Start(new RunbookId(TestMap.FiveSteps), Office.Details(), Office.Ciso, "alarm-17", CancellationToken.None)));

        Assert.Single(five.Select(handled => handled.State!.Id).Distinct());
        Assert.Equal(4, five.Count(handled => handled.Existing));
        Assert.Single(office.Reader.RunIds());
    }

    [Fact]
    public async Task The_same_key_is_the_same_run_after_a_restart_and_never_another_runbook()
    {
        await using var before = Office.Open();
        var run = await before.Start(TestMap.FiveSteps, "alarm-17");
        await using var office = await before.Again();

        var again = await office.Desk.Start(new RunbookId(TestMap.FiveSteps), Office.Details(), Office.Ciso, "alarm-17", CancellationToken.None);
        var other = await office.Desk.Start(new RunbookId(TestMap.Silence), Office.Details(), Office.Ciso, "alarm-17", CancellationToken.None);

        Assert.Equal((run.Id, true), (again.State!.Id, again.Existing));
        Assert.Equal(RefusalCode.Invalid, other.Refusal!.Code);
        Assert.Single(office.Reader.RunIds());
    }

    [Fact]
    public async Task An_unknown_runbook_and_an_unknown_run_are_refused_in_Dutch()
    {
        await using var office = Office.Open();

        var start = await office.Desk.Start(new RunbookId("bestaat-niet"), Office.Details(), Office.Ciso, null, CancellationToken.None);
        var handle = await office.Do(new RunId("weg"), new AddNote("x", EntryKind.Fact));

        Assert.Equal("Draaiboek 'bestaat-niet' bestaat niet.", start.Refusal!.Message);
        Assert.Equal("Inzet 'weg' bestaat niet.", handle.Refusal!.Message);
        Assert.Null(await office.Desk.State(new RunId("weg"), CancellationToken.None));
    }

    [Fact]
    public async Task When_another_program_wrote_first_the_command_is_decided_anew()
    {
        await using var office = Office.Open();
        var run = await office.Start(TestMap.FiveSteps);
        await using var other = Office.Open(office);
        await other.Do(run.Id, new AddNote("van de ander", EntryKind.Fact));

        var handled = await office.Do(run.Id, new AddNote("van mij", EntryKind.Fact));

        Assert.Equal(run.Sequence + 2, handled.Entries.Single().Sequence);
        Assert.Null(Verification.OfDatabase(office.Database).Fault);
    }

    [Fact]
    public async Task A_part_that_fails_for_one_run_leaves_nothing_of_it_and_all_of_the_others()
    {
        var part = new FailsFor();
        await using var office = Office.Open(parts: new OfficeParts { More = [part] });
        var bad = await office.Start(TestMap.FiveSteps);
        var good = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => office.Start(TestMap.FiveSteps)));
        var rowsBefore = office.Deadlines.Until(DateTimeOffset.MaxValue, null, 1000).Count(row => row.Run == bad.Id);
        part.Run = bad.Id;

        var failing = Record.ExceptionAsync(() => office.Do(bad.Id, Done("een")));
        var fine = await Task.WhenAll(good.Select(run => office.Do(run.Id, Done("een"))));

        Assert.IsType<InvalidTimeZoneException>(await failing);
        Assert.All(fine, handled => Assert.Null(handled.Refusal));
        Assert.Equal(bad.Sequence, office.Reader.Summary(bad.Id)!.LastSequence);
        Assert.Equal(bad.Sequence, office.Reader.Entries(bad.Id).Count);
        Assert.Equal(rowsBefore, office.Deadlines.Until(DateTimeOffset.MaxValue, null, 1000).Count(row => row.Run == bad.Id));

        part.Run = default;
        var retried = await office.Do(bad.Id, Done("een"));
        Assert.Null(retried.Refusal);
        Assert.Null(Verification.OfDatabase(office.Database).Fault);
    }

    [Fact]
    public async Task A_thousand_runs_started_at_once_all_reach_their_state_and_the_same_after_a_restart()
    {
        await using var before = Office.Open();
        var runs = await Task.WhenAll(Enumerable.Range(0, 1000).Select(_ => before.Start(TestMap.FiveSteps)));
        foreach (var step in new[] { "een", "twee", "drie", "vier", "vijf" })
        {
            await Task.WhenAll(runs.Select(run => before.Do(run.Id, Done(step))));
        }

        await using var office = await before.Again();

        var states = await Task.WhenAll(runs.Select(run => office.State(run.Id)));
        Assert.All(states, state => Assert.Equal(5, state.Steps.Values.Count(step => step.Status == StepStatus.Done)));
        Assert.Equal(1000, office.Reader.Runs(null, 0, 2000).Count);
        var verdict = Verification.OfDatabase(office.Database);
        Assert.Equal((1000, (JournalFault?)null), (verdict.Runs, verdict.Fault));
    }

    [Fact]
    public async Task Listeners_hear_every_change_in_order_and_cannot_undo_it()
    {
        await using var office = Office.Open();
        var heard = new List<long>();
        office.Desk.Committed += change =>
        {
            heard.AddRange(change.Entries.Select(entry => entry.Sequence));
            throw new InvalidTimeZoneException("a bug in a listener");
        };

        var run = await office.Start(TestMap.FiveSteps);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => office.Do(run.Id, new AddNote($"{i}", EntryKind.Fact))));

        Assert.Equal(Enumerable.Range(1, (int)run.Sequence + 50).Select(i => (long)i), heard);
    }

    internal static CompleteStep Done(string step) => new(new StepId(step), null, "gedaan", new Dictionary<string, string>());

    private sealed class FailsFor : ICommitPart
    {
        public RunId Run { get; set; }

        public void Write(Committed change, SqliteConnection connection, SqliteTransaction transaction)
        {
            if (change.After.Id == Run)
            {
                throw new InvalidTimeZoneException("a bug in a part");
            }
        }
    }
}
