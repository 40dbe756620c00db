using System.ComponentModel.DataAnnotations;

namespace CyberDraaiboek.Settings;

/// <summary>
/// Everything in <c>appsettings.json</c>, one property per group. Each value has its default here; a test keeps this, the file and the
/// table in the README the same.
/// </summary>
internal sealed class HostSettings
{
    public ServerSettings Server { get; init; } = new();

    [ConfigurationKeyName("Draaiboeken")]
    public RunbookSettings Runbooks { get; init; } = new();

    [ConfigurationKeyName("Organisatie")]
    public OrganisationSettings Organisation { get; init; } = new();

    [ConfigurationKeyName("Gemeente")]
    public MunicipalitySettings Municipality { get; init; } = new();

    public DataSettings Data { get; init; } = new();

    [ConfigurationKeyName("Journaal")]
    public JournalSettings Journal { get; init; } = new();

    [ConfigurationKeyName("Planning")]
    public SchedulingSettings Scheduling { get; init; } = new();

    [ConfigurationKeyName("Verzending")]
    public SendingSettings Sending { get; init; } = new();

    public SmtpSettings Smtp { get; init; } = new();

    [ConfigurationKeyName("Aanmelden")]
    public SignInSettings SignIn { get; init; } = new();

    [ConfigurationKeyName("AanmeldenExtern")]
    public ExternalSettings External { get; init; } = new();

    [ConfigurationKeyName("Noodmap")]
    public PaperSettings Paper { get; init; } = new();

    public ApiSettings Api { get; init; } = new();

    public LoggingSettings Logging { get; init; } = new();
}

/// <summary>Where the server listens and how people outside reach it.</summary>
internal sealed class ServerSettings
{
    /// <summary>What Kestrel binds to. Only this machine unless somebody decides otherwise.</summary>
    [ConfigurationKeyName("Adres")]
    [Required]
    [HttpAddress]
    public string Address { get; init; } = "http://127.0.0.1:5080";

    /// <summary>What links in messages start with; empty: <see cref="Address"/>.</summary>
    [ConfigurationKeyName("PubliekAdres")]
    [HttpAddress]
    public string PublicAddress { get; init; } = "";

    /// <summary>Certificate for an address with https: PEM, or PFX with its key. A file that is replaced is used without a restart.</summary>
    [ConfigurationKeyName("Certificaat")]
    public string Certificate { get; init; } = "";

    /// <summary>The private key (PEM) when it is not in the file of the certificate.</summary>
    [ConfigurationKeyName("CertificaatSleutel")]
    public string CertificateKey { get; init; } = "";

    [ConfigurationKeyName("CertificaatWachtwoord")]
    [Secret]
    public string CertificatePassword { get; init; } = "";

    /// <summary>Proxies whose word about the caller's address and https is taken; addresses or networks, with a space or comma between.</summary>
    [ConfigurationKeyName("BekendeProxies")]
    [NetworkList]
    public string KnownProxies { get; init; } = "";

    /// <summary>Whether people reach it over TLS, here or at the proxy.</summary>
    public bool Tls => LinkBase().StartsWith("https:", StringComparison.OrdinalIgnoreCase);

    /// <summary>The address for links, without a slash at the end.</summary>
    public string LinkBase() => (PublicAddress.Length > 0 ? PublicAddress : Address).TrimEnd('/');
}

/// <summary>Where the draaiboek is.</summary>
internal sealed class RunbookSettings
{
    /// <summary>Folder with the YAML files.</summary>
    [ConfigurationKeyName("Map")]
    [Required]
    public string Folder { get; init; } = "runbooks";
}

/// <summary>Personal addresses that do not belong in the repository.</summary>
internal sealed class OrganisationSettings
{
    /// <summary>A second <c>organisatie.yaml</c> that overrides by id; empty: none.</summary>
    [ConfigurationKeyName("Bestand")]
    public string File { get; init; } = "";
}

/// <summary>How the pages look: the municipality's own name, logo and colours.</summary>
internal sealed class MunicipalitySettings
{
    /// <summary>Beside the logo on every page; empty: the name of the program.</summary>
    [ConfigurationKeyName("Naam")]
    public string Name { get; init; } = "";

    /// <summary>A picture (SVG or PNG), counted from the working directory; empty: none.</summary>
    public string Logo { get; init; } = "";

    /// <summary>A style sheet that gives the colours of <c>app.css</c> other values; empty: none.</summary>
    [ConfigurationKeyName("Stijlblad")]
    public string Stylesheet { get; init; } = "";
}

/// <summary>Where the program keeps what it must not lose.</summary>
internal sealed class DataSettings
{
    [ConfigurationKeyName("Map")]
    [Required]
    public string Folder { get; init; } = "data";

    /// <summary>SQLite file, within <see cref="Folder"/> unless it is a full path.</summary>
    [Required]
    public string Database { get; init; } = "draaiboek.db";

    /// <summary>Where mail goes while no mail server is set, within <see cref="Folder"/> unless it is a full path.</summary>
    [ConfigurationKeyName("PostvakUit")]
    [Required]
    public string Outbox { get; init; } = "postvak-uit";
}

/// <summary>How commands are committed together.</summary>
internal sealed class JournalSettings
{
    /// <summary>Most commands in one transaction.</summary>
    [ConfigurationKeyName("Bundel")]
    [Range(1, 1000)]
    public int BatchSize { get; init; } = 256;
}

/// <summary>How deadlines that were not fired are found.</summary>
internal sealed class SchedulingSettings
{
    /// <summary>Time between two looks at the table of deadlines.</summary>
    [ConfigurationKeyName("Veegronde")]
    [Span("1s", "10m")]
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Most overdue deadlines handled in one look.</summary>
    [ConfigurationKeyName("Bundel")]
    [Range(1, 10_000)]
    public int BatchSize { get; init; } = 1000;
}

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

/// <summary>The paper pack ("noodmap").</summary>
internal sealed class PaperSettings
{
    /// <summary>Full path of a chromium on this machine, which then makes a PDF of each pack; empty: HTML only.</summary>
    public string Chromium { get; init; } = "";

    /// <summary>How long it may take to make that PDF.</summary>
    [ConfigurationKeyName("PdfTijdslimiet")]
    [Span("10s", "10m")]
    public TimeSpan PdfLimit { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How many packs stay on the disk.</summary>
    [ConfigurationKeyName("Bewaar")]
    [Range(1, 100)]
    public int Keep { get; init; } = 6;
}

/// <summary>Bounds of the API.</summary>
internal sealed class ApiSettings
{
    /// <summary>Most requests per minute with one key; without a key: from one address.</summary>
    [ConfigurationKeyName("VerzoekenPerMinuut")]
    [Range(10, 100_000)]
    public int RequestsPerMinute { get; init; } = 1200;

    /// <summary>Largest request body, in KiB.</summary>
    [ConfigurationKeyName("GrootsteVerzoekKiB")]
    [Range(1, 10_240)]
    public int LargestRequestKiB { get; init; } = 256;
}

/// <summary>The technical log on standard error; the journal of a run is something else.</summary>
internal sealed class LoggingSettings
{
    [ConfigurationKeyName("Niveau")]
    [AllowedValues("Debug", "Information", "Warning", "Error")]
    public string Level { get; init; } = "Warning";

    [ConfigurationKeyName("Vorm")]
    [AllowedValues("tekst", "json")]
    public string Format { get; init; } = "tekst";
}
