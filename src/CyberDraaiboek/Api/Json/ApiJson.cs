using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CyberDraaiboek.Api.Json;

/// <summary>How the API writes and reads: Dutch names, moments in UTC, an unknown field is an error.</summary>
internal static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Configure(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Configure(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = null;
        options.PropertyNameCaseInsensitive = false;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        options.AllowDuplicateProperties = false;
        options.RespectRequiredConstructorParameters = true;
        options.RespectNullableAnnotations = true;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.Converters.Add(new MomentConverter());
        return options;
    }
}

/// <summary>A body that cannot be read; the message is Dutch and may be shown.</summary>
internal sealed class BodyFault(string message) : JsonException(message);

/// <summary>ISO 8601. Out: UTC with milliseconds. In: any offset, but there must be one.</summary>
internal sealed class MomentConverter : JsonConverter<DateTimeOffset>
{
    private const string Written = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public static string Write(DateTimeOffset moment) => moment.UtcDateTime.ToString(Written, CultureInfo.InvariantCulture);

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString()! : "";
        var zoned = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        return zoned && reader.TryGetDateTimeOffset(out var moment)
            ? moment
            : throw new BodyFault($"'{text}' is geen moment met tijdzone. Schrijf het als 2026-11-22T03:17:00+01:00 of 2026-11-22T02:17:00Z.");
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Write(value));
}
