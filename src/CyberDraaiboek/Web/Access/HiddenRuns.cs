using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Web.Access;

/// <summary>On every page: a run that the visitor may not know of answers as one that does not exist.</summary>
internal sealed class HiddenRuns(RunDesk desk, RunAccess access) : IEndpointFilter
{
    /// <summary>The name of the run in every route.</summary>
    public const string RouteValue = "run";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.GetRouteValue(RouteValue) is not string run
            || (http.FindVisitor() is { } visitor && await desk.State(new RunId(run), http.RequestAborted) is { } state && access.Sees(visitor, state))
                ? await next(context)
                : Results.StatusCode(StatusCodes.Status404NotFound);
    }
}
