using System.Globalization;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Accounts;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Http.Metadata;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>Runbooks from a beheerder's own computer: a look at what would change, and then the change.</summary>
internal static class UploadRoutes
{
    public const string LookPath = RunbookRoutes.Path + "/opladen";
    public const string DonePath = LookPath + "/bevestigd";

    // As text in a form a file takes a third more, and its plus signs three times.
    private const long LargestRequest = 2 * RunbookUpload.LargestTogether;

    public static void MapUpload(this RouteGroupBuilder pages)
    {
        var upload = pages.MapGroup("").Needs(Right.Manage).WithMetadata(new SizeLimit(LargestRequest));
        upload.MapPost(LookPath, Look);
        upload.MapPost(DonePath, Confirm);
    }

    private static async Task<IResult> Look(HttpContext http, RunbookUpload upload, RunbookShelf shelf, TimeProvider clock)
    {
        var form = await FormInput.Read(http);
        var files = await Chosen(form, upload, http.RequestAborted);
        return form.Faults.Count > 0 ? RunbookRoutes.ListWith(http, shelf, clock, form.Faults) : Page(http, upload.Preview(files), files, null);
    }

    private static async Task<IResult> Confirm(HttpContext http, RunbookUpload upload, RunbookShelf shelf, AccessLog log, TimeProvider clock)
    {
        var form = await FormInput.Read(http);
        var files = Sent(form, upload);
        if (form.Faults.Count > 0)
        {
            return RunbookRoutes.ListWith(http, shelf, clock, form.Faults);
        }

        var mark = form.Raw("kenmerk");
        try
        {
            if (upload.Apply(files, mark) is not { } done)
            {
                var now = upload.Preview(files);
                var fault = now.Mark == mark ? null : "De map is intussen veranderd. Er is niets geschreven. Kijk opnieuw wat er zou veranderen.";
                return Page(http, now, files, fault, StatusCodes.Status409Conflict);
            }

            var visitor = http.Visitor();
            var changed = done.Files.Where(file => file.State != UploadState.Same).Select(file => $"{file.Path} ({UploadTexts.Word(file.State)})").ToList();
            await log.Write(null, visitor.Name, $"draaiboeken opgeladen: {string.Join(", ", changed)}", visitor.Name, visitor.Place);
            return Pages.GoTo(string.Create(CultureInfo.InvariantCulture, $"{RunbookRoutes.Path}?opgeladen={changed.Count}"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Page(http, upload.Preview(files), files, UploadTexts.NotWritten(upload.Map, Settings.Trouble.Why(fault)), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Page(HttpContext http, UploadPreview preview, IReadOnlyList<(string Path, byte[] Bytes)> files, string? fault, int? status = null) =>
        Pages.Render<UploadPage>(
            http,
            new { Preview = preview with { Runbooks = [.. preview.Runbooks.Select(item => RunbookRoutes.MayRead(http, item.Runbook) ? item : item with { Changes = [] })] }, Contents = files.ToDictionary(f => f.Path, f => Convert.ToBase64String(f.Bytes), StringComparer.Ordinal), Fault = fault },
            status ?? (preview.Faults.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK));

    /// <summary>The files that were chosen, each with its place.</summary>
    private static async Task<IReadOnlyList<(string Path, byte[] Bytes)>> Chosen(FormInput form, RunbookUpload upload, CancellationToken stop)
    {
        var chosen = form.Files("bestanden");
        if (chosen.Count == 0 || !Fits(form, [.. chosen.Select(file => file.Length)]))
        {
            form.Wrong("bestanden", "Kies een of meer bestanden.");
            return [];
        }

        var files = new List<(string Path, byte[] Bytes)>();
        foreach (var file in chosen)
        {
            // A browser sends the name alone; whoever sends a path gets no further than this.
            if (upload.Place(file.FileName, form.Raw("map"), out var fault) is not { } path)
            {
                form.Wrong("bestanden", $"{Show(file.FileName)}: {fault}");
                continue;
            }

            using var bytes = new MemoryStream((int)file.Length);
            await file.CopyToAsync(bytes, stop);
            files.Add((path, bytes.ToArray()));
        }

        Check(form, upload, files);
        return files;
    }

    /// <summary>The files as the page with the preview sends them back.</summary>
    private static List<(string Path, byte[] Bytes)> Sent(FormInput form, RunbookUpload upload)
    {
        var files = new List<(string Path, byte[] Bytes)>();
        for (var number = 0; number < RunbookUpload.MostFiles && form.Raw(UploadTexts.PathField(number)) is { Length: > 0 } path; number++)
        {
            var cut = path.LastIndexOf('/');
            var (folder, name) = cut < 0 ? (UploadNames.Top, path) : (path[..cut], path[(cut + 1)..]);
            var bytes = new byte[RunbookUpload.LargestFile];
            if (upload.Place(name, folder, out var fault) == path && Convert.TryFromBase64String(form.Raw(UploadTexts.ContentField(number)), bytes, out var length))
            {
                files.Add((path, bytes[..length]));
            }
            else
            {
                form.Wrong("bestanden", $"{Show(path)}: {fault ?? "niet te lezen. Kies de bestanden opnieuw."}");
            }
        }

        if (files.Count == 0)
        {
            form.Wrong("bestanden", "Kies een of meer bestanden.");
        }

        Check(form, upload, files);
        return files;
    }

    private static bool Fits(FormInput form, IReadOnlyList<long> sizes)
    {
        if (sizes.Count > RunbookUpload.MostFiles || sizes.Any(size => size > RunbookUpload.LargestFile) || sizes.Sum() > RunbookUpload.LargestTogether)
        {
            form.Wrong("bestanden", UploadTexts.TooMuch);
            return false;
        }

        return true;
    }

    private static void Check(FormInput form, RunbookUpload upload, IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        _ = Fits(form, [.. files.Select(file => (long)file.Bytes.Length)]);
        foreach (var twice in files.GroupBy(file => file.Path).Where(same => same.Count() > 1))
        {
            form.Wrong("bestanden", $"{twice.Key}: dit bestand is twee keer gekozen.");
        }

        foreach (var (path, _) in files.Where(file => upload.LeadsAway(file.Path)))
        {
            form.Wrong("bestanden", $"{path}: dit bestand of zijn map is een verwijzing naar elders. Wijzig het daar.");
        }
    }

    private static string Show(string name)
    {
        var plain = Api.Rules.PlainText.Without(name).ReplaceLineEndings(" ");
        return $"'{(plain.Length <= 60 ? plain : plain[..60] + "…")}'";
    }

    /// <summary>These forms carry files; others stay as small as they are.</summary>
    private sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}

/// <summary>Dutch texts of uploading.</summary>
internal static class UploadTexts
{
    public static string TooMuch { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"Dit is te veel: hoogstens {RunbookUpload.MostFiles} bestanden, elk hoogstens {RunbookUpload.LargestFile / 1_000_000} MB en samen hoogstens {RunbookUpload.LargestTogether / 1_000_000} MB.");

    public static string Word(UploadState state) => state switch
    {
        UploadState.Fresh => "nieuw",
        UploadState.Changed => "gewijzigd",
        UploadState.Same => "gelijk",
    };

    /// <summary>Class of the badge.</summary>
    public static string Badge(UploadState state) => state switch
    {
        UploadState.Fresh => "badge--ok",
        UploadState.Changed => "badge--info",
        UploadState.Same => "",
    };

    public static string NotWritten(string map, string why) =>
        $"In de map {map} kan of mag het programma niet schrijven. Er is niets veranderd. Zet de bestanden zelf in die map en lees ze daarna opnieuw, of geef het programma schrijfrechten. Oorzaak: {why}.";

    public static string PathField(int number) => string.Create(CultureInfo.InvariantCulture, $"pad-{number}");

    public static string ContentField(int number) => string.Create(CultureInfo.InvariantCulture, $"inhoud-{number}");
}
