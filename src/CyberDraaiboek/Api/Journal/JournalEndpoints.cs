using System.Text;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Api.Journal;

/// <summary><c>/inzetten/{inzet}/logboekregels</c>.</summary>
internal static class JournalEndpoints
{
    public const string Lines = "application/jsonl";

    public static void MapJournal(this RouteGroupBuilder api) =>
        api.MapGet("/inzetten/{inzet}/logboekregels", Export).WithTags("logboek").Reads<string>(
            "Logboek",
            "Alle regels in volgorde, één JSON-object per regel, zoals ze zijn vastgelegd: ook de tijden met hun eigen tijdzone. Filter met na (volgnummer), actie en aantal. Te controleren met 'verifieer'.",
            Lines);

    private static async Task Export(
        HttpContext http, string inzet, JournalReader reader, CancellationToken stop, long? na = null, string? actie = null, int? aantal = null)
    {
        var run = new RunId(inzet);
        if (reader.Summary(run) is null)
        {
            await ActDesk.NoRun(inzet).ExecuteAsync(http);
            return;
        }

        http.Response.ContentType = $"{Lines}; charset=utf-8";
        foreach (var entry in reader.Entries(new EntryFilter(run, na, actie, aantal)))
        {
            await http.Response.WriteAsync(EntryCodec.ToJsonLine(entry) + "\n", Encoding.UTF8, stop);
        }
    }
}
