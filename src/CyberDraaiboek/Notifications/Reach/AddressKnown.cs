using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Notifications.Reach;

/// <summary>What came of the last attempt at an address.</summary>
public enum ReachOutcome
{
    /// <summary>The person answered, or was spoken to.</summary>
    [JsonStringEnumMemberName("bereikt")]
    Reached,

    /// <summary>It left, and nobody answered yet. That a mail server took it proves nothing.</summary>
    [JsonStringEnumMemberName("verzonden")]
    Sent,

    /// <summary>It could not leave.</summary>
    [JsonStringEnumMemberName("mislukt")]
    Failed,

    /// <summary>Nobody knows whether it left.</summary>
    [JsonStringEnumMemberName("onzeker")]
    InDoubt,

    /// <summary>Nobody picked up.</summary>
    [JsonStringEnumMemberName("geen_gehoor")]
    NoAnswer,

    /// <summary>A machine picked up.</summary>
    [JsonStringEnumMemberName("voicemail")]
    Voicemail,

    /// <summary>Somebody else picked up.</summary>
    [JsonStringEnumMemberName("verkeerd_nummer")]
    WrongNumber,

    /// <summary>Somebody else reads this mailbox.</summary>
    [JsonStringEnumMemberName("verkeerde_persoon")]
    WrongPerson,
}

/// <summary>What is known about an address.</summary>
/// <param name="Reached">When it was last proven to reach the person; null: never.</param>
/// <param name="Tried">When it was last used.</param>
/// <param name="Outcome">What came of that.</param>
public sealed record AddressKnown(DateTimeOffset? Reached, DateTimeOffset Tried, ReachOutcome Outcome)
{
    /// <summary>The message that proved it last.</summary>
    public string? Proof { get; init; }

    /// <summary>When it was proven before that.</summary>
    public DateTimeOffset? Earlier { get; init; }

    /// <summary>Since it was last proven, it turned out to be somebody else's.</summary>
    public bool Wrong => Outcome is ReachOutcome.WrongNumber or ReachOutcome.WrongPerson;

    /// <summary>What is known after one more outcome; reports may come in any order, and a call of last week may be entered today.</summary>
    /// <param name="before">Null: nothing was known.</param>
    /// <param name="message">The message that it is about.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="at">When that happened.</param>
    public static AddressKnown After(AddressKnown? before, string message, ReachOutcome outcome, DateTimeOffset at)
    {
        var known = before ?? new AddressKnown(null, at, outcome);
        if (known.Proof == message && outcome is (ReachOutcome.Sent or ReachOutcome.Failed or ReachOutcome.InDoubt))
        {
            // Whatever the provider says of it afterwards: somebody read it.
            return known;
        }

        // Two answers, or two outcomes of one call: the first was a mistake.
        var mistake = known.Proof == message && outcome != ReachOutcome.Reached;
        if (mistake)
        {
            known = known with { Reached = known.Earlier, Proof = null, Earlier = null };
        }
        else if (outcome == ReachOutcome.Reached && known.Proof == message)
        {
            known = known with { Reached = at };
        }
        else if (outcome == ReachOutcome.Reached && !(known.Reached > at))
        {
            known = known with { Reached = at, Proof = message, Earlier = known.Reached };
        }

        // That an address is somebody else's stays known until the person is reached on it: another message that leaves changes nothing.
        var stays = known.Wrong && outcome is not (ReachOutcome.Reached or ReachOutcome.WrongNumber or ReachOutcome.WrongPerson);
        return mistake || (at >= known.Tried && !stays) ? known with { Tried = at, Outcome = outcome } : known;
    }

    /// <summary>Recognises an address without keeping it.</summary>
    public static string HashOf(PersonId person, Channel channel, string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person}\n{channel}\n{address}")));
}
