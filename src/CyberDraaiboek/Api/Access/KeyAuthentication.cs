using System.Text.Encodings.Web;
using CyberDraaiboek.Api.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CyberDraaiboek.Api.Access;

/// <summary><c>Authorization: Bearer cd_…</c>: a key, or the operator token of this machine.</summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiKeys keys, OperatorToken operatorToken)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Sleutel";

    private const string Bearer = "Bearer ";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var text = header[Bearer.Length..].Trim();
        var principal = operatorToken.Matches(text) ? Caller.Principal(Caller.OperatorKind, "", Enum.GetValues<Scope>(), Name)
            : keys.Check(text) is { } key ? Caller.Principal(key.Id, key.Name, key.Scopes, Name)
            : null;
        return Task.FromResult(principal is null
            ? AuthenticateResult.Fail("unknown key")
            : AuthenticateResult.Success(new AuthenticationTicket(principal, Name)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer";
        return Problem.Write(Context, ProblemKind.NoKey, Request.Headers.Authorization.Count == 0
            ? "Stuur een sleutel mee: Authorization: Bearer cd_…"
            : "Deze sleutel is onbekend of ingetrokken.");
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Problem.Write(Context, ProblemKind.NotAllowed, "Deze sleutel mag dit niet. Vraag de beheerder om een sleutel met het juiste bereik.");
}
