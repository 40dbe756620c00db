using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Scaling;

/// <summary>What somebody wants to scale to, before and after they confirm.</summary>
/// <param name="Level">N0 to N4.</param>
/// <param name="Grip">Code of the region's level; null: none.</param>
/// <param name="Reason">Why.</param>
/// <param name="Signs">Criteria that are met, according to them.</param>
public sealed record ScalingWish(Opschaling Level, string? Grip, string Reason, IReadOnlyList<string> Signs)
{
    /// <summary>As it goes into the journal.</summary>
    public string WholeReason => Signs.Count == 0 ? Reason : $"{Reason}\nDit klopt: {string.Join("; ", Signs)}";
}

/// <summary>Scaling up and down. The program shows criteria and proposals; a person decides, in two acts.</summary>
internal static class ScalingRoutes
{
    /// <summary>How the municipality works as if the region were at level 3.</summary>
    public const string AsThree = "als-3";

    private const int MostSigns = 50;

    public static void MapScaling(this RouteGroupBuilder pages)
    {
        pages.MapGet("/inzetten/{run}/opschalen", Show);
        pages.MapPost("/inzetten/{run}/opschalen", Ask);
        pages.MapPost("/inzetten/{run}/opschalen/bevestigd", Change);
    }

    private static async Task<IResult> Show(HttpContext http, string run, Acts acts) =>
        await acts.Find(http, run) is { } state ? Page(http, state, acts.Shelf.Organisation, null, []) : Results.NotFound();

    private static async Task<IResult> Ask(HttpContext http, string run, Acts acts)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        return Wish(form, state, acts.Shelf.Organisation) is { } wish && form.Faults.Count == 0
            ? Confirm(http, state, acts.Shelf.Organisation, wish, null)
            : Page(http, state, acts.Shelf.Organisation, form, form.Faults);
    }

    private static async Task<IResult> Change(HttpContext http, string run, Acts acts)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        if (Wish(form, state, acts.Shelf.Organisation) is not { } wish || form.Faults.Count > 0)
        {
            return Page(http, state, acts.Shelf.Organisation, form, form.Faults);
        }

        // Somebody scaled while this page was open: then people decide anew.
        if (form.Id("was") != Was(state))
        {
            form.Wrong(null, $"Het niveau is intussen veranderd: nu {state.Level}{(state.Grip is { } grip ? $", {GripName.Of(grip)}" : "")}. Kijk opnieuw en beslis.");
            return Page(http, state, acts.Shelf.Organisation, form, form.Faults, StatusCodes.Status409Conflict);
        }

        var acted = await acts.Do(http, state, Act.Lead, null, form, CommandOf(wish, state));
        return acted.Done ? Pages.GoTo($"/inzetten/{state.Id}/opschalen?gedaan=ja") : Confirm(http, acted.State, acts.Shelf.Organisation, wish, acted, form);
    }

    internal static string Was(RunState run) => $"{run.Level}/{run.Grip}";

    /// <summary>A proposal of the runbook that says exactly this is done by it; else it is an act of its own.</summary>
    private static Command CommandOf(ScalingWish wish, RunState run) =>
        run.Steps.Values.FirstOrDefault(s => !s.Ended && s.Definition is ScaleStep proposal && proposal.Level == wish.Level && proposal.Grip == wish.Grip) is { } step
            ? new CompleteStep(step.Id, step.Version, wish.WholeReason, new Dictionary<string, string>(StringComparer.Ordinal))
            : new ChangeLevel(wish.Level, wish.Grip, wish.WholeReason);

    private static ScalingWish? Wish(FormInput form, RunState run, OrganisationDirectory organisation)
    {
        var level = form.Id("niveau") is { } text && Enumerable.Range(0, 5).Select(rank => new Opschaling(rank)).Where(l => l.ToString() == text).ToList() is [var found] ? found : (Opschaling?)null;
        if (level is null)
        {
            form.Wrong("niveau", "Kies een niveau.");
        }

        var grip = form.Id("grip");
        if (grip is not null && grip != run.Grip && !organisation.Grip.Any(g => g.Active && g.Code == grip))
        {
            form.Wrong("grip", "Kies een GRIP-niveau uit de lijst.");
        }

        var reason = form.Needed("reden", "de reden");
        var known = Signs(run, organisation);
        var signs = form.Typed.Where(t => t.Key.StartsWith("teken-", StringComparison.Ordinal)).Select(t => t.Value).Where(known.Contains).Take(MostSigns).ToList();
        if (level == run.Level && grip == run.Grip && form.Faults.Count == 0)
        {
            form.Wrong("niveau", "Dit is al het niveau van de inzet.");
        }

        return level is { } chosen ? new ScalingWish(chosen, grip, reason, signs) : null;
    }

    /// <summary>All criteria on the page.</summary>
    internal static HashSet<string> Signs(RunState run, OrganisationDirectory organisation) =>
        [.. organisation.Ladder.SelectMany(l => l.Criteria), .. run.Runbook.ScalingCriteria.SelectMany(c => c.AnyOf)];

    private static IResult Page(HttpContext http, RunState state, OrganisationDirectory organisation, FormInput? form, IReadOnlyList<FormFault> faults, int? status = null) =>
        Pages.Render<ScalingPage>(
            http,
            new
            {
                Run = state,
                Organisation = organisation,
                Typed = form?.Typed ?? new Dictionary<string, string>(StringComparer.Ordinal),
                Faults = faults,
                Done = form is null && http.Request.Query["gedaan"] == "ja",
            },
            status ?? (faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));

    private static IResult Confirm(HttpContext http, RunState state, OrganisationDirectory organisation, ScalingWish wish, Acted? acted, FormInput? form = null) =>
        Pages.Render<ConfirmPage>(
            http,
            new { Run = state, Organisation = organisation, Wish = wish, Faults = acted?.Faults ?? [], Override = acted?.CanOverride == true, OverrideText = form?.Override },
            acted?.Status ?? StatusCodes.Status200OK);
}
