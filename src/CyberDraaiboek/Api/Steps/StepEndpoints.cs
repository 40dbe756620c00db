using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Steps;

/// <summary><c>/inzetten/{inzet}/stappen</c>.</summary>
internal static class StepEndpoints
{
    public static void MapSteps(this RouteGroupBuilder api)
    {
        var steps = api.MapGroup("/inzetten/{inzet}/stappen").WithTags("stappen");
        steps.MapGet("", List).Reads<StepNow[]>("Stappen van een inzet", "Alle stappen die geopend zijn of al gedaan, in de volgorde van openen.");
        steps.MapGet("/{stap}", One).Reads<StepDetail>("Een stap", "De stand van een stap met alles wat nodig is om hem te doen.");
        steps.MapPost("", Add).Acts("Stap toevoegen", "Een actie die niet in het draaiboek staat. De stap gaat meteen open.");
        steps.MapPost("/{stap}/bevestigingen", Acknowledge).Acts("Bevestigen", "Iemand neemt de stap op zich, of kan niet. Dat stopt het bellen voor die rol, of belt meteen de volgende.");
        steps.MapPost("/{stap}/gereedmeldingen", Complete).Acts("Gereed melden", "De stap is gedaan. Mag ook voordat de stap aan de beurt is.");
        steps.MapPost("/{stap}/besluiten", Decide).Acts("Besluiten", "Kies een mogelijkheid, met een reden.");
        steps.MapPost("/{stap}/overslagen", Skip).Acts("Overslaan", "De stap wordt niet gedaan, met een reden.");
        steps.MapPost("/{stap}/openingen", Open).Acts("Openen", "Open een stap voor zijn beurt.");
        steps.MapPost("/{stap}/heropeningen", Reopen).Acts("Heropenen", "Een stap die gedaan of overgeslagen was, is weer open.");
        steps.MapPost("/{stap}/escalaties", Escalate).Acts("Escaleren", "Bel nu de volgende trede, voor elke rol die nog niet bereikt is.");
        steps.MapPost("/{stap}/stiltes", Silence).Acts("Stil zetten", "Er wordt een tijd niets over deze stap gestuurd.");
        steps.MapPost("/{stap}/akkoorden", Approve).Acts("Akkoord geven op een tekst", "Eerst de opsteller, daarna een tweede lezer die iemand anders is.");
    }

    private static async Task<IResult> List(string inzet, RunDesk desk, CancellationToken stop) =>
        await desk.State(new RunId(inzet), stop) is { } run
            ? Results.Json(run.Steps.Values.OrderBy(s => s.OpenedAt).ThenBy(s => s.Id.Value, StringComparer.Ordinal).Select(StepNow.Of).ToArray(), ApiJson.Options)
            : ActDesk.NoRun(inzet);

    private static async Task<IResult> One(HttpContext http, string inzet, string stap, RunDesk desk, CancellationToken stop)
    {
        if (await desk.State(new RunId(inzet), stop) is not { } run)
        {
            return ActDesk.NoRun(inzet);
        }

        if (run.Steps.GetValueOrDefault(new StepId(stap)) is not { } step)
        {
            return Problem.Of(ProblemKind.NotFound, $"Stap '{stap}' bestaat niet in deze inzet of is nog niet aan de beurt.");
        }

        http.Response.Headers.ETag = $"\"{step.Version}\"";
        return Results.Json(StepDetail.Of(step, run.Runbook), ApiJson.Options);
    }

    private static Task<IResult> Acknowledge(HttpContext http, string inzet, string stap, AcknowledgeBody body, ActDesk acts) =>
        acts.Act(http, inzet, new StepId(stap), body, (state, organisation) =>
        {
            var person = body.Person ?? (organisation.People.ContainsKey(new PersonId(body.As ?? "")) ? body.As : null);
            var role = body.Target ?? (organisation.Roles.ContainsKey(new RoleId(body.As ?? "")) ? body.As : null);
            return person is not null && !organisation.People.ContainsKey(new PersonId(person)) && !organisation.Parties.ContainsKey(new RoleId(person))
                ? (null, new Refusal(RefusalCode.NotFound, $"'{person}' is geen persoon in de organisatie."))
                : (new Acknowledge(
                    new StepId(stap),
                    person is null ? null : new PersonId(person),
                    role is null ? null : new RoleId(role),
                    body.Strength,
                    body.Answer), null);
        });

    private static Task<IResult> Complete(HttpContext http, string inzet, string stap, CompleteBody body, ActDesk acts) =>
        acts.Act(http, inzet, new StepId(stap), body, (state, _) =>
        {
            var fields = body.Fields;
            var sitrap = state.Steps.GetValueOrDefault(new StepId(stap))?.Definition is SitrapStep;
            return !sitrap && !DataInput.TryNormalise(state.Runbook, body.Fields, out fields, out var refusal)
                ? (null, refusal)
                : (new CompleteStep(new StepId(stap), ActDesk.Version(http, body.Version), Blank(body.Evidence), fields), null);
        });

    private static Task<IResult> Decide(HttpContext http, string inzet, string stap, DecideBody body, ActDesk acts) =>
        acts.Act(http, inzet, stap, body, _ => new Decide(
            new StepId(stap), ActDesk.Version(http, body.Version), body.Option, body.Reason, Blank(body.Capacity), Blank(body.Heard)));

    private static Task<IResult> Skip(HttpContext http, string inzet, string stap, StepReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, stap, body, _ => new SkipStep(new StepId(stap), ActDesk.Version(http, body.Version), body.Reason));

    private static Task<IResult> Open(HttpContext http, string inzet, string stap, ReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, stap, body, _ => new OpenStep(new StepId(stap), body.Reason));

    private static Task<IResult> Reopen(HttpContext http, string inzet, string stap, ReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, stap, body, _ => new ReopenStep(new StepId(stap), body.Reason));

    private static Task<IResult> Escalate(HttpContext http, string inzet, string stap, ReasonBody body, ActDesk acts) =>
        acts.Act(http, inzet, stap, body, _ => new EscalateNow(new StepId(stap), body.Reason));

    private static Task<IResult> Silence(HttpContext http, string inzet, string stap, SilenceBody body, ActDesk acts) =>
        acts.Act(http, inzet, new StepId(stap), body, (_, _) => DurationText.TryParse(body.For, out var limit, out var error)
            ? (new Silence(new StepId(stap), limit.Roughly, body.Reason), null)
            : (null, new Refusal(RefusalCode.Invalid, $"'{body.For}' is geen duur: {error}. Schrijf bijvoorbeeld 30m of 2u.")));

    private static Task<IResult> Approve(HttpContext http, string inzet, string stap, BareBody body, ActDesk acts) =>
        acts.Act(http, inzet, stap, body, _ => new ApproveText(new StepId(stap)));

    private static Task<IResult> Add(HttpContext http, string inzet, AddStepBody body, ActDesk acts) =>
        acts.Act(http, inzet, null, body, (_, _) =>
        {
            TimeLimit? within = null;
            if (!string.IsNullOrWhiteSpace(body.DoneWithin))
            {
                if (!DurationText.TryParse(body.DoneWithin, out var limit, out var error))
                {
                    return (null, new Refusal(RefusalCode.Invalid, $"'{body.DoneWithin}' is geen duur: {error}. Schrijf bijvoorbeeld 45m."));
                }

                within = limit;
            }

            return (new AddStep(body.Title, new RoleId(body.Owner), Blank(body.Instruction), within, body.Reason), null);
        });

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
