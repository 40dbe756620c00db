using System.ComponentModel.DataAnnotations;

namespace CyberDraaiboek.Settings;

/// <summary>How people sign in and how long that lasts.</summary>
internal sealed class SignInSettings
{
    /// <summary>How long a browser stays signed in without being used. At least a long shift: nobody signs in anew in the middle of a crisis.</summary>
    [ConfigurationKeyName("SessieDuur")]
    [Span("20u", "7d")]
    public TimeSpan SessionLength { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Wrong passwords or codes in a row before the password of an account is locked for a while.</summary>
    [ConfigurationKeyName("MisluktePogingen")]
    [Range(3, 100)]
    public int WrongAttempts { get; init; } = 10;

    /// <summary>How long the password is then locked. Passkeys and the envelope go on working.</summary>
    [ConfigurationKeyName("Slot")]
    [Span("1m", "1u")]
    public TimeSpan LockLength { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Most attempts to sign in per minute from one network address. Loose: a whole town hall may come from one address.</summary>
    [ConfigurationKeyName("PogingenPerMinuut")]
    [Range(5, 10_000)]
    public int AttemptsPerMinute { get; init; } = 60;

    /// <summary>How long a link works with which somebody sets up their account.</summary>
    [ConfigurationKeyName("LinkGeldig")]
    [Span("1u", "7d")]
    public TimeSpan LinkLifetime { get; init; } = TimeSpan.FromHours(48);
}

/// <summary>The organisation's own identity provider, over OpenID Connect. Empty: not used.</summary>
internal sealed class ExternalSettings
{
    /// <summary>Address of the provider, as its tokens name it.</summary>
    [ConfigurationKeyName("Uitgever")]
    [IssuerAddress]
    public string Issuer { get; init; } = "";

    [ConfigurationKeyName("ClientId")]
    public string ClientId { get; init; } = "";

    [ConfigurationKeyName("ClientGeheim")]
    [Secret]
    public string ClientSecret { get; init; } = "";

    /// <summary>What the button on the sign-in page calls it.</summary>
    [ConfigurationKeyName("Naam")]
    [Required]
    public string Name { get; init; } = "uw werkaccount";

    /// <summary>The claim that holds the name of the account here, the first time that somebody comes this way.</summary>
    [ConfigurationKeyName("Kenmerk")]
    [Required]
    public string Claim { get; init; } = "preferred_username";

    public bool Enabled => Issuer.Length > 0;
}
