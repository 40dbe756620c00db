using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Bounds attempts to sign in from one network address. Looking at the form is free.</summary>
internal sealed class AttemptLimit(AttemptCounter counter) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method) || counter.Allows(http))
        {
            return await next(context);
        }

        http.Response.Headers.RetryAfter = "60";
        return Results.StatusCode(StatusCodes.Status429TooManyRequests);
    }
}

/// <summary>The attempts of all pages together.</summary>
internal sealed class AttemptCounter(SignInSettings settings)
{
    private readonly PerAddress _addresses = new(settings.AttemptsPerMinute);

    public bool Allows(HttpContext http) => _addresses.Allows(http);
}
