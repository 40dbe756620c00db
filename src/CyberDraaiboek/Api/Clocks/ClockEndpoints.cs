using System.ComponentModel;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Clocks;

/// <summary><c>/inzetten/{inzet}/klokken</c>.</summary>
internal static class ClockEndpoints
{
    public static void MapClocks(this RouteGroupBuilder api)
    {
        var clocks = api.MapGroup("/inzetten/{inzet}/klokken").WithTags("klokken");
        clocks.MapGet("", List).Reads<ClockNow[]>("Wettelijke klokken", "Alle klokken van het draaiboek: lopend, gestopt, niet van toepassing of nog niet vastgesteld.");
        clocks.MapPost("/{klok}/vaststellingen", Fix).Acts("Klok vaststellen", "Leg vast wanneer de organisatie het wist, of dat de klok niet geldt. Altijd met een reden.");
        clocks.MapPost("/{klok}/indieningen", Stop).Acts("Klok stoppen", "De wettelijke melding is ingediend.");
    }

    private static async Task<IResult> List(string inzet, RunDesk desk, CancellationToken stop) =>
        await desk.State(new RunId(inzet), stop) is { } run ? Results.Json(ClockNow.All(run), ApiJson.Options) : ActDesk.NoRun(inzet);

    private static Task<IResult> Fix(HttpContext http, string inzet, string klok, FixClockBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new FixClock(
            new ClockId(klok).Authored, body.Authority ?? AuthorityIn(klok), body.Applies, body.Aware ?? (body.Applies ? body.At : null), body.Reason));

    private static Task<IResult> Stop(HttpContext http, string inzet, string klok, StopClockBody body, ActDesk acts) =>
        acts.Act(http, inzet, body, _ => new StopClock(new ClockId(klok), body.Reference));

    private static string? AuthorityIn(string clock) =>
        clock.IndexOf('@', StringComparison.Ordinal) is var at && at >= 0 ? clock[(at + 1)..] : null;
}

internal sealed record FixClockBody : ActBody
{
    [JsonPropertyName("van_toepassing")]
    public bool Applies { get; init; } = true;

    [JsonPropertyName("bewust_om")]
    [Description("Het moment waarop de organisatie het wist of redelijk zeker was. Leeg: het moment in 'om'.")]
    public DateTimeOffset? Aware { get; init; }

    [JsonPropertyName("autoriteit")]
    [Description("Voor welke autoriteit. Leeg: alle getroffen autoriteiten.")]
    public string? Authority { get; init; }

    [JsonPropertyName("reden")]
    [LongText]
    public required string Reason { get; init; }
}

internal sealed record StopClockBody : ActBody
{
    [JsonPropertyName("kenmerk")]
    [Description("Nummer of ander bewijs van de indiening.")]
    public required string Reference { get; init; }
}
