using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.Web.Paper;

/// <summary>The paper pack: what was made, a new one, and its files.</summary>
internal static class PaperRoutes
{
    private const string Path = "/noodmap";

    public static void MapPaper(this RouteGroupBuilder pages)
    {
        pages.MapGet(Path, Show);
        pages.MapPost(Path, Make);
        pages.MapGet(Path + "/{map}/{**bestand}", Open);
        pages.MapStatus();
    }

    /// <summary>Private numbers stand in it: only for people of the crisis organisation, and who keeps the program.</summary>
    internal static bool May(Visitor visitor) => visitor.Person is not null || visitor.Has(Right.Manage) || visitor.Way == SignInWay.Envelope;

    private static IResult Show(HttpContext http, PaperDesk desk) => May(http.Visitor()) ? Page(http, desk, null) : Results.StatusCode(StatusCodes.Status403Forbidden);

    private static async Task<IResult> Make(HttpContext http, PaperDesk desk)
    {
        if (!May(http.Visitor()))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        try
        {
            await desk.Make(http.Visitor().Name, CancellationToken.None);
            return Pages.GoTo(Path);
        }
        catch (IOException fault)
        {
            return Page(http, desk, fault.Message);
        }
    }

    private static IResult Page(HttpContext http, PaperDesk desk, string? fault) => Pages.Render<PaperPage>(
        http,
        new { Packs = desk.All().Select(pack => new PackOnPage(pack, FilesFor(http, desk.Folder(pack)))).ToList(), Current = desk.Now().Mark, Fault = fault ?? desk.LastFault },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> Open(HttpContext http, string map, string bestand, PaperDesk desk)
    {
        if (!May(http.Visitor()) || desk.All().FirstOrDefault(pack => pack.Folder == map) is not { } pack)
        {
            return Results.NotFound();
        }

        var (folder, files) = (desk.Folder(pack), FilesFor(http, desk.Folder(pack)));
        if (bestand == "alles.zip")
        {
            return Results.File(Zip(folder, files), "application/zip", pack.Folder + ".zip");
        }

        // Only what is in the list: a path from outside never touches the disk.
        if (!files.Contains(bestand, StringComparer.Ordinal))
        {
            return Results.NotFound();
        }

        var file = System.IO.Path.Combine(folder, bestand);
        if (!bestand.EndsWith(".html", StringComparison.Ordinal))
        {
            return Results.File(file, "application/pdf", $"{pack.Folder}.pdf");
        }

        var html = await File.ReadAllTextAsync(file, http.RequestAborted);
        http.Response.Headers.ContentSecurityPolicy = PolicyFor(html);
        return Results.Text(html, "text/html", Encoding.UTF8);
    }

    /// <summary>These files carry their style with them; only exactly that style is allowed.</summary>
    private static string PolicyFor(string html)
    {
        const string Begin = "<style>";
        var from = html.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var style = html[from..html.IndexOf("</style>", from, StringComparison.Ordinal)];
        return $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /// <summary>Files of a pack that this visitor may have: a restricted runbook only for who may act as its owner.</summary>
    private static List<string> FilesFor(HttpContext http, string folder)
    {
        var shelf = http.RequestServices.GetRequiredService<RunbookShelf>();
        var access = http.RequestServices.GetRequiredService<RunAccess>();
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/'))
                .Where(file => !file.StartsWith(PaperParts.RestrictedFolder + "/", StringComparison.Ordinal) || Owns(file))
                .Order(StringComparer.Ordinal),
        ];

        bool Owns(string file) => shelf.Current.Runbooks.Values.Any(runbook =>
            runbook.Restricted && file.EndsWith($"-draaiboek-{runbook.Id}.html", StringComparison.Ordinal) && access.Reads(http.Visitor(), runbook));
    }

    private static byte[] Zip(string folder, IEnumerable<string> files)
    {
        using var result = new MemoryStream();
        using (var zip = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var file in files)
            {
                zip.CreateEntryFromFile(System.IO.Path.Combine(folder, file), file);
            }
        }

        return result.ToArray();
    }
}

/// <summary>A pack with the files that somebody may open.</summary>
public sealed record PackOnPage(MadePack Pack, IReadOnlyList<string> Files)
{
    /// <summary>Whether a PDF was made.</summary>
    public bool HasPdf => Files.Contains(PaperParts.Whole + ".pdf");

    /// <summary>Address of a file.</summary>
    public string Address(string file) => $"/noodmap/{Pack.Folder}/{file}";
}
