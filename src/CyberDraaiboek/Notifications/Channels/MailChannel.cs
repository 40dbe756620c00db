using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Notifications.Mail;
using CyberDraaiboek.Notifications.Texts;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications.Channels;

/// <summary>E-mail.</summary>
internal sealed class MailChannel(IMailTransport transport, SmtpSettings settings) : IChannel
{
    private readonly string _domain = settings.From[(settings.From.LastIndexOf('@') + 1)..];

    /// <inheritdoc/>
    public Channel Kind => Channel.Mail;

    /// <inheritdoc/>
    public async Task<SendResult> Send(Outgoing message, CancellationToken stop) =>
        Gate.Holds(message.About.Run.Mode) ?? await transport.Send(
            new Mail.Mail(
                $"melding.{message.StableName}@{_domain}",
                message.Address,
                message.About.PersonName,
                message.Text.Subject,
                message.Text.Plain(),
                message.Text.Html()),
            stop);
}
