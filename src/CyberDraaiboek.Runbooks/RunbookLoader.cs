using CyberDraaiboek.Runbooks.Loading;

namespace CyberDraaiboek.Runbooks;

/// <summary>Reads runbooks. Never throws on what a file contains: every fault of every file becomes a diagnostic, all in one go.</summary>
public static class RunbookLoader
{
    /// <summary>Loads files that were read already.</summary>
    public static Library Load(IReadOnlyList<SourceFile> files, LoadOptions options) => LibraryBuilder.Load(files, options, check: true);

    /// <summary>Loads every <c>*.yaml</c> below a map; bounded in number, size and depth.</summary>
    public static Library LoadMap(string map, LoadOptions options)
    {
        var (files, faults) = MapReader.Read(map);
        return LibraryBuilder.Load(files, options, check: true, faults);
    }
}
