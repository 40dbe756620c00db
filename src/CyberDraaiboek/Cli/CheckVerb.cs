using System.CommandLine;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Runbooks;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Cli;

/// <summary><c>controleer</c>: all faults of all runbooks in one go. Needs no server.</summary>
internal sealed class CheckVerb : Verb
{
    private readonly Argument<string?> _map = Maybe("map", "De map met draaiboeken. Zonder: die van de instellingen.");

    public CheckVerb(Shell shell)
        : base("controleer", "Controleer de draaiboeken. Noemt alle fouten en waarschuwingen met bestand, regel en kolom.", shell) => Arguments.Add(_map);

    protected override async Task<int> Run(ParseResult line, CancellationToken stop)
    {
        var paths = Shell.PathsWith(line.GetValue(_map));
        var map = paths.Runbooks;
        if (!Directory.Exists(map))
        {
            throw new CommandFault($"Map niet gevonden: {map}");
        }

        var library = LibraryFiles.Read(paths, Shell.Time).Library;
        var view = CheckView.Of(library.Diagnostics);
        if (Json(line))
        {
            await Shell.Out.WriteLineAsync(System.Text.Json.JsonSerializer.Serialize(view, ApiJson.Options));
        }
        else
        {
            foreach (var found in library.Diagnostics)
            {
                await Shell.Out.WriteLineAsync($"{found}{(found.Severity == Severity.Warning ? "  (waarschuwing)" : "")}");
            }

            await Shell.Error.WriteLineAsync($"{library.Runbooks.Count} draaiboeken in {map}: {view.Errors} fouten, {view.Warnings} waarschuwingen.");
        }

        return library.HasErrors ? Exit.Fault : Exit.Ok;
    }
}
