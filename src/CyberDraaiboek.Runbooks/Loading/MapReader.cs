using System.IO.Enumeration;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Reads the files of a map, each at most one byte beyond what is allowed.</summary>
internal static class MapReader
{
    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = YamlLimits.MapDepth,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
    };

    public static (IReadOnlyList<SourceFile> Files, IReadOnlyList<Diagnostic> Faults) Read(string map)
    {
        var files = new List<SourceFile>();
        var faults = new List<Diagnostic>();
        if (!Directory.Exists(map))
        {
            return (files, [TextFaults.NoMap(map)]);
        }

        var total = 0L;
        foreach (var path in Paths(map, faults))
        {
            var relative = Path.GetRelativePath(map, path).Replace(Path.DirectorySeparatorChar, '/');
            if (path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
            {
                faults.Add(TextFaults.WrongExtension(relative));
                continue;
            }

            if (File.GetAttributes(path).HasFlag(FileAttributes.ReparsePoint))
            {
                faults.Add(TextFaults.Link(relative));
                continue;
            }

            if (files.Count >= YamlLimits.Files || total > YamlLimits.TotalBytes)
            {
                faults.Add(TextFaults.TooManyFiles(relative, $"{YamlLimits.Files} bestanden en {YamlLimits.TotalBytes / 1_000_000} MB"));
                break;
            }

            if (ReadOne(path, relative, faults) is { } file)
            {
                files.Add(file);
                total += file.Bytes.Length;
            }
        }

        return (files, faults);
    }

    /// <summary>One file, for the second organisation file.</summary>
    public static SourceFile? ReadOne(string path, string name, List<Diagnostic> faults)
    {
        try
        {
            // Also what is no file at all, such as a named pipe: opening it would wait for ever.
            if (new FileInfo(path).Length == 0)
            {
                return new SourceFile(name, ReadOnlyMemory<byte>.Empty);
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var buffer = new byte[(int)Math.Min(stream.Length, YamlLimits.FileBytes) + 1];
            var count = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return new SourceFile(name, buffer.AsMemory(0, count));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            faults.Add(TextFaults.Unreadable(name, wrong is UnauthorizedAccessException ? "geen toegang" : "lezen lukt niet"));
            return null;
        }
    }

    private static List<string> Paths(string map, List<Diagnostic> faults)
    {
        try
        {
            // Links are named, not followed: they could lead out of the map or in circles.
            var found = new FileSystemEnumerable<string>(map, (ref FileSystemEntry entry) => entry.ToFullPath(), Below)
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => IsLink(ref entry) ? entry.IsDirectory || IsYaml(entry.FileName) : !entry.IsDirectory && IsYaml(entry.FileName),
                ShouldRecursePredicate = (ref FileSystemEntry entry) => !IsLink(ref entry),
            };
            return
            [
                .. found
                    .Take((2 * YamlLimits.Files) + 1)
                    .Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            faults.Add(TextFaults.NoMap(map));
            return [];
        }
    }

    private static bool IsLink(ref FileSystemEntry entry) => entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    private static bool IsYaml(ReadOnlySpan<char> name) =>
        name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
