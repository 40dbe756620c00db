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
