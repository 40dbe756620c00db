using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Engine.Journal;

/// <summary>Between events, journal entries and lines of an export.</summary>
public static class EntryCodec
{
    // Of two values under one name every reader takes another one: such a line says nothing.
    private static readonly JsonDocumentOptions NoNameTwice = new() { AllowDuplicateProperties = false };

    private const string Moment = "yyyy-MM-ddTHH:mm:ss.fffzzz";

    /// <summary>Makes the entry of a fact, chained to the one before.</summary>
    public static JournalEntry Seal(RunId run, long sequence, Fact fact, DateTimeOffset recorded, string previousHash)
    {
        var happened = fact.Event;
        var form = EventForm.Of(happened);
        var entry = new JournalEntry(
            run, sequence, fact.Happened, recorded, fact.By, form.Code, happened.Object, happened.Result,
            happened.Kind, form.Write(happened), previousHash, string.Empty);
        return entry with { Hash = HashOf(entry) };
    }

    /// <summary>The event of an entry.</summary>
    public static RunEvent Event(JournalEntry entry) => EventCatalogue.Read(entry.Action, entry.Data);

    /// <summary>SHA-256 over the canonical form without the hash itself.</summary>
    public static string HashOf(JournalEntry entry) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write(entry, withHash: false))));

    /// <summary>A line of an export: the canonical form with the hash among its keys.</summary>
    public static string ToJsonLine(JournalEntry entry) => Write(entry, withHash: true);

    /// <summary>Reads a line of an export.</summary>
    /// <exception cref="JsonException">Not a journal line.</exception>
    public static JournalEntry FromJsonLine(string line)
    {
        using var document = JsonDocument.Parse(line, NoNameTwice);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("not a journal line");
        }

        string Text(string key) => Optional(key) ?? throw new JsonException($"key {key} is missing");
        string? Optional(string key) => json.TryGetProperty(key, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (!json.TryGetProperty("nr", out var number) || !number.TryGetInt64(out var sequence) || !json.TryGetProperty("gegevens", out var data))
        {
            throw new JsonException("key nr or gegevens is missing");
        }

        var actor = new Actor(
            Text("actor"),
            Optional("rol") is { } role ? new RoleId(role) : null,
            Named<Origin>(Text("oorsprong")),
            Optional("persoon") is { } person ? new PersonId(person) : null,
            Optional("plaats"));
        return new JournalEntry(
            new RunId(Text("inzet")), sequence, Instant(Text("gebeurd")), Instant(Text("vastgelegd")), actor, Text("actie"),
            Text("object"), Text("resultaat"), Named<EntryKind>(Text("soort")), CanonicalJson.Write(data), Text("vorige"), Text("hash"));
    }

    private static string Write(JournalEntry entry, bool withHash)
    {
        // Keys in ordinal order: that is the canonical form.
        var text = new StringBuilder(512).Append('{');
        Pair(text, "actie", entry.Action);
        Pair(text, "actor", entry.Actor.Name);
        Pair(text, "gebeurd", entry.Happened.ToString(Moment, CultureInfo.InvariantCulture));
        text.Append("\"gegevens\":").Append(entry.Data).Append(',');
        Pair(text, "hash", withHash ? entry.Hash : null);
        Pair(text, "inzet", entry.Run.Value);
        text.Append("\"nr\":").Append(entry.Sequence.ToString(CultureInfo.InvariantCulture)).Append(',');
        Pair(text, "object", entry.Object);
        Pair(text, "oorsprong", Names<Origin>.Of(entry.Actor.Origin));
        Pair(text, "persoon", entry.Actor.Person?.Value);
        Pair(text, "plaats", entry.Actor.Place);
        Pair(text, "resultaat", entry.Result);
        Pair(text, "rol", entry.Actor.Role?.Value);
        Pair(text, "soort", Names<EntryKind>.Of(entry.Kind));
        Pair(text, "vastgelegd", entry.Recorded.ToString(Moment, CultureInfo.InvariantCulture));
        Pair(text, "vorige", entry.PreviousHash);
        text.Length--;
        return text.Append('}').ToString();
    }

    private static void Pair(StringBuilder text, string key, string? value)
    {
        if (value is not null)
        {
            text.Append('"').Append(key).Append("\":");
            CanonicalJson.WriteText(text, value);
            text.Append(',');
        }
    }

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : throw new JsonException($"not a moment: {text}");

    private static T Named<T>(string name)
        where T : struct, Enum =>
        Names<T>.Find(name) ?? throw new JsonException($"unknown {typeof(T).Name} {name}");
}
