using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>What a verb may touch of the outside world. Results go to <paramref name="Out"/>, everything else to <paramref name="Error"/>.</summary>
/// <param name="WorkingDirectory">Where relative paths count from.</param>
/// <param name="ProgramDirectory">Where the program itself stands.</param>
/// <param name="User">Who is signed in on this machine.</param>
internal sealed record Shell(
    TextReader In,
    TextWriter Out, TextWriter Error, string WorkingDirectory, string ProgramDirectory, string User, TimeProvider Time)
{
    /// <exception cref="SettingsFault">A setting is wrong.</exception>
    public Configured OpenSettings()
    {
        var file = SettingsSource.FindFile(WorkingDirectory, ProgramDirectory);
        var configuration = SettingsSource.Open(file);
        var (settings, faults) = SettingsReader.Read(configuration);
        return faults.Count > 0
            ? throw new SettingsFault(faults)
            : new Configured(settings, HostPaths.Of(settings, file, WorkingDirectory), SettingsSource.Variables(configuration), WorkingDirectory);
    }

    /// <summary>The files of the settings; with another map of runbooks when somebody typed one, and then without a second organisation file.</summary>
    public HostPaths PathsWith(string? map) => map is null
        ? OpenSettings().Paths
        : HostPaths.Of(new HostSettings(), null, WorkingDirectory) with { Runbooks = Resolve(map) };

    /// <summary>A path that somebody typed.</summary>
    public string Resolve(string path) => Path.GetFullPath(path, WorkingDirectory);
}

/// <summary>Settings that were found to be right.</summary>
/// <param name="Settings">The values.</param>
/// <param name="Paths">The files.</param>
/// <param name="Variables">Names of the environment variables that changed something.</param>
/// <param name="WorkingDirectory">Where relative paths count from.</param>
internal sealed record Configured(HostSettings Settings, HostPaths Paths, IReadOnlyList<string> Variables, string WorkingDirectory);
