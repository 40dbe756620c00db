using System.Globalization;
using System.Threading.RateLimiting;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Acting;
using CyberDraaiboek.Api.Clocks;
using CyberDraaiboek.Api.Docs;
using CyberDraaiboek.Api.Envelope;
using CyberDraaiboek.Api.Health;
using CyberDraaiboek.Api.Journal;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Keys;
using CyberDraaiboek.Api.Notifications;
using CyberDraaiboek.Api.Problems;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Api.Runbooks;
using CyberDraaiboek.Api.Runs;
using CyberDraaiboek.Api.Steps;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Api;

/// <summary>The API: what it is made of, and where it hangs.</summary>
internal static class ApiMap
{
    public const string Root = "/api/v1";

    /// <summary>Of the API, not of the program: rises by the rules of semantic versioning.</summary>
    public const string Version = "1.0.0";

    public static void AddApi(this IServiceCollection services, ApiSettings settings)
    {
        services.AddSingleton<ApiKeys>();
        services.AddSingleton<ActDesk>();
        services.AddSingleton<CallScripts>();
        services.ConfigureHttpJsonOptions(json => ApiJson.Configure(json.SerializerOptions));
        services.Configure<RouteHandlerOptions>(handlers => handlers.ThrowOnBadRequest = true);
        services.AddTransient<KeyAuthentication>();
        services.AddWebEncoders();
        services.AddAuthenticationCore(schemes => schemes.AddScheme<KeyAuthentication>(KeyAuthentication.Name, null));
        services.AddAuthorization(rights =>
        {
            foreach (var scope in Enum.GetValues<Scope>())
            {
                rights.AddPolicy(EndpointDocs.PolicyOf(scope), policy => policy.RequireClaim(Caller.ScopeClaim, Engine.Journal.Names<Scope>.Of(scope)));
            }
        });
        services.AddRateLimiter(limits =>
        {
            limits.AddPolicy(Root, http => RateLimitPartition.GetFixedWindowLimiter(
                http.User.Identity is { IsAuthenticated: true } ? $"sleutel {Caller.Of(http.User).KeyId}" : $"adres {http.Connection.RemoteIpAddress}",
                _ => new FixedWindowRateLimiterOptions { PermitLimit = settings.RequestsPerMinute, Window = TimeSpan.FromMinutes(1) }));
            limits.OnRejected = (rejected, _) => new ValueTask(TooMany(rejected.HttpContext, rejected.Lease));
        });
        services.AddApiDocs();
    }

    public static void MapApi(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root, StringComparison.Ordinal), api =>
        {
            api.UseMiddleware<ApiHeaders>();
            api.UseMiddleware<Faults>();
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        var root = app.MapGroup(Root).RequireRateLimiting(Root)
            .AddEndpointFilter<RestrictedRuns>()
            .AddEndpointFilter(new BodyRules(app.Services.GetRequiredService<TimeProvider>()));
        root.MapRunbooks();
        root.MapRuns();
        root.MapSteps();
        root.MapClocks();
        root.MapMessages();
        root.MapJournal();
        root.MapKeys();
        root.MapEnvelopeCodes();
        root.MapHealth();
        app.MapApiDocs();
    }

    private static Task TooMany(HttpContext http, RateLimitLease lease)
    {
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 60;
        http.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
        return Problem.Write(http, ProblemKind.TooMany, $"Probeer het over {wait} seconden opnieuw.");
    }
}
