using System.Collections;
using System.Globalization;
using System.Text;

namespace CyberDraaiboek.Tests.Loading;

/// <summary>A model as text, with the type of everything in it, to compare two of them and to see where they differ.</summary>
internal static class DeepText
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(text, value, string.Empty);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value, string path)
    {
        switch (value)
        {
            case null or string or IFormattable or bool or TimeZoneInfo:
                text.AppendLine(CultureInfo.InvariantCulture, $"{path} = {value ?? "null"}");
                break;
            case IDictionary map:
                foreach (DictionaryEntry entry in map)
                {
                    Write(text, entry.Value, $"{path}[{entry.Key}]");
                }

                break;
            case IEnumerable list:
                var index = 0;
                foreach (var item in list)
                {
                    Write(text, item, $"{path}[{index++}]");
                }

                break;
            default:
                text.AppendLine(CultureInfo.InvariantCulture, $"{path} : {value.GetType().Name}");
                // Only what was put in: what is computed from it can be large, and says nothing new.
                foreach (var property in value.GetType().GetProperties().Where(property => property is { CanWrite: true, GetMethod.IsStatic: false }))
                {
                    Write(text, property.GetValue(value), $"{path}.{property.Name}");
                }

                break;
        }
    }
}
