using System.ComponentModel.DataAnnotations;

namespace CyberDraaiboek.Settings;

/// <summary>How messages leave, whatever the channel.</summary>
internal sealed class SendingSettings
{
    /// <summary>Messages handed over at the same time; also the most that a crash can leave in doubt.</summary>
    [ConfigurationKeyName("Tegelijk")]
    [Range(1, 20)]
    public int Parallel { get; init; } = 4;

    /// <summary>First wait after a temporary failure; each next one is twice as long.</summary>
    [ConfigurationKeyName("EersteWachttijd")]
    [Span("1s", "10m")]
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait between two attempts.</summary>
    [ConfigurationKeyName("LangsteWachttijd")]
    [Span("1s", "1u")]
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long another system may take to answer a webhook.</summary>
    [ConfigurationKeyName("WebhookTijdslimiet")]
    [Span("1s", "5m")]
    public TimeSpan WebhookTimeLimit { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a link in a message works when its step does not end before.</summary>
    [ConfigurationKeyName("LinkGeldig")]
    [Span("1u", "3d")]
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromHours(72);
}

/// <summary>The mail server. Without a host every mail becomes a file.</summary>
internal sealed class SmtpSettings
{
    public string Host { get; init; } = "";

    [ConfigurationKeyName("Poort")]
    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    /// <summary><c>starttls</c>: no mail leaves without encryption.</summary>
    [ConfigurationKeyName("Beveiliging")]
    [AllowedValues("starttls", "geen")]
    public string Security { get; init; } = "starttls";

    /// <summary><c>ja</c>: also a certificate that nobody vouches for, such as that of a mail server inside.</summary>
    [ConfigurationKeyName("VertrouwElkCertificaat")]
    [AllowedValues("ja", "nee")]
    public string TrustAnyCertificate { get; init; } = "nee";

    [ConfigurationKeyName("Gebruiker")]
    public string User { get; init; } = "";

    [ConfigurationKeyName("Wachtwoord")]
    [Secret]
    public string Password { get; init; } = "";

    [ConfigurationKeyName("Afzender")]
    [Required]
    [MailAddress]
    public string From { get; init; } = "cyberdraaiboek@voorbeeldstad.example";

    [ConfigurationKeyName("AfzenderNaam")]
    public string FromName { get; init; } = "CyberDraaiboek";

    /// <summary>Where replies go; empty: to the sender.</summary>
    [ConfigurationKeyName("AntwoordAan")]
    [MailAddress]
    public string ReplyTo { get; init; } = "";

    [ConfigurationKeyName("Tijdslimiet")]
    [Span("1s", "5m")]
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromSeconds(20);
}
