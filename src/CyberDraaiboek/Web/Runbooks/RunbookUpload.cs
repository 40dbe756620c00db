using System.Globalization;
using System.Security.Cryptography;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>What a file would do.</summary>
public enum UploadState
{
    /// <summary>Comes to the others.</summary>
    Fresh,

    /// <summary>Takes the place of what is there.</summary>
    Changed,

    /// <summary>Is there already, to the byte.</summary>
    Same,
}

/// <summary>A file with the place that it would get.</summary>
public sealed record UploadedFile(string Path, ReadOnlyMemory<byte> Bytes, UploadState State);

/// <summary>What happens to a runbook.</summary>
/// <param name="Runbook">As it would be.</param>
/// <param name="Before">As it is; null: it is new, or cannot be used now.</param>
/// <param name="Changes">Between them, as readers see it.</param>
public sealed record UploadedRunbook(Runbook Runbook, Runbook? Before, IReadOnlyList<RunbookChange> Changes);

/// <summary>An upload before it is done.</summary>
/// <param name="Files">In order of path.</param>
/// <param name="Runbooks">Those that would be other than they are, also because a part that they use changes.</param>
/// <param name="Lost">Runbooks that could not be used any more.</param>
/// <param name="Faults">Errors that these files bring; with any of them nothing is written.</param>
/// <param name="Known">Errors and warnings that were there already, or do not stand in the way.</param>
/// <param name="Mark">Of the map as it was read; when it is another at the end, somebody else was first.</param>
public sealed record UploadPreview(
    IReadOnlyList<UploadedFile> Files,
    IReadOnlyList<UploadedRunbook> Runbooks,
    IReadOnlyList<string> Lost,
    IReadOnlyList<Diagnostic> Faults,
    IReadOnlyList<Diagnostic> Known,
    string Mark)
{
    public bool Changes => Files.Any(file => file.State != UploadState.Same);
}

/// <summary>Puts files into the map of runbooks: checked with all others before anything on the disk changes, and then all of them or none.</summary>
internal sealed class RunbookUpload(RunbookShelf shelf, HostPaths paths, TimeProvider clock)
{
    public const int MostFiles = 50;
    public const int LargestFile = 1_000_000;
    public const int LargestTogether = 4_000_000;

    private readonly Lock _one = new();

    /// <summary>The map.</summary>
    public string Map => paths.Runbooks;

    /// <summary>Folder in which what was replaced is kept.</summary>
    public string Kept => Path.Combine(paths.Data, "draaiboeken-oud");

    /// <summary>Where a file would come to stand.</summary>
    /// <param name="name">Name of the file.</param>
    /// <param name="folder">One of the list; <see cref="UploadNames.Known"/>: where a file of that name is now.</param>
    /// <param name="fault">Dutch; null: it has a place.</param>
    public string? Place(string name, string folder, out string? fault)
    {
        fault = UploadNames.Fault(name);
        if (fault is not null)
        {
            return null;
        }

        if (folder.Length > UploadNames.Known.Length)
        {
            fault = UploadNames.Folders.Contains(folder, StringComparer.Ordinal) ? null : "Kies een map uit de lijst.";
            return fault is null ? UploadNames.PathOf(folder, name) : null;
        }

        var found = UploadNames.Folders.Where(place => File.Exists(Full(UploadNames.PathOf(place, name)))).ToList();
        fault = found.Count switch
        {
            0 => "Dit bestand is nieuw. Kies in welke map het moet.",
            1 => null,
            _ => $"Er zijn er meer die zo heten ({string.Join(", ", found.Select(place => UploadNames.PathOf(place, name)))}). Kies de map.",
        };
        return fault is null ? UploadNames.PathOf(found[0], name) : null;
    }

    /// <summary>What would happen. Changes nothing.</summary>
    public UploadPreview Preview(IReadOnlyList<(string Path, byte[] Bytes)> files)
    {
        var sorted = files.Select(file => new UploadedFile(file.Path, file.Bytes, StateOf(file.Path, file.Bytes))).OrderBy(file => file.Path, StringComparer.Ordinal).ToList();
        var now = LibraryFiles.Read(paths, clock).Library;
        var then = LibraryFiles.With(paths, clock, [.. sorted.Select(file => new SourceFile(file.Path, file.Bytes))]);
        var known = now.Diagnostics.Select(found => (found.Code, found.At.File, found.Message)).ToHashSet();
        var fresh = then.Diagnostics.Where(found => found.Severity == Severity.Error && !known.Contains((found.Code, found.At.File, found.Message))).ToList();
        return new UploadPreview(
            sorted,
            [.. then.Runbooks.Values.OrderBy(after => after.Title, StringComparer.OrdinalIgnoreCase).Select(after => Compare(now.Runbooks.GetValueOrDefault(after.Id), after)).OfType<UploadedRunbook>()],
            [.. now.Startable.Where(before => !then.Runbooks.ContainsKey(before.Id)).Select(before => before.Title)],
            fresh,
            [.. then.Diagnostics.Except(fresh)],
            MarkOf());
    }

    /// <summary>Writes them, reads the map again, and keeps what was replaced.</summary>
    /// <returns>Null: there are faults, or the map is another than the preview was made of; nothing was written.</returns>
    /// <exception cref="IOException">The disk refuses; the map is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">The program may not write there; the map is as it was.</exception>
    public UploadPreview? Apply(IReadOnlyList<(string Path, byte[] Bytes)> files, string mark)
    {
        lock (_one)
        {
            var preview = Preview(files);
            if (preview.Faults.Count > 0 || preview.Mark != mark)
            {
                return null;
            }

            var stamp = clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
            var changing = preview.Files.Where(file => file.State != UploadState.Same).Select(file => new FileSwap(Full(file.Path), Path.Combine(Kept, stamp, file.Path), file.Bytes)).ToList();
            FileSwap.All(changing);
            shelf.Reload();
            return preview;
        }
    }

    /// <summary>A file of the map that is a link, or stands in one, leads elsewhere; the loader does not read those either.</summary>
    public bool LeadsAway(string path) => new FileInfo(Full(path)) is var file
        && (file.LinkTarget is not null || (path.Contains('/', StringComparison.Ordinal) && file.Directory is { Exists: true, LinkTarget: not null }));

    private string Full(string path) => Path.Combine(paths.Runbooks, path);

    private UploadState StateOf(string path, byte[] bytes) => !File.Exists(Full(path)) ? UploadState.Fresh
        : File.ReadAllBytes(Full(path)).AsSpan().SequenceEqual(bytes) ? UploadState.Same
        : UploadState.Changed;

    private UploadedRunbook? Compare(Runbook? before, Runbook after) => before?.Hash == after.Hash
        ? null
        : new UploadedRunbook(after, before, before is null ? [] : RunbookChanges.Between(before, after, shelf.Organisation));

    /// <summary>Changes when any file of the map does.</summary>
    private string MarkOf()
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var below = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 8, AttributesToSkip = FileAttributes.ReparsePoint | FileAttributes.Hidden };
        foreach (var file in Directory.EnumerateFiles(paths.Runbooks, "*.yaml", below).Order(StringComparer.Ordinal))
        {
            all.AppendData(System.Text.Encoding.UTF8.GetBytes(file));
            all.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(all.GetHashAndReset());
    }
}
