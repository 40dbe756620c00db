using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Api.Access;

/// <summary>For a key without the scope a restricted run does not exist: whatever is asked of it, the answer is that of an unknown run.</summary>
internal sealed class RestrictedRuns(RunDesk desk) : IEndpointFilter
{
    /// <summary>The name of the run in every route.</summary>
    private const string RouteValue = "inzet";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return http.GetRouteValue(RouteValue) is string run && !Caller.Of(http.User).SeesRestricted
            && await desk.State(new RunId(run), http.RequestAborted) is { Restricted: true }
                ? ActDesk.NoRun(run)
                : await next(context);
    }
}
