using CyberDraaiboek.Notifications.Mail;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Tests.Notifications;

public sealed class NetMailTests
{
    private static readonly Mail Mail = new("melding.1@proefstad.example", "anna@proefstad.example", "Anna", "Onderwerp", "Tekst", "<p>Tekst</p>");

    [Fact]
    public void Line_ends_cannot_add_a_header()
    {
        var evil = Mail with { Subject = "Alarm\r\nBcc: dief@elders.example\r\n\r\nTekst", ToName = "Anna\r\nBcc: dief@elders.example" };

        using var message = new NetMail(evil, new SmtpSettings { FromName = "Draaiboek\nX: y" });

        Assert.Equal("Alarm Bcc: dief@elders.example Tekst", message.Message.Subject);
        Assert.Equal("Anna Bcc: dief@elders.example", message.Message.To.Single().DisplayName);
        Assert.Empty(message.Message.Bcc);
    }

    [Theory]
    [InlineData("anna@proefstad.example, dief@elders.example")]
    [InlineData("anna@proefstad.example\r\nRCPT TO:<dief@elders.example>")]
    [InlineData("Anna <anna@proefstad.example>")]
    [InlineData("anna")]
    [InlineData("")]
    public void Only_exactly_one_plain_address_is_an_address(string address)
    {
        var fault = Record.Exception(() => new NetMail(Mail with { To = address }, new SmtpSettings()));

        Assert.True(fault is FormatException or ArgumentException, fault?.ToString());
    }

    [Fact]
    public void Replies_go_to_the_setting_or_else_to_the_sender()
    {
        using var own = new NetMail(Mail, new SmtpSettings());
        using var other = new NetMail(Mail, new SmtpSettings { ReplyTo = "piket@proefstad.example" });

        Assert.Equal(own.Message.From!.Address, own.Message.ReplyToList.Single().Address);
        Assert.Equal("piket@proefstad.example", other.Message.ReplyToList.Single().Address);
    }

    [Theory]
    [InlineData("a\r\n\tb", 9, "a b")]
    [InlineData("  a\u0000b ", 9, "a b")]
    [InlineData("abcdef", 3, "abc")]
    [InlineData("ab😀", 3, "ab")]
    public void One_line_is_one_line(string text, int longest, string line) => Assert.Equal(line, OneLine.Of(text, longest));
}
