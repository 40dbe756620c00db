using CyberDraaiboek.Runbooks.Loading;

namespace CyberDraaiboek.Runbooks;

/// <summary>Reads runbooks. Never throws on what a file contains: every fault of every file becomes a diagnostic, all in one go.</summary>
public static class RunbookLoader
{
    /// <summary>Loads files that were read already.</summary>
    public static Library Load(IReadOnlyList<SourceFile> files, LoadOptions options) => LibraryBuilder.Load(files, options, check: true);

    /// <summary>Loads every <c>*.yaml</c> below a map; bounded in number, size and depth.</summary>
    public static Library LoadMap(string map, LoadOptions options) => LoadMap(map, options, []);

    /// <summary>Loads a map as it would be with these files in it. The map itself stays as it is.</summary>
    /// <param name="map">The map.</param>
    /// <param name="options">As for the map.</param>
    /// <param name="instead">New files, and files that take the place of the one with the same path.</param>
    public static Library LoadMap(string map, LoadOptions options, IReadOnlyList<SourceFile> instead)
    {
        var (files, faults) = MapReader.Read(map);
        var kept = files.Where(file => instead.All(other => !string.Equals(other.Path, file.Path, StringComparison.Ordinal)));
        return LibraryBuilder.Load([.. kept.Concat(instead).OrderBy(file => file.Path, StringComparer.Ordinal)], options, check: true, faults);
    }
}
