using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Runs;

/// <summary>Reads the runbooks from where the settings say.</summary>
internal static class LibraryFiles
{
    /// <summary>The map, with the second organisation file over it. A map that is not there gives an empty library with an error.</summary>
    /// <param name="paths">Where the files are.</param>
    /// <param name="clock">For what has passed.</param>
    /// <param name="only">Only what this runbook needs, see <see cref="LoadOptions.Only"/>.</param>
    /// <exception cref="SettingsFault">The second file cannot be read: going on without it would alarm the wrong people.</exception>
    public static LibrarySource Read(HostPaths paths, TimeProvider clock, RunbookId? only = null)
    {
        var options = Options(paths, clock) with { Only = only };
        return new LibrarySource(RunbookLoader.LoadMap(paths.Runbooks, options), options);
    }

    /// <summary>The same as it would be with these files in the map, for a check before anything is written.</summary>
    /// <exception cref="SettingsFault">As for <see cref="Read"/>.</exception>
    public static Library With(HostPaths paths, TimeProvider clock, IReadOnlyList<SourceFile> files) =>
        RunbookLoader.LoadMap(paths.Runbooks, Options(paths, clock), files);

    private static LoadOptions Options(HostPaths paths, TimeProvider clock)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Library.Zone).DateTime);
        return new LoadOptions(today, paths.Organisation is { } file ? [Second(file)] : []);
    }

    private static SourceFile Second(string file)
    {
        try
        {
            return new SourceFile(file, File.ReadAllBytes(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsFault([$"Organisatie:Bestand: '{file}' is niet te lezen: {Trouble.Why(fault)}. Toegestaan: een YAML-bestand dat te lezen is, of leeg."], fault);
        }
    }
}
