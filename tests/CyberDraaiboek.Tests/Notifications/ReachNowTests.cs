using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Notifications.Reach;
using CyberDraaiboek.Tests.Engine;
using CyberDraaiboek.Web.Organisation;

namespace CyberDraaiboek.Tests.Notifications;

/// <summary>What is known about an address, in words, and whether it still counts.</summary>
public sealed class ReachNowTests
{
    private static readonly DateTimeOffset Now = Town.Begin;

    [Theory]
    [InlineData(null, null, ReachOutcome.Sent, "22-11-2026: verzonden, geen antwoord", false)]
    [InlineData(null, 10, ReachOutcome.Sent, "22-11-2026: verzonden, geen antwoord", true)]
    [InlineData(0, null, ReachOutcome.Reached, "bereikt op 22-11-2026", true)]
    [InlineData(90, null, ReachOutcome.NoAnswer, "bereikt op 24-8-2026, daarna 22-11-2026: geen gehoor", true)]
    [InlineData(5, null, ReachOutcome.Sent, "bereikt op 17-11-2026", true)]
    [InlineData(91, null, ReachOutcome.NoAnswer, "22-11-2026: geen gehoor, eerder bereikt op 23-8-2026", false)]
    [InlineData(3, 10, ReachOutcome.WrongNumber, "22-11-2026: verkeerd nummer, eerder bereikt op 19-11-2026", false)]
    [InlineData(null, 91, ReachOutcome.Voicemail, "22-11-2026: voicemail", false)]
    public void An_address_counts_when_it_was_proven_or_looked_at_and_not_disproven_since(int? reachedDaysAgo, int? checkedDaysAgo, ReachOutcome last, string words, bool fresh)
    {
        var contact = new ContactPoint(Channel.Call, "+31600000000", CheckedOn: checkedDaysAgo is { } days ? new DateOnly(2026, 11, 22).AddDays(-days) : null);
        var (person, reach) = Known(contact, new AddressKnown(reachedDaysAgo is { } ago ? Now.AddDays(-ago) : null, Now, last));

        Assert.Equal((words, fresh), (ReachTexts.Of(person, contact, reach).Text, reach.Fresh(person, contact)));
    }

    [Fact]
    public void A_changed_address_starts_anew_and_so_does_the_same_one_of_somebody_else()
    {
        var contact = new ContactPoint(Channel.Call, "+31600000000");
        var (person, reach) = Known(contact, new AddressKnown(Now, Now, ReachOutcome.Reached));

        Assert.Equal("nooit getest", ReachTexts.Of(person, contact with { Address = "+31600000009" }, reach).Text);
        Assert.Equal("nooit getest", ReachTexts.Of(TownHall.Someone("bert"), contact, reach).Text);
        Assert.Equal("2026-11-22", ReachTexts.ReachedOn(person, contact, reach));
    }

    [Fact]
    public void Two_outcomes_of_one_call_are_a_mistake_and_its_correction()
    {
        var first = AddressKnown.After(null, "een", ReachOutcome.Reached, Now.AddDays(-30));
        var wrong = AddressKnown.After(first, "twee", ReachOutcome.Reached, Now);
        Assert.Equal((Now, "twee"), (wrong.Reached, wrong.Proof));

        var mended = AddressKnown.After(wrong, "twee", ReachOutcome.NoAnswer, Now.AddMinutes(1));
        Assert.Equal((Now.AddDays(-30), ReachOutcome.NoAnswer), (mended.Reached, mended.Outcome));
        Assert.Null(AddressKnown.After(AddressKnown.After(null, "een", ReachOutcome.Reached, Now), "een", ReachOutcome.WrongPerson, Now).Reached);
        Assert.Equal(Now, AddressKnown.After(wrong, "drie", ReachOutcome.NoAnswer, Now.AddMinutes(1)).Reached);
    }

    [Theory]
    [InlineData(ReachOutcome.Sent)]
    [InlineData(ReachOutcome.Failed)]
    [InlineData(ReachOutcome.InDoubt)]
    public void A_late_report_about_a_message_that_was_answered_changes_nothing_and_about_another_is_seen(ReachOutcome report)
    {
        var proven = AddressKnown.After(null, "een", ReachOutcome.Reached, Now);
        Assert.Equal(proven, AddressKnown.After(proven, "een", report, Now.AddMinutes(1)));

        var other = AddressKnown.After(proven, "twee", report, Now.AddMinutes(1));
        Assert.Equal((Now, report), (other.Reached, other.Outcome));
    }

    [Fact]
    public void What_is_entered_late_counts_for_the_day_on_which_it_happened()
    {
        var wrong = AddressKnown.After(null, "een", ReachOutcome.WrongNumber, Now);
        var late = AddressKnown.After(wrong, "twee", ReachOutcome.Reached, Now.AddDays(-140));
        Assert.Equal((Now.AddDays(-140), ReachOutcome.WrongNumber, true), (late.Reached!.Value, late.Outcome, late.Wrong));

        var contact = new ContactPoint(Channel.Call, "+31600000000");
        var (person, reach) = Known(contact, late);
        Assert.False(reach.Proven(person, contact));
        Assert.Empty(ReachTexts.ReachedOn(person, contact, reach));

        var right = AddressKnown.After(late, "drie", ReachOutcome.Reached, Now.AddDays(1));
        Assert.Equal((Now.AddDays(1), false), (right.Reached!.Value, right.Wrong));
        Assert.Equal(ReachOutcome.WrongNumber, AddressKnown.After(wrong, "vier", ReachOutcome.Sent, Now.AddDays(1)).Outcome);
    }

    private static (Person Person, ReachNow Reach) Known(ContactPoint contact, AddressKnown known)
    {
        var person = TownHall.Someone("anna") with { Contacts = [contact] };
        var key = (person.Id.Value, contact.Channel, AddressKnown.HashOf(person.Id, contact.Channel, contact.Address));
        return (person, new ReachNow(new Dictionary<(string, Channel, string), AddressKnown> { [key] = known }, new DateOnly(2026, 11, 22), TownHall.Zone));
    }
}
