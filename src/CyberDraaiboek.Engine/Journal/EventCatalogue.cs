using System.Collections.Frozen;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Engine.Journal;

/// <summary>Action codes and the events they stand for. A code that was ever stored stays readable for ever.</summary>
public static class EventCatalogue
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new SortedTexts() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { InOrder } },
    };

    private static readonly FrozenDictionary<string, Type> Types = typeof(RunEvent).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<StoredAsAttribute>() is not null)
        .ToFrozenDictionary(type => type.GetCustomAttribute<StoredAsAttribute>()!.Code, StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Codes =
        Types.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>All action codes.</summary>
    public static IReadOnlyCollection<string> AllCodes => Types.Keys;

    /// <summary>The action code of an event.</summary>
    public static string CodeOf(RunEvent happened) => Codes[happened.GetType()];

    /// <summary>Reads an event back.</summary>
    /// <exception cref="JsonException">The code is unknown or the data does not fit: history must not be guessed at.</exception>
    public static RunEvent Read(string code, string data) =>
        Types.TryGetValue(code, out var type)
            ? (RunEvent)JsonSerializer.Deserialize(data, type, Json)!
            : throw new JsonException($"unknown action code {code}");

    internal static string Write(RunEvent happened)
    {
        // Written in order, so canonical at once, unless the serializer escaped something: it has its own ideas about that.
        var text = JsonSerializer.Serialize(happened, happened.GetType(), Json);
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        using var document = JsonDocument.Parse(text);
        return CanonicalJson.Write(document.RootElement);
    }

    private static void InOrder(JsonTypeInfo type)
    {
        // Object, result and kind are columns of their own; an override does not inherit that its base is ignored.
        for (var i = type.Properties.Count - 1; i >= 0; i--)
        {
            if (type.Properties[i].AttributeProvider is PropertyInfo { GetMethod: { } get } && get.GetBaseDefinition().DeclaringType == typeof(RunEvent))
            {
                type.Properties.RemoveAt(i);
            }
        }

        var order = 0;
        foreach (var property in type.Properties.OrderBy(property => property.Name, StringComparer.Ordinal))
        {
            property.Order = order++;
        }
    }

    /// <summary>Texts by name, always in the same order.</summary>
    private sealed class SortedTexts : JsonConverter<IReadOnlyDictionary<string, string>>
    {
        public override IReadOnlyDictionary<string, string>? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Dictionary<string, string>>(ref reader);

        public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value, JsonSerializerOptions options)
        {
            writer.WriteStartObject();
            foreach (var (name, text) in value.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WriteString(name, text);
            }

            writer.WriteEndObject();
        }
    }
}
