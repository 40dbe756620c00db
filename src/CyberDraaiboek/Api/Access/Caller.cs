using System.Security.Claims;
using CyberDraaiboek.Engine.Journal;

namespace CyberDraaiboek.Api.Access;

/// <summary>Who speaks to the API: the operator of this machine, or a key.</summary>
/// <param name="Name">Name of the key; for the operator empty.</param>
/// <param name="KeyId">Null: the operator.</param>
/// <param name="SeesRestricted">Whether restricted runs exist for them.</param>
internal sealed record Caller(string Name, string? KeyId, bool SeesRestricted)
{
    public const string OperatorKind = "operator";

    public const string ScopeClaim = "bereik";

    public bool IsOperator => KeyId is null;

    public static Caller Of(ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier) is { } id && id != OperatorKind
        ? new Caller(user.Identity?.Name ?? id, id, Has(user, Scope.Restricted))
        : new Caller("", null, true);

    /// <summary>Whether this may be done.</summary>
    public static bool Has(ClaimsPrincipal user, Scope scope) => user.HasClaim(ScopeClaim, Names<Scope>.Of(scope));

    /// <summary>What the rest of the program sees of a caller.</summary>
    public static ClaimsPrincipal Principal(string id, string name, IEnumerable<Scope> scopes, string scheme) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, id), new Claim(ClaimTypes.Name, name), .. scopes.Select(s => new Claim(ScopeClaim, Names<Scope>.Of(s)))],
        scheme));
}
