using System.CommandLine;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Engine.Journal;

namespace CyberDraaiboek.Cli;

/// <summary><c>logboek</c>: the journal of a run, to read or to keep.</summary>
internal sealed class LogbookVerb : ServerVerb
{
    private readonly Argument<string?> _run = Maybe("inzet", "Welke inzet. Niet nodig als er maar één loopt.");
    private readonly Option<string?> _format = Valued("--formaat", "formaat", "tekst (zonder deze optie), jsonl (te controleren met verifieer) of csv.");

    public LogbookVerb(Shell shell)
        : base("logboek", "Schrijf het logboek van een inzet.", shell)
    {
        Arguments.Add(_run);
        Options.Add(_format);
    }

    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var format = Json(line) ? "jsonl" : line.GetValue(_format) ?? "tekst";
        if (format is not ("tekst" or "jsonl" or "csv"))
        {
            throw new UsageFault($"--formaat '{format}' bestaat niet. Kies tekst, jsonl of csv.");
        }

        var run = line.GetValue(_run) ?? await RunVerb.OnlyRun(server, stop, "logboek <inzet>");
        if (format == "csv")
        {
            await Shell.Out.WriteLineAsync(EntryText.CsvHead);
        }

        await foreach (var text in server.Lines(ServerClient.Path("inzetten", run, "logboekregels"), stop))
        {
            var shown = format switch
            {
                "jsonl" => [text],
                "csv" => [EntryText.Csv(EntryCodec.FromJsonLine(text))],
                _ => EntryText.Lines(EntryCodec.FromJsonLine(text)),
            };
            foreach (var one in shown)
            {
                await Shell.Out.WriteLineAsync(one);
            }
        }

        return Exit.Ok;
    }
}
