using System.Text.RegularExpressions;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>Where an uploaded file may come to stand. Nothing from outside is ever used as a path: only a name that fits, in a folder of the list.</summary>
internal static partial class UploadNames
{
    /// <summary>The folder that is no folder: the map itself.</summary>
    public const string Top = ".";

    /// <summary>Finds the place of a file that is there already.</summary>
    public const string Known = "";

    private const int LongestName = 80;

    public static IReadOnlyList<string> Folders { get; } = [Top, "scenarios", "oefeningen", "campagnes", "sjablonen", "onderdelen"];

    /// <summary>What is wrong with the name of a file, in Dutch; null: nothing.</summary>
    public static string? Fault(string name) => name switch
    {
        { Length: 0 or > LongestName } => $"Een bestandsnaam heeft 1 tot {LongestName} tekens.",
        _ when name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) => "De naam moet eindigen op .yaml, niet op .yml.",
        _ when !name.EndsWith(".yaml", StringComparison.Ordinal) => "Alleen bestanden die eindigen op .yaml.",
        _ when !Plain().IsMatch(name) => "Gebruik in de naam alleen kleine letters, cijfers, streepjes en liggende streepjes. Geen mappen, spaties of punten.",
        _ when Device().IsMatch(name) => "Deze naam kan niet: Windows gebruikt hem voor een apparaat.",
        _ => null,
    };

    /// <summary>Path in the map, with a forward slash.</summary>
    public static string PathOf(string folder, string name) => folder == Top ? name : $"{folder}/{name}";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9_-]*\.yaml\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9]|lpt[0-9])\.yaml\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Device();
}
