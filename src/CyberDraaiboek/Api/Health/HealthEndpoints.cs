using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Scheduling;

namespace CyberDraaiboek.Api.Health;

/// <summary><c>/gezondheid</c>: open to everyone, so it says no more than whether things work. Why not is for those who may read.</summary>
internal static class HealthEndpoints
{
    private const string JournalRefuses = "logboek_weigert";

    public static void MapHealth(this RouteGroupBuilder api) =>
        api.MapGet("/gezondheid", Check).AllowAnonymous().WithTags("gezondheid")
            .WithSummary("Werkt het?").WithDescription(
                "Zonder sleutel. 200: het logboek legt vast. 503: het logboek weigert, er is hulp nodig. De status is goed, verzending_hapert, termijnen_haperen of logboek_weigert. "
                + "Met een sleutel met bereik lezen staan de problemen erbij.")
            .Produces<HealthView>().Produces<HealthView>(StatusCodes.Status503ServiceUnavailable);

    private static IResult Check(HttpContext http, JournalWriter writer, SendingHealth sending, DeadlineScheduler scheduler, JournalReader reader)
    {
        var mayRead = Caller.Has(http.User, Scope.Read);
        var seesAll = Caller.Has(http.User, Scope.Restricted);
        var troubles = Troubles(writer, sending, scheduler, run => seesAll || reader.Summary(run)?.Restricted == false).ToList();
        return Results.Json(
            new HealthView(troubles.Count == 0 ? "goed" : troubles[0].Kind, mayRead ? troubles : null),
            ApiJson.Options,
            statusCode: troubles.Exists(t => t.Kind == JournalRefuses) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    // The loudest first.
    private static IEnumerable<ServerTrouble> Troubles(JournalWriter writer, SendingHealth sending, DeadlineScheduler scheduler, Func<RunId, bool> mayName)
    {
        if (writer.Trouble is { } trouble)
        {
            yield return new ServerTrouble(JournalRefuses, $"HET LOGBOEK WEIGERT. {trouble.Message}");
        }

        foreach (var run in scheduler.Failing)
        {
            var which = mayName(run.Run) ? $"INZET {run.Run}" : "EEN INZET";
            yield return new ServerTrouble("termijnen_haperen", $"TERMIJNEN VAN {which} WORDEN NIET VERWERKT. Kijk in het technische log van de server.", run.Since);
        }

        foreach (var (channel, fault) in sending.Failing)
        {
            yield return new ServerTrouble("verzending_hapert", $"BERICHTEN GAAN NIET WEG over {Names<Engine.Escalation.Channel>.Of(channel)}: {fault.Text}.", fault.Since);
        }
    }
}

/// <param name="Status">The loudest trouble, or <c>goed</c>.</param>
/// <param name="Troubles">Null: the caller may not read them.</param>
internal sealed record HealthView(
    [property: JsonPropertyName("status")] string Status,
    [property: JsonPropertyName("problemen")] IReadOnlyList<ServerTrouble>? Troubles = null);

/// <summary>Something of the server as a whole that people must see at once.</summary>
internal sealed record ServerTrouble(
    [property: JsonPropertyName("soort")] string Kind,
    [property: JsonPropertyName("tekst")] string Text,
    [property: JsonPropertyName("sinds")] DateTimeOffset? Since = null);
