using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Notifications;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Runs;

/// <summary><c>/inzetten</c>.</summary>
internal static class RunEndpoints
{
    private const int PageSize = 100;

    private const int MostPages = 1_000_000;

    public static void MapRuns(this RouteGroupBuilder api)
    {
        var runs = api.MapGroup("/inzetten").WithTags("inzetten");
        runs.MapGet("", List).Reads<RunLine[]>("Inzetten", "De nieuwste eerst, honderd per bladzijde. Filter met status: open, gepauzeerd of gesloten.");
        runs.MapPost("", Start).Described("Inzet starten", "Start een draaiboek. Met dezelfde Idempotency-Key start nooit een tweede inzet: u krijgt dan de eerdere (200), ook als de titel of de gegevens nu anders zijn. De stand staat er alleen bij voor een sleutel met ook het bereik lezen; anders krijgt u alleen id en status.", Scope.Start)
            .Produces<RunNow>(StatusCodes.Status201Created).Produces<RunNow>(StatusCodes.Status200OK)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable);
        runs.MapGet("/{inzet}", One).Reads<RunNow>("Een inzet", "De stand: problemen, wie u moet bellen, stappen, klokken en gegevens.");
        runs.MapPost("/{inzet}/gegevens", Data).Acts("Gegevens vastleggen", "Vul gegevens in of wijzig ze.");
        runs.MapPost("/{inzet}/notities", Note).Acts("Notitie", "Schrijf iets in het logboek: feit, aanname, besluit of mening.");
        runs.MapPost("/{inzet}/correcties", Correct).Acts("Correctie", "Verbeter een eerdere regel met een nieuwe. De oude blijft staan.");
        runs.MapPost("/{inzet}/opschalingen", Level).Acts("Op- of afschalen", "Leg het niveau vast, met een reden.");
        runs.MapPost("/{inzet}/rollen", Role).Acts("Rol geven", "Geef iemand een rol in deze inzet, zoals voorzitter of verslaglegger. Met 'geen' hoort iemand er niet meer bij.");
        runs.MapPost("/{inzet}/fasen/{fase}/openingen", OpenPhase).Acts("Fase openen", "Open een fase voor zijn beurt.");
        runs.MapPost("/{inzet}/pauzes", PauseRun).Acts("Pauzeren", "Alle termijnen staan stil, behalve de wettelijke klokken.");
        runs.MapPost("/{inzet}/hervattingen", ResumeRun).Acts("Hervatten", "De termijnen gaan verder met wat ze over hadden.");
        runs.MapPost("/{inzet}/overnames", TakeOver).Acts("Nieuw draaiboek overnemen", "Ga verder met de nieuwste versie van het draaiboek.");
        runs.MapPost("/{inzet}/sluitingen", Close).Acts("Sluiten", "Sluit de inzet. Staat er nog iets open, dan is een reden nodig (ondanks).");
    }

    private static async Task<IResult> List(HttpContext http, RunList runs, CancellationToken stop, string? status = null, int pagina = 1)
    {
        if (status is not null && Engine.Journal.Names<RunStatus>.Find(status) is null)
        {
            return Problem.Of(ProblemKind.BadRequest, $"status '{status}' bestaat niet. Kies {string.Join(", ", Engine.Journal.Names<RunStatus>.All)}.");
        }

        if (pagina is < 1 or > MostPages)
        {
            return Problem.Of(ProblemKind.BadRequest, $"pagina {pagina} kan niet. Tel vanaf 1, tot en met {MostPages}.");
        }

        var restricted = Caller.Of(http.User).SeesRestricted;
        var page = await runs.Visible(_ => restricted, status, (pagina - 1) * PageSize, PageSize, stop);
        return Results.Json(page.Select(RunLine.Of).ToArray(), ApiJson.Options);
    }

    private static async Task<IResult> One(string inzet, RunDesk desk, RunbookShelf shelf, CallScripts scripts, TimeProvider clock, CancellationToken stop) =>
        await desk.State(new RunId(inzet), stop) is { } run
            ? Results.Json(View(run, shelf, scripts, clock), ApiJson.Options)
            : ActDesk.NoRun(inzet);

    private static async Task<IResult> Start(
        HttpContext http, StartBody body, RunDesk desk, RunbookShelf shelf, CallScripts scripts, TimeProvider clock)
    {
        var organisation = shelf.Organisation;
        if (!Actors.TryName(Caller.Of(http.User), body, ActDesk.Place(http), organisation, null, out var actor, out var refusal))
        {
            return Problem.Of(refusal!);
        }

        if (!Caller.Of(http.User).SeesRestricted && shelf.Find(new RunbookId(body.Runbook)) is { Restricted: true })
        {
            return Problem.Of(ProblemKind.NotAllowed, "Deze sleutel mag geen beperkte inzet starten. Vraag een sleutel met ook het bereik 'beperkt'.");
        }

        if (StartRules.Check(body, shelf, clock.GetUtcNow(), out var fields) is { } wrong)
        {
            return Problem.Of(wrong);
        }

        if (StartRules.Key(body.IdempotencyKey, http.Request.Headers["Idempotency-Key"].ToString(), out var key) is { } unusable)
        {
            return Problem.Of(unusable);
        }

        // A key of another system is a name of its own: whoever guesses one does not get somebody else's run.
        key = key is not null && Caller.Of(http.User).KeyId is { } own ? $"{own}:{key}" : key;
        var details = new StartDetails(RunMode.Live, body.Title.Trim(), body.Start, fields, body.Authorities);
        var handled = await desk.Start(new RunbookId(body.Runbook), details, actor, key, CancellationToken.None);
        if (handled.Refusal is { } refused)
        {
            return Problem.Of(refused);
        }

        if (!handled.Existing && MomentRules.Note(body, body.Override, clock.GetUtcNow()) is { } note)
        {
            await desk.Handle(handled.State!.Id, new Request(new AddNote(note, EntryKind.Fact, null), actor), CancellationToken.None);
        }

        var location = $"{ApiMap.Root}/inzetten/{Uri.EscapeDataString(handled.State!.Id.Value)}";
        http.Response.Headers.Location = location;
        var status = handled.Existing ? StatusCodes.Status200OK : StatusCodes.Status201Created;
        return Caller.Has(http.User, Scope.Read)
            ? Results.Json(View(handled.State, shelf, scripts, clock), ApiJson.Options, statusCode: status)
            : Results.Json(new RunStartedView(handled.State.Id.Value, handled.State.Status), ApiJson.Options, statusCode: status);
    }

    private static Task<IResult> Data(HttpContext http, string inzet, DataBody body, ActDesk acts) =>
        acts.Act(http, inzet, null, body, (state, _) => DataInput.TryNormalise(state.Runbook, body.Data, out var fields, out var refusal)
            ? (new SetData(fields), null)
            : (null, refusal));

    private static Task<IResult> Note(HttpContext http, string inzet, NoteBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new AddNote(body.Text, body.Kind, string.IsNullOrWhiteSpace(body.Step) ? null : new StepId(body.Step)));

    private static Task<IResult> Correct(HttpContext http, string inzet, CorrectionBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new Correct(body.Entry, body.Text));

    private static Task<IResult> Level(HttpContext http, string inzet, LevelBody body, ActDesk acts) =>
        acts.Act(http, inzet, null, body, (_, _) => body.Level.ToUpperInvariant() is ['N', >= '0' and <= '4'] level
            ? (new ChangeLevel(Opschaling.Parse(level), string.IsNullOrWhiteSpace(body.Grip) ? null : body.Grip, body.Reason), null)
            : (null, new Refusal(RefusalCode.Invalid, $"'{body.Level}' is geen niveau. Kies N0, N1, N2, N3 of N4.")));

    private static Task<IResult> Role(HttpContext http, string inzet, RoleBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new GiveRole(new PersonId(body.Person), body.Role, body.Reason));

    private static Task<IResult> OpenPhase(HttpContext http, string inzet, string fase, ReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new OpenPhase(fase, body.Reason));

    private static Task<IResult> PauseRun(HttpContext http, string inzet, ReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new Pause(body.Reason));

    private static Task<IResult> ResumeRun(HttpContext http, string inzet, ReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new Resume(body.Reason));

    private static Task<IResult> TakeOver(HttpContext http, string inzet, ReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, null, body, (state, _) => acts.Shelf.Find(state.Runbook.Id) is { } newest
            ? (new TakeOver(newest, body.Reason), null)
            : (null, new Refusal(RefusalCode.NotFound, $"Draaiboek '{state.Runbook.Id}' staat niet meer in de map, of de map bevat fouten.")));

    private static Task<IResult> Close(HttpContext http, string inzet, ReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new Close(body.Reason));

    private static RunNow View(RunState run, RunbookShelf shelf, CallScripts scripts, TimeProvider clock)
    {
        var organisation = shelf.Organisation;
        return RunNow.Of(run, organisation, CallToMake.All(run, organisation, scripts.Of), clock.GetUtcNow());
    }
}
