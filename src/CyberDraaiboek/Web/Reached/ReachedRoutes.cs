using CyberDraaiboek.Api.Notifications;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Paper;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Reached;

/// <summary>Who was reached, and the call desk. What a caller enters drives the same timers as any other answer.</summary>
internal static class ReachedRoutes
{
    public static void MapReached(this RouteGroupBuilder pages)
    {
        pages.MapGet("/inzetten/{run}/bereikt", Show);
        pages.MapPost("/inzetten/{run}/gebeld", Called);
    }

    private static async Task<IResult> Show(
        HttpContext http, string run, Acts acts, JournalReader journal, CallScripts scripts, TimeProvider clock, string? alleen = null) =>
        await acts.Find(http, run) is { } state
            ? Pages.Render<ReachedPage>(http, new { Model = Model(http, RoomRoutes.Model(http, state, acts, clock), journal, scripts) with { Only = alleen } })
            : Results.NotFound();

    private static async Task<IResult> Called(HttpContext http, string run, Acts acts, JournalReader journal, CallScripts scripts, TimeProvider clock)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var form = await FormInput.Read(http);
        var message = new NotificationId(form.Id("melding") ?? "");
        var result = form.Choice<CallResult>("uitkomst", "wat het gesprek opleverde");
        var remark = form.Line("opmerking", "de opmerking");
        var acted = await acts.Do(http, state, Act.Work, null, form, result is { } outcome ? new ReportCall(message, outcome, remark) : null);
        return RoomRoutes.Answer(http, acted, form, $"/inzetten/{Uri.EscapeDataString(run)}/bereikt", () => Pages.Render<ReachedPage>(
            http, new { Model = Model(http, RoomRoutes.Model(http, acted.State, acts, clock, acted, form, "gebeld"), journal, scripts) }, acted.Status));
    }

    /// <summary>Who may not have the paper pack does not get its numbers here either, also not in the text of a page.</summary>
    private static ReachedModel Model(HttpContext http, RoomModel room, JournalReader journal, CallScripts scripts) =>
        ReachedModel.Of(room, journal.Entries(new EntryFilter(room.Run.Id, Action: "melding."))) with
        {
            Numbers = PaperRoutes.May(http.Visitor()),
            Calls = room.View.Closed
                ? []
                : [.. CallToMake.All(room.Run, room.View.Organisation, scripts.Of).Select(call => PaperRoutes.May(http.Visitor()) ? call : call with { Number = null })],
        };
}
