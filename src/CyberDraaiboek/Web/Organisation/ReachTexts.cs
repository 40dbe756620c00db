using System.Globalization;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Notifications.Reach;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>What is known about an address, in Dutch.</summary>
internal static class ReachTexts
{
    public static string Day(DateOnly day) => day.ToString("d-M-yyyy", CultureInfo.InvariantCulture);

    /// <summary>For one address.</summary>
    public static Word Of(Person person, ContactPoint contact, ReachNow reach)
    {
        if (reach.Of(person, contact) is not { } known)
        {
            return new Word("nooit getest", reach.Fresh(person, contact) ? "" : "warn");
        }

        if (reach.Proven(person, contact))
        {
            var since = known.Outcome is not (ReachOutcome.Reached or ReachOutcome.Sent) ? $", daarna {Day(reach.Day(known.Tried))}: {Of(known.Outcome)}" : "";
            return new Word($"bereikt op {Day(reach.Day(known.Reached!.Value))}{since}", since.Length > 0 ? "warn" : "ok");
        }

        var before = known.Reached is { } at && known.Outcome != ReachOutcome.Reached ? $", eerder bereikt op {Day(reach.Day(at))}" : "";
        // That nobody answered yet is no reason to look twice while somebody saw lately that it works.
        var tone = known.Wrong ? "alarm" : known.Outcome == ReachOutcome.Sent && reach.Fresh(person, contact) ? "" : "warn";
        return new Word($"{Day(reach.Day(known.Tried))}: {Of(known.Outcome)}{before}", tone);
    }

    /// <summary>The day on which it was last proven; empty: never, or it turned out to be somebody else's since.</summary>
    public static string ReachedOn(Person person, ContactPoint contact, ReachNow reach) =>
        reach.Of(person, contact) is { Wrong: false, Reached: { } at } ? reach.Day(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";

    private static string Of(ReachOutcome outcome) => outcome switch
    {
        ReachOutcome.Reached => "bereikt",
        ReachOutcome.Sent => "verzonden, geen antwoord",
        ReachOutcome.Failed => "mislukt",
        ReachOutcome.InDoubt => "onzeker of het aankwam",
        ReachOutcome.NoAnswer => "geen gehoor",
        ReachOutcome.Voicemail => "voicemail",
        ReachOutcome.WrongNumber => "verkeerd nummer",
        ReachOutcome.WrongPerson => "verkeerde persoon",
    };
}
