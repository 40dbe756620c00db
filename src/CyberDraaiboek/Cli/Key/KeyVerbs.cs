using System.CommandLine;
using System.Text.Json.Nodes;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Keys;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Engine.Journal;

namespace CyberDraaiboek.Cli.Key;

/// <summary><c>sleutel</c>: keys for other systems.</summary>
internal static class KeyVerbs
{
    public static Command All(Shell shell) => new("sleutel", "API-sleutels voor andere systemen.")
    {
        new MakeKeyVerb(shell), new ListKeysVerb(shell), new RevokeKeyVerb(shell),
    };
}

/// <summary><c>sleutel maak</c>.</summary>
internal sealed class MakeKeyVerb : ServerVerb
{
    private readonly Argument<string> _name = Needed("naam", "Waarvoor de sleutel is, zoals monitoring.");
    private readonly Option<string[]> _scopes = Several("--bereik", "bereik", $"Wat de sleutel mag: {string.Join(", ", Names<Scope>.All)}. Mag vaker.");

    public MakeKeyVerb(Shell shell)
        : base("maak", "Maak een sleutel. Hij wordt één keer getoond.", shell)
    {
        Arguments.Add(_name);
        Options.Add(_scopes);
    }

    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var scopes = (line.GetValue(_scopes) ?? []).SelectMany(s => s.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (scopes.Count == 0)
        {
            throw new UsageFault($"Optie --bereik ontbreekt. {_scopes.Description}");
        }

        if (scopes.FirstOrDefault(s => Names<Scope>.Find(s) is null) is { } unknown)
        {
            throw new UsageFault($"--bereik '{unknown}' bestaat niet. Kies {string.Join(", ", Names<Scope>.All)}.");
        }

        var body = new JsonObject
        {
            ["naam"] = line.GetRequiredValue(_name),
            ["bereiken"] = new JsonArray([.. scopes.Distinct(StringComparer.Ordinal).Select(s => (JsonNode)s)]),
            ["door"] = Shell.User,
        };
        var answer = await server.Post("sleutels", body, stop);
        if (Json(line))
        {
            WriteJson(answer);
            return Exit.Ok;
        }

        var made = Read<NewKeyView>(answer);
        await Shell.Out.WriteLineAsync(made.Text);
        await Shell.Error.WriteLineAsync($"Bewaar deze sleutel nu: hij wordt niet nog eens getoond. Intrekken: sleutel intrek {made.Key.Id}");
        return Exit.Ok;
    }
}

/// <summary><c>sleutel lijst</c>.</summary>
internal sealed class ListKeysVerb(Shell shell) : ServerVerb("lijst", "Alle sleutels, ook de ingetrokken.", shell)
{
    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var answer = await server.Get("sleutels", stop);
        if (Json(line))
        {
            WriteJson(answer);
            return Exit.Ok;
        }

        foreach (var key in Read<KeyView[]>(answer))
        {
            var state = key.Revoked is { } at ? $"ingetrokken {TimeText.Full(at)}" : "geldig";
            await Shell.Out.WriteLineAsync(
                $"{key.Id}  {key.Name,-20} {string.Join(", ", key.Scopes.Select(Names<Scope>.Of)),-32} {state}; gemaakt {TimeText.Full(key.Made)} door {key.MadeBy}");
        }

        return Exit.Ok;
    }
}

/// <summary><c>sleutel intrek</c>.</summary>
internal sealed class RevokeKeyVerb : ServerVerb
{
    private readonly Argument<string> _id = Needed("id", "De id uit 'sleutel lijst'.");

    public RevokeKeyVerb(Shell shell)
        : base("intrek", "Trek een sleutel in; hij werkt meteen niet meer.", shell) => Arguments.Add(_id);

    protected override async Task<int> Run(ParseResult line, ServerClient server, CancellationToken stop)
    {
        var answer = await server.Delete(ServerClient.Path("sleutels", line.GetRequiredValue(_id)), stop);
        if (Json(line))
        {
            WriteJson(answer);
        }
        else
        {
            await Shell.Out.WriteLineAsync($"Sleutel {Read<KeyView>(answer).Id} is ingetrokken.");
        }

        return Exit.Ok;
    }
}
