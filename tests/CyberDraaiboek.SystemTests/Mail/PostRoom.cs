using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Mail;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Scheduling;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Tests;
using CyberDraaiboek.Web.Acknowledge;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CyberDraaiboek.SystemTests.Mail;

/// <summary>What is different about a post room.</summary>
internal sealed record PostRoomParts
{
    /// <summary>Null: the one that the settings ask for.</summary>
    public IMailTransport? Transport { get; init; }

    public SmtpSettings Smtp { get; init; } = new();

    public SendingSettings Sending { get; init; } = new();

    public TimeProvider Clock { get; init; } = new ManualClock();

    /// <summary>Where the webhook goes.</summary>
    public string Hook { get; init; } = "http://127.0.0.1:9/";

    /// <summary>With the draaiboek of this repository.</summary>
    public bool Shipped { get; init; }
}

/// <summary>The host as it is put together for real, on files of its own and a port of its own; time stands still unless it is pushed.</summary>
internal sealed partial class PostRoom : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly PostRoomParts _parts;
    private bool _closed;

    private PostRoom(string folder, PostRoomParts parts)
    {
        (Folder, _parts) = (folder, parts);
        var settings = new HostSettings { Smtp = parts.Smtp, Sending = parts.Sending, Scheduling = new SchedulingSettings { SweepEvery = TimeSpan.FromSeconds(1) } };
        var paths = HostPaths.Of(settings, null, folder);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = folder });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log);
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromMilliseconds(200));
        builder.Services.AddSingleton(parts.Clock).AddSingleton(settings).AddSingleton(settings.Server).AddSingleton(paths);
        builder.Services.AddRuns(paths, settings).AddScheduling(settings).AddNotifications();
        if (parts.Transport is { } transport)
        {
            builder.Services.AddSingleton(transport);
        }

        _app = builder.Build();
        _app.MapAcknowledgePage();
        _ = Desk;
    }

    public static Actor Ciso { get; } = new("Anna", new RoleId("ciso"), Origin.Api, new PersonId("anna"));

    public string Folder { get; }

    public LogBook Log { get; } = new();

    public ManualClock Hands => (ManualClock)_parts.Clock;

    public RunDesk Desk => _app.Services.GetRequiredService<RunDesk>();

    public Database Database => _app.Services.GetRequiredService<Database>();

    public JournalWriter Writer => _app.Services.GetRequiredService<JournalWriter>();

    public OrganisationDirectory Organisation => _app.Services.GetRequiredService<RunbookShelf>().Organisation;

    public Outbox Outbox => _app.Services.GetRequiredService<Outbox>();

    public SendingStatus Health => _app.Services.GetRequiredService<SendingHealth>().Now();

    public Uri Address => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Put together, but nothing works by itself yet.</summary>
    public static PostRoom Closed(PostRoomParts? parts = null)
    {
        var folder = Directory.CreateTempSubdirectory("draaiboek-post-").FullName;
        parts ??= new PostRoomParts();
        if (parts.Shipped)
        {
            PostMap.CopyShipped(Path.Combine(folder, "runbooks"));
        }
        else
        {
            PostMap.WriteTo(Path.Combine(folder, "runbooks"), parts.Hook);
        }

        return new PostRoom(folder, parts);
    }

    public static Task<PostRoom> Open(PostRoomParts? parts = null) => Closed(parts).Opened();

    public async Task<PostRoom> Opened()
    {
        await _app.StartAsync();
        return this;
    }

    /// <summary>Stops, also in the middle of sending, and starts again on the same files.</summary>
    public async Task<PostRoom> Again(PostRoomParts? parts = null)
    {
        await Close();
        return await new PostRoom(Folder, parts ?? _parts).Opened();
    }

    public async Task<RunId> Start(string runbook, string title = "Proef", RunMode mode = RunMode.Live)
    {
        var handled = await Desk.Start(
            new RunbookId(runbook), new StartDetails(mode, title, null, new Dictionary<string, string>()), Ciso, null, CancellationToken.None);
        Assert.Null(handled.Refusal);
        return handled.State!.Id;
    }

    public Task<Handled> Do(RunId run, Command command, string? despite = null) =>
        Desk.Handle(run, new Request(command, Ciso, Override: despite), CancellationToken.None);

    public async Task<RunState> State(RunId run) => (await Desk.State(run, CancellationToken.None))!;

    public IReadOnlyList<JournalEntry> Journal(RunId run) => _app.Services.GetRequiredService<JournalReader>().Entries(run);

    public IReadOnlyList<T> Events<T>(RunId run)
        where T : RunEvent => [.. Journal(run).Select(EntryCodec.Event).OfType<T>()];

    /// <summary>Rows of the outbox in order: person, channel, state, attempts.</summary>
    public IReadOnlyList<(string Person, string Channel, string State, long Attempts)> Rows()
    {
        using var connection = Database.Reader();
        using var command = connection.Command("select persoon, kanaal, staat, pogingen from uitgaand order by nummer");
        using var row = command.ExecuteReader();
        var rows = new List<(string, string, string, long)>();
        while (row.Read())
        {
            rows.Add((row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt64(3)));
        }

        return rows;
    }

    /// <summary>The link and the code in the text of a mail.</summary>
    public static (string Token, string Code) Secrets(string text) =>
        (LinkIn().Match(text).Groups["token"].Value, CodeIn().Match(text).Groups["code"].Value);

    public async Task Close()
    {
        if (_closed)
        {
            return;
        }

        _closed = true;
        using var atOnce = new CancellationTokenSource(TimeSpan.FromMilliseconds(500));
        try
        {
            await _app.StopAsync(atOnce.Token);
        }
        catch (OperationCanceledException)
        {
            // It was sending: that is what some scenarios want.
            Log.CreateLogger("PostRoom").LogInformation("Stopped in the middle of sending");
        }

        await _app.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    [GeneratedRegex("/b/(?<token>[A-Za-z0-9_-]{22})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkIn();

    [GeneratedRegex("Uw code: (?<code>[0-9]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeIn();
}
