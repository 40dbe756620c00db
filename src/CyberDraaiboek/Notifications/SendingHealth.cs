using CyberDraaiboek.Notifications.Mail;

namespace CyberDraaiboek.Notifications;

/// <summary>A channel that does not take messages.</summary>
/// <param name="Text">Dutch: the last fault.</param>
/// <param name="Since">The first of this row of faults.</param>
internal sealed record FailingChannel(string Text, DateTimeOffset Since);

/// <summary>Tells how sending goes.</summary>
internal sealed class SendingHealth(Outbox outbox, IMailTransport mail, Dispatcher dispatcher)
{
    /// <summary>Channels over which the last attempt did not succeed, and since when.</summary>
    public IEnumerable<KeyValuePair<Engine.Escalation.Channel, FailingChannel>> Failing => dispatcher.Failing.OrderBy(f => f.Key);

    /// <summary>As it is now.</summary>
    public SendingStatus Now()
    {
        var (waiting, busy, toCall, oldest) = outbox.Counts();
        return new SendingStatus(
            mail.Description, mail.WritesFiles, waiting, busy, toCall, oldest, dispatcher.LastFault?.Text, dispatcher.LastFault?.At);
    }
}
