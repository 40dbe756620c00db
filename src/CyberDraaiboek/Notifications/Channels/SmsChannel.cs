using CyberDraaiboek.Engine.Escalation;

namespace CyberDraaiboek.Notifications.Channels;

/// <summary>Text messages: no provider can be set yet, so the next channel follows at once.</summary>
internal sealed class SmsChannel : IChannel
{
    /// <inheritdoc/>
    public Channel Kind => Channel.Sms;

    /// <inheritdoc/>
    public Task<SendResult> Send(Outgoing message, CancellationToken stop) =>
        Task.FromResult<SendResult>(new SendResult.Refused("sms is niet ingesteld"));
}
