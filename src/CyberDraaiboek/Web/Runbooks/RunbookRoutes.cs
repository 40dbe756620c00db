using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>The runbooks, to read.</summary>
internal static class RunbookRoutes
{
    private const string Path = "/draaiboeken";

    public static void AddRunbookPages(this IServiceCollection services)
    {
        services.AddSingleton<RunbookVersions>();
        services.AddHostedService<VersionKeeper>();
    }

    public static void MapRunbookPages(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, List);
        pages.MapGet(Path + "/{id}", One);
        pages.MapPost(Path + "/herladen", Reload);
    }

    /// <summary>Who keeps the program, and who may act as the owner of a runbook.</summary>
    private static bool MayReload(Visitor visitor, RunbookShelf shelf) => visitor.Has(Right.Manage)
        || (visitor.Person is { } person && shelf.Current.Runbooks.Values.Any(runbook => shelf.Organisation.MayActAs(person, runbook.Owner)));

    private static IResult List(HttpContext http, RunbookShelf shelf, RunAccess access, TimeProvider clock, string? gelezen = null) => Pages.Render<RunbookListPage>(http, new
    {
        Library = shelf.Current,
        shelf.Organisation,
        Today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), shelf.Organisation.Zone).DateTime),
        MayReload = MayReload(http.Visitor(), shelf),
        Reloaded = gelezen == "ja",
        Closed = shelf.Current.Runbooks.Values.Where(runbook => !access.Reads(http.Visitor(), runbook)).Select(runbook => runbook.Id).ToHashSet(),
    });

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
