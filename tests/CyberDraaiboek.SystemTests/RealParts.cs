namespace CyberDraaiboek.SystemTests;

/// <summary>
/// Programs of the operating system that scenarios use. On a developer's machine a missing one skips the scenario;
/// under tests/run (CYBERDRAAIBOEK_ALLES_VERPLICHT=1) it fails it, so that nothing goes unseen.
/// </summary>
internal static class RealParts
{
    private static readonly string[] SystemFolders = ["/usr/sbin", "/sbin"];

    private static bool AllRequired => Environment.GetEnvironmentVariable("CYBERDRAAIBOEK_ALLES_VERPLICHT") == "1";

    /// <summary>The full path of a program. Does not return where it is missing. The calling test is a SkippableFact.</summary>
    public static string Require(string program)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(SystemFolders);
        var found = folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        var message = $"{program} is not on this machine; tests/run installs it.";

        Assert.False(found is null && AllRequired, message);
        Skip.If(found is null, message);
        return found!;
    }
}
