using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>Timers, legal clocks and the calendar.</summary>
public sealed class TimeTests
{
    [Fact]
    public void A_target_that_counts_from_a_clock_is_set_when_the_clock_starts()
    {
        var action = Action("ap-melden", done: new TargetTime(Hours(12), Anchor.Clock, "avg-33", BeforeEnd: true)) with { StopsClock = new("avg-33") };
        var town = new Town(Book(new ClockStep { Id = new("start-avg"), Title = "AVG", Owner = new("ciso"), Clock = new("avg-33"), Blocks = false, Escalation = Plan() }, action), authorities: ["a", "b"]);
        Assert.Null(town.State.Steps[new("ap-melden")].DoneBefore);

        Assert.Null(town.Do(new FixClock(new("avg-33"), null, true, Town.Begin, "de AP moet dit weten")));

        Assert.Equal(Town.Begin.AddHours(60), town.State.Steps[new("ap-melden")].DoneBefore);
        Assert.Equal(["avg-33@a", "avg-33@b"], town.State.Clocks.Keys.Select(c => c.Value).Order());
        Assert.Equal(RefusalCode.Invalid, town.Complete("ap-melden")?.Code);
        Assert.Null(town.Complete("ap-melden", evidence: "AP-123"));
        Assert.Equal(["eind@a", "eind@b"], town.State.Clocks.Values.Where(c => c.Running).Select(c => c.Id.Value).Order());
    }

    [Fact]
    public void A_clock_warns_and_runs_out_aloud()
    {
        var town = new Town(Book(Action("een")), authorities: ["a"]);
        town.Do(new FixClock(new("avg-33"), null, true, Town.Begin, "bewust"));
        town.Do(new SkipStep(new("een"), null, "proef"));

        town.Push(TimeSpan.FromHours(73));

        Assert.Equal(["klok.waarschuwing", "klok.waarschuwing", "klok.verstreken"], town.Codes.Where(c => c is "klok.waarschuwing" or "klok.verstreken"));
        Assert.Contains(town.Sent, s => s.Message.Clock == new ClockId("avg-33@a") && s.Message.Person.Value == "bert");
    }

    [Fact]
    public void A_wrong_moment_of_a_clock_is_corrected_by_a_new_entry_and_all_that_counts_from_it_moves()
    {
        var action = Action("ap-melden", done: new TargetTime(Hours(12), Anchor.Clock, "avg-33", BeforeEnd: true));
        var town = new Town(Book(action), authorities: ["a"]);
        town.Do(new FixClock(new("avg-33"), null, true, Town.Begin, "bewust"));

        Assert.Null(town.Do(new FixClock(new("avg-33"), null, true, Town.Begin.AddHours(-10), "de melding lag al een nacht bij de balie")));
        Assert.Null(town.Do(new FixClock(new("avg-33"), null, true, Town.Begin.AddHours(-10), "de melding lag al een nacht bij de balie")));

        Assert.Equal(Town.Begin.AddHours(62), town.State.Clocks[new("avg-33@a")].Ends);
        Assert.Equal(Town.Begin.AddHours(50), town.State.Steps[new("ap-melden")].DoneBefore);
        Assert.Equal(["gestart", "beginmoment verbeterd"], town.Journal.Where(e => e.Action == "klok.gestart").Select(e => e.Result));
        town.Complete("ap-melden");
        town.Push(TimeSpan.FromHours(100));
        Assert.Equal([Town.Begin.AddHours(62)], town.Journal.Where(e => e.Action == "klok.verstreken").Select(e => e.Recorded));
        Invariants.Check(town);
    }

    [Fact]
    public void A_clock_that_turns_out_not_to_apply_falls_silent_and_a_stopped_one_says_how_it_was_stopped()
    {
        var town = new Town(Book(Action("een")), authorities: ["a"]);
        town.Do(new FixClock(new("avg-33"), null, true, Town.Begin, "bewust"));
        Assert.Null(town.Do(new FixClock(new("avg-33"), null, false, null, "er waren geen persoonsgegevens")));
        town.Do(new SkipStep(new("een"), null, "proef"));
        town.Push(TimeSpan.FromHours(80));
        Assert.DoesNotContain("klok.verstreken", town.Codes);

        Assert.Null(town.Do(new FixClock(new("avg-33"), null, true, Town.Begin.AddHours(70), "toch wel")));
        Assert.Null(town.Do(new StopClock(new("avg-33"), "AP-123")));
        Assert.Null(town.Do(new StopClock(new("avg-33"), "AP-123")));
        var refusal = town.Do(new StopClock(new("avg-33"), "AP-999"));

        Assert.Equal(RefusalCode.LostRace, refusal?.Code);
        Assert.Contains("AP-123", refusal?.Message, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.LostRace, town.Do(new FixClock(new("avg-33"), null, true, Town.Begin, "eerder"))?.Code);
    }

    [Fact]
    public void A_pause_stops_all_timers_but_those_of_the_law()
    {
        var town = new Town(Book(Action("een")), authorities: ["a"]);
        town.Do(new FixClock(new("avg-33"), null, true, Town.Begin, "bewust"));
        town.Push(TimeSpan.FromMinutes(2));
        town.Do(new Pause("het gebouw wordt ontruimd"));

        town.Push(TimeSpan.FromHours(1));
        Assert.Single(town.Sent);
        town.Do(new Resume("we zijn terug"));
        town.Push(TimeSpan.FromMinutes(3));

        Assert.Equal([(0, "anna"), (65, "bert")], Called(town));
        Assert.Equal(Town.Begin.AddHours(72), town.State.Deadlines[new("klokeinde/avg-33@a")].Due);
        Invariants.Check(town);
    }

    [Fact]
    public void A_timer_never_fires_early_not_even_when_the_clock_was_set_back()
    {
        var town = new Town(Book(Action("een")));
        var rung = town.State.Deadlines[new("trede/een/ciso")];
        var lines = town.Journal.Count;

        town.SetClock(rung.Due.AddMilliseconds(-1));
        town.Fire(rung);
        town.SetClock(Town.Begin.AddHours(-5));
        town.Fire(rung);

        Assert.Equal(lines, town.Journal.Count);
    }

    [Fact]
    public void Days_follow_the_wall_clock_and_hours_do_not()
    {
        var saturday = new DateTimeOffset(2027, 3, 27, 12, 0, 0, TimeSpan.FromHours(1));

        Assert.Equal(new DateTimeOffset(2027, 3, 28, 12, 0, 0, TimeSpan.FromHours(2)), new TimeLimit(0, 1, TimeSpan.Zero).After(saturday, Zone));
        Assert.Equal(saturday.AddHours(24), Hours(24).After(saturday, Zone));
        Assert.Equal(new DateTimeOffset(2027, 2, 28, 9, 0, 0, TimeSpan.FromHours(1)), new TimeLimit(1, 0, TimeSpan.Zero).After(new DateTimeOffset(2027, 1, 31, 9, 0, 0, TimeSpan.FromHours(1)), Zone));
    }
}
