using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>Bundles as text: <c>{"draaiboek":"ransomware","bestanden":{"kern.yaml":"...", ...}}</c>.</summary>
internal static class BundleText
{
    private const string RunbookKey = "draaiboek";
    private const string FilesKey = "bestanden";

    // Quotes, backslashes and control characters are escaped, nothing else: so the text is the same in any language that reads JSON.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Bundle Write(string runbook, IEnumerable<YamlFile> files)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString(RunbookKey, runbook);
            json.WriteStartObject(FilesKey);
            foreach (var file in files.OrderBy(file => file.Path, StringComparer.Ordinal))
            {
                json.WriteString(file.Path, file.Text);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        var bytes = buffer.ToArray();
        return new Bundle(Convert.ToHexStringLower(SHA256.HashData(bytes)), Encoding.UTF8.GetString(bytes));
    }

    public static (string Runbook, IReadOnlyList<SourceFile> Files) Read(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            var files = json.RootElement.GetProperty(FilesKey).EnumerateObject()
                .Select(file => new SourceFile(file.Name, Encoding.UTF8.GetBytes(file.Value.GetString() ?? string.Empty)));
            return (json.RootElement.GetProperty(RunbookKey).GetString() ?? string.Empty, [.. files]);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException("The text is not a bundle of a runbook.", wrong);
        }
    }
}
