using System.CommandLine;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Runbooks;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Engine.Model;
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

            await Shell.Error.WriteLineAsync($"{Count(library.Runbooks.Count, "draaiboek", "draaiboeken")} in {map}: {Count(view.Errors, "fout", "fouten")}, {Count(view.Warnings, "waarschuwing", "waarschuwingen")}.");
            foreach (var text in Programs(library))
            {
                await Shell.Error.WriteLineAsync(text);
            }
        }

        return library.HasErrors ? Exit.Fault : Exit.Ok;
    }

    private static string Count(int number, string one, string more) => $"{number} {(number == 1 ? one : more)}";

    /// <summary>Drills and campaigns, which cannot be started yet: whoever checks them must not think otherwise.</summary>
    private static IEnumerable<string> Programs(Library library)
    {
        if (library.Drills.Count > 0)
        {
            yield return $"{Count(library.Drills.Count, "oefening", "oefeningen")}: {string.Join(", ", library.Drills.Select(d => $"{d.Id} ({d.Runbook}, {TimeLimit.Of(d.Length)})"))}.";
        }

        if (library.Campaigns.Count > 0)
        {
            yield return $"{Count(library.Campaigns.Count, "campagne", "campagnes")}: {string.Join(", ", library.Campaigns.Select(c => $"{c.Id} ({c.Messages.Count})"))}.";
        }

        if (library.Drills.Count + library.Campaigns.Count > 0)
        {
            yield return "Oefeningen en campagnes worden alleen gelezen en gecontroleerd. Het programma voert ze nog niet uit.";
        }
    }
}
