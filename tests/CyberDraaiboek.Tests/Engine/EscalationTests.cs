using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

public sealed class EscalationTests
{
    [Fact]
    public void An_unanswered_call_goes_to_the_deputy_then_the_secretary_and_ends_exhausted()
    {
        var town = new Town(Book(Action("bellen")));

        town.Push(TimeSpan.FromHours(2));

        Assert.Equal([(0, "anna"), (5, "bert"), (15, "carla"), (20, "carla")], Called(town));
        Assert.Equal("escalatie.uitgeput", town.Codes.Last());
        Assert.Equal(Town.Begin.AddMinutes(30), town.Journal[^1].Recorded);
        Quiet(town);
    }

    [Fact]
    public void An_acknowledgement_stops_what_is_pending_for_that_step_and_nothing_else()
    {
        var town = new Town(Book(new ParallelBlock { Key = "F0:tegelijk", Branches = [new Branch(null, [Action("een")]), new Branch(null, [Action("twee", "secretaris")])] }));
        town.Push(TimeSpan.FromMinutes(3));

        Assert.Null(town.Ack("een", "anna"));
        town.Push(TimeSpan.FromHours(1));

        Assert.Equal(["anna"], town.Sent.Where(s => s.Message.Step == new StepId("een")).Select(s => s.Message.Person.Value));
        Assert.Contains(town.Sent, s => s.Message.Step == new StepId("twee") && s.Message.Person.Value == "dirk");
        Quiet(town);
    }

    [Fact]
    public void With_everyone_each_role_has_its_own_timer()
    {
        var town = new Town(Book(Notify("alarm", Quorum.Everyone, "ciso", "secretaris")));
        town.Ack("alarm", "anna");

        town.Push(TimeSpan.FromMinutes(6));
        Assert.Equal([(0, "anna"), (0, "carla"), (5, "dirk")], Called(town));
        Assert.Equal(StepStatus.Open, town.State.Steps[new("alarm")].Status);

        town.Ack("alarm", "dirk");
        Assert.Equal(StepStatus.Done, town.State.Steps[new("alarm")].Status);
        Quiet(town);
    }

    [Fact]
    public void One_of_the_roles_is_enough_when_one_is_asked()
    {
        var town = new Town(Book(Notify("alarm", Quorum.One, "ciso", "secretaris")));

        town.Ack("alarm", "carla");

        Assert.Equal(StepStatus.Done, town.State.Steps[new("alarm")].Status);
        Quiet(town);
    }

    [Fact]
    public void Two_of_a_team_of_three_must_answer_when_two_are_asked()
    {
        var town = new Town(Book(Action("team", "team") with { Acknowledgement = new AcknowledgementRule(new Quorum(2), Strength.Weak) }));
        town.Ack("team", "els");
        Assert.False(town.State.Steps[new("team")].Alarms["team"].Reached);

        town.Ack("team", "frans");
        Assert.True(town.State.Steps[new("team")].Alarms["team"].Reached);
    }

    [Fact]
    public void A_weak_answer_is_shown_and_the_clock_runs_on()
    {
        var town = new Town(Book(Action("bellen") with { Acknowledgement = new AcknowledgementRule(Quorum.One, Strength.Strong) }));

        town.Ack("bellen", "anna");
        town.Push(TimeSpan.FromMinutes(6));

        Assert.Equal([(0, "anna"), (5, "bert")], Called(town));
        Assert.False(town.Events<Acknowledged>().Single().Counts);
    }

    [Fact]
    public void An_empty_rung_is_said_aloud_and_passed_over_at_once()
    {
        var town = new Town(Book(Action("bellen", "ciso", Plan(To("leeg", 5), To("secretaris", 15)))));

        town.Push(TimeSpan.FromMinutes(6));

        Assert.Equal([(0, "anna"), (5, "carla")], Called(town));
        Assert.Contains(town.Events<RungReached>(), r => r.Alarm && r.To == new RoleId("leeg"));
        town.Push(TimeSpan.FromHours(1));
        Assert.Equal([(0, "anna"), (5, "carla")], Called(town));
        Quiet(town);
    }

    [Fact]
    public void A_role_with_nobody_and_no_rungs_is_exhausted_at_once()
    {
        var town = new Town(Book(Action("bellen", "leeg", EscalationPlan.None)));

        Assert.Equal("escalatie.uitgeput", town.Codes.Last());
        Quiet(town);
    }

    [Fact]
    public void When_nobody_ever_answered_every_end_says_so()
    {
        var town = new Town(Book(Action("bellen", done: Within(60))));

        town.Push(TimeSpan.FromHours(12));

        Assert.All(town.Journal.Where(e => e.Action == "escalatie.uitgeput"), e => Assert.Equal("niemand bereikt", e.Result));
        Assert.True(town.Codes.Count(code => code == "escalatie.uitgeput") > 1);
    }

    [Fact]
    public void Confirming_for_a_role_fifty_times_is_confirming_once()
    {
        var town = new Town(Book(Action("bellen")));
        for (var i = 0; i < 50; i++)
        {
            Assert.Null(town.Do(new Acknowledge(new("bellen"), null, new RoleId("ciso"), Strength.Strong, Answer.Coming)));
        }

        Assert.Single(town.Codes, code => code == "melding.bevestigd");

        // Somebody else who says the same is another fact.
        Assert.Null(town.Do(new Acknowledge(new("bellen"), null, new RoleId("ciso"), Strength.Strong, Answer.Coming), new Actor("de meldkamer van de gemeente", null, Origin.Api)));
        Assert.Equal(2, town.Codes.Count(code => code == "melding.bevestigd"));
    }

