using System.ComponentModel;
using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Web.Accounts;

namespace CyberDraaiboek.Api.Envelope;

/// <summary><c>/envelopcodes</c>: the codes of the sealed envelope.</summary>
internal static class EnvelopeEndpoints
{
    public static void MapEnvelopeCodes(this RouteGroupBuilder api)
    {
        var codes = api.MapGroup("/envelopcodes").WithTags("envelop");
        codes.MapGet("", (Web.Accounts.Envelope envelope) => Results.Json(envelope.All().Select(EnvelopeCodeView.Of).ToArray(), ApiJson.Options))
            .Described("Noodenvelop", "Welke codes er zijn en welke gebruikt zijn. De codes zelf worden niet bewaard.", Scope.Manage).Produces<EnvelopeCodeView[]>();
        codes.MapPost("", Make).Described("Noodenvelop maken", "Een nieuwe reeks codes. Ze staan alleen in dit antwoord. Oude codes werken niet meer, en wie met een code binnenkwam is afgemeld. Alleen op de server zelf, niet met een sleutel.", Scope.Manage)
            .Produces<NewEnvelopeView>(StatusCodes.Status201Created).Refuses(StatusCodes.Status422UnprocessableEntity);
        codes.MapDelete("", Withdraw).Described("Noodenvelop intrekken", "Alle codes die niet gebruikt zijn werken niet meer, en wie met een code binnenkwam is afgemeld.", Scope.Manage).Produces<WithdrawnView>();
    }

    private static async Task<IResult> Make(HttpContext http, NewEnvelopeBody body, Web.Accounts.Envelope envelope, AccessLog log)
    {
        if (!Caller.Of(http.User).IsOperator)
        {
            // A code opens more than any key does.
            return Problem.Of(ProblemKind.NotAllowed, "Een nieuwe noodenvelop maakt u op de server zelf: envelop maak 10.");
        }

        if (body.Count is < 1 or > Web.Accounts.Envelope.MostCodes)
        {
            return Problem.Of(ProblemKind.Invalid, $"Maak 1 tot en met {Web.Accounts.Envelope.MostCodes} codes.");
        }

        var by = By(http, body.By);
        var (series, codes) = await envelope.Make(body.Count, by);
        await log.Write(null, by, $"noodenvelop gemaakt: reeks {series}, {codes.Count} codes; oude codes ingetrokken, wie met een code binnen was is afgemeld", by, http.Connection.RemoteIpAddress?.ToString());
        return Results.Json(new NewEnvelopeView(series, codes), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Withdraw(HttpContext http, Web.Accounts.Envelope envelope, AccessLog log)
    {
        var (codes, sessions) = await envelope.Withdraw();
        await log.Write(null, By(http, null), $"noodenvelop ingetrokken: {codes} codes, {sessions} afgemeld", By(http, null), http.Connection.RemoteIpAddress?.ToString());
        return Results.Json(new WithdrawnView(codes, sessions), ApiJson.Options);
    }

    private static string By(HttpContext http, string? by) =>
        Caller.Of(http.User) is { IsOperator: false } caller ? $"sleutel {caller.Name}" : string.IsNullOrWhiteSpace(by) ? "beheerder" : by.Trim();
}

internal sealed record NewEnvelopeBody
{
    [JsonPropertyName("aantal")]
    [Description("Hoeveel codes: 1 tot en met 50.")]
    public required int Count { get; init; }

    [JsonPropertyName("door")]
    public string? By { get; init; }
}

internal sealed record NewEnvelopeView(
    [property: JsonPropertyName("reeks")] int Series,
    [property: JsonPropertyName("codes")] IReadOnlyList<string> Codes);

/// <param name="Count">Codes that nobody used.</param>
/// <param name="SignedOut">Browsers that came in with a code.</param>
internal sealed record WithdrawnView(
    [property: JsonPropertyName("ingetrokken")] int Count,
    [property: JsonPropertyName("afgemeld")] int SignedOut);

internal sealed record EnvelopeCodeView
{
    [JsonPropertyName("code")] public required string Name { get; init; }
    [JsonPropertyName("gemaakt_om")] public required DateTimeOffset Made { get; init; }
    [JsonPropertyName("gemaakt_door")] public required string MadeBy { get; init; }
    [JsonPropertyName("ingetrokken_om")] public DateTimeOffset? Withdrawn { get; init; }
    [JsonPropertyName("gebruikt_om")] public DateTimeOffset? Used { get; init; }
    [JsonPropertyName("gebruikt_door")] public string? UsedBy { get; init; }

    public static EnvelopeCodeView Of(EnvelopeCode code) => new()
    {
        Name = code.Name,
        Made = code.Made,
        MadeBy = code.MadeBy,
        Withdrawn = code.Withdrawn,
        Used = code.Used,
        UsedBy = code.UsedBy,
    };
}
