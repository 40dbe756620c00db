using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Notifications;

/// <summary>A message that must be sent, as the outbox keeps it.</summary>
/// <param name="Id">Run and message: the same for ever.</param>
/// <param name="Run">Of which run.</param>
/// <param name="Notification">Of which message.</param>
/// <param name="Channel">Over what.</param>
/// <param name="Address">Null: the person has no such address (any more).</param>
/// <param name="Attempts">Made so far.</param>
/// <param name="SendBefore">No retry starts after this.</param>
internal sealed record OutboxRow(
    string Id, RunId Run, NotificationId Notification, Channel Channel, string? Address, int Attempts, DateTimeOffset SendBefore)
{
    /// <summary>The stable id.</summary>
    public static string IdOf(RunId run, NotificationId notification) => $"{run}/{notification}";

    /// <summary>Address left out: it must not end up in a log.</summary>
    public override string ToString() => Id;
}

/// <summary>Where a row stands, in the words of the table.</summary>
internal static class OutboxState
{
    public const string Ready = "klaar";
    public const string Busy = "bezig";
    public const string ToCall = "te_bellen";

    /// <summary>The state that follows from what the run knows. The row follows the run, never the reverse.</summary>
    public static string Of(NotificationStatus status, Channel channel) => status switch
    {
        NotificationStatus.Ready => channel == Channel.Call ? ToCall : Ready,
        NotificationStatus.Sent => "verzonden",
        NotificationStatus.Delivered => "afgeleverd",
        NotificationStatus.Failed => "mislukt",
        NotificationStatus.InDoubt => "onzeker",
        NotificationStatus.Acknowledged => "bevestigd",
        NotificationStatus.Withdrawn => "vervallen",
    };
}
