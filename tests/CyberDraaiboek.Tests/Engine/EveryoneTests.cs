using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>A message to 'iedereen': each person for themselves.</summary>
public sealed class EveryoneTests
{
    private static readonly string[] All = ["anna", "bert", "carla", "dirk", "els", "frans"];

    [Fact]
    public void Every_person_is_called_alone_and_parties_are_not()
    {
        var town = new Town(Book(Ask()));
        town.Push(TimeSpan.Zero);

        Assert.Equal(All, town.Sent.Select(s => s.Message.Person.Value));
        Assert.Equal(All.Select(p => $"@{p}"), town.State.Steps[new("test")].Alarms.Keys);
        Assert.Equal("bert", town.Organisation.TitleOf(Everyone.Only(new("bert"))));
        Assert.True(town.Organisation.MayActAs(new("bert"), Everyone.Only(new("bert"))));
        Assert.False(town.Organisation.MayActAs(new("anna"), Everyone.Only(new("bert"))));
        Assert.Equal("Iedereen in de organisatie", town.Organisation.TitleOf(Everyone.Role));
    }

    [Fact]
    public void It_is_done_when_everybody_has_answered_and_not_before()
    {
        var town = new Town(Book(Ask()));
        foreach (var person in All)
        {
            Assert.Equal(StepStatus.Open, town.State.Steps[new("test")].Status);
            Assert.Null(town.Ack("test", person));
        }

        Assert.Equal(StepStatus.Done, town.State.Steps[new("test")].Status);
        Assert.DoesNotContain("escalatie.uitgeput", town.Codes);
        Assert.Equal(All.Length, town.Sent.Count);
        Quiet(town);
    }

    [Fact]
    public void Only_who_did_not_answer_is_reminded_and_is_named_loudly_at_the_end()
    {
        var town = new Town(Book(Ask()));
        town.Push(TimeSpan.FromMinutes(1));
        foreach (var person in All.Except(["els"]))
        {
            town.Ack("test", person);
        }

        town.Push(TimeSpan.FromHours(2));

        Assert.Equal([(5, "els"), (15, "els")], Called(town).Where(c => c.Minute > 0));
        var lost = Assert.Single(town.Events<EscalationExhausted>());
        Assert.Equal((Everyone.Only(new("els")), "niemand bereikt"), (lost.Target, lost.Result));
        Assert.Equal(StepStatus.Open, town.State.Steps[new("test")].Status);
        Quiet(town);

        town.Ack("test", "els");
        Assert.Equal(StepStatus.Done, town.State.Steps[new("test")].Status);
    }

    [Fact]
    public void Who_is_away_is_passed_over_and_that_is_said()
    {
        var town = new Town(Book(Ask()), Away("carla"));
        foreach (var person in All.Except(["carla"]))
        {
            town.Ack("test", person);
        }

        Assert.Equal([new PersonId("carla")], Assert.Single(town.Events<PeopleAway>()).People);
        Assert.DoesNotContain(town.Sent, s => s.Message.Person.Value == "carla");
        Assert.Equal(StepStatus.Done, town.State.Steps[new("test")].Status);
        Quiet(town);
    }

    [Fact]
    public void With_nobody_there_at_all_it_says_so_loudly()
    {
        var town = new Town(Book(Ask()), Away(All));
        town.Push(TimeSpan.FromHours(2));

        Assert.Empty(town.Sent);
        Assert.Equal(Everyone.Role, Assert.Single(town.Events<EscalationExhausted>()).Target);
        Assert.Equal(StepStatus.Open, town.State.Steps[new("test")].Status);
        Quiet(town);
    }

    [Fact]
    public void Who_has_no_such_channel_is_an_empty_call_that_everybody_sees()
    {
        var people = new Dictionary<PersonId, Person>(Organisation.People) { [new("frans")] = new(new("frans"), "frans", [new ContactPoint(Channel.Call, "+31600000001")], []) };
        var town = new Town(Book(Ask()), Organisation with { People = people });
        foreach (var person in All.Except(["frans"]))
        {
            town.Ack("test", person);
        }

        Assert.Contains(town.Events<RungReached>(), r => r is { People.Count: 0, Alarm: true } && r.To == Everyone.Only(new("frans")));
        Assert.Equal(Everyone.Only(new("frans")), Assert.Single(town.Events<EscalationExhausted>()).Target);
        Assert.Equal(StepStatus.Open, town.State.Steps[new("test")].Status);
        Quiet(town);
    }

    [Fact]
    public void One_answer_is_enough_when_one_is_asked()
    {
        var town = new Town(Book(Ask() with { Acknowledgement = new AcknowledgementRule(Quorum.One, Strength.Weak) }));
        town.Ack("test", "dirk");

        Assert.Equal(StepStatus.Done, town.State.Steps[new("test")].Status);
        Quiet(town);
    }

    [Fact]
    public void Without_a_question_it_is_done_when_everybody_was_sent_one()
    {
        var town = new Town(Book(Notify("test", null, "iedereen")));
        town.Push(TimeSpan.FromMinutes(1));

        Assert.Equal(All, town.Sent.Select(s => s.Message.Person.Value));
        Assert.Equal(StepStatus.Done, town.State.Steps[new("test")].Status);
        Quiet(town);
    }

