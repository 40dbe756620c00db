using CyberDraaiboek.Api;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Scheduling;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Accounts;
using CyberDraaiboek.Web.Acknowledge;
using CyberDraaiboek.Web.Admin;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Handover;
using CyberDraaiboek.Web.Live;
using CyberDraaiboek.Web.Logbook;
using CyberDraaiboek.Web.Organisation;
using CyberDraaiboek.Web.Paper;
using CyberDraaiboek.Web.Reached;
using CyberDraaiboek.Web.Room;
using CyberDraaiboek.Web.Runbooks;
using CyberDraaiboek.Web.Scaling;
using CyberDraaiboek.Web.Sitraps;
using CyberDraaiboek.Web.Start;
using CyberDraaiboek.Web.Tasks;
using CyberDraaiboek.Web.Terms;

namespace CyberDraaiboek;

/// <summary>The composition root of the server: the only place that knows every part.</summary>
internal static class Server
{
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(5);

    /// <summary>Runs until it is told to stop.</summary>
    public static async Task<int> Run(Shell shell, CancellationToken stop)
    {
        var configured = shell.OpenSettings();

        // First of all: the parts keep files in it from the moment that they are made.
        MakePrivate(configured.Paths.Data);
        AddressCheck.Free(configured.Settings.Server.Address);
        await using var app = Build(shell, configured);

        // Opened before the address: who cannot record, must not listen.
        _ = app.Services.GetRequiredService<Database>();
        NeedRunbooks(configured.Paths.Runbooks, app.Services.GetRequiredService<JournalReader>());
        var library = app.Services.GetRequiredService<RunbookShelf>().Current;
        _ = app.Services.GetRequiredService<OperatorToken>();
        _ = app.Services.GetRequiredService<Assets>();
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException fault)
        {
            throw new CommandFault($"Het adres {configured.Settings.Server.Address} is niet te openen. Kies een ander met Server:Adres.", fault);
        }

