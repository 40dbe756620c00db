using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Web.Access;

/// <summary>Who is signed in, as it is at this request: rights and person are read anew every time.</summary>
/// <param name="Account">Id of the account, or <c>envelop-7</c> for a code from the sealed envelope.</param>
/// <param name="Person">The person of the organisation that the account belongs to; null: none.</param>
/// <param name="Name">For people and for the journal.</param>
/// <param name="Rights">Outside runs.</param>
public sealed record Visitor(string Account, PersonId? Person, string Name, IReadOnlySet<Right> Rights)
{
    /// <summary>How the session began.</summary>
    public SignInWay Way { get; init; }

    /// <summary>What the session is called in lists; not the secret in the cookie.</summary>
    public string Session { get; init; } = "";

    /// <summary>Network address of this request.</summary>
    public string? Place { get; init; }

    /// <summary>Whether the account has a right.</summary>
    public bool Has(Right right) => Rights.Contains(right);
}

/// <summary>The visitor of a request.</summary>
public static class VisitorOfRequest
{
    /// <summary>Who is signed in.</summary>
    /// <exception cref="InvalidOperationException">The endpoint does not require sign-in.</exception>
    public static Visitor Visitor(this HttpContext http) =>
        http.FindVisitor() ?? throw new InvalidOperationException($"{http.Request.Path} does not require sign-in");

    /// <summary>Who is signed in; null: nobody, on a page that is open to all.</summary>
    public static Visitor? FindVisitor(this HttpContext http) => http.Features.Get<Visitor>();
}
