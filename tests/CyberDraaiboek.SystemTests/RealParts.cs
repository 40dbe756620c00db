namespace CyberDraaiboek.SystemTests;

/// <summary>
/// Programs of the operating system that scenarios use. On a developer's machine a missing one skips the scenario;
/// under tests/run (CYBERDRAAIBOEK_ALLES_VERPLICHT=1) it fails it, so that nothing goes unseen.
/// </summary>
internal static class RealParts
{
    private static readonly string[] SystemFolders = ["/usr/sbin", "/sbin"];

    private static bool AllRequired => Environment.GetEnvironmentVariable("CYBERDRAAIBOEK_ALLES_VERPLICHT") == "1";

    /// <summary>Whether a program is here.</summary>
    public static bool Has(string program) => Find(program) is not null;

    /// <summary>Skips or fails the calling test where something else is missing. The calling test is a SkippableFact.</summary>
    public static void Require(bool present, string message)
    {
        Assert.False(!present && AllRequired, message);
        Skip.IfNot(present, message);
    }

    /// <summary>The full path of a program. Does not return where it is missing. The calling test is a SkippableFact.</summary>
    public static string Require(string program)
    {
        var found = Find(program);
        Require(found is not null, $"{program} is not on this machine; tests/run installs it.");
        return found!;
    }

    private static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Concat(SystemFolders)
            .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
