using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Room;
using CyberDraaiboek.Web.Start;

namespace CyberDraaiboek.Web.Tasks;

/// <summary>What one person has to do, the most urgent first. Made for one thumb.</summary>
internal static class TaskRoutes
{
    private const int MostRuns = 30;

    public static void MapTasks(this RouteGroupBuilder pages)
    {
        pages.MapGet("/taken", All);
        pages.MapGet("/inzetten/{run}/taken", OfRun);
    }

    private static async Task<IResult> All(HttpContext http, VisibleRuns runs, Acts acts, TimeProvider clock)
    {
        var running = await StartRoutes.Seen(http, runs, acts, clock, RunStatus.Open, MostRuns);
        var mine = running.Where(room => room.Mine.Count > 0).ToList();
        return mine is [var only] ? Pages.GoTo($"{only.View.Base}/taken") : Pages.Render<AllTasksPage>(http, new { Rooms = mine, Running = running.Count });
    }

    private static async Task<IResult> OfRun(HttpContext http, string run, Acts acts, TimeProvider clock) => await acts.Find(http, run) is { } state
        ? Pages.Render<TasksPage>(http, new { Room = RoomRoutes.Model(http, state, acts, clock) })
        : Results.NotFound();

    /// <summary>The most urgent first: over time, then the nearest deadline that still counts, then the oldest.</summary>
    public static IReadOnlyList<StepState> InOrder(RoomModel room) =>
    [
        .. room.Mine.OrderByDescending(s => s.DoneLate).ThenByDescending(s => s.ConfirmedLate && !StepWords.Confirmed(s)).ThenBy(Next).ThenBy(s => s.OpenedAt),
    ];

    private static DateTimeOffset Next(StepState step) =>
        new[] { StepWords.Confirmed(step) ? null : step.ConfirmedBefore, step.DoneBefore }.Min() ?? DateTimeOffset.MaxValue;
}
