using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.Web.Sitraps;

/// <summary>Situation reports: proposed from the run, written by a person, fixed with a number.</summary>
internal static class SitrapRoutes
{
    public static void MapSitraps(this RouteGroupBuilder pages)
    {
        pages.MapGet("/inzetten/{run}/sitrap", Show);
        pages.MapPost("/inzetten/{run}/sitrap", Save);
        pages.MapPost("/inzetten/{run}/sitrap/extra", Another);
    }

    private static async Task<IResult> Show(HttpContext http, string run, Acts acts, JournalReader journal, string? stap = null) =>
        await acts.Find(http, run) is { } state ? Page(http, state, acts, journal, stap, null, []) : Results.NotFound();

    private static async Task<IResult> Save(HttpContext http, string run, Acts acts, JournalReader journal)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var step = state.Steps.GetValueOrDefault(new StepId(form.Id("stap") ?? ""));
        if (step?.Definition is not SitrapStep sitrap)
        {
            return Results.NotFound();
        }

        var fields = form.Fields().Where(f => SitrapFields.All.Any(known => known.Key == f.Key)).ToDictionary(StringComparer.Ordinal);
        if (sitrap.IsPublic(state.Runbook, fields) || form.Checked(SitrapStep.PublicField))
        {
            fields[SitrapStep.PublicField] = "ja";
        }

        // Who reads it second must not change it unread.
        var fixing = form.Id("doe") != "concept";
        if (fixing && fields.ContainsKey(SitrapStep.PublicField) && form.Override is null
            && SitrapHistory.DraftOf(step.Id, journal.Entries(state.Id)) is { } draft && draft.Who != http.Visitor().Name && !SitrapFields.SameText(draft.Text.Fields, fields))
        {
            form.Wrong(FormInput.OverrideField, SitrapFields.ChangedUnread);
        }

        Command command = !fixing ? new DraftSitrap(step.Id, form.Version, fields) : new CompleteStep(step.Id, form.Version, null, fields);
        var acted = await acts.Do(http, state, Act.Record, sitrap.Owner, form, command);
        return acted.Done
            ? Pages.GoTo($"/inzetten/{state.Id}/sitrap?gedaan={(command is DraftSitrap ? "concept" : "vast")}")
            : Page(http, acted.State, acts, journal, step.Id.Value, form, acted.Faults, acted);
    }

    /// <summary>A report outside the rhythm: the last one opens again.</summary>
    private static async Task<IResult> Another(HttpContext http, string run, Acts acts, JournalReader journal)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var last = state.Steps.Values.Where(s => s is { Ended: true, Definition: SitrapStep }).MaxBy(s => s.EndedAt);
        if (last is null)
        {
            form.Wrong(null, "Dit draaiboek heeft nog geen situatierapport gehad. Open de stap in de inzet.");
        }

        var acted = await acts.Do(http, state, Act.Record, last?.Definition.Owner, form, last is null ? null : new ReopenStep(last.Id, "Extra situatierapport"));
        return acted.Done ? Pages.GoTo($"/inzetten/{state.Id}/sitrap?stap={Uri.EscapeDataString(last!.Id.Value)}") : Page(http, acted.State, acts, journal, null, form, acted.Faults, acted);
    }

    private static IResult Page(
        HttpContext http, RunState state, Acts acts, JournalReader journal, string? wanted, FormInput? form, IReadOnlyList<FormFault> faults, Acted? acted = null)
    {
        var entries = journal.Entries(state.Id);
        var now = http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        var status = PaperStatus.Of(state, entries, acts.Shelf.Organisation, now);
        var history = SitrapHistory.Of(entries);
        var open = state.Steps.Values.Where(s => s is { Ended: false, Definition: SitrapStep }).OrderBy(s => s.DoneBefore ?? s.OpenedAt).ToList();
        var step = open.FirstOrDefault(s => s.Id.Value == wanted) ?? open.FirstOrDefault();
        var draft = step is null ? null : SitrapHistory.DraftOf(step.Id, entries);
        return Pages.Render<SitrapPage>(
            http,
            new
            {
                Run = state,
                Status = status,
                Open = open,
                Step = step,
                Draft = draft,
                History = history,
                Values = form is not null
                    ? Typed(form)
                    : draft?.Text.Fields ?? SitrapFields.Proposal(state, status, history is [var newest, ..] ? newest.Fixed : null, acts.Shelf.Organisation),
                Faults = faults,
                Override = acted?.CanOverride == true || form?.Override is not null,
                OverrideText = form?.Override,
                Me = http.Visitor().Name,
                Done = form is null ? http.Request.Query["gedaan"].ToString() : "",
            },
            acted is { Done: false } ? acted.Status : StatusCodes.Status200OK);
    }

    private static Dictionary<string, string> Typed(FormInput form)
    {
        var typed = SitrapFields.All.ToDictionary(f => f.Key, f => form.Typed.GetValueOrDefault(f.Field, ""), StringComparer.Ordinal);
        if (form.Checked(SitrapStep.PublicField))
        {
            typed[SitrapStep.PublicField] = "ja";
        }

        return typed;
    }
}
