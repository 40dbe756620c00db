using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CyberDraaiboek.SystemTests.Mail;

/// <summary>How a mail server misbehaves.</summary>
internal enum Mood
{
    Good,
    NoGreeting,
    HangsUpAtMailFrom,
    HangsUpAfterData,
    SilentAfterData,
    LaterAfterData,
    NeverAfterData,
    BusyOnceAtRecipient,
    UnknownRecipient,
    RefusesPassword,
    HangsUpAfterEachMail,
}

/// <summary>A mail server of forty lines, for what a real one never does on demand. Keeps what it took.</summary>
internal sealed class FakeSmtpServer : IDisposable
{
    private static readonly X509Certificate2 Certificate = SelfSigned();

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _taken = new();
    private readonly ConcurrentQueue<string> _said = new();
    private int _refusals;

    public FakeSmtpServer(Mood mood = Mood.Good, bool offersTls = false)
    {
        _listener.Start();
        Work = Listen(mood, offersTls);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public Task Work { get; }

    /// <summary>Whole mails that it answered for.</summary>
    public IReadOnlyList<string> Taken => [.. _taken];

    /// <summary>All that clients said, outside mails.</summary>
    public IReadOnlyList<string> Said => [.. _said];

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task Listen(Mood mood, bool offersTls)
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(_stop.Token), mood, offersTls);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            _said.Enqueue("closed");
        }
    }

    private async Task Serve(TcpClient client, Mood mood, bool offersTls)
    {
        using var _ = client;
        Stream stream = client.GetStream();
        try
        {
            if (mood == Mood.NoGreeting)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System, _stop.Token);
            }

            var (reader, writer) = Lines(stream);
            await writer.WriteLineAsync("220 proef");
            while (await reader.ReadLineAsync(_stop.Token) is { } line)
            {
                _said.Enqueue(line);
                switch (line.Split(' ')[0].ToUpperInvariant())
                {
                    case "EHLO":
                        await writer.WriteAsync($"250-proef\r\n{(offersTls && stream is not SslStream ? "250-STARTTLS\r\n" : "")}250-AUTH LOGIN\r\n250 8BITMIME\r\n");
                        break;
                    case "STARTTLS":
                        await writer.WriteLineAsync("220 ga");
                        var secure = new SslStream(stream);
                        stream = secure;
                        await secure.AuthenticateAsServerAsync(Certificate);
                        (reader, writer) = Lines(secure);
                        break;
                    case "AUTH":
                        await writer.WriteLineAsync("334 UGFzc3dvcmQ6");
                        _said.Enqueue($"PASSWORD {Encoding.UTF8.GetString(Convert.FromBase64String((await reader.ReadLineAsync(_stop.Token))!))}");
                        await writer.WriteLineAsync(mood == Mood.RefusesPassword ? "535 5.7.8 nee" : "235 ok");
                        break;
                    case "MAIL" when mood == Mood.HangsUpAtMailFrom:
                        return;
                    case "MAIL" when mood == Mood.RefusesPassword:
                        await writer.WriteLineAsync("530 5.7.0 Authentication required");
                        break;
                    case "RCPT" when mood == Mood.BusyOnceAtRecipient && Interlocked.Increment(ref _refusals) == 1:
                        await writer.WriteLineAsync("450 4.2.0 Greylisted");
                        break;
                    case "RCPT" when mood == Mood.UnknownRecipient:
                        await writer.WriteLineAsync($"550 5.1.1 {line[8..]}: unknown");
                        break;
                    case "DATA":
                        await writer.WriteLineAsync("354 ga");
                        if (!await Take(await Body(reader), writer, mood))
                        {
                            return;
                        }

                        break;
                    case "QUIT":
                        await writer.WriteLineAsync("221 dag");
                        return;
                    default:
                        await writer.WriteLineAsync("250 ok");
                        break;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or SocketException or System.Security.Authentication.AuthenticationException or ObjectDisposedException)
        {
            _said.Enqueue($"broken: {fault.GetType().Name}");
        }
    }

    private async Task<bool> Take(string mail, StreamWriter writer, Mood mood)
    {
        switch (mood)
        {
            case Mood.HangsUpAfterData:
                return false;
            case Mood.SilentAfterData:
                await Task.Delay(TimeSpan.FromMinutes(1), TimeProvider.System, _stop.Token);
                return false;
            case Mood.LaterAfterData:
                await writer.WriteLineAsync("451 4.3.0 later");
                return true;
            case Mood.NeverAfterData:
                await writer.WriteLineAsync("554 5.6.0 nooit");
                return true;
            case Mood.Good or Mood.NoGreeting or Mood.HangsUpAtMailFrom or Mood.BusyOnceAtRecipient or Mood.UnknownRecipient
                or Mood.RefusesPassword or Mood.HangsUpAfterEachMail:
            default:
                _taken.Enqueue(mail);
                await writer.WriteLineAsync("250 2.0.0 ok");
                return mood != Mood.HangsUpAfterEachMail;
        }
    }

    private async Task<string> Body(StreamReader reader)
    {
        var mail = new StringBuilder();
        while (await reader.ReadLineAsync(_stop.Token) is { } line && line != ".")
        {
            mail.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        }

        return mail.ToString();
    }

    private static (StreamReader Reader, StreamWriter Writer) Lines(Stream stream) => (
        new StreamReader(stream, Encoding.Latin1),
        new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true });

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
