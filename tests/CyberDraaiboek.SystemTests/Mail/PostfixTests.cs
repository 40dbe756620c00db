using System.Diagnostics;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Mail;
using CyberDraaiboek.Settings;
using CyberDraaiboek.SystemTests.Journal;
using Xunit.Abstractions;

namespace CyberDraaiboek.SystemTests.Mail;

public sealed class PostfixTests(PostfixServer postfix, ITestOutputHelper output) : IClassFixture<PostfixServer>
{
    private static readonly CyberDraaiboek.Notifications.Mail.Mail Alarm = new(
        "melding.vast@proefstad.example", "anna@proefstad.example", "Anna Übel", "Alarm: één € voor twaalf",
        $"Kom nu.\n.\n..twee punten\n{new string('x', 3000)} é\n", "<p>Kom nu. é</p>\n");

    [SkippableTheory]
    [InlineData("geen")]
    [InlineData("starttls")]
    public async Task A_mail_arrives_whole(string security)
    {
        postfix.Require();
        postfix.Empty();
        using var transport = Transport(security, "ja");

        Assert.Equal(new SendResult.Taken(), await transport.Send(Alarm, CancellationToken.None));

        await Eventually.Holds(() => postfix.Mailbox("anna").Count == 1, "the mail");
        var mail = await ReadMail.From(postfix.Mailbox("anna")[0]);
        Assert.Empty(mail.Defects);
        Assert.Equal("<melding.vast@proefstad.example>", mail.Headers["message-id"]);
        Assert.Equal("auto-generated", mail.Headers["auto-submitted"]);
        Assert.Equal(Alarm.Subject, mail.Headers["subject"]);
        Assert.Equal(Alarm.Text, mail.Parts["text/plain"].ReplaceLineEndings("\n"));
        Assert.Equal(Alarm.Html, mail.Parts["text/html"].ReplaceLineEndings("\n"));
        Assert.Equal(security == "starttls", mail.Headers["received"].Contains("ESMTPS", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        postfix.Require();
        using var transport = Transport("starttls", "nee");

        Assert.Equal(
            new SendResult.Refused("het certificaat van de mailserver wordt niet vertrouwd"), await transport.Send(Alarm, CancellationToken.None));
    }

    [SkippableFact]
    public async Task A_subject_and_a_name_cannot_add_a_receiver_or_a_text()
    {
        postfix.Require();
        postfix.Empty();
        using var transport = Transport("geen", "nee");
        const string Evil = "x\r\nBcc: bert@proefstad.example\r\n\r\nLees dit niet";

        await transport.Send(Alarm with { Subject = Evil, ToName = Evil }, CancellationToken.None);

        await Eventually.Holds(() => postfix.Mailbox("anna").Count == 1, "the mail");
        var mail = await ReadMail.From(postfix.Mailbox("anna")[0]);
        Assert.Equal(["anna"], postfix.Receivers);
        Assert.False(mail.Headers.ContainsKey("bcc"));
        Assert.Equal(Alarm.Text, mail.Parts["text/plain"].ReplaceLineEndings("\n"));
    }

    [SkippableFact]
    public async Task Unknown_is_never_and_busy_is_later()
    {
        postfix.Require();
        using var transport = Transport("geen", "nee");

        var unknown = await transport.Send(Alarm with { To = "niemand@proefstad.example" }, CancellationToken.None);
        var busy = await transport.Send(Alarm with { To = PostfixServer.Busy }, CancellationToken.None);
        var outside = await transport.Send(Alarm with { To = "iemand@elders.example" }, CancellationToken.None);

        Assert.StartsWith("mailserver: 550 5.1.1", Assert.IsType<SendResult.Refused>(unknown).Detail, StringComparison.Ordinal);
        Assert.StartsWith("mailserver: 450", Assert.IsType<SendResult.NotNow>(busy).Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("@", unknown.Detail + busy.Detail + outside.Detail, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Thirty_people_are_called_within_seconds_and_nobody_else()
    {
        postfix.Require();
        postfix.Empty();
        await using var room = await PostRoom.Open(new PostRoomParts { Smtp = Settings("geen", "nee"), Clock = TimeProvider.System });
        var watch = Stopwatch.StartNew();
        var run = await room.Start(PostMap.Team);
        await Eventually.Holds(() => room.Rows().Count(row => row.State == "verzonden") == PostMap.TeamSize, "all handed over");
        output.WriteLine($"{PostMap.TeamSize} alarms handed to Postfix in {watch.Elapsed.TotalSeconds:F2} s");

        await Eventually.Holds(() => postfix.Receivers.Count == PostMap.TeamSize && postfix.Receivers.All(r => postfix.Mailbox(r).Count == 1), "all arrived");
        Assert.Equal(PostMap.TeamSize, room.Events<NotificationSent>(run).Count);
        Assert.All(postfix.Receivers, receiver => Assert.StartsWith("lid", receiver, StringComparison.Ordinal));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    private SmtpTransport Transport(string security, string trustsAny) => new(Settings(security, trustsAny), 1, TimeProvider.System);

    private SmtpSettings Settings(string security, string trustsAny) => new()
    {
        Host = "127.0.0.1",
        Port = postfix.Port,
        Security = security,
        TrustAnyCertificate = trustsAny,
        From = "draaiboek@proefstad.example",
    };
}
