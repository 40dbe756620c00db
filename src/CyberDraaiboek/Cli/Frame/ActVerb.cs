using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Runs;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>A verb that speaks to the server.</summary>
internal abstract class ServerVerb(string name, string description, Shell shell) : Verb(name, description, shell)
{
    protected override async Task<int> Run(ParseResult line, CancellationToken stop)
    {
        using var server = ServerClient.Open(Shell.OpenSettings());
        return await Run(line, server, stop);
    }

    protected abstract Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop);

    protected static T Read<T>(JsonNode answer) => System.Text.Json.JsonSerializer.Deserialize<T>(answer, ApiJson.Options)!;

    protected void WriteJson(JsonNode answer) => Shell.Out.WriteLine(answer.ToJsonString(Indented));

    private static readonly System.Text.Json.JsonSerializerOptions Indented = new(ApiJson.Options) { WriteIndented = true };
}

/// <summary>A verb about one run. Without <c>--inzet</c> it is the only one that is open.</summary>
internal abstract class RunVerb : ServerVerb
{
    private readonly Option<string?> _run = Valued("--inzet", "id", "Welke inzet. Niet nodig als er maar één loopt.");

    protected RunVerb(string name, string description, Shell shell)
        : base(name, description, shell) => Options.Add(_run);

    protected async Task<string> RunOf(ParseResult line, ServerClient server, CancellationToken stop) =>
        line.GetValue(_run) ?? await OnlyRun(server, stop);

    /// <summary>The one run that is not closed.</summary>
    /// <exception cref="CommandFault">There is none, or there are several.</exception>
    public static async Task<string> OnlyRun(ServerClient server, CancellationToken stop, string choose = "--inzet")
    {
        var runs = Read<RunLine[]>(await server.Get("inzetten", stop)).Where(r => r.Status != "gesloten").ToList();
        return runs switch
        {
            [var only] => only.Id,
            [] => throw new CommandFault("Er loopt geen inzet."),
            _ => throw new CommandFault($"Er lopen {runs.Count} inzetten; kies er een met {choose}: {string.Join(", ", runs.Select(r => r.Id))}."),
        };
    }
}

/// <summary>A verb that changes a run.</summary>
internal abstract class ActVerb : RunVerb
{
    private readonly Option<string?> _as = Valued("--als", "persoon of rol", "Wie handelt, zoals in organisatie.yaml. Komt in het logboek.");
    private readonly Option<string?> _at = Valued("--om", "moment", "Wanneer het gebeurde, als dat eerder was: 03:17 of \"2026-11-22 03:17\".");
    private readonly Option<string?> _override = Valued("--ondanks", "reden", "Waarom het toch doorgaat zonder mandaat of tweede lezer. Komt in het logboek.");

    protected ActVerb(string name, string description, Shell shell)
        : base(name, description, shell)
    {
        Options.Add(_as);
        Options.Add(_at);
        Options.Add(_override);
    }

    /// <summary>The path below the run, and what is sent; the rest is the same for every act.</summary>
    protected abstract (string Path, JsonObject Body) Ask(ParseResult line);

    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var (path, body) = Ask(line);
        var at = line.GetValue(_at) is { } moment ? MomentInput.Parse(moment, Shell.Time.GetUtcNow()) : (DateTimeOffset?)null;
        Identity.Add(body, line.GetValue(_as), Shell.User);
        body["om"] = at is { } when ? MomentConverter.Write(when) : null;
        body["ondanks"] = line.GetValue(_override);
        var run = await RunOf(line, server, stop);
        var answer = await server.Post($"{ServerClient.Path("inzetten", run)}/{path}", Without(body), stop);
        if (Json(line))
        {
            WriteJson(answer);
            return Exit.Ok;
        }

        var done = Read<Done>(answer);
        if (done.Entries.Count == 0)
        {
            await Shell.Out.WriteLineAsync("Dit was al gedaan; er is niets gewijzigd.");
        }

        foreach (var entry in done.Entries)
        {
            await Shell.Out.WriteLineAsync($"{entry.Sequence,5}  {entry.Action,-24} {entry.Object}: {entry.Result}");
        }

        return Exit.Ok;
    }

    private static JsonObject Without(JsonObject body) =>
        new(body.Where(pair => pair.Value is not null).Select(pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
}

/// <summary>Who sits at this machine.</summary>
internal static class Identity
{
    public static void Add(JsonObject body, string? actsAs, string user)
    {
        if (actsAs is not null)
        {
            body["als"] = actsAs;
        }

        body["naam"] = user;
    }
}
