using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Mail;

namespace CyberDraaiboek.Tests.Notifications;

public sealed class SmtpReplyTests
{
    [Theory]
    [InlineData(421)]
    [InlineData(450)]
    [InlineData(451)]
    [InlineData(452)]
    [InlineData(454)]
    public void Codes_that_start_with_four_mean_later(int code) =>
        Assert.IsType<SendResult.NotNow>(SmtpReply.Meaning(new SmtpException((SmtpStatusCode)code), bodyHandedOver: true));

    [Theory]
    [InlineData(500)]
    [InlineData(530)]
    [InlineData(535)]
    [InlineData(550)]
    [InlineData(554)]
    public void Codes_that_start_with_five_mean_never(int code) =>
        Assert.IsType<SendResult.Refused>(SmtpReply.Meaning(new SmtpException((SmtpStatusCode)code), bodyHandedOver: true));

    [Fact]
    public void A_broken_connection_is_doubt_only_after_the_whole_body()
    {
        var broken = new SmtpException("Failure sending mail.", new IOException("reset"));

        Assert.IsType<SendResult.Unknown>(SmtpReply.Meaning(broken, bodyHandedOver: true));
        Assert.IsType<SendResult.NotNow>(SmtpReply.Meaning(broken, bodyHandedOver: false));
    }

    [Fact]
    public void A_server_that_does_not_answer_is_tried_again() =>
        Assert.Equal(
            new SendResult.NotNow("de mailserver neemt niet op"),
            SmtpReply.Meaning(new SmtpException("x", new SocketException((int)SocketError.ConnectionRefused)), bodyHandedOver: false));

    [Fact]
    public void A_certificate_that_nobody_vouches_for_is_a_fault_of_the_settings() =>
        Assert.Equal(
            new SendResult.Refused("het certificaat van de mailserver wordt niet vertrouwd"),
            SmtpReply.Meaning(new SmtpException("x", new AuthenticationException("rejected")), bodyHandedOver: false));

    [Fact]
    public void The_address_in_a_refusal_is_left_out()
    {
        var refused = new SmtpFailedRecipientException(
            SmtpStatusCode.MailboxUnavailable, "<anna@proefstad.example>", "x. The server response was: 5.1.1 <anna@proefstad.example>: User\r\nunknown");

        var result = SmtpReply.Meaning(refused, bodyHandedOver: false);

        Assert.DoesNotContain("anna", result.Detail, StringComparison.Ordinal);
        Assert.StartsWith("mailserver: 550 ", result.Detail, StringComparison.Ordinal);
    }
}
