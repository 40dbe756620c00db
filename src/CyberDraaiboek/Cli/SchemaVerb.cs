using System.CommandLine;
using System.Text.Json;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Cli;

/// <summary><c>schema</c>: the JSON schema with which an editor completes and checks runbooks. Needs no server.</summary>
internal sealed class SchemaVerb : Verb
{
    private readonly Option<string?> _to = Valued("--naar", "bestand", "Schrijf naar dit bestand in plaats van naar het scherm.");

    public SchemaVerb(Shell shell)
        : base("schema", "Schrijf het JSON-schema van de draaiboeken, waarmee een editor aanvult en controleert.", shell) => Options.Add(_to);

    protected override async Task<int> Run(ParseResult line, CancellationToken stop)
    {
        var schema = SchemaWriter.Write();
        if (line.GetValue(_to) is not { } file)
        {
            await Shell.Out.WriteAsync(schema);
            return Exit.Ok;
        }

        var path = Path.GetFullPath(file, Shell.WorkingDirectory);
        await File.WriteAllTextAsync(path, schema, stop);
        await Shell.Out.WriteLineAsync(Json(line) ? JsonSerializer.Serialize(new { bestand = path }, ApiJson.Options) : $"Geschreven: {path}");
        return Exit.Ok;
    }
}
