using System.Text.Json;
using CyberDraaiboek.Engine.Journal;

namespace CyberDraaiboek.Cli;

/// <summary>What people said, chose and filled in, out of the data of an entry. What the program itself counted is left to the export.</summary>
internal static class EntryDetails
{
    // In the order in which people read them.
    private static readonly string[] Words =
    [
        "tekst", "regel", "vraag", "keuze", "waarde", "was", "gegevens", "velden", "bewijs", "kenmerk", "bewust_om", "einde", "doen",
        "reden", "hoedanigheid", "gehoord", "bekend", "ondanks", "open_stappen", "lopende_klokken",
    ];

    // These say more than where they stand.
    private static readonly Dictionary<string, string[]> OnlyWith = new(StringComparer.Ordinal)
    {
        ["titel"] = ["inzet.gestart", "stap.toegevoegd"],
        ["bijzonderheid"] = ["melding.mislukt", "melding.onzeker", "melding.gebeld"],
    };

    public static IEnumerable<(string Name, string Text)> Of(JournalEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Data);
        var data = document.RootElement;
        var words = OnlyWith.Where(pair => pair.Value.Contains(entry.Action, StringComparer.Ordinal)).Select(pair => pair.Key).Concat(Words);
        var found = new List<(string Name, string Text)>();
        foreach (var word in words)
        {
            if (data.TryGetProperty(word, out var value))
            {
                found.AddRange(Texts(word.Replace('_', ' '), value));
            }
        }

        return found;
    }

    private static IEnumerable<(string Name, string Text)> Texts(string name, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Select(pair => ($"{name}, {pair.Name}", Scalar(pair.Value))),
        JsonValueKind.Array => value.GetArrayLength() == 0 ? [] : [(name, string.Join(", ", value.EnumerateArray().Select(Scalar)))],
        _ => Scalar(value) is { Length: > 0 } text ? [(name, text)] : [],
    };

    private static string Scalar(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
}
