using System.Text.RegularExpressions;

namespace CyberDraaiboek.Tests.Architecture;

/// <summary>
/// Reads source text, not assemblies: the layers of the host are folders of one project, so no reference
/// between assemblies gives a fault away. Folders outside the list (Accounts, settings) are free.
/// </summary>
internal static partial class HostLayers
{
    // From high to low. Folders on one line may use each other.
    private static readonly string[][] Layers =
    [
        ["Web", "Api", "Cli"],
        ["Drills", "Campaigns"],
        ["Notifications", "Scheduling"],
        ["Runs"],
        ["Journal"],
    ];

    /// <summary>Each line of a source file that names a folder above its own, as "path(line): text".</summary>
    /// <param name="path">Relative to the host's project folder.</param>
    /// <param name="text">What stands in the file.</param>
    public static IReadOnlyList<string> Faults(string path, string text)
    {
        var height = Height(path.Split('/', '\\')[0]);
        if (height is null)
        {
            return [];
        }

        return [.. text.Split('\n')
            .Select((line, index) => (Text: line.Trim(), Number: index + 1))
            .Where(line => !line.Text.StartsWith("//", StringComparison.Ordinal))
            .Where(line => HostName().Matches(line.Text).Any(name => Height(name.Groups["folder"].Value) < height))
            .Select(line => $"{path}({line.Number}): {line.Text}")];
    }

    private static int? Height(string folder)
    {
        var height = Array.FindIndex(Layers, layer => layer.Contains(folder, StringComparer.Ordinal));
        return height < 0 ? null : height;
    }

    [GeneratedRegex(@"\bCyberDraaiboek\.(?<folder>\w+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();
}
