using System.ComponentModel;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Notifications;

/// <summary><c>/inzetten/{inzet}/meldingen</c> and the results of calls by hand.</summary>
internal static class MessageEndpoints
{
    public static void MapMessages(this RouteGroupBuilder api)
    {
        var run = api.MapGroup("/inzetten/{inzet}").WithTags("meldingen");
        run.MapGet("/meldingen", List).Reads<MessageNow[]>("Meldingen van een inzet", "Wie wat kreeg en wat ervan bekend is. Filter met status, bijvoorbeeld onzeker of mislukt.");
        run.MapGet("/belopdrachten", Calls).Reads<CallToMake[]>("Te bellen", "Wie er nu gebeld moet worden, met nummer en tekst.");
        run.MapPost("/belresultaten", Called).Acts("Gebeld", "Wat een telefoongesprek opleverde. Bereikt is de sterkste bevestiging.");
    }

    private static async Task<IResult> List(string inzet, RunDesk desk, CancellationToken stop, string? status = null)
    {
        if (status is not null && Engine.Journal.Names<NotificationStatus>.Find(status) is null)
        {
            return Problem.Of(ProblemKind.BadRequest, $"status '{status}' bestaat niet. Kies {string.Join(", ", Engine.Journal.Names<NotificationStatus>.All)}.");
        }

        var wanted = status is null ? null : Engine.Journal.Names<NotificationStatus>.Find(status);
        return await desk.State(new RunId(inzet), stop) is { } run
            ? Results.Json(
                run.Notifications.Values.Where(n => wanted is null || n.Status == wanted)
                    .OrderBy(n => n.PreparedAt).ThenBy(n => n.Intent.Notification.Value, StringComparer.Ordinal).Select(MessageNow.Of).ToArray(),
                ApiJson.Options)
            : ActDesk.NoRun(inzet);
    }

    private static async Task<IResult> Calls(string inzet, RunDesk desk, RunbookShelf shelf, CallScripts scripts, CancellationToken stop) =>
        await desk.State(new RunId(inzet), stop) is { } run
            ? Results.Json(CallToMake.All(run, shelf.Organisation, scripts.Of), ApiJson.Options)
            : ActDesk.NoRun(inzet);

    private static Task<IResult> Called(HttpContext http, string inzet, CallBody body, ActDesk acts) =>
        acts.Act(http, inzet, null, body, (state, _) => Find(state, body) is { } message
            ? (new ReportCall(message, body.Result, string.IsNullOrWhiteSpace(body.Remark) ? null : body.Remark), null)
            : (null, new Refusal(RefusalCode.NotFound, body.Message is null
                ? $"Er staat geen belopdracht open voor '{body.Person}'{(body.Step is null ? "" : $" bij stap '{body.Step}'")}."
                : $"Melding '{body.Message}' bestaat niet in deze inzet.")));

    // Without an id: the oldest call to this person that still has to be made, else the last one that was asked for.
    private static NotificationId? Find(RunState run, CallBody body)
    {
        if (body.Message is { } id)
        {
            return run.Notifications.ContainsKey(new NotificationId(id)) ? new NotificationId(id) : null;
        }

        var calls = run.Notifications.Values
            .Where(n => n.Intent.Channel == Channel.Call && n.Intent.Person.Value == body.Person && (body.Step is null || n.Intent.Step?.Value == body.Step))
            .OrderBy(n => n.PreparedAt).ThenBy(n => n.Intent.Notification.Value, StringComparer.Ordinal)
            .ToList();
        return (calls.FirstOrDefault(n => n.Status == NotificationStatus.Ready) ?? calls.LastOrDefault())?.Intent.Notification;
    }
}

internal sealed record CallBody : ActBody
{
    [JsonPropertyName("melding")]
    [Description("Welke belopdracht. Of noem de persoon.")]
    public string? Message { get; init; }

    [JsonPropertyName("persoon")]
    public string? Person { get; init; }

    [JsonPropertyName("stap")]
    public string? Step { get; init; }

    [JsonPropertyName("uitkomst")]
    public required CallResult Result { get; init; }

    [JsonPropertyName("opmerking")]
    [LongText]
    public string? Remark { get; init; }
}
