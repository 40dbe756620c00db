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
    /// <summary>Since it was last proven, it turned out to be somebody else's.</summary>
    public bool Wrong => Outcome is ReachOutcome.WrongNumber or ReachOutcome.WrongPerson;

    /// <summary>Recognises an address without keeping it.</summary>
    public static string HashOf(PersonId person, Channel channel, string address) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{person}\n{channel}\n{address}")));
}
