using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Reached;

/// <summary>Dutch words about messages and calls.</summary>
internal static class ReachedTexts
{
    public static Word Confirmed { get; } = new("bevestigd", "ok");

    public static Word Declined { get; } = new("kan niet, of verkeerde persoon", "warn");

    public static Word ToCall { get; } = new("te bellen", "warn");

    public static Word NotReached { get; } = new("NIET BEREIKT", "alarm");

    /// <summary>Results of a call in the order of the buttons.</summary>
    public static IReadOnlyList<(CallResult Result, string Text)> Results { get; } =
    [
        (CallResult.Reached, "Bereikt"),
        (CallResult.NoAnswer, "Geen gehoor"),
        (CallResult.Voicemail, "Voicemail"),
        (CallResult.WrongNumber, "Verkeerd nummer"),
    ];

    public static Word Of(NotificationStatus status) => status switch
    {
        NotificationStatus.Ready => new("staat klaar", ""),
        NotificationStatus.Sent => new("verzonden", "info"),
        NotificationStatus.Delivered => new("afgeleverd", "info"),
        NotificationStatus.Failed => new("mislukt", "alarm"),
        NotificationStatus.InDoubt => new("ONZEKER", "warn"),
        NotificationStatus.Acknowledged => Confirmed,
        NotificationStatus.Withdrawn => new("niet meer nodig", ""),
    };

    public static string How(Channel channel) => channel switch
    {
        Channel.Mail => "mail",
        Channel.Sms => "sms",
        Channel.Call => "bellen",
        Channel.Webhook => "ander systeem",
    };
}
