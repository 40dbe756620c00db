using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>The runbooks, to read.</summary>
internal static class RunbookRoutes
{
    public const string Path = "/draaiboeken";

    public static void AddRunbookPages(this IServiceCollection services)
    {
        services.AddSingleton<RunbookVersions>();
        services.AddSingleton<RunbookUpload>();
        services.AddHostedService<VersionKeeper>();
    }

    public static void MapRunbookPages(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, List);
        pages.MapGet(Path + "/{id}", One);
        pages.MapPost(Path + "/herladen", Reload);
        pages.MapUpload();
    }

    /// <summary>Who keeps the program, and who may act as the owner of a runbook.</summary>
    private static bool MayReload(Visitor visitor, RunbookShelf shelf) => visitor.Has(Right.Manage)
        || (visitor.Person is { } person && shelf.Current.Runbooks.Values.Any(runbook => shelf.Organisation.MayActAs(person, runbook.Owner)));

    private static IResult List(HttpContext http, RunbookShelf shelf, TimeProvider clock) => ListWith(http, shelf, clock, []);

    /// <summary>The list, with what is wrong with the form on it.</summary>
    internal static IResult ListWith(HttpContext http, RunbookShelf shelf, TimeProvider clock, IReadOnlyList<FormFault> faults) => Pages.Render<RunbookListPage>(
        http,
        new
        {
            Library = shelf.Current,
            shelf.Organisation,
            Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), shelf.Organisation.Zone).DateTime),
            MayReload = MayReload(http.Visitor(), shelf),
            MayUpload = http.Visitor().Has(Right.Manage),
            Reloaded = http.Request.Query["gelezen"] == "ja",
            Uploaded = int.TryParse(http.Request.Query["opgeladen"], out var uploaded) ? uploaded : 0,
            Closed = shelf.Current.Runbooks.Values.Where(runbook => !MayRead(http, runbook)).Select(runbook => runbook.Id).ToHashSet(),
            Faults = faults,
        },
        faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    /// <summary>A restricted runbook is for its owner, whatever rights an account has.</summary>
    internal static bool MayRead(HttpContext http, Runbook runbook) => http.RequestServices.GetRequiredService<RunAccess>().Reads(http.Visitor(), runbook);

    private static IResult One(HttpContext http, string id, RunbookShelf shelf, RunbookVersions versions, RunAccess access, string? met = null)
    {
        if (shelf.Find(new RunbookId(id)) is not { } runbook)
        {
            return Results.NotFound();
        }

        if (!access.Reads(http.Visitor(), runbook))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var seen = versions.Of(runbook.Id);
        var other = met is null ? versions.LastYear(runbook.Id, runbook.Hash) : seen.FirstOrDefault(version => version.Hash == met);
        return Pages.Render<RunbookPage>(http, new
        {
            Outline = OutlineMaker.Of(runbook, shelf.Organisation),
            shelf.Organisation,
            Faults = shelf.Current.Diagnostics.Where(fault => shelf.Current.Infos.Any(info => info.Id == runbook.Id && info.File == fault.At.File)).ToList(),
            Seen = seen,
            Other = other,
            Changes = other is null || other.Hash == runbook.Hash ? [] : RunbookChanges.Between(shelf.ByHash(other.Hash), runbook, shelf.Organisation),
        });
    }

    private static IResult Reload(HttpContext http, RunbookShelf shelf)
    {
        if (!MayReload(http.Visitor(), shelf))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        shelf.Reload();
        return Pages.GoTo(Path + "?gelezen=ja");
    }
}
