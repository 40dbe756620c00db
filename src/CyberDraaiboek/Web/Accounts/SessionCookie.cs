using System.Security.Claims;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Web.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Net.Http.Headers;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Ties the cookie to a row in the table of sessions: signing in makes it, every request asks for it, signing out removes it.</summary>
internal sealed class SessionCookie(Sessions sessions, AccessLog log) : CookieAuthenticationEvents
{
    public const string SecretClaim = "sessie";

    /// <summary>On the principal of a session without an account: its name and rights.</summary>
    public const string RightsClaim = "rechten";

    public override async Task SigningIn(CookieSigningInContext context)
    {
        var http = context.HttpContext;
        var principal = context.Principal!;
        var way = http.Features.Get<SignInNow>()?.Way ?? throw new InvalidOperationException("the way of sign-in was not told");
        var account = principal.FindFirstValue(ClaimTypes.NameIdentifier);
        var name = (account is null ? null : sessions.NameOf(account)) ?? principal.FindFirstValue(ClaimTypes.Name) ?? "";
        var rights = Account.Read(principal.FindFirstValue(RightsClaim) ?? "");

        // The same browser signs in anew: the old session goes, so that a stolen cookie does not outlive a changed password.
        if (http.FindVisitor() is { } earlier)
        {
            await sessions.End(earlier.Session, null);
        }

        var place = http.Connection.RemoteIpAddress?.ToString();
        var secret = await sessions.Begin(account, name, rights, way, place, http.Request.Headers[HeaderNames.UserAgent].ToString());
        await log.Write(account, name, $"aangemeld: {Names<SignInWay>.Of(way)}", name, place);
        context.Principal = new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(SecretClaim, secret), .. account is null ? [] : new[] { new Claim(ClaimTypes.NameIdentifier, account) }],
            IdentityConstants.ApplicationScheme));
    }

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var http = context.HttpContext;
        var secret = context.Principal?.FindFirstValue(SecretClaim);
        var visitor = secret is null ? null : await sessions.Visit(secret, http.Connection.RemoteIpAddress?.ToString());
        if (visitor is null)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        http.Features.Set(visitor);
        context.ReplacePrincipal(new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(SecretClaim, secret!), new Claim(ClaimTypes.NameIdentifier, visitor.Account), new Claim(ClaimTypes.Name, visitor.Name)],
            IdentityConstants.ApplicationScheme)));
    }

    public override async Task SigningOut(CookieSigningOutContext context)
    {
        if (context.HttpContext.FindVisitor() is { } visitor)
        {
            await sessions.End(visitor.Session, null);
            await log.Write(visitor.Account, visitor.Name, "afgemeld", visitor.Name, visitor.Place);
        }
    }

    // A page goes to the sign-in page and comes back; a script or a form hears that nobody is signed in.
    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context) => IsPage(context.Request)
        ? GoToLogin(context)
        : Refuse(context, StatusCodes.Status401Unauthorized);

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context) => Refuse(context, StatusCodes.Status403Forbidden);

    // Without the name of the site, which the framework takes from what the caller sent.
    private static Task GoToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        var wanted = context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
        context.Response.Redirect($"{SignInRoutes.Path}?{SignInRoutes.Return}={Uri.EscapeDataString(wanted)}");
        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static bool IsPage(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Headers.Accept.ToString() is var accept
        && (accept.Length == 0 || accept.Contains("text/html", StringComparison.OrdinalIgnoreCase) || accept.Contains("*/*", StringComparison.Ordinal));
}

/// <summary>Set on a request that is about to sign somebody in.</summary>
internal sealed record SignInNow(SignInWay Way);
