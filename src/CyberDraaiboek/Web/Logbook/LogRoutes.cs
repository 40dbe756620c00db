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
        run.MapGet("/logboek.pdf", ExportPdf);
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
        return Page(http, LogModel.Of(RoomRoutes.Model(http, state, acts, clock), journal.Entries(state.Id), filter));
    }

    /// <summary>The whole journal, with what is wrong with a form on its page.</summary>
    internal static IResult Refused(HttpContext http, RoomModel room, JournalReader journal, int status) =>
        Page(http, LogModel.Of(room, journal.Entries(room.Run.Id), Everything), status);

    private static IResult Page(HttpContext http, LogModel log, int status = StatusCodes.Status200OK) => Pages.Render<LogPage>(
        http, new { Log = log with { CanPrint = http.RequestServices.GetRequiredService<LogPdf>().Enabled } }, status);

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

        var html = await Whole(fragments, RoomRoutes.Model(http, state, acts, clock), journal);
        return Results.File(Encoding.UTF8.GetBytes(html), "text/html; charset=utf-8", NameOf(state, "html"));
    }

    /// <summary>The same, printed by the chromium of the settings.</summary>
    private static async Task<IResult> ExportPdf(
        HttpContext http, string run, Acts acts, JournalReader journal, Fragments fragments, LogPdf printer, TimeProvider clock)
    {
        if (await acts.Find(http, run) is not { } state)
        {
            return Results.NotFound();
        }

        var room = RoomRoutes.Model(http, state, acts, clock);
        if (!printer.Enabled)
        {
            return Page(http, LogModel.Of(room, journal.Entries(state.Id), Everything) with { PrintFault = LogPdf.NoBrowser }, StatusCodes.Status404NotFound);
        }

        try
        {
            return Results.File(await printer.Print(await Whole(fragments, room, journal), http.RequestAborted), "application/pdf", NameOf(state, "pdf"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Page(http, LogModel.Of(room, journal.Entries(state.Id), Everything) with { PrintFault = fault is Paper.PrintFault ? fault.Message : $"Er is nu geen PDF te maken: {Settings.Trouble.Why(fault)}." }, StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<string> Whole(Fragments fragments, RoomModel room, JournalReader journal)
    {
        var entries = journal.Entries(room.Run.Id);
        return await fragments.Render<LogFile>(new { Log = LogModel.Of(room, entries, Everything), Lines = entries.Select(e => EntryWords.Of(e, room.View)).ToList() });
    }

    private static string NameOf(RunState run, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"logboek-{run.Id.Value}-{run.Sequence}.{extension}");

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
