using System.Text.Json.Serialization;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Web.Accounts;

namespace CyberDraaiboek.Api.Keys;

/// <summary><c>/sleutels</c>: keys for other systems.</summary>
internal static class KeyEndpoints
{
    private const int LongestName = 60;

    public static void MapKeys(this RouteGroupBuilder api)
    {
        var keys = api.MapGroup("/sleutels").WithTags("sleutels");
        keys.MapGet("", (ApiKeys store) => Results.Json(store.All().Select(KeyView.Of).ToArray(), ApiJson.Options))
            .Described("API-sleutels", "Alle sleutels, ook de ingetrokken. Het geheim zelf wordt niet bewaard.", Scope.Manage).Produces<KeyView[]>();
        keys.MapPost("", Make).Described("Sleutel maken", "De sleutel staat alleen in dit antwoord. Een sleutel geeft niet meer dan hij zelf mag, en nooit 'beperkt': dat kan alleen op de server zelf.", Scope.Manage)
            .Produces<NewKeyView>(StatusCodes.Status201Created).Refuses(StatusCodes.Status422UnprocessableEntity);
        keys.MapDelete("/{sleutel}", Revoke).Described("Sleutel intrekken", "De sleutel werkt meteen niet meer.", Scope.Manage)
            .Produces<KeyView>().Refuses(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Make(HttpContext http, NewKeyBody body, ApiKeys store, AccessLog log, CancellationToken stop)
    {
        var name = body.Name.Trim();
        if (name.Length is 0 or > LongestName || body.Scopes.Count == 0)
        {
            return Problem.Of(ProblemKind.Invalid, name.Length is 0 or > LongestName
                ? $"Geef de sleutel een naam van hoogstens {LongestName} tekens."
                : $"Kies minstens één bereik: {string.Join(", ", Engine.Journal.Names<Scope>.All)}.");
        }

        var (caller, by) = (Caller.Of(http.User), NameOf(http, body.By));
        if (!caller.IsOperator && body.Scopes.Where(scope => scope == Scope.Restricted || !Caller.Has(http.User, scope)).Distinct().ToList() is { Count: > 0 } more)
        {
            var names = string.Join(", ", more.Order().Select(Engine.Journal.Names<Scope>.Of));
            return Problem.Of(ProblemKind.NotAllowed, $"Deze sleutel mag dit bereik niet geven: {names}. Maak de sleutel op de server zelf: sleutel maak.");
        }

        var (key, text) = await store.Make(name, body.Scopes.ToHashSet(), by, stop);
        await log.Write(null, by, $"API-sleutel gemaakt: {key.Name} ({key.Id}), mag {string.Join(", ", key.Scopes.Order().Select(Engine.Journal.Names<Scope>.Of))}", by, http.Connection.RemoteIpAddress?.ToString());
        http.Response.Headers.Location = $"{ApiMap.Root}/sleutels/{key.Id}";
        return Results.Json(new NewKeyView(KeyView.Of(key), text), ApiJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> Revoke(HttpContext http, string sleutel, ApiKeys store, CancellationToken stop) =>
        await store.Revoke(sleutel, NameOf(http, null), stop) is { } key
            ? Results.Json(KeyView.Of(key), ApiJson.Options)
            : Problem.Of(ProblemKind.NotFound, $"Sleutel '{sleutel}' bestaat niet.");

    private static string NameOf(HttpContext http, string? by) =>
        Caller.Of(http.User) is { IsOperator: false } caller ? $"sleutel {caller.Name}" : string.IsNullOrWhiteSpace(by) ? "beheerder" : by.Trim();
}

internal sealed record NewKeyBody : ICheckedBody
{
    [JsonPropertyName("naam")]
    public required string Name { get; init; }

    [JsonPropertyName("bereiken")]
    public required IReadOnlyList<Scope> Scopes { get; init; }

    [JsonPropertyName("door")]
    public string? By { get; init; }
}

internal sealed record NewKeyView(
    [property: JsonPropertyName("gegevens")] KeyView Key,
    [property: JsonPropertyName("sleutel")] string Text);

internal sealed record KeyView
{
    [JsonPropertyName("id")] public required string Id { get; init; }
    [JsonPropertyName("naam")] public required string Name { get; init; }
    [JsonPropertyName("bereiken")] public required IReadOnlyList<Scope> Scopes { get; init; }
    [JsonPropertyName("gemaakt_om")] public required DateTimeOffset Made { get; init; }
    [JsonPropertyName("gemaakt_door")] public required string MadeBy { get; init; }
    [JsonPropertyName("ingetrokken_om")] public DateTimeOffset? Revoked { get; init; }

    public static KeyView Of(ApiKey key) => new()
    {
        Id = key.Id,
        Name = key.Name,
        Scopes = [.. key.Scopes.Order()],
        Made = key.Made,
        MadeBy = key.MadeBy,
        Revoked = key.Revoked,
    };
}
