using CyberDraaiboek.Notifications.Mail;

namespace CyberDraaiboek.Notifications;

/// <summary>Tells how sending goes.</summary>
internal sealed class SendingHealth(Outbox outbox, IMailTransport mail, Dispatcher dispatcher)
{
    /// <summary>As it is now.</summary>
    public SendingStatus Now()
    {
        var (waiting, busy, toCall, oldest) = outbox.Counts();
        return new SendingStatus(
            mail.Description, mail.WritesFiles, waiting, busy, toCall, oldest, dispatcher.LastFault?.Text, dispatcher.LastFault?.At);
    }
}
