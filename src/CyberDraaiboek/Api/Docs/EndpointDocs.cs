using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Problems;

namespace CyberDraaiboek.Api.Docs;

/// <summary>What every endpoint says about itself, and which scope it needs: one call for each sort of endpoint.</summary>
internal static class EndpointDocs
{
    private const string Json = "application/json";

    /// <summary>Reads; scope <c>lezen</c>.</summary>
    public static RouteHandlerBuilder Reads<T>(this RouteHandlerBuilder endpoint, string title, string text, string contentType = Json) =>
        endpoint.Described(title, text, Scope.Read).Produces<T>(StatusCodes.Status200OK, contentType).Refuses(StatusCodes.Status404NotFound);

    /// <summary>Acts in a run; scope <c>handelen</c>.</summary>
    public static RouteHandlerBuilder Acts(this RouteHandlerBuilder endpoint, string title, string text) =>
        endpoint.Described(title, text, Scope.Act).Produces<Done>(StatusCodes.Status200OK, Json)
            .Refuses(StatusCodes.Status404NotFound, StatusCodes.Status409Conflict, StatusCodes.Status422UnprocessableEntity, StatusCodes.Status503ServiceUnavailable);

    /// <summary>Anything else, with the scope that it needs.</summary>
    public static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string title, string text, Scope scope) =>
        endpoint.WithSummary(title).WithDescription($"{text} Bereik van de sleutel: {Engine.Journal.Names<Scope>.Of(scope)}.")
            .RequireAuthorization(PolicyOf(scope))
            .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden, StatusCodes.Status429TooManyRequests);

    public static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemBody>(status, Problem.ContentType);
        }

        return endpoint;
    }

    public static string PolicyOf(Scope scope) => $"bereik {Engine.Journal.Names<Scope>.Of(scope)}";
}
