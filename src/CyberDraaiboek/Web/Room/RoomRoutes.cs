using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Logbook;

namespace CyberDraaiboek.Web.Room;

/// <summary>The page of a run, of a step in it, and everything that people do there.</summary>
internal static class RoomRoutes
{
    public static void MapRoom(this RouteGroupBuilder pages)
    {
        var run = pages.MapGroup("/inzetten/{run}");
        run.MapGet("", Show);
        run.MapGet("/meer", More);
        run.MapGet("/klokken", Clocks);
        run.MapGet("/stappen/{stap}", Step);
        run.MapPost("/stappen/{stap}/{handeling}", ActOnStep);
        run.MapPost("/handelingen/bevestig-alles", ConfirmAll);
        run.MapPost("/handelingen/{handeling}", ActOnRun);
        pages.MapGet("/wand/{run}", Wall);
    }

    private static Task<IResult> Show(HttpContext http, string run, Acts acts, TimeProvider clock) =>
        With(http, run, acts, clock, room => Pages.Render<RoomPage>(http, new { Room = room }));

    private static Task<IResult> Wall(HttpContext http, string run, Acts acts, TimeProvider clock) =>
        With(http, run, acts, clock, room => Pages.Render<WallPage>(http, new { Room = room }));

    private static Task<IResult> More(HttpContext http, string run, Acts acts, TimeProvider clock) =>
        With(http, run, acts, clock, room => Pages.Render<MorePage>(http, new { Room = room }));

    private static Task<IResult> Clocks(HttpContext http, string run, Acts acts, TimeProvider clock) =>
        With(http, run, acts, clock, room => Pages.Render<ClocksPage>(http, new { Room = room }));

    private static Task<IResult> Step(HttpContext http, string run, string stap, Acts acts, TimeProvider clock) =>
        With(http, run, acts, clock, room => Known(room.View.Run, stap) is { } step ? Pages.Render<StepPage>(http, new { Room = room, Id = step }) : Results.NotFound());

    private static async Task<IResult> With(HttpContext http, string run, Acts acts, TimeProvider clock, Func<RoomModel, IResult> page) =>
        await acts.Find(http, run) is { } state ? page(Model(http, state, acts, clock)) : Results.NotFound();

    private static async Task<IResult> ActOnStep(HttpContext http, string run, string stap, string handeling, Acts acts, TimeProvider clock)
    {
        if (await acts.Find(http, run) is not { } state || Known(state, stap) is not { } step
            || StepActs.RightOf(handeling, state.Steps.GetValueOrDefault(step)) is not { } right)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var owner = state.Steps.GetValueOrDefault(step)?.Definition.Owner ?? state.Runbook.Find(step)?.Step.Owner;
        var command = StepActs.Make(handeling, new StepWish(state, step, form, http.Visitor().Person));
        var acted = await acts.Do(http, state, right, owner, form, command);
        return Answer(http, acted, form, $"/inzetten/{Uri.EscapeDataString(run)}#stap-{RoomView.Slug(step)}", () => Pages.Render<StepPage>(
            http, new { Room = Model(http, acted.State, acts, clock, acted, form, handeling), Id = step }, acted.Status));
    }

    private static async Task<IResult> ActOnRun(HttpContext http, string run, string handeling, Acts acts, JournalReader journal, TimeProvider clock)
    {
        if (RunActs.RightOf(handeling) is not { } right || await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var command = RunActs.Make(handeling, new RunWish(state, form, acts.Shelf, clock.GetUtcNow()));
        var acted = await acts.Do(http, state, right, null, form, command);
        return Answer(http, acted, form, $"/inzetten/{Uri.EscapeDataString(run)}", () =>
        {
            var room = Model(http, acted.State, acts, clock, acted, form, handeling);
            return handeling == "correctie" ? LogRoutes.Refused(http, room, journal, acted.Status)
                : handeling.StartsWith("klok", StringComparison.Ordinal) ? Pages.Render<ClocksPage>(http, new { Room = room }, acted.Status)
                : Pages.Render<MorePage>(http, new { Room = room }, acted.Status);
        });
    }

    /// <summary>Confirms exactly the steps that stood on the button, each as an act of its own.</summary>
    private static async Task<IResult> ConfirmAll(HttpContext http, string run, Acts acts, TimeProvider clock)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var person = http.Visitor().Person;
        var wanted = (form.Text("stappen", "de stappen") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var acted = new Acted(state, []);
        foreach (var step in wanted.Select(s => new StepId(s)).Where(state.Steps.ContainsKey).Distinct())
        {
            acted = await acts.Do(http, state, Act.Work, state.Steps[step].Definition.Owner, form, new Engine.Runs.Acknowledge(step, person, null, Strength.Strong, Engine.Runs.Answer.Coming));
            if (!acted.Done)
            {
                break;
            }
        }

        return Answer(http, acted, form, $"/inzetten/{Uri.EscapeDataString(run)}", () =>
            Pages.Render<MorePage>(http, new { Room = Model(http, acted.State, acts, clock, acted, form, "bevestig-alles") }, acted.Status));
    }

    /// <summary>To the script of the page: nothing, or why not. To a browser without script: the next page, or the same with the faults.</summary>
    internal static IResult Answer(HttpContext http, Acted acted, FormInput form, string next, Func<IResult> again)
    {
        if (Pages.WantsFragment(http))
        {
            return acted.Done
                ? Results.NoContent()
                : Results.Json(new { tekst = string.Join(' ', acted.Faults.Select(f => f.Text)), ondanks = acted.CanOverride, velden = form.Cleaned }, statusCode: acted.Status);
        }

        return !acted.Done ? again() : Pages.GoTo(form.Id("naar") is { } there && ReturnTo.Contains(there) ? $"{next.Split('#')[0]}/{there}" : next);
    }

    // Pages of the run that a form may ask to come back to; never an address out of the form itself.
    private static readonly string[] ReturnTo = ["taken", "bereikt", "logboek", "klokken", "meer"];

    internal static RoomModel Model(
        HttpContext http, RunState state, Acts acts, TimeProvider clock, Acted? acted = null, FormInput? form = null, string? verb = null)
    {
        var view = new RoomView(state, acts.Shelf.Organisation, clock.GetUtcNow());
        return new RoomModel(view, http.Visitor())
        {
            Faults = acted?.Faults ?? [],
            Override = acted?.CanOverride ?? false,
            Typed = form?.Typed,
            Verb = verb,
            NewestHash = acts.Shelf.Find(state.Runbook.Id)?.Hash,
        };
    }

    /// <summary>A step that was opened, or one of the runbook.</summary>
    private static StepId? Known(RunState run, string step) =>
        new StepId(step) is var id && (run.Steps.ContainsKey(id) || run.Runbook.Find(id) is not null) ? id : null;
}
