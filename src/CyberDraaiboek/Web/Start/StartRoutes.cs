using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Start;

/// <summary>What is running, and starting a runbook for real. A drill has a page of its own that looks different.</summary>
internal static class StartRoutes
{
    /// <summary>Typed by who starts a real run: nobody alarms a town by a slip of the thumb.</summary>
    public const string Word = "START";

    private const int MostRuns = 30;
    private const int MostClosed = 10;

    public static void MapStart(this RouteGroupBuilder pages)
    {
        pages.MapGet("/", Home);
        pages.MapGet("/starten", Choose);
        pages.MapGet("/oefenen", (HttpContext http, RunbookShelf shelf) => Pages.Render<DrillPage>(http, new { Runbooks = shelf.Current.Startable }));
        pages.MapGet("/starten/{draaiboek}", Ask);
        pages.MapPost("/starten/{draaiboek}", Look);
        pages.MapPost("/starten/{draaiboek}/terug", Back);
        pages.MapPost("/starten/{draaiboek}/nu", Begin);
    }

    private static async Task<IResult> Home(HttpContext http, VisibleRuns runs, Acts acts, TimeProvider clock)
    {
        var running = new List<RoomModel>();
        foreach (var status in new[] { RunStatus.Open, RunStatus.Paused })
        {
            running.AddRange(await Seen(http, runs, acts, clock, status, MostRuns));
        }

        return Pages.Render<HomePage>(http, new { Start = new StartModel(running, await Seen(http, runs, acts, clock, RunStatus.Closed, MostClosed)) });
    }

    /// <summary>Runs with a status, as far as the visitor may know of them.</summary>
    internal static async Task<IReadOnlyList<RoomModel>> Seen(HttpContext http, VisibleRuns runs, Acts acts, TimeProvider clock, RunStatus status, int most)
    {
        var found = new List<RoomModel>();
        // Counted after hiding: runs that the visitor may not know of must not push others off the list.
        foreach (var run in await runs.Of(http.Visitor(), Names<RunStatus>.Of(status), 0, most, http.RequestAborted))
        {
            if (await acts.Find(http, run.Run.Value) is { } state)
            {
                found.Add(RoomRoutes.Model(http, state, acts, clock));
            }
        }

        return found;
    }

    private static IResult Choose(HttpContext http, RunbookShelf shelf) =>
        Pages.Render<ChoosePage>(http, new { Runbooks = shelf.Current.Startable, Faulty = shelf.Current.Infos.Where(i => i.Startable && !i.Usable).ToList() });

    private static IResult Ask(HttpContext http, string draaiboek, RunbookShelf shelf, TimeProvider clock) => Find(shelf, draaiboek) is { } runbook
        ? Pages.Render<StartPage>(http, new { Form = Blank(runbook, shelf, clock) })
        : Results.NotFound();

