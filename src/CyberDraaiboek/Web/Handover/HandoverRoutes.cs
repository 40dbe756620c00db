using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Paper;
using CyberDraaiboek.Web.Sitraps;

namespace CyberDraaiboek.Web.Handover;

/// <summary>A handover between shifts, as the journal has it.</summary>
/// <param name="At">When it was offered.</param>
/// <param name="Who">Who goes.</param>
/// <param name="Offered">What they said.</param>
/// <param name="AcceptedAt">When somebody took over; null: nobody yet.</param>
/// <param name="AcceptedBy">Who comes.</param>
/// <param name="Accepted">What they said.</param>
public sealed record HandoverLine(
    DateTimeOffset At, string Who, HandoverOffered Offered, DateTimeOffset? AcceptedAt = null, string? AcceptedBy = null, HandoverAccepted? Accepted = null);

/// <summary>One shift hands over to the next: who goes writes and confirms, who comes reads and confirms.</summary>
internal static class HandoverRoutes
{
    public static IReadOnlyList<ReportField> Fields { get; } =
    [
        new("1_beeld", "Het beeld", "Schrijf voor iemand die net wakker is. Wat staat vast, wat weten we niet, wat nemen we aan."),
        new("2_open_acties", "Open acties", "Wie, wat, voor wanneer. Het programma vulde dit in uit de inzet."),
        new("3_lopende_klokken", "Lopende klokken", "Welke wettelijke termijn loopt wanneer af, en wie meldt. Het programma vulde dit in."),
        new("4_besluiten", "Besluiten met reden", "De reden gaat het eerst verloren. Het programma vulde dit in."),
        new("5_beloften", "Beloften", "Wat is beloofd aan pers, raad, partners en inwoners: door wie, voor hoe laat."),
        new("6_wie_is_waar", "Wie is waar", "Wie werkt, wie rust, wie komt. Het programma noemt wie stappen op zich nam."),
        new("7_bellijst", "Klopt de bellijst", "Ook voor de nieuwe ploeg. Wat is veranderd?"),
    ];

    public static void MapHandover(this RouteGroupBuilder pages)
    {
        pages.MapGet("/inzetten/{run}/overdracht", Show);
        pages.MapPost("/inzetten/{run}/overdracht", Offer);
        pages.MapPost("/inzetten/{run}/overdracht/aanvaarden", Accept);
    }

    /// <summary>The newest first.</summary>
    internal static IReadOnlyList<HandoverLine> History(IReadOnlyList<JournalEntry> entries)
    {
        var lines = new List<HandoverLine>();
        foreach (var entry in entries.Where(e => e.Object == "overdracht"))
        {
            if (EntryCodec.Event(entry) is HandoverOffered offered)
            {
                lines.Insert(0, new HandoverLine(entry.Happened, entry.Actor.Name, offered));
            }
            else if (EntryCodec.Event(entry) is HandoverAccepted accepted && lines.FindIndex(l => l.Offered.Number == accepted.Number) is >= 0 and var at)
            {
                lines[at] = lines[at] with { AcceptedAt = entry.Happened, AcceptedBy = entry.Actor.Name, Accepted = accepted };
            }
        }

        return lines;
    }

    private static async Task<IResult> Show(HttpContext http, string run, Acts acts, JournalReader journal) =>
        await acts.Find(http, run) is { } state ? Page(http, state, acts, journal, null, null) : Results.NotFound();

    private static async Task<IResult> Offer(HttpContext http, string run, Acts acts, JournalReader journal)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var fields = form.Fields().Where(f => Fields.Any(known => known.Key == f.Key)).ToDictionary(StringComparer.Ordinal);
        var acted = await acts.Do(http, state, Act.Record, null, form, new OfferHandover(fields));
        return acted.Done ? Pages.GoTo($"/inzetten/{state.Id}/overdracht") : Page(http, acted.State, acts, journal, form, acted);
    }

    /// <summary>Who comes may be anybody of the run: that is what a shift is.</summary>
    private static async Task<IResult> Accept(HttpContext http, string run, Acts acts, JournalReader journal)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var remark = form.Text("opmerking", "vragen en antwoorden");
        if (!form.Checked("begrepen"))
        {
            form.Wrong("begrepen", "Zet een vinkje als u het begrijpt en overneemt.");
        }

        var number = int.TryParse(form.Id("nummer"), out var given) ? given : 0;
        var acted = await acts.Do(http, state, Act.Work, null, form, new AcceptHandover(number, remark));
        return acted.Done ? Pages.GoTo($"/inzetten/{state.Id}/overdracht") : Page(http, acted.State, acts, journal, form, acted);
    }

    private static IResult Page(HttpContext http, RunState state, Acts acts, JournalReader journal, FormInput? form, Acted? acted)
    {
        var entries = journal.Entries(state.Id);
        var status = PaperStatus.Of(state, entries, acts.Shelf.Organisation, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var history = History(entries);
        return Pages.Render<HandoverPage>(
            http,
            new
            {
                Run = state,
                Status = status,
                History = history,
                Me = http.Visitor().Name,
                Typed = form?.Typed ?? Proposal(state, status, history is [var newest, ..] ? newest.Offered : null),
                Faults = acted?.Faults ?? [],
                Override = acted?.CanOverride == true || form?.Override is not null,
            },
            acted is { Done: false } ? acted.Status : StatusCodes.Status200OK);
    }

    /// <summary>What the run knows; promises stay until somebody takes them out.</summary>
    private static Dictionary<string, string> Proposal(RunState run, PaperStatus status, HandoverOffered? last) => new(StringComparer.Ordinal)
    {
        ["veld.1_beeld"] = "",
        ["veld.2_open_acties"] = SitrapFields.Actions(status),
        ["veld.3_lopende_klokken"] = string.Join('\n', status.Clocks.Select(c => $"- {c.Title} {c.Authority}: {(c.Ends is { } ends ? $"tot {Times.Moment(ends, status.Now)}" : "onverwijld")}, {c.Owner}, bij {c.Receiver}")),
        ["veld.4_besluiten"] = SitrapFields.Decisions(status),
        ["veld.5_beloften"] = last?.Fields.GetValueOrDefault("5_beloften") ?? "",
        ["veld.6_wie_is_waar"] = string.Join('\n', run.Steps.Values.Where(s => !s.Ended && s.TakenUpBy is not null)
            .GroupBy(s => s.TakenUpBy!.Value).OrderBy(g => g.Key.Value, StringComparer.Ordinal)
            .Select(g => $"- {Trouble.NameOf(status.Organisation, g.Key)}: {string.Join(", ", g.Select(s => s.Definition.Title))}")),
        ["veld.7_bellijst"] = "",
    };
}
