using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Somebody who can sign in. Local: it works when every directory of the organisation is gone.</summary>
internal sealed class Account : IdentityUser
{
    /// <summary>For people and for the journal.</summary>
    public string FullName { get; set; } = "";

    /// <summary>Id of the person in <c>organisatie.yaml</c>; null: none.</summary>
    public string? Person { get; set; }

    /// <summary><see cref="Right"/>s as stored, with spaces between.</summary>
    public string Rights { get; set; } = "";

    /// <summary>Cannot sign in; the account stays, so that old entries can be explained.</summary>
    public bool Blocked { get; set; }

    public long MadeMs { get; set; }

    public static string Store(IEnumerable<Right> rights) => string.Join(' ', rights.Distinct().Order().Select(Names<Right>.Of));

    public static IReadOnlySet<Right> Read(string rights) =>
        rights.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Names<Right>.Find).OfType<Right>().ToHashSet();

    public PersonId? PersonId => Person is null ? null : new PersonId(Person);
}
