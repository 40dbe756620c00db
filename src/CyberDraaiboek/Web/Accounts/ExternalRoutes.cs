using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>
/// Signing in through the organisation's own identity provider. Never needed: everything else works without it, also when it was set and
/// is down. It makes no accounts; it opens those that exist.
/// </summary>
internal static class ExternalRoutes
{
    public const string Path = $"{SignInRoutes.Path}/extern";
    public const string CallbackPath = $"{Path}/terug";
    public const string FailedPath = $"{Path}/mislukt";
    private const string DonePath = $"{Path}/klaar";

    public static void AddExternal(this IServiceCollection services, HostSettings settings)
    {
        services.AddSingleton(settings.External);
        if (!settings.External.Enabled)
        {
            return;
        }

        services.AddSingleton<ExternalProvider>();
        services.AddAuthentication().AddOAuth<ExternalOptions, ExternalHandler>(ExternalHandler.SchemeName, settings.External.Name, oauth =>
        {
            oauth.ClientId = settings.External.ClientId;
            oauth.ClientSecret = settings.External.ClientSecret;
            oauth.CallbackPath = CallbackPath;
            oauth.UsePkce = true;
            oauth.SignInScheme = IdentityConstants.ExternalScheme;
            oauth.Scope.Add("openid");
            oauth.Scope.Add("profile");

            // Only known when the provider is asked, which is not before somebody wants to sign in that way.
            oauth.AuthorizationEndpoint = oauth.TokenEndpoint = settings.External.Issuer;
            oauth.CorrelationCookie.SameSite = SameSiteMode.Lax;
            oauth.CorrelationCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            oauth.Events = new OAuthEvents { OnRemoteFailure = Failed };
        });
    }

    public static void MapExternal(this RouteGroupBuilder pages)
    {
        var open = pages.MapGroup("").AllowAnonymous();
        open.MapGet(Path, Begin);
        open.MapGet(DonePath, Finish);
        open.MapGet(FailedPath, (HttpContext http, string? waarom) => Pages.Render<SignInPage>(
            http,
            new { Faults = new FormFault[] { new(null, waarom == "onbekend" ? SignInTexts.ExternalUnknown : SignInTexts.ExternalFailed) } },
            StatusCodes.Status403Forbidden));
    }

    private static async Task<IResult> Begin(HttpContext http, ExternalSettings settings, SignInManager<Account> signIn, string? terug)
    {
        if (!settings.Enabled)
        {
            return Results.StatusCode(StatusCodes.Status404NotFound);
        }

        var done = $"{DonePath}?{SignInRoutes.Return}={Uri.EscapeDataString(SignInRoutes.Local(terug))}";
        try
        {
            await http.ChallengeAsync(ExternalHandler.SchemeName, signIn.ConfigureExternalAuthenticationProperties(ExternalHandler.SchemeName, done));
            return Results.Empty;
        }
        catch (InvalidOperationException)
        {
            // The provider cannot be reached; the handler has logged why.
            return Pages.GoTo(FailedPath);
        }
    }

    private static async Task<IResult> Finish(HttpContext http, ExternalSettings settings, SignInManager<Account> signIn, AccessLog log, string? terug)
    {
        if (!settings.Enabled || await signIn.GetExternalLoginInfoAsync() is not { } info)
        {
            return Pages.GoTo(FailedPath);
        }

        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        var users = signIn.UserManager;
        var account = await users.FindByLoginAsync(info.LoginProvider, info.ProviderKey);
        if (account is null && info.Principal.FindFirst(settings.Claim)?.Value is { Length: > 0 } name && await users.FindByNameAsync(name) is { } found)
        {
            // The first time: from now on the provider's own number for this person counts, not a name that may pass to somebody else.
            var others = (await users.GetLoginsAsync(found)).Any(login => login.LoginProvider == info.LoginProvider);
            account = !others && (await users.AddLoginAsync(found, info)).Succeeded ? found : null;
        }

        if (account is not { Blocked: false })
        {
            await log.Write(null, info.Principal.FindFirst(settings.Claim)?.Value ?? "onbekend", "extern aangemeld, maar zonder account", "extern", http.Connection.RemoteIpAddress?.ToString());
            return Pages.GoTo($"{FailedPath}?waarom=onbekend");
        }

        http.Features.Set(new SignInNow(SignInWay.External));
        await signIn.SignInAsync(account, isPersistent: true);
        return Pages.GoTo(SignInRoutes.Local(terug));
    }

    private static Task Failed(RemoteFailureContext context)
    {
        context.HttpContext.RequestServices.GetRequiredService<ILogger<ExternalHandler>>()
            .LogWarning(context.Failure, "Signing in through the identity provider failed");
        context.Response.Redirect(FailedPath);
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
