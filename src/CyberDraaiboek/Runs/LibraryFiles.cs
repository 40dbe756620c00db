using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Runs;

/// <summary>Reads the runbooks from where the settings say.</summary>
internal static class LibraryFiles
{
    /// <summary>The map, with the second organisation file over it. A map that is not there gives an empty library with an error.</summary>
    public static LibrarySource Read(HostPaths paths, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Library.Zone).DateTime);
        var options = new LoadOptions(today, paths.Organisation is { } file ? [new SourceFile(file, File.ReadAllBytes(file))] : []);
        return new LibrarySource(RunbookLoader.LoadMap(paths.Runbooks, options), options);
    }
}
