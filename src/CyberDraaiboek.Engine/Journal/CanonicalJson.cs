using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CyberDraaiboek.Engine.Journal;

/// <summary>
/// One way only to write a value: keys sorted, no white space, text as it is, with only <c>"</c>, <c>\</c> and control characters
/// escaped. The same as Python's <c>json.dumps(x, sort_keys=True, separators=(',', ':'), ensure_ascii=False)</c>, so that anyone
/// can check a hash without this program. Numbers are whole; anything else travels as text.
/// </summary>
public static class CanonicalJson
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c), '"', '\\']);

    /// <summary>Writes an element in the canonical form.</summary>
    public static string Write(JsonElement element)
    {
        var text = new StringBuilder();
        Write(text, element);
        return text.ToString();
    }

    internal static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        var rest = value.AsSpan();
        for (var at = rest.IndexOfAny(Escaped); at >= 0; at = rest.IndexOfAny(Escaped))
        {
            text.Append(rest[..at]);
            Escape(text, rest[at]);
            rest = rest[(at + 1)..];
        }

        text.Append(rest).Append('"');
    }

    private static void Escape(StringBuilder text, char c) => _ = c switch
    {
        '"' => text.Append("\\\""),
        '\\' => text.Append("\\\\"),
        '\n' => text.Append("\\n"),
        '\r' => text.Append("\\r"),
        '\t' => text.Append("\\t"),
        '\b' => text.Append("\\b"),
        '\f' => text.Append("\\f"),
        _ => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
    };

    private static void Write(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                WriteAll(text, '{', element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal), '}', WriteProperty);
                break;
            case JsonValueKind.Array:
                WriteAll(text, '[', element.EnumerateArray(), ']', Write);
                break;
            case JsonValueKind.String:
                WriteText(text, element.GetString()!);
                break;
            case JsonValueKind.Number:
            case JsonValueKind.True:
            case JsonValueKind.False:
            case JsonValueKind.Null:
                text.Append(element.GetRawText());
                break;
            case JsonValueKind.Undefined:
            default:
                throw new ArgumentException($"cannot write {element.ValueKind}", nameof(element));
        }
    }

    private static void WriteProperty(StringBuilder text, JsonProperty property)
    {
        WriteText(text, property.Name);
        text.Append(':');
        Write(text, property.Value);
    }

    internal static void WriteAll<T>(StringBuilder text, char open, IEnumerable<T> items, char close, Action<StringBuilder, T> write)
    {
        text.Append(open);
        var first = true;
        foreach (var item in items)
        {
            if (!first)
            {
                text.Append(',');
            }

            first = false;
            write(text, item);
        }

        text.Append(close);
    }
}
