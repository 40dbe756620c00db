using System.CommandLine;
using System.Text.Json;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.Cli;

/// <summary><c>noodmap</c>: the paper pack, from the files on this machine. Needs no server.</summary>
internal sealed class PaperVerb : Verb
{
    private readonly Argument<string?> _map = Maybe("map", "Waar de noodmap komt. Zonder: in deze map.");

    public PaperVerb(Shell shell)
        : base("noodmap", "Maak de noodmap: bellijsten, kaarten, draaiboeken en formulieren om te drukken. Met een ingestelde chromium ook als PDF.", shell) =>
        Arguments.Add(_map);

    protected override async Task<int> Run(ParseResult line, CancellationToken stop)
    {
        var configured = Shell.OpenSettings();
        var source = LibraryFiles.Read(configured.Paths, Shell.Time).Library;
        if (source.Organisation is not { } organisation)
        {
            throw new CommandFault("De organisatie is niet te lezen, dus er is geen bellijst. Kijk met: controleer");
        }

        var pack = PaperPack.Of(source, organisation, PaperPack.CardsIn(configured.Paths.Runbooks), Shell.Time.GetUtcNow());
        var folder = await PaperWriter.Alone().Write(pack, Shell.Resolve(line.GetValue(_map) ?? "."), stop);
        if (PdfPrinter.Of(configured.Settings.Paper) is { } printer)
        {
            await printer.PrintWhole(folder, stop);
        }

        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file)).Order(StringComparer.Ordinal).ToList();
        await Shell.Out.WriteLineAsync(Json(line)
            ? JsonSerializer.Serialize(new { map = folder, kenmerk = pack.Mark, bestanden = files }, ApiJson.Options)
            : folder);
        await Shell.Error.WriteLineAsync(
            $"{files.Count} bestanden, kenmerk {pack.Mark}. Open noodmap.html en druk af. Er staan privénummers in: bewaar de map achter slot.");
        var missing = source.Infos.Where(info => info is { Startable: true, Usable: false }).Select(info => info.Id.Value).ToList();
        if (missing.Count > 0)
        {
            await Shell.Error.WriteLineAsync($"ONTBREEKT door fouten: {string.Join(", ", missing)}. Kijk met: controleer");
        }

        return missing.Count > 0 ? Exit.Fault : Exit.Ok;
    }
}