        await Announce(shell, configured, library, app.Services.GetRequiredService<FirstAccount>().Link());
        await app.WaitForShutdownAsync(stop);
        return Exit.Ok;
    }

    /// <summary>A wrong folder stops the start; but not when runs are open, because those go on with what they kept of their runbook.</summary>
    private static void NeedRunbooks(string folder, JournalReader journal)
    {
        if (!Directory.Exists(folder) && journal.Runs("open", 0, 1).Count == 0)
        {
            throw new SettingsFault([$"Draaiboeken:Map: de map '{folder}' bestaat niet. Toegestaan: een map met draaiboeken."]);
        }
    }

    /// <summary>Names, numbers and what people said in a crisis: nobody else on this machine needs to read it.</summary>
    private static void MakePrivate(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows() || Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new CommandFault($"De map {folder} is niet te maken. Kies met Data:Map een map waarin u mag schrijven.", fault);
        }
    }

    internal static WebApplication Build(Shell shell, Configured configured)
    {
        var (settings, paths) = (configured.Settings, configured.Paths);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = shell.WorkingDirectory });
        builder.WebHost.UseKestrelCore().UseUrls(settings.Server.Address);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.Api.LargestRequestKiB * 1024L;
        });
        builder.AddTransport(settings.Server, CertificateOf(settings.Server, shell));
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeToStop);
        Log(builder.Logging, settings.Logging);
        AddParts(builder.Services, shell, settings, paths);
        var app = builder.Build();
        app.UseTransport(settings.Server);
        app.UseFrame();
        app.UseAuthentication();
        app.MapApi();
        app.MapAcknowledgePage();
        var pages = app.MapPages();
        pages.MapAccounts();
        pages.MapRoom();
        pages.MapLive();
        pages.MapStart();
        pages.MapTasks();
        pages.MapReached();
        pages.MapLogbook();
        pages.MapTerms();
        pages.MapPaper();
        pages.MapRunbookPages();
        pages.MapSitraps();
        pages.MapHandover();
        pages.MapScaling();
        pages.MapOrganisation();
        pages.MapKeeping();
        return app;
    }

    /// <summary>Read at once: a certificate that cannot be used must stop the start.</summary>
    private static Certificate? CertificateOf(ServerSettings server, Shell shell)
    {
        if (server.Certificate.Length == 0)
        {
            return null;
        }

        var certificate = new Certificate(server, shell.WorkingDirectory, shell.Time);
        _ = certificate.Current();
        return certificate;
    }

    private static void AddParts(IServiceCollection services, Shell shell, HostSettings settings, HostPaths paths)
    {
        services.AddSingleton(shell.Time);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Server);
        services.AddSingleton(settings.Api);
        services.AddSingleton(paths);
        services.AddSingleton(_ => OperatorToken.Write(paths));
        services.AddRuns(paths, settings);
        services.AddScheduling(settings);
        services.AddNotifications();
        services.AddApi(settings.Api);
        services.AddFrame();
        services.AddPaper(settings.Paper);
        services.AddRunbookPages();
        services.AddSingleton<OrganisationImport>();
        services.AddAdmin();
        services.AddAccounts(settings, paths);
    }

    private static void Log(ILoggingBuilder logging, LoggingSettings settings)
    {
        logging.SetMinimumLevel(Enum.Parse<LogLevel>(settings.Level));

        // What they warn of is meant so: keys lie in a folder that only its owner can read, and no page of ours may be kept by a cache.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        if (settings.Format == "json")
        {
            logging.AddJsonConsole(json => json.UseUtcTimestamp = true);
        }
        else
        {
            logging.AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat, line.UseUtcTimestamp) = (true, "yyyy-MM-ddTHH:mm:ssZ ", true));
        }

        // Standard output is for what people asked for.
        logging.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
    }

    private static IEnumerable<string> ReadByOthers(HostPaths paths) => new[] { paths.Database, paths.Outbox }
        .Where(PrivateFiles.OpenToOthers)
        .Select(path => $"  LET OP        anderen op deze computer kunnen {path} lezen, en de rechten zijn niet te wijzigen. Kies met Data:Map een andere plaats.");

    private static async Task Announce(Shell shell, Configured configured, Library library, string? firstAccount)
    {
        var (settings, paths) = (configured.Settings, configured.Paths);
        var variables = configured.Variables.Count == 0 ? "" : $", en {string.Join(", ", configured.Variables)}";
        var errors = library.Diagnostics.Count(d => d.Severity == Severity.Error);
        var lines = new[]
        {
            $"CyberDraaiboek {ProgramVersion.Number}",
            $"  instellingen  {paths.SettingsFile ?? "geen bestand, alles op de standaardwaarde"}{variables}",
            $"  draaiboeken   {paths.Runbooks}: {library.Startable.Count} te starten{(errors == 0 ? "" : $", {errors} {(errors == 1 ? "FOUT" : "FOUTEN")} (zie: controleer)")}",
            $"  organisatie   {(library.Organisation is null ? "ONTBREEKT" : library.Organisation.Name)}{(paths.Organisation is null ? "" : $", aangevuld met {paths.Organisation}")}",
            $"  gegevens      {paths.Database}",
            settings.Smtp.Host.Length == 0
                ? $"  mail          GAAT NIET WEG maar naar bestanden in {paths.Outbox} (Smtp:Host is leeg)"
                : $"  mail          via {settings.Smtp.Host}:{settings.Smtp.Port}",
            $"  adres         {settings.Server.Address}",
        };
        foreach (var line in lines.Concat(ReadByOthers(paths)))
        {
            await shell.Out.WriteLineAsync(line);
        }

        if (Transport.Warning(settings.Server) is { } warning)
        {
            await shell.Out.WriteLineAsync($"  {warning}");
        }

        if (firstAccount is not null)
        {
            await shell.Out.WriteLineAsync($"  EERSTE KEER   er is nog geen beheerder. Maak er een met deze link, die één keer werkt:\n                {firstAccount}");
        }

        await shell.Out.FlushAsync();
    }
}
