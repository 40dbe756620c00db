using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Engine.Journal;

/// <summary>
/// How one kind of event is stored: its action code, and its data in the canonical form. Written here and not by the serializer, because
/// there is one right form only and because preparing the serializer took a quarter of the time of a short command.
/// </summary>
internal sealed class EventForm
{
    private static readonly ConcurrentDictionary<Type, EventForm> Known = new();

    private static readonly ConcurrentDictionary<Enum, string> EnumNames = new();

    private readonly IReadOnlyList<(string Name, PropertyInfo Property)> _parts;

    private EventForm(Type type)
    {
        Code = type.GetCustomAttribute<StoredAsAttribute>()?.Code ?? throw new ArgumentException($"{type.Name} is not stored", nameof(type));
        _parts =
        [
            .. type.GetProperties()
                .Select(property => (property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? string.Empty, property))
                .Where(part => part.Item1.Length > 0)
                .OrderBy(part => part.Item1, StringComparer.Ordinal),
        ];
    }

    /// <summary>The action code.</summary>
    public string Code { get; }

    public static EventForm Of(RunEvent happened) => Known.GetOrAdd(happened.GetType(), type => new EventForm(type));

    /// <summary>The data; what is null is left out.</summary>
    public string Write(RunEvent happened)
    {
        var text = new StringBuilder(256).Append('{');
        foreach (var (name, property) in _parts)
        {
            if (property.GetValue(happened) is { } value)
            {
                text.Append(text.Length > 1 ? "," : string.Empty).Append('"').Append(name).Append("\":");
                Write(text, value);
            }
        }

        return text.Append('}').ToString();
    }

    private static void Write(StringBuilder text, object value)
    {
        switch (value)
        {
            case string words:
                CanonicalJson.WriteText(text, words);
                break;
            case bool yes:
                text.Append(yes ? "true" : "false");
                break;
            case int or long:
                text.Append(CultureInfo.InvariantCulture, $"{value}");
                break;
            case DateTimeOffset at:
                text.Append('"').Append(at.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture)).Append('"');
                break;
            case Enum named:
                CanonicalJson.WriteText(text, EnumNames.GetOrAdd(named, NameOf));
                break;
            case IReadOnlyDictionary<string, string> texts:
                CanonicalJson.WriteAll(text, '{', texts.OrderBy(pair => pair.Key, StringComparer.Ordinal), '}', WritePair);
                break;
            case IEnumerable items:
                CanonicalJson.WriteAll(text, '[', items.Cast<object>(), ']', Write);
                break;
            default:
                // The ids: each prints as what people write.
                CanonicalJson.WriteText(text, value.ToString()!);
                break;
        }
    }

    private static void WritePair(StringBuilder text, KeyValuePair<string, string> pair)
    {
        CanonicalJson.WriteText(text, pair.Key);
        text.Append(':');
        CanonicalJson.WriteText(text, pair.Value);
    }

    private static string NameOf(Enum value) =>
        value.GetType().GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name ?? value.ToString();
}
