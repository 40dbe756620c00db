using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using static CyberDraaiboek.Tests.Engine.TownHall;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>What follows from what became of a message.</summary>
public sealed class DeliveryTests
{
    [Fact]
    public void A_hard_refusal_uses_the_next_channel_and_then_the_deputy_without_waiting()
    {
        var town = new Town(Book(Action("bellen"))) { Provider = m => m.Person.Value == "anna" ? NotificationStatus.Failed : NotificationStatus.Sent };
        town.Do(new AddNote("begin", EntryKind.Fact));

        Assert.Equal([(0, "anna"), (0, "anna"), (0, "bert")], Called(town));
        Assert.Equal([Channel.Mail, Channel.Call], town.Sent.Where(s => s.Message.Person.Value == "anna").Select(s => s.Message.Channel));
    }

    [Fact]
    public void No_receipt_in_time_uses_the_next_channel()
    {
        var town = new Town(Book(Action("bellen"))) { Provider = _ => null };

        town.Push(TimeSpan.FromMinutes(2));

        Assert.Equal([(0, Channel.Mail), (2, Channel.Call)], town.Sent.Select(s => ((int)(s.At - Town.Begin).TotalMinutes, s.Message.Channel)));
        Assert.Contains("melding.mislukt", town.Codes);
    }

    [Fact]
    public void A_call_that_nobody_made_does_not_hurry_the_plan_when_the_mail_left()
    {
        var contacts = new[] { new ContactPoint(Channel.Mail, "a@b.example"), new ContactPoint(Channel.Call, "+31600000001", TimeSpan.FromMinutes(1)) };
        var organisation = Organisation with
        {
            People = new Dictionary<PersonId, Person>(Organisation.People) { [new("anna")] = new Person(new("anna"), "anna", contacts, []) },
        };
        var town = new Town(Book(Action("bellen", "ciso", Plan(Deputy(10), To("secretaris", 15)))), organisation);

        town.Push(TimeSpan.FromHours(1));

        Assert.Equal([(0, "anna"), (1, "anna"), (10, "bert"), (15, "carla")], Called(town));
        Quiet(town);
    }

    [Fact]
    public void What_failed_of_an_earlier_rung_does_not_hurry_a_later_one()
    {
        var town = new Town(Book(Action("bellen", "ciso", Plan(Deputy(3), To("secretaris", 15))))) { Provider = m => m.Person.Value == "anna" ? null : NotificationStatus.Sent };

        town.Push(TimeSpan.FromMinutes(14));

        Assert.Equal([(0, "anna"), (2, "anna"), (3, "bert")], Called(town));
    }

    [Fact]
    public void A_message_in_doubt_is_sent_again_and_says_so()
    {
        var first = true;
        var town = new Town(Book(Action("bellen")));
        town.Provider = _ =>
        {
            var status = first ? NotificationStatus.InDoubt : NotificationStatus.Sent;
            first = false;
            return status;
        };

        town.Do(new AddNote("begin", EntryKind.Fact));

        Assert.Equal([false, true], town.Sent.Select(s => s.Message.MayBeDuplicate));
        Assert.Contains("melding.onzeker", town.Codes);
    }

    [Fact]
    public void Doubt_after_doubt_without_another_channel_calls_the_deputy_at_once()
    {
        var town = new Town(Book(Action("bellen")))
        {
            Provider = sent => sent.Person.Value == "anna" ? NotificationStatus.InDoubt : NotificationStatus.Sent,
        };

        town.Do(new AddNote("begin", EntryKind.Fact));

        Assert.Equal(["anna", "bert"], Called(town).Where(call => call.Minute == 0).Select(call => call.Person).Distinct());
        Assert.Equal([false, true, true, true], town.Sent.Where(s => s.Message.Channel == Channel.Mail && s.Message.Person.Value == "anna").Select(s => s.Message.MayBeDuplicate));
    }

    [Fact]
    public void The_second_contact_follows_by_itself_when_the_person_wants_that()
    {
        var contacts = new[] { new ContactPoint(Channel.Mail, "a@b.example"), new ContactPoint(Channel.Call, "+31600000001", TimeSpan.FromMinutes(3)) };
        var organisation = Organisation with
        {
            People = new Dictionary<PersonId, Person>(Organisation.People) { [new("anna")] = new Person(new("anna"), "anna", contacts, []) },
        };
        var town = new Town(Book(Action("bellen")), organisation);

        town.Push(TimeSpan.FromMinutes(4));

        Assert.Equal([(0, Channel.Mail), (3, Channel.Call)], town.Sent.Select(s => ((int)(s.At - Town.Begin).TotalMinutes, s.Message.Channel)));
    }
}