    /// <summary>Shows what would happen, worked out by the engine itself on a run that is thrown away.</summary>
    private static async Task<IResult> Look(HttpContext http, string draaiboek, RunbookShelf shelf, TimeProvider clock, RunAccess access, HostSettings settings)
    {
        if (Find(shelf, draaiboek) is not { } runbook)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var page = Blank(runbook, shelf, clock) with { Typed = form.Typed, Key = Guid.CreateVersion7().ToString() };
        return Read(form, runbook, shelf, page.Now) is { } details
            ? Pages.Render<PreviewPage>(http, new { Form = Preview(page, details, access.ActorOf(http.Visitor()), settings) })
            : Pages.Render<StartPage>(http, new { Form = page with { Faults = form.Faults } }, StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The form again, with what was typed.</summary>
    private static async Task<IResult> Back(HttpContext http, string draaiboek, RunbookShelf shelf, TimeProvider clock) => Find(shelf, draaiboek) is { } runbook
        ? Pages.Render<StartPage>(http, new { Form = Blank(runbook, shelf, clock) with { Typed = (await FormInput.Read(http)).Typed } })
        : Results.NotFound();

    private static async Task<IResult> Begin(
        HttpContext http, string draaiboek, RunbookShelf shelf, RunDesk desk, Acts acts, TimeProvider clock, RunAccess access, HostSettings settings)
    {
        if (Find(shelf, draaiboek) is not { } runbook)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var page = Blank(runbook, shelf, clock) with { Typed = form.Typed, Key = form.Id("sleutel") ?? Guid.CreateVersion7().ToString() };
        if (Read(form, runbook, shelf, page.Now) is not { } details)
        {
            return Pages.Render<StartPage>(http, new { Form = page with { Faults = form.Faults } }, StatusCodes.Status422UnprocessableEntity);
        }

        var actor = access.ActorOf(http.Visitor());
        if (!string.Equals(form.Line("woord", "het woord"), Word, StringComparison.OrdinalIgnoreCase))
        {
            form.Wrong("woord", $"Typ het woord {Word}. Er is nog niets gestart en niemand is gealarmeerd.");
            return Pages.Render<PreviewPage>(http, new { Form = Preview(page, details, actor, settings) with { Faults = form.Faults } }, StatusCodes.Status422UnprocessableEntity);
        }

        var handled = await desk.Start(runbook.Id, details, actor, $"scherm {page.Key}", CancellationToken.None);
        if (handled.Refusal is { } refusal)
        {
            return Pages.Render<StartPage>(http, new { Form = page with { Faults = [new FormFault(null, refusal.Message)] } }, StatusCodes.Status409Conflict);
        }

        if (!handled.Existing)
        {
            await acts.NoteLongAgo(handled.State!.Id, form, actor);
        }

        // Who starts a restricted run need not be in it, and then it does not exist for them from here on.
        return access.Sees(http.Visitor(), handled.State!)
            ? Pages.GoTo($"/inzetten/{Uri.EscapeDataString(handled.State!.Id.Value)}")
            : Pages.Render<StartedPage>(http);
    }

    private static Runbook? Find(RunbookShelf shelf, string id) => shelf.Current.Startable.FirstOrDefault(r => r.Id.Value == id);

    private static StartForm Blank(Runbook runbook, RunbookShelf shelf, TimeProvider clock) =>
        new() { Runbook = runbook, Organisation = shelf.Organisation, Now = clock.GetUtcNow() };

    private static StartDetails? Read(FormInput form, Runbook runbook, RunbookShelf shelf, DateTimeOffset now)
    {
        var start = form.Moment("t0", "Begin van het incident (T0)");
        var authorities = shelf.Organisation.Authorities.Select(a => a.Id).Where(id => form.Checked($"autoriteit.{id}")).ToList();
        if (shelf.Organisation.Authorities.Count > 0 && authorities.Count == 0)
        {
            form.Wrong("autoriteiten", "Kies voor wie deze inzet is.");
        }

        var body = new StartBody { Runbook = runbook.Id.Value, Title = form.Line("titel", "de titel") ?? "", Start = start, Data = form.Fields(), Authorities = authorities };
        if (StartRules.Check(body, shelf, now, out var fields) is { } wrong)
        {
            form.Wrong(body.Title.Length == 0 ? "titel" : null, wrong.Message);
        }

        return form.Faults.Count > 0 ? null : new StartDetails(RunMode.Live, body.Title, start, fields, authorities);
    }

    private static StartForm Preview(StartForm page, StartDetails details, Actor actor, HostSettings settings)
    {
        var start = new StartRun(
            new RunId("voorbeeld"), page.Runbook, details.Mode, details.Title, details.Start ?? page.Now, details.Data, details.Authorities ?? []);
        var outcome = Run.Decide(null, new Request(start, actor), page.Organisation, page.Now);
        var view = new RoomView(outcome.State, page.Organisation, page.Now);
        return page with
        {
            Preview = outcome.State,
            Alarms = [.. outcome.Facts.Select(f => f.Event).OfType<NotificationPrepared>().Select(message => new FirstAlarm(
                view.NameOf(message.Person), view.TitleOf(Everyone.RoleOf(message.Target) ?? Everyone.Role),
                message.Step is { } step ? outcome.State.Steps[step].Definition.Title : "", StartTexts.How(message.Channel)))],
            Opens = [.. outcome.State.Steps.Values.OrderBy(view.OrderOf, StringComparer.Ordinal).Select(s => s.Definition.Title)],
            Warning = settings.Smtp.Host.Length == 0 ? StartTexts.NoMail : null,
        };
    }
}
