using System.Globalization;
using System.Net.Mail;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications.Mail;

/// <summary>Used while no mail server is set: every mail becomes a file that a mail program opens.</summary>
internal sealed class FileTransport(string folder, SmtpSettings settings, TimeProvider time) : IMailTransport
{
    /// <inheritdoc/>
    public string Description => $"bestanden in {folder}";

    /// <inheritdoc/>
    public bool WritesFiles => true;

    /// <inheritdoc/>
    public async Task<SendResult> Send(Mail mail, CancellationToken stop)
    {
        // Written beside it and then moved: nobody ever sees half a mail, and a crash leaves nothing that looks sent.
        var unfinished = Path.Combine(folder, $".bezig-{Guid.NewGuid():N}");
        try
        {
            PrivateFiles.Folder(folder);
            PrivateFiles.Folder(unfinished);
            using var message = new NetMail(mail, settings, readable: true);
            using var writer = new SmtpClient
            {
                DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory,
                PickupDirectoryLocation = unfinished,
            };
            await writer.SendMailAsync(message.Message, stop);
            var name = Name(mail, time.GetUtcNow());
            var written = Directory.GetFiles(unfinished)[0];

            // The link and the code in it let anybody answer.
            PrivateFiles.File(written);
            File.Move(written, Path.Combine(folder, name), overwrite: true);
            return new SendResult.Taken($"geschreven als {name}");
        }
        catch (FormatException)
        {
            return new SendResult.Refused("het mailadres klopt niet");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or SmtpException)
        {
            return new SendResult.NotNow($"het bestand kan niet worden geschreven: {fault.GetType().Name}");
        }
        finally
        {
            if (Directory.Exists(unfinished))
            {
                Directory.Delete(unfinished, recursive: true);
            }
        }
    }

    private static string Name(Mail mail, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd'T'HHmmss.fff'Z'}-{mail.MessageId[..mail.MessageId.IndexOf('@', StringComparison.Ordinal)]}.eml");
}
