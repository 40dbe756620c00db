using System.Security.Cryptography;
using System.Text;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>An import before it is done.</summary>
/// <param name="What">People, roles or rotas, in Dutch.</param>
/// <param name="Changes">Only what would really change.</param>
/// <param name="Same">How many stay as they are.</param>
/// <param name="Faults">With any of these nothing can be written.</param>
/// <param name="Mark">Of the second file as it was read; when it is another at the end, somebody else was first.</param>
public sealed record ImportPreview(string What, IReadOnlyList<TableChange> Changes, int Same, IReadOnlyList<ImportFault> Faults, string Mark);

/// <summary>Puts people, roles and rotas into the second organisation file, never silently and never halfway.</summary>
internal sealed class OrganisationImport(RunbookShelf shelf, HostPaths paths, TimeProvider clock)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The file; null: no second file is configured, and nothing can be imported.</summary>
    public string? File => paths.Organisation;

    public ImportPreview Preview(string csv) => Prepare(csv).Preview;

    /// <summary>Writes it. The old file stays beside it.</summary>
    /// <returns>Null when there are faults, or when the file is another than the preview was made of.</returns>
    /// <exception cref="IOException">The disk refuses.</exception>
    public ImportPreview? Apply(string csv, string mark)
    {
        var (preview, text) = Prepare(csv);
        if (preview.Faults.Count > 0 || preview.Mark != mark)
        {
            return null;
        }

        var stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        var fresh = $"{File}.nieuw";
        System.IO.File.WriteAllText(fresh, text, Utf8);
        if (System.IO.File.Exists(File))
        {
            System.IO.File.Copy(File, $"{File}.{stamp}.oud");
        }

        System.IO.File.Move(fresh, File!, overwrite: true);
        shelf.Reload();
        return preview;
    }

    private (ImportPreview Preview, string Text) Prepare(string csv)
    {
        var before = System.IO.File.Exists(File) ? System.IO.File.ReadAllText(File) : "";
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before)));
        var table = ImportedTable.Of(csv, shelf.Organisation);
        if (table.Faults.Count > 0)
        {
            return (new ImportPreview(table.What, [], 0, table.Faults, mark), before);
        }

        try
        {
            var text = table.Write(before);
            return (new ImportPreview(table.What, table.Changes, table.Same, Check(text), mark), text);
        }
        catch (FormatException)
        {
            return (new ImportPreview(table.What, [], 0, [new ImportFault(null, $"Het bestand {File} is zelf niet te lezen: het is geen YAML met sleutels. Kijk met 'controleer' waar het misgaat en herstel dat eerst.")], mark), before);
        }
    }

    /// <summary>The new file goes through the same checks as a file that somebody wrote.</summary>
    private List<ImportFault> Check(string text)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Library.Zone).DateTime);
        var loaded = RunbookLoader.LoadMap(paths.Runbooks, new LoadOptions(today, [new SourceFile(File!, Utf8.GetBytes(text))]));
        return
        [
            .. loaded.Diagnostics
                .Where(found => found.Severity == Severity.Error && shelf.Current.Diagnostics.All(known => known.Code != found.Code || known.Message != found.Message))
                .Select(found => new ImportFault(null, $"{found.At.File}, regel {found.At.Line}: {found.Message}")),
        ];
    }
}
