using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Paper;

/// <summary>A running inzet on paper, and what was done on paper back into it.</summary>
internal static class StatusRoutes
{
    public static void MapStatus(this RouteGroupBuilder pages)
    {
        pages.MapGet("/inzetten/{run}/papier", Show);
        pages.MapGet("/inzetten/{run}/papier/invoeren", Entry);
        pages.MapPost("/inzetten/{run}/papier/invoeren", Enter);
    }

    private static async Task<IResult> Show(HttpContext http, string run, Acts acts, JournalReader journal, TimeProvider clock) =>
        await acts.Find(http, run) is { } state
            ? Pages.Render<StatusPage>(http, new { Status = PaperStatus.Of(state, journal.Entries(state.Id), acts.Shelf.Organisation, clock.GetUtcNow()) })
            : Results.NotFound();

    private static async Task<IResult> Entry(HttpContext http, string run, Acts acts) =>
        await acts.Find(http, run) is { } state ? Page(http, state, acts, PaperEntry.Empty, 0) : Results.NotFound();

    /// <summary>
    /// All lines are looked at before the first is recorded. Then each is a command of its own, in the order of time: what the engine
    /// refuses stays on the page, what it took does not.
    /// </summary>
    private static async Task<IResult> Enter(HttpContext http, string run, Acts acts, RunAccess access, RunDesk desk)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var entry = PaperEntry.Read(form, state, acts.Shelf.Organisation);
        if (!access.May(http.Visitor(), state, Act.Record) && form.Override is null)
        {
            form.Wrong(access.MayWithReason(http.Visitor(), state, Act.Record) ? FormInput.OverrideField : null, access.MayWithReason(http.Visitor(), state, Act.Record)
                ? "Dit hoort bij de verslaglegger of de voorzitter. Moet het toch? Schrijf op waarom, en verstuur opnieuw."
                : ActTexts.NotAllowed);
        }
        else if (form.Faults.Count == 0 && entry.Lines.Count == 0)
        {
            form.Wrong("tijd-1", "Vul minstens een regel in.");
        }

        if (form.Faults.Count > 0)
        {
            return Page(http, state, acts, entry with { Faults = form.Faults }, 0);
        }

        var (faults, done) = (new List<FormFault>(), new List<PaperLine>());
        foreach (var line in entry.Lines.OrderBy(l => l.At))
        {
            var handled = await acts.Do(http, state, Act.Record, form, line.Command, line.At, line.Actor(access.ActorOf(http.Visitor(), state)));
            if (handled.Done)
            {
                done.Add(line);
            }
            else
            {
                faults.AddRange(handled.Faults.Select(f => f with { Field = $"wat-{line.Number}", Text = $"Regel {line.Number}: {f.Text}" }));
            }

            state = handled.State;
        }

        return faults.Count == 0
            ? Pages.GoTo($"/inzetten/{state.Id}/papier/invoeren?vastgelegd={done.Count}")
            : Page(http, await desk.State(state.Id, http.RequestAborted) ?? state, acts, entry.Without(done) with { Faults = faults }, done.Count);
    }

    private static IResult Page(HttpContext http, RunState state, Acts acts, PaperEntry entry, int done)
    {
        var recorded = done > 0 ? done : int.TryParse(http.Request.Query["vastgelegd"], out var before) && entry.Faults.Count == 0 ? before : 0;
        return Pages.Render<EntryPage>(
            http,
            new { Run = state, Organisation = acts.Shelf.Organisation, Entry = entry, Recorded = recorded },
            entry.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK);
    }
}
