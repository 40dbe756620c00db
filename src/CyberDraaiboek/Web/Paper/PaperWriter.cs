using System.Text;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Paper;

/// <summary>A file of a pack.</summary>
/// <param name="Path">Within the pack, with a forward slash.</param>
/// <param name="Title">For people.</param>
/// <param name="Html">All of it.</param>
internal sealed record PaperSheet(string Path, string Title, string Html);

/// <summary>Makes the files of a pack. Needs no server and no database.</summary>
internal sealed class PaperWriter(IServiceProvider services)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _style = services.GetRequiredService<Assets>().Text(PaperStyle.Source);

    /// <summary>For the command line, where there is no server to lend its parts.</summary>
    public static PaperWriter Alone()
    {
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddSingleton(new Settings.HostSettings());
        parts.AddSingleton<Assets>();
        return new PaperWriter(parts.BuildServiceProvider());
    }

    /// <summary>All files: each part, and the whole as one.</summary>
    public async Task<IReadOnlyList<PaperSheet>> Sheets(PaperPack pack)
    {
        var parts = PaperParts.Of(pack);
        var front = Front(pack, parts);
        var sheets = new List<PaperSheet> { await Render("00-inhoud.html", "Noodmap: inhoud", [front]) };
        foreach (var part in parts)
        {
            sheets.Add(await Render(part.File, part.Title, [part]));
        }

        sheets.Add(await Render(PaperParts.Whole + ".html", $"Noodmap {pack.Organisation.Name}", [front, .. parts.Where(part => !part.Restricted)]));
        return sheets;
    }

    /// <summary>Writes a pack into a map that is then there completely, or not at all.</summary>
    /// <returns>The map.</returns>
    public async Task<string> Write(PaperPack pack, string map, CancellationToken stop)
    {
        var name = $"noodmap-{TimeZoneInfo.ConvertTime(pack.Printed, pack.Organisation.Zone):yyyy-MM-dd}-{pack.Mark}";
        var (target, making) = (Path.Combine(map, name), Path.Combine(map, $".{name}.bezig"));
        Remove(making);
        PrivateFiles.Folder(making);
        foreach (var sheet in await Sheets(pack))
        {
            var file = Path.Combine(making, sheet.Path);
            PrivateFiles.Folder(Path.GetDirectoryName(file)!);

            // Private numbers: nobody else on this machine needs to read them, whatever the map around them allows.
            PrivateFiles.File(file);
            await File.WriteAllTextAsync(file, sheet.Html, Utf8, stop);
        }

        Remove(target);
        Directory.Move(making, target);
        return target;
    }

    private async Task<PaperSheet> Render(string path, string title, IReadOnlyList<PaperPart> parts)
    {
        await using var scope = services.CreateAsyncScope();
        var html = await Fragments.Render(
            scope.ServiceProvider,
            typeof(PaperFile),
            new Dictionary<string, object?> { ["Title"] = title, ["Style"] = PaperStyle.Of(_style, [.. parts.Select(p => p.Stamp)]), ["Parts"] = parts });
        return new PaperSheet(path, title, html);
    }

    private static PaperPart Front(PaperPack pack, IReadOnlyList<PaperPart> parts) => new(
        "00-inhoud",
        "Inhoud",
        $"Inhoud · {pack.Stamp}",
        typeof(Parts.FrontPart),
        new Dictionary<string, object>(StringComparer.Ordinal) { ["Pack"] = pack, ["Parts"] = parts });

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
