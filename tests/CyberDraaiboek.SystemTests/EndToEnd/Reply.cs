using System.Net;
using System.Text.Json.Nodes;

namespace CyberDraaiboek.SystemTests.EndToEnd;

/// <summary>What a command answered.</summary>
internal sealed record Answer(int Exit, string Output, string Error);

/// <summary>What the API answered.</summary>
internal sealed record Reply(HttpStatusCode Status, string Text, string? ContentType, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode? Json => Text.Length == 0 ? null : JsonNode.Parse(Text);

    public string? Code => (string?)Json?["code"];

    public static async Task<Reply> Of(HttpResponseMessage answer) => new(
        answer.StatusCode,
        await answer.Content.ReadAsStringAsync(),
        answer.Content.Headers.ContentType?.MediaType,
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
}
