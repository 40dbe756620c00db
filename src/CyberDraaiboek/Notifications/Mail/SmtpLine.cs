using System.Net;
using System.Net.Mail;
using System.Net.Security;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications.Mail;

/// <summary>A line to the mail server, for one mail at a time. Connects when needed and stays connected while all goes well.</summary>
internal sealed class SmtpLine(SmtpSettings settings, TimeProvider time) : IDisposable
{
    /// <summary>Servers hang up on those who say nothing; a connection idle for longer is not used again.</summary>
    private static readonly TimeSpan KeepIdle = TimeSpan.FromSeconds(20);

    // The library takes the check of certificates from one place for the whole process; this flows along with the call that connects.
    private static readonly AsyncLocal<bool> TrustsAny = new();

    private SmtpClient? _connected;
    private DateTimeOffset _idleSince;

    static SmtpLine()
    {
#pragma warning disable SYSLIB0014, MA0039 // No other way for mail; it accepts what is valid, and more only where a setting says so.
        ServicePointManager.ServerCertificateValidationCallback = (_, _, _, faults) => faults == SslPolicyErrors.None || TrustsAny.Value;
#pragma warning restore SYSLIB0014, MA0039
    }

    /// <summary>Hands over one mail.</summary>
    public async Task<SendResult> Send(NetMail mail)
    {
        var kept = _connected is not null && time.GetUtcNow() - _idleSince < KeepIdle;
        if (kept && await Attempt(_connected!, mail) is { } result)
        {
            return result;
        }

        HangUp();
        _connected = new SmtpClient(settings.Host, settings.Port)
        {
            EnableSsl = settings.Security == "starttls",
            UseDefaultCredentials = false,
            Credentials = settings.User.Length > 0 ? new NetworkCredential(settings.User, settings.Password) : null,
        };
        return await Attempt(_connected, mail) ?? new SendResult.NotNow("de verbinding met de mailserver brak af");
    }

    /// <inheritdoc/>
    public void Dispose() => HangUp();

    private void HangUp()
    {
        _connected?.Dispose();
        _connected = null;
    }

    /// <summary>Null: the connection broke before the mail began. On a kept connection that only says that the server had closed it.</summary>
    private async Task<SendResult?> Attempt(SmtpClient client, NetMail mail)
    {
        TrustsAny.Value = settings.TrustAnyCertificate == "ja";
        using var limit = new CancellationTokenSource(settings.TimeLimit, time);

        // The token alone does not end a call that waits for the answer to the body; closing the connection does.
        await using var closing = limit.Token.Register(client.Dispose);
        try
        {
            await client.SendMailAsync(mail.Message, limit.Token);
            _idleSince = time.GetUtcNow();
            return new SendResult.Taken();
        }
        catch (Exception fault) when (limit.IsCancellationRequested
            && fault is SmtpException { StatusCode: SmtpStatusCode.GeneralFailure } or OperationCanceledException or ObjectDisposedException)
        {
            HangUp();
            return mail.BodyHandedOver
                ? new SendResult.Unknown("de mailserver antwoordde niet op tijd nadat het hele bericht was overgedragen")
                : new SendResult.NotNow("de mailserver antwoordde niet op tijd");
        }
        catch (SmtpException fault)
        {
            HangUp();
            return !mail.BodyHandedOver && fault is { StatusCode: SmtpStatusCode.GeneralFailure, InnerException: IOException }
                ? null
                : SmtpReply.Meaning(fault, mail.BodyHandedOver);
        }
    }
}
