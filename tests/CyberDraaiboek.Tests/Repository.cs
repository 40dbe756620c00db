namespace CyberDraaiboek.Tests;

/// <summary>The checked-out repository this test run was built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>Source files (C# and Razor) below a folder, without what the build wrote there.</summary>
    public static IReadOnlyList<string> Sources(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
            .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj"))];

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CyberDraaiboek.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No CyberDraaiboek.sln above {AppContext.BaseDirectory}.");
    }
}
