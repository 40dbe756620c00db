using System.Diagnostics;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Mail;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.SystemTests.Mail;

public sealed class SmtpTransportTests
{
    private static readonly CyberDraaiboek.Notifications.Mail.Mail Alarm = new(
        "melding.vast@proefstad.example", "anna@proefstad.example", "Anna Übel", "Alarm: één", "Kom nu.\n.\n..twee punten\n", "<p>Kom nu.</p>\n");

    [Theory]
    [InlineData(Mood.Good, typeof(SendResult.Taken))]
    [InlineData(Mood.NoGreeting, typeof(SendResult.NotNow))]
    [InlineData(Mood.HangsUpAtMailFrom, typeof(SendResult.NotNow))]
    [InlineData(Mood.BusyOnceAtRecipient, typeof(SendResult.NotNow))]
    [InlineData(Mood.LaterAfterData, typeof(SendResult.NotNow))]
    [InlineData(Mood.UnknownRecipient, typeof(SendResult.Refused))]
    [InlineData(Mood.NeverAfterData, typeof(SendResult.Refused))]
    [InlineData(Mood.HangsUpAfterData, typeof(SendResult.Unknown))]
    [InlineData(Mood.SilentAfterData, typeof(SendResult.Unknown))]
    internal async Task What_a_server_does_is_understood(Mood mood, Type meaning)
    {
        using var server = new FakeSmtpServer(mood);
        using var transport = Transport(server);
        var watch = Stopwatch.StartNew();

        var result = await transport.Send(Alarm, CancellationToken.None);

        Assert.IsType(meaning, result);
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.DoesNotContain("anna", result.Detail ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_busy_server_is_done_when_it_is_asked_again()
    {
        using var server = new FakeSmtpServer(Mood.BusyOnceAtRecipient);
        using var transport = Transport(server);

        Assert.IsType<SendResult.NotNow>(await transport.Send(Alarm, CancellationToken.None));
        Assert.IsType<SendResult.Taken>(await transport.Send(Alarm, CancellationToken.None));
        Assert.Single(server.Taken);
    }

    [Fact]
    public async Task Nobody_listens()
    {
        int port;
        using (var gone = new FakeSmtpServer())
        {
            port = gone.Port;
        }

        using var transport = new SmtpTransport(new SmtpSettings { Host = "127.0.0.1", Port = port, Security = "geen" }, 1, TimeProvider.System);

        Assert.Equal(new SendResult.NotNow("de mailserver neemt niet op"), await transport.Send(Alarm, CancellationToken.None));
    }

    [Fact]
    public async Task A_line_is_kept_open_for_the_next_mail()
    {
        using var server = new FakeSmtpServer();
        using var transport = Transport(server);

        await transport.Send(Alarm, CancellationToken.None);
        await transport.Send(Alarm, CancellationToken.None);

        Assert.Equal(2, server.Taken.Count);
        Assert.Single(server.Said, line => line.StartsWith("EHLO", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_line_that_the_server_closed_meanwhile_does_not_cost_an_attempt()
    {
        using var server = new FakeSmtpServer(Mood.HangsUpAfterEachMail);
        using var transport = Transport(server);

        Assert.IsType<SendResult.Taken>(await transport.Send(Alarm, CancellationToken.None));
        await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        Assert.IsType<SendResult.Taken>(await transport.Send(Alarm, CancellationToken.None));
        Assert.Equal(2, server.Taken.Count);
    }

    [Fact]
    public async Task A_refused_password_is_a_hard_refusal_that_does_not_repeat_it()
    {
        using var server = new FakeSmtpServer(Mood.RefusesPassword);
        using var transport = Transport(server, s => s with { User = "draaiboek", Password = "zeer-geheim" });

        var result = await transport.Send(Alarm, CancellationToken.None);

        Assert.Contains("PASSWORD zeer-geheim", server.Said);
        Assert.DoesNotContain("zeer-geheim", Assert.IsType<SendResult.Refused>(result).Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nee", true, typeof(SendResult.Refused))]
    [InlineData("ja", true, typeof(SendResult.Taken))]
    [InlineData("ja", false, typeof(SendResult.Refused))]
    public async Task Without_encryption_that_can_be_trusted_nothing_leaves(string trustsAny, bool offered, Type meaning)
    {
        using var server = new FakeSmtpServer(offersTls: offered);
        using var transport = Transport(server, s => s with { Security = "starttls", TrustAnyCertificate = trustsAny, TimeLimit = TimeSpan.FromSeconds(20) });

        Assert.IsType(meaning, await transport.Send(Alarm, CancellationToken.None));
        Assert.Equal(meaning == typeof(SendResult.Taken) ? 1 : 0, server.Taken.Count);
    }

    [Fact]
    public async Task Trust_in_any_certificate_is_of_one_transport_and_not_of_the_program()
    {
        using var server = new FakeSmtpServer(offersTls: true);
        using var trusting = Transport(server, s => s with { Security = "starttls", TrustAnyCertificate = "ja", TimeLimit = TimeSpan.FromSeconds(20) });
        using var careful = Transport(server, s => s with { Security = "starttls", TimeLimit = TimeSpan.FromSeconds(20) });

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? trusting : careful).Send(Alarm, CancellationToken.None)));

        Assert.Equal([true, false, true, false, true, false], results.Select(r => r is SendResult.Taken));
    }

    [SkippableFact]
    public async Task A_mail_is_whole()
    {
        using var server = new FakeSmtpServer();
        using var transport = Transport(server, s => s with { ReplyTo = "piket@proefstad.example" });
        await transport.Send(Alarm, CancellationToken.None);

        var mail = await ReadMail.FromText(server.Taken.Single());

        Assert.Empty(mail.Defects);
        Assert.Equal("<melding.vast@proefstad.example>", mail.Headers["message-id"]);
        Assert.Equal("auto-generated", mail.Headers["auto-submitted"]);
        Assert.Equal("OOF, AutoReply", mail.Headers["x-auto-response-suppress"]);
        Assert.Equal("piket@proefstad.example", mail.Headers["reply-to"]);
        Assert.Equal("Alarm: één", mail.Headers["subject"]);
        Assert.Equal("Anna Übel <anna@proefstad.example>", mail.Headers["to"].Replace("\"", "", StringComparison.Ordinal));
        Assert.True(mail.Headers.ContainsKey("date"));
        Assert.Equal(Alarm.Text, mail.Parts["text/plain"].ReplaceLineEndings("\n"));
        Assert.Equal(Alarm.Html, mail.Parts["text/html"].ReplaceLineEndings("\n"));
    }

    private static SmtpTransport Transport(FakeSmtpServer server, Func<Options, Options>? change = null)
    {
        var options = new Options();
        options = change is null ? options : change(options);
        return new SmtpTransport(
            new SmtpSettings
            {
                Host = "127.0.0.1",
                Port = server.Port,
                Security = options.Security,
                User = options.User,
                Password = options.Password,
                ReplyTo = options.ReplyTo,
                TrustAnyCertificate = options.TrustAnyCertificate,
                TimeLimit = options.TimeLimit,
            },
            1,
            TimeProvider.System);
    }

    private sealed record Options
    {
        public string Security { get; init; } = "geen";

        public string User { get; init; } = "";

        public string Password { get; init; } = "";

        public string ReplyTo { get; init; } = "";

        public string TrustAnyCertificate { get; init; } = "nee";

        public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(3);
    }
}
