using System.Text;
using CyberDraaiboek.Notifications.Reach;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Accounts;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>People, deputies, rota and addresses; as a table out, and in again with a look beforehand.</summary>
internal static class OrganisationRoutes
{
    private const string Path = "/organisatie";
    private const int LongestFile = 400_000;

    public static void MapOrganisation(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, Show);
        pages.MapGet(Path + ".csv", (HttpContext http, RunbookShelf shelf, Reachability reach, TimeProvider clock) =>
            Export(http, PeopleCsv.Write(shelf.Organisation.People.Values, reach.Now(clock.GetUtcNow(), shelf.Organisation.Zone)), "mensen"));
        pages.MapGet(Path + "/rollen.csv", (HttpContext http, RunbookShelf shelf) => Export(http, RolesCsv.Write(shelf.Organisation.Roles.Values), "rollen"));
        pages.MapGet(Path + "/roosters.csv", (HttpContext http, RunbookShelf shelf) => Export(http, RotasCsv.Write(shelf.Organisation.Rotas), "roosters"));
        pages.MapPost(Path + "/voorbeeld", Preview);
        pages.MapPost(Path + "/import", Import);
    }

    private static IResult Show(HttpContext http, RunbookShelf shelf, OrganisationImport import, Reachability reach, TimeProvider clock) => Page(http, shelf, import, reach, clock, []);

    private static IResult Page(
        HttpContext http, RunbookShelf shelf, OrganisationImport import, Reachability reach, TimeProvider clock, IReadOnlyList<FormFault> faults, string typed = "") =>
        Pages.Render<OrganisationPage>(
            http,
            new
            {
                shelf.Organisation,
                Now = clock.GetUtcNow(),
                Numbers = PaperRoutes.May(http.Visitor()),
                MayImport = http.Visitor().Has(Right.Manage),
                import.File,
                Faults = faults,
                Typed = typed,
                Imported = http.Request.Query["ingelezen"].ToString(),
                Reach = reach.Now(clock.GetUtcNow(), shelf.Organisation.Zone),
                LastTest = reach.LastTest(),
                MayTest = shelf.Current.Startable.Any(runbook => runbook.Id == Reachability.Test),
            },
            faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);

    private static IResult Export(HttpContext http, string table, string name) => PaperRoutes.May(http.Visitor())
        ? Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(table)], "text/csv; charset=utf-8", name + ".csv")
        : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> Preview(HttpContext http, RunbookShelf shelf, OrganisationImport import, Reachability reach, TimeProvider clock)
    {
        if (!http.Visitor().Has(Right.Manage) || import.File is null)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var csv = await Text(http);
        return csv.Trim().Length is 0 or > LongestFile
            ? Page(http, shelf, import, reach, clock, [new FormFault("csv", csv.Trim().Length == 0 ? "Kies een bestand, of plak de tabel in het vak." : "Dit is te groot. Splits het bestand.")], csv)
            : Look(http, import.Preview(csv), csv, null);
    }

    private static async Task<IResult> Import(HttpContext http, RunbookShelf shelf, OrganisationImport import, AccessLog log)
    {
        if (!http.Visitor().Has(Right.Manage) || import.File is null)
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        var form = await FormInput.Read(http);
        var (csv, mark) = (form.Raw("csv"), form.Raw("kenmerk"));
        try
        {
            if (import.Apply(csv, mark) is not { } done)
            {
                var now = import.Preview(csv);
                return Look(http, now, csv, now.Mark == mark ? null : "Het bestand is intussen veranderd. Er is niets geschreven. Kijk opnieuw wat er zou veranderen.", StatusCodes.Status409Conflict);
            }

            var visitor = http.Visitor();
            await log.Write(null, visitor.Name, $"organisatie ingelezen, {done.What}: {string.Join(", ", done.Changes.Select(c => c.Id))}", visitor.Name, visitor.Place);
            return Pages.GoTo($"{Path}?ingelezen={done.Changes.Count}");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Look(http, import.Preview(csv), csv, $"Het bestand is niet te schrijven: {Trouble.Why(fault)}.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Look(HttpContext http, ImportPreview preview, string csv, string? fault, int? status = null) => Pages.Render<ImportPage>(
        http,
        new { Preview = preview, Csv = csv, Fault = fault },
        status ?? (preview.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));

    /// <summary>The file that was chosen, else what was pasted.</summary>
    private static async Task<string> Text(HttpContext http)
    {
        var form = await FormInput.Read(http);
        if (form.File("bestand") is not { } file)
        {
            return form.Raw("csv");
        }

        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await reader.ReadToEndAsync(http.RequestAborted);
    }
}
