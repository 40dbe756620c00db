using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Cli;

/// <summary><c>start</c>: a real run; people are alarmed at once.</summary>
internal sealed class StartVerb : ServerVerb
{
    private readonly Argument<string> _runbook = Needed("draaiboek", "De id van het draaiboek, zoals ransomware.");
    private readonly Option<string?> _title = Valued("--titel", "tekst", "Hoe deze inzet heet.");
    private readonly Option<string[]> _data = Several("--gegeven", "naam=waarde", "Wat u al weet. Mag vaker.");
    private readonly Option<string?> _start = Valued("--t0", "moment", "Het begin van het incident. Zonder deze optie: nu.");
    private readonly Option<string?> _key = Valued("--sleutel", "tekst", "Dezelfde sleutel is dezelfde inzet, hoe vaak u ook start, ook met een andere titel.");
    private readonly Option<string[]> _authorities = Several("--autoriteit", "id", "Voor welke autoriteit. Mag vaker. Zonder deze optie: alle.");
    private readonly Option<string?> _as = Valued("--als", "persoon of rol", "Wie start, zoals in organisatie.yaml. Komt in het logboek.");

    private readonly Option<string?> _override = Valued("--ondanks", "reden", "Waarom het toch klopt als T0 meer dan een jaar terug ligt. Komt in het logboek.");

    public StartVerb(Shell shell)
        : base("start", "Start een inzet. Mensen worden meteen gealarmeerd.", shell)
    {
        Arguments.Add(_runbook);
        Options.Add(_title);
        Options.Add(_data);
        Options.Add(_start);
        Options.Add(_key);
        Options.Add(_authorities);
        Options.Add(_as);
        Options.Add(_override);
    }

    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var body = new JsonObject
        {
            ["draaiboek"] = line.GetRequiredValue(_runbook),
            ["titel"] = Must(line, _title),
            ["gegevens"] = Pairs.Parse(_data.Name, line.GetValue(_data)),
        };
        Identity.Add(body, line.GetValue(_as), Shell.User);
        if (line.GetValue(_start) is { } moment)
        {
            body["t0"] = MomentConverter.Write(MomentInput.Parse(moment, Shell.Time.GetUtcNow()));
        }

        if (line.GetValue(_override) is { } reason)
        {
            body["ondanks"] = reason;
        }

        if (line.GetValue(_key) is { Length: > 0 } key)
        {
            body["sleutel"] = key;
        }

        if (line.GetValue(_authorities) is { Length: > 0 } authorities)
        {
            body["autoriteiten"] = new JsonArray([.. authorities.Select(a => (JsonNode)a)]);
        }

        var answer = await server.Post("inzetten", body, stop);
        if (Json(line))
        {
            WriteJson(answer);
            return Exit.Ok;
        }

        var run = Read<RunNow>(answer);
        await Shell.Out.WriteLineAsync(run.Id);
        await Shell.Error.WriteLineAsync($"Inzet {run.Id} loopt: {run.Title}. Volg hem met: status {run.Id}");
        foreach (var field in run.Missing)
        {
            await Shell.Error.WriteLineAsync($"Nog in te vullen: {field.Question} (gegeven {field.Name}=...)");
        }

        return Exit.Ok;
    }
}
