using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Runs;

/// <summary>All that a key hears that may start runs but not read them.</summary>
internal sealed record RunStartedView(
    [property: JsonPropertyName("id")] string Id,
    [property: JsonPropertyName("status")] RunStatus Status);