    [Fact]
    public void Who_answered_is_not_called_again_because_others_make_it_late()
    {
        var town = new Town(Book(Ask() with { DoneBefore = Within(60) }));
        foreach (var person in All.Except(["els"]))
        {
            town.Ack("test", person);
        }

        town.Push(TimeSpan.FromDays(3));

        Assert.All(Called(town).Where(c => c.Minute > 0), c => Assert.Equal("els", c.Person));
        Assert.Contains(Called(town), c => c is { Minute: 60, Person: "els" });
        Quiet(town);
    }

    [Fact]
    public void A_stranger_who_says_so_is_not_asked_a_second_time_and_the_person_is_named_at_once()
    {
        var town = new Town(Book(Ask()));
        foreach (var person in All.Except(["els"]))
        {
            town.Ack("test", person);
        }

        town.Do(new Acknowledge(new("test"), new("els"), Everyone.Only(new("els")), Strength.Weak, Answer.WrongPerson));

        Assert.Equal(Everyone.Only(new("els")), Assert.Single(town.Events<EscalationExhausted>()).Target);
        Quiet(town);
        Assert.Equal(All.Length, town.Sent.Count);
    }

    [Fact]
    public void Called_again_by_hand_it_is_the_same_person_and_not_who_answered_last()
    {
        var town = new Town(Book(Ask()));
        town.Ack("test", "anna");
        town.Push(TimeSpan.FromHours(2));
        var sent = town.Sent.Count;

        town.Do(new EscalateNow(new("test"), "nog eens"));

        Assert.Equal(["bert", "carla", "dirk", "els", "frans"], town.Sent.Skip(sent).Select(s => s.Message.Person.Value));
    }

    [Fact]
    public void Somebody_who_left_between_is_said_to_be_unreachable_when_the_step_is_reopened()
    {
        var town = new Town(Book(Ask()));
        town.Complete("test");
        town.Organisation = Away("anna") with { People = Away("anna").People.Where(p => p.Key.Value != "bert").ToDictionary() };

        Assert.Null(town.Do(new ReopenStep(new("test"), "toch niet")));

        Assert.Equal(["@anna", "@bert"], town.Events<EscalationExhausted>().Select(e => e.Target.Value));
        Invariants.Check(town);
    }

    [Fact]
    public void A_step_may_give_more_time_to_ring_than_the_channel_does()
    {
        var town = new Town(Book(Ask() with { Via = [Channel.Call], SendWithin = TimeSpan.FromHours(72), Escalation = Slow }));
        town.Push(TimeSpan.FromHours(71));
        Assert.DoesNotContain("melding.mislukt", town.Codes);

        foreach (var call in town.Sent.Select(s => s.Message.Notification).ToList())
        {
            Assert.Null(town.Do(new ReportCall(call, CallResult.Reached, null)));
        }

        Assert.Equal(StepStatus.Done, town.State.Steps[new("test")].Status);
        Quiet(town);
    }

    [Fact]
    public void A_wrong_number_is_tried_once_more_and_then_said_loudly_at_once()
    {
        var town = new Town(Book(Ask() with { Via = [Channel.Call], SendWithin = TimeSpan.FromHours(72), Escalation = Slow }));
        town.Push(TimeSpan.FromHours(1));
        NotificationPrepared[] Open() => [.. town.State.Notifications.Values.Where(n => n is { Status: NotificationStatus.Ready, Intent.Person.Value: "els" }).Select(n => n.Intent)];

        town.Do(new ReportCall(Assert.Single(Open()).Notification, CallResult.NoAnswer, null));
        Assert.DoesNotContain("escalatie.uitgeput", town.Codes);
        town.Do(new ReportCall(Assert.Single(Open()).Notification, CallResult.WrongNumber, null));

        Assert.Equal("@els", Assert.Single(town.Events<EscalationExhausted>()).Target.Value);
        Assert.Empty(Open());
        town.Push(TimeSpan.FromDays(8));
        Assert.Equal(All.Length, town.Events<EscalationExhausted>().Count());
        Quiet(town);
    }

    private static EscalationPlan Slow { get; } = Plan(Again(72 * 60, Channel.Call)) with { GiveUpAfter = TimeSpan.FromHours(73) };

    private static NotifyStep Ask() => Notify("test", Quorum.Everyone, "iedereen") with { Via = [Channel.Mail], Escalation = Plan(Again(5, Channel.Mail), Again(15, Channel.Mail)) };

    private static Rung Again(int minutes, Channel via) => new(TimeSpan.FromMinutes(minutes), RungTarget.Same, null, [via], Quorum.One);

    private static OrganisationDirectory Away(params string[] names) => Organisation with
    {
        People = Organisation.People.Values.Select(p => names.Contains(p.Id.Value) ? p with { Absences = [new Absence(Town.Begin.AddDays(-1), Town.Begin.AddDays(60), null)] } : p).ToDictionary(p => p.Id),
    };
}
