using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli;

/// <summary><c>status</c>: what runs and what is wrong, the loudest first.</summary>
internal sealed class StatusVerb : ServerVerb
{
    private readonly Argument<string?> _run = Maybe("inzet", "Welke inzet. Zonder: alle die lopen.");

    public StatusVerb(Shell shell)
        : base("status", "Laat zien wat er loopt, wat er mis is en wie u moet bellen.", shell) => Arguments.Add(_run);

    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        // Beside the JSON, not in it: its shape is that of the runs.
        var aside = Json(line) ? Shell.Error : Shell.Out;
        foreach (var trouble in (await server.Health(stop)).Troubles ?? [])
        {
            await aside.WriteLineAsync($"!! {trouble.Text}{(trouble.Since is { } since ? $" Sinds {TimeText.Moment(since, Shell.Time.GetUtcNow())}." : "")}");
        }

        var ids = line.GetValue(_run) is { } one
            ? [one]
            : Read<RunLine[]>(await server.Get("inzetten", stop)).Where(r => r.Status != "gesloten").Select(r => r.Id).ToList();
        var answers = new List<JsonNode>();
        foreach (var id in ids)
        {
            answers.Add(await server.Get(ServerClient.Path("inzetten", id), stop));
        }

        if (Json(line))
        {
            WriteJson(line.GetValue(_run) is null ? new JsonArray([.. answers]) : answers[0]);
            return Exit.Ok;
        }

        if (answers.Count == 0)
        {
            await Shell.Out.WriteLineAsync("Er loopt geen inzet.");
        }

        var runs = answers.Select(Read<RunNow>).OrderBy(run => StatusText.Loudness(run)).ThenBy(run => run.Start).ToList();
        foreach (var text in runs.SelectMany(StatusText.Lines))
        {
            await Shell.Out.WriteLineAsync(text);
        }

        return Exit.Ok;
    }
}
