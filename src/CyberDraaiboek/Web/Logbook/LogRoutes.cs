using System.Globalization;
using System.Text;
using CyberDraaiboek.Cli;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Logbook;

/// <summary>The journal of a run, to read and to take along.</summary>
internal static class LogRoutes
{
    private const int MostPages = 10_000;

    private static LogFilter Everything { get; } = new(null, null, null, null, false, 1);

    public static void MapLogbook(this RouteGroupBuilder pages)
    {
        var run = pages.MapGroup("/inzetten/{run}");
        run.MapGet("/logboek", Show);
        run.MapGet("/logboek.jsonl", (HttpContext http, string run, Acts acts, JournalReader journal) =>
            Export(http, run, acts, journal, "jsonl", "application/jsonl", EntryCodec.ToJsonLine, null));
        run.MapGet("/logboek.csv", (HttpContext http, string run, Acts acts, JournalReader journal) =>
            Export(http, run, acts, journal, "csv", "text/csv", EntryText.Csv, EntryText.CsvHead));
        run.MapGet("/logboek.html", ExportPage);
    }

    private static async Task<IResult> Show(
        HttpContext http, string run, Acts acts, JournalReader journal, TimeProvider clock,
        string? spoor = null, string? soort = null, string? persoon = null, string? actie = null, string? mensen = null, int pagina = 1)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var filter = new LogFilter(
            Blank(spoor), Names<EntryKind>.Find(soort ?? ""), Blank(persoon), Blank(actie), mensen == "ja", Math.Clamp(pagina, 1, MostPages));
        return Pages.Render<LogPage>(http, new { Log = LogModel.Of(RoomRoutes.Model(http, state, acts, clock), journal.Entries(state.Id), filter) });
    }

    /// <summary>The whole journal, with what is wrong with a form on its page.</summary>
    internal static IResult Refused(HttpContext http, RoomModel room, JournalReader journal, int status) =>
        Pages.Render<LogPage>(http, new { Log = LogModel.Of(room, journal.Entries(room.Run.Id), Everything) }, status);

    /// <summary>Line by line, so that a long journal never has to fit in memory.</summary>
    private static async Task<IResult> Export(
        HttpContext http, string run, Acts acts, JournalReader journal, string extension, string type, Func<JournalEntry, string> line, string? head)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        return Results.Stream(
            async body =>
            {
                await using var text = new StreamWriter(body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: extension == "csv"), leaveOpen: true) { NewLine = "\n" };
                if (head is not null)
                {
                    await text.WriteLineAsync(head);
                }

                foreach (var entry in journal.Entries(new EntryFilter(state.Id)))
                {
                    await text.WriteLineAsync(line(entry));
                }
            },
            $"{type}; charset=utf-8",
            NameOf(state, extension));
    }

    /// <summary>One file that opens anywhere, also without this program.</summary>
    private static async Task<IResult> ExportPage(HttpContext http, string run, Acts acts, JournalReader journal, Fragments fragments, TimeProvider clock)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var entries = journal.Entries(state.Id);
        var log = LogModel.Of(RoomRoutes.Model(http, state, acts, clock), entries, Everything);
        var html = await fragments.Render<LogFile>(new { Log = log, Lines = entries.Select(e => EntryWords.Of(e, log.Room.View)).ToList() });
        return Results.File(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", NameOf(state, "html"));
    }

    private static string NameOf(RunState run, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"logboek-{run.Id.Value}-{run.Sequence}.{extension}");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
