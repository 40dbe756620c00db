using System.Globalization;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Accounts;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Admin;

/// <summary>A setting as it is in use.</summary>
public sealed record SettingInUse(string Key, string Value, bool Secret, bool IsDefault);

/// <summary>A waiting message with the title of its run.</summary>
public sealed record WaitingOnPage(WaitingRow Row, string Run, string Person);

/// <summary>Health, settings, keys and what waits to be sent: for who keeps the program.</summary>
internal static class AdminRoutes
{
    private const string Path = "/beheer";
    private const int MostWaiting = 200;
    private const int LongestName = 60;

    /// <summary>No right of an account opens a restricted run, so no account may make a key that does.</summary>
    private static readonly Scope[] Offered = [.. Enum.GetValues<Scope>().Where(scope => scope != Scope.Restricted)];

    public static void AddAdmin(this IServiceCollection services)
    {
        services.AddSingleton<Backups>();
        services.AddSingleton<Health>();
    }

    public static void MapKeeping(this RouteGroupBuilder pages)
    {
        var admin = pages.MapGroup(Path);
        admin.AddEndpointFilter(OnlyKeepers);
        admin.MapGet("", Show);
        admin.MapPost("/reservekopie", MakeBackup);
        admin.MapGet("/wachtrij", Waiting);
        admin.MapGet("/instellingen", (HttpContext http, HostSettings settings, HostPaths paths) => Pages.Render<SettingsPage>(http, new { Settings = InUse(settings), paths.SettingsFile }));
        admin.MapGet("/sleutels", (HttpContext http, ApiKeys keys) => Keys(http, keys, [], null));
        admin.MapPost("/sleutels", MakeKey);
        admin.MapPost("/sleutels/intrekken", Revoke);
    }

    private static async ValueTask<object?> OnlyKeepers(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.Visitor().Has(Right.Manage) ? await next(context) : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static IResult Show(HttpContext http, Health health, TimeProvider clock, string? gedaan = null) =>
        Pages.Render<AdminHomePage>(http, new { Lines = health.Lines(clock.GetUtcNow()), Done = gedaan == "kopie", Fault = (string?)null });

    private static async Task<IResult> MakeBackup(HttpContext http, Backups backups, Health health, AccessLog log, TimeProvider clock)
    {
        try
        {
            var made = await Task.Run(backups.Make);
            var visitor = http.Visitor();
            await log.Write(null, visitor.Name, $"reservekopie gemaakt: {made.File}", visitor.Name, visitor.Place);
            return Pages.GoTo(Path + "?gedaan=kopie");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
        {
            return Pages.Render<AdminHomePage>(
                http, new { Lines = health.Lines(clock.GetUtcNow()), Done = false, Fault = $"De reservekopie is niet gemaakt: {(fault is Microsoft.Data.Sqlite.SqliteException ? "de schijf of de database weigert" : Trouble.Why(fault))}." }, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>Without the runs that this visitor may not know of.</summary>
    private static async Task<IResult> Waiting(HttpContext http, Outbox outbox, RunDesk desk, RunAccess access, RunbookShelf shelf, TimeProvider clock)
    {
        var lines = new List<WaitingOnPage>();
        foreach (var rows in outbox.Waiting(MostWaiting).GroupBy(row => row.Run))
        {
            if (await desk.State(rows.Key, http.RequestAborted) is { } run && access.Sees(http.Visitor(), run))
            {
                lines.AddRange(rows.Select(row => new WaitingOnPage(row, run.Title, Api.Runs.Trouble.NameOf(shelf.Organisation, new Engine.Model.PersonId(row.Person)))));
            }
        }

        return Pages.Render<QueuePage>(http, new { Lines = lines, Now = clock.GetUtcNow(), Most = MostWaiting });
    }

    private static IReadOnlyList<SettingInUse> InUse(HostSettings settings) =>
    [
        .. SettingCatalogue.All.Select(setting =>
        {
            var value = setting.Property.GetValue(setting.Group.GetValue(settings));
            var text = value is TimeSpan span ? SpanText.Write(span) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            return new SettingInUse(setting.Key, setting.Secret ? text.Length == 0 ? "niet ingesteld" : "ingesteld, niet getoond" : text, setting.Secret, text == setting.Default);
        }),
    ];

    private static async Task<IResult> MakeKey(HttpContext http, ApiKeys keys, AccessLog log)
    {
        var form = await FormInput.Read(http);
        var name = form.Line("naam", "de naam") ?? "";
        if (name.Length is 0 or > LongestName)
        {
            form.Wrong("naam", $"Geef de sleutel een naam van hoogstens {LongestName} tekens.");
        }

        if (form.Checked($"bereik-{Names<Scope>.Of(Scope.Restricted)}"))
        {
            form.Wrong("bereik", "Een sleutel die beperkte inzetten ziet, maakt u op de server zelf: sleutel maak.");
        }

        var scopes = Offered.Where(scope => form.Checked($"bereik-{Names<Scope>.Of(scope)}")).ToHashSet();
        if (scopes.Count == 0)
        {
            form.Wrong("bereik", "Kies minstens een bereik.");
        }

        if (form.Faults.Count > 0)
        {
            return Keys(http, keys, form.Faults, null, form.Typed);
        }

        var visitor = http.Visitor();
        var (key, text) = await keys.Make(name, scopes, visitor.Name, CancellationToken.None);
        await log.Write(null, visitor.Name, $"API-sleutel gemaakt: {key.Name} ({key.Id}), mag {string.Join(", ", scopes.Order().Select(Names<Scope>.Of))}", visitor.Name, visitor.Place);

        // Shown in the answer itself: a secret does not belong in an address or a store.
        return Keys(http, keys, [], text);
    }

    private static async Task<IResult> Revoke(HttpContext http, ApiKeys keys, AccessLog log)
    {
        var form = await FormInput.Read(http);
        var visitor = http.Visitor();
        if (form.Id("sleutel") is not { } id || await keys.Revoke(id, visitor.Name, CancellationToken.None) is not { } key)
        {
            return Results.NotFound();
        }

        await log.Write(null, visitor.Name, $"API-sleutel ingetrokken: {key.Name} ({key.Id})", visitor.Name, visitor.Place);
        return Pages.GoTo(Path + "/sleutels");
    }

    private static IResult Keys(HttpContext http, ApiKeys keys, IReadOnlyList<FormFault> faults, string? fresh, IReadOnlyDictionary<string, string>? typed = null) =>
        Pages.Render<KeysPage>(
            http,
            new
            {
                Keys = keys.All().Select(k => new KeyOnPage(k.Id, k.Name, string.Join(", ", k.Scopes.Order().Select(Names<Scope>.Of)), k.Made, k.MadeBy, k.Revoked)).Reverse().ToList(),
                Scopes = Offered.Select(Names<Scope>.Of).ToList(),
                Faults = faults,
                Fresh = fresh,
                Typed = typed ?? new Dictionary<string, string>(StringComparer.Ordinal),
            },
            faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
}

/// <summary>A key in the list; never the secret.</summary>
public sealed record KeyOnPage(string Id, string Name, string Scopes, DateTimeOffset Made, string MadeBy, DateTimeOffset? Revoked);
