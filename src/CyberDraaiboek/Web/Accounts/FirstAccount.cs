using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>
/// The link with which the first beheerder is made. It is printed at every start for as long as there is no beheerder, and only kept in the
/// memory of this process, as a hash.
/// </summary>
internal sealed class FirstAccount(Database database, ServerSettings server)
{
    public const string Path = "/eerste-account";

    private string? _hash;

    /// <summary>A fresh link; null: there is a beheerder who can sign in.</summary>
    public string? Link()
    {
        if (!Needed())
        {
            return null;
        }

        var secret = Secret.New();
        _hash = Secret.HashOf(secret);
        return $"{server.LinkBase()}{Path}/{secret}";
    }

    /// <summary>Whether this is the link that was printed last, and it is still of use.</summary>
    public bool Opens(string secret) => _hash is { } hash && Secret.Matches(secret, hash) && Needed();

    /// <summary>It has been used.</summary>
    public void Close() => _hash = null;

    private bool Needed()
    {
        using var connection = database.Reader();
        using var command = connection.Command(
                """select count(*) from accounts where "Blocked" = 0 and ' ' || "Rights" || ' ' like $right""")
            .With("$right", $"% {Names<Right>.Of(Right.Manage)} %");
        return (long)command.ExecuteScalar()! == 0;
    }
}
