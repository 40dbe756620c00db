using System.Threading.Channels;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications.Mail;

/// <summary>
/// Mail to a server. The library waits some 40 ms per mail on one connection (Nagle and delayed ACK; the socket is out of reach), so
/// several are kept open.
/// </summary>
internal sealed class SmtpTransport : IMailTransport, IDisposable
{
    private readonly SmtpSettings _settings;
    private readonly Channel<SmtpLine> _free = Channel.CreateUnbounded<SmtpLine>();

    /// <param name="settings">Which server.</param>
    /// <param name="lines">Connections at the same time, at most.</param>
    /// <param name="time">The real time of the network, not that of a drill.</param>
    public SmtpTransport(SmtpSettings settings, int lines, TimeProvider time)
    {
        _settings = settings;
        foreach (var line in Enumerable.Range(0, lines).Select(_ => new SmtpLine(settings, time)))
        {
            _free.Writer.TryWrite(line);
        }
    }

    /// <inheritdoc/>
    public string Description => $"mailserver {_settings.Host}:{_settings.Port}";

    /// <inheritdoc/>
    public bool WritesFiles => false;

    /// <inheritdoc/>
    public async Task<SendResult> Send(Mail mail, CancellationToken stop)
    {
        var line = await _free.Reader.ReadAsync(stop);
        try
        {
            using var message = new NetMail(mail, _settings);
            return await line.Send(message);
        }
        catch (FormatException)
        {
            return new SendResult.Refused("het mailadres klopt niet");
        }
        finally
        {
            await _free.Writer.WriteAsync(line, CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_free.Reader.TryRead(out var line))
        {
            line.Dispose();
        }
    }
}