    [Fact]
    public void Who_cannot_come_is_replaced_at_once()
    {
        var town = new Town(Book(Action("bellen")));
        town.Push(TimeSpan.FromMinutes(1));

        town.Ack("bellen", "anna", Answer.Unable);

        Assert.Equal([(0, "anna"), (1, "bert")], Called(town));
        town.Push(TimeSpan.FromMinutes(14));
        Assert.Equal((15, "carla"), Called(town).Last());
    }

    [Fact]
    public void Who_gives_a_task_back_starts_the_calling_again()
    {
        var town = new Town(Book(Action("bellen")));
        town.Ack("bellen", "anna");

        town.Ack("bellen", "anna", Answer.Unable);
        town.Push(TimeSpan.FromMinutes(5));

        Assert.Contains((5, "bert"), Called(town));
    }

    [Fact]
    public void A_person_is_called_by_hand_and_that_is_the_strongest_answer()
    {
        var town = new Town(Book(Action("bellen") with { Acknowledgement = new AcknowledgementRule(Quorum.One, Strength.Strong) })) { Provider = _ => null };
        town.Push(TimeSpan.FromMinutes(2));
        var call = town.Sent.Single(s => s.Message.Channel == Channel.Call).Message;

        Assert.Null(town.Do(new ReportCall(call.Notification, CallResult.Reached, "komt eraan")));

        Assert.True(town.State.Steps[new("bellen")].Alarms["ciso"].Reached);
        Assert.Equal(["melding.gebeld", "melding.bevestigd"], town.Codes.TakeLast(2));
    }

    [Fact]
    public void Escalating_by_hand_calls_the_next_rung_now()
    {
        var town = new Town(Book(Action("bellen")));
        town.Push(TimeSpan.FromMinutes(1));

        Assert.Null(town.Do(new EscalateNow(new("bellen"), "het duurt te lang")));

        Assert.Equal([(0, "anna"), (1, "bert")], Called(town));
        Assert.Equal(RefusalCode.Invalid, town.Do(new EscalateNow(new("bellen"), " "))?.Code);
    }

    [Fact]
    public void Silence_moves_the_rest_of_the_plan()
    {
        var town = new Town(Book(Action("bellen")));
        town.Push(TimeSpan.FromMinutes(1));

        town.Do(new Silence(new("bellen"), TimeSpan.FromMinutes(60), "de politie vraagt een uur stilte"));
        town.Push(TimeSpan.FromMinutes(59));
        Assert.Equal([(0, "anna")], Called(town));

        town.Push(TimeSpan.FromHours(2));
        Assert.Equal([(0, "anna"), (65, "bert"), (75, "carla"), (80, "carla")], Called(town));
        Quiet(town);
    }

    [Fact]
    public void Accepted_and_forgotten_is_reminded_and_in_the_end_an_alarm()
    {
        var town = new Town(Book(Action("bellen", done: Within(20))));
        town.Ack("bellen", "anna");

        town.Push(TimeSpan.FromMinutes(21));
        Assert.Equal([(0, "anna"), (20, "anna")], Called(town));
        Assert.Equal(Purpose.Reminder, town.Sent[^1].Message.Purpose);

        town.Push(TimeSpan.FromHours(3));
        Assert.Equal("escalatie.uitgeput", town.Codes.Last());
        Assert.Equal("wel bevestigd, niet gereed", town.Journal[^1].Result);
        Quiet(town);
    }

    [Fact]
    public void Reminders_stop_at_their_maximum_even_when_every_one_is_accepted()
    {
        var town = new Town(Book(Action("bellen", done: Within(20))));
        for (var hour = 0; hour < 8; hour++)
        {
            town.Ack("bellen", "anna");
            town.Push(TimeSpan.FromMinutes(30));
        }

        Assert.Equal([20, 25, 60, 90], town.Sent.Where(s => s.Message.Purpose == Purpose.Reminder).Select(s => (int)(s.At - Town.Begin).TotalMinutes));
        Assert.Equal(1, town.Codes.Count(c => c == "escalatie.uitgeput"));
        Quiet(town);
    }

    [Fact]
    public void Confirming_stops_only_the_first_of_the_two_deadlines()
    {
        var town = new Town(Book(Action("bellen", done: Within(60), confirmed: Within(10))));
        town.Ack("bellen", "anna");

        town.Push(TimeSpan.FromMinutes(61));

        Assert.Equal([StepLimit.Done], town.Events<StepLate>().Select(l => l.Limit));
    }

    [Fact]
    public void After_a_day_of_downtime_a_rung_fires_once_late_and_the_rest_keeps_its_distance()
    {
        var town = new Town(Book(Action("bellen", confirmed: Within(10))));
        town.Push(TimeSpan.Zero);

        town.Sleep(TimeSpan.FromDays(1));

        Assert.Equal([(0, "anna"), (1440, "bert")], Called(town));
        Assert.Equal(1440 * 60 - 600, town.Events<StepLate>().Single().NoticedAfterSeconds);
        town.Push(TimeSpan.FromHours(1));
        Assert.Equal([(0, "anna"), (1440, "bert"), (1450, "carla"), (1455, "carla")], Called(town));
        Quiet(town);
    }

    [Fact]
    public void When_the_duty_changes_the_next_alarm_goes_to_the_new_person()
    {
        var roster = new DutyRoster(new DateTime(2026, 11, 15, 3, 2, 0), [new("anna"), new("els")], 1, []);
        var organisation = Organisation with
        {
            Roles = new Dictionary<RoleId, Role>(Organisation.Roles) { [new("ciso")] = new Role(new("ciso"), "CISO", [], [], roster) },
        };
        var town = new Town(Book(Action("bellen", "ciso", Plan(To("ciso", 5)))), organisation);

        town.Push(TimeSpan.FromMinutes(6));

        Assert.Equal([(0, "anna"), (5, "els")], Called(town));
    }
}
