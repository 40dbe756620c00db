using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Api.Health;

/// <summary><c>/gezondheid</c>: open to everyone, so it says no more than whether things work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this RouteGroupBuilder api) =>
        api.MapGet("/gezondheid", Check).AllowAnonymous().WithTags("gezondheid")
            .WithSummary("Werkt het?").WithDescription("Zonder sleutel. 200: het logboek legt vast. 503: het logboek weigert, er is hulp nodig.")
            .Produces<HealthView>().Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);

    private static IResult Check(JournalWriter writer) =>
        Results.Json(new HealthView(writer.Trouble is null ? "goed" : "logboek_weigert"), ApiJson.Options, statusCode: writer.Trouble is null
            ? StatusCodes.Status200OK
            : StatusCodes.Status503ServiceUnavailable);
}

internal sealed record HealthView([property: JsonPropertyName("status")] string Status);
