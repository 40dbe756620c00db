using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications.Mail;

/// <summary>A <see cref="Mail"/> as System.Net.Mail wants it. It refuses line ends in headers; here they are removed before.</summary>
internal sealed class NetMail : IDisposable
{
    private const int LongestSubject = 200;
    private const int LongestName = 100;

    // A line of mail may have 998 characters; some to spare for what a server puts before it.
    private const int LongestPlainLine = 900;

    private readonly WatchedText _html;

    /// <param name="mail">What.</param>
    /// <param name="settings">From whom.</param>
    /// <param name="readable">For a file that people open: the text as it is, where lines are short enough.</param>
    /// <exception cref="FormatException">The address is no mail address.</exception>
    public NetMail(Mail mail, SmtpSettings settings, bool readable = false)
    {
        Message.From = new MailAddress(settings.From, OneLine.Of(settings.FromName, LongestName), Encoding.UTF8);
        Message.To.Add(Recipient(mail));
        Message.ReplyToList.Add(new MailAddress(settings.ReplyTo.Length > 0 ? settings.ReplyTo : settings.From));
        Message.Subject = OneLine.Of(mail.Subject, LongestSubject);
        Message.SubjectEncoding = Encoding.UTF8;
        Message.HeadersEncoding = Encoding.UTF8;
        Message.Headers["Message-ID"] = $"<{mail.MessageId}>";
        Message.Headers["Auto-Submitted"] = "auto-generated";
        Message.Headers["X-Auto-Response-Suppress"] = "OOF, AutoReply";
        Message.AlternateViews.Add(Part(mail.Text, "text/plain", readable).View);
        (var html, _html) = Part(mail.Html, "text/html", readable);
        Message.AlternateViews.Add(html);
    }

    /// <summary>What the library sends.</summary>
    public MailMessage Message { get; } = new();

    /// <summary>
    /// The last byte of the body was read, so it may have reached the server. Until then the server cannot have taken the mail.
    /// </summary>
    public bool BodyHandedOver => _html.ReadToEnd;

    /// <inheritdoc/>
    public void Dispose() => Message.Dispose();

    // A list of addresses would be taken apart by the library: only exactly one address is accepted.
    private static MailAddress Recipient(Mail mail)
    {
        var address = new MailAddress(mail.To, OneLine.Of(mail.ToName, LongestName), Encoding.UTF8);
        return address.Address == mail.To ? address : throw new FormatException("not exactly one mail address");
    }

    private static (AlternateView View, WatchedText Stream) Part(string content, string type, bool readable)
    {
        var lines = content.ReplaceLineEndings("\r\n");
        var asItIs = readable && lines.Split("\r\n").All(line => line.Length <= LongestPlainLine);
        var stream = new WatchedText(lines);
        var view = new AlternateView(stream, new ContentType($"{type}; charset=utf-8"))
        {
            TransferEncoding = asItIs ? TransferEncoding.EightBit : TransferEncoding.Base64,
        };
        return (view, stream);
    }

    /// <summary>Knows when it has been read to its end.</summary>
    private sealed class WatchedText(string text) : MemoryStream(Encoding.UTF8.GetBytes(text), writable: false)
    {
        public bool ReadToEnd { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Note(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Note(base.Read(buffer));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            Task.FromResult(Read(buffer, offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void CopyTo(Stream destination, int bufferSize)
        {
            base.CopyTo(destination, bufferSize);
            ReadToEnd = true;
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken)
        {
            ReadToEnd = true;
            return base.CopyToAsync(destination, bufferSize, cancellationToken);
        }

        private int Note(int read)
        {
            ReadToEnd |= Position == Length;
            return read;
        }
    }
}
