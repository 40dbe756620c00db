using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>One-time links with which somebody sets the password of their account. Only a hash is kept; a new link ends the old one.</summary>
internal sealed class AccountLinks(Database database, JournalWriter writer, TimeProvider clock, SignInSettings settings)
{
    /// <summary>Makes a link; gives the secret in it, which is shown once.</summary>
    public async Task<string> Make(string account, string by)
    {
        var secret = Secret.New();
        var until = (clock.GetUtcNow() + settings.LinkLifetime).ToUnixTimeMilliseconds();
        await writer.Write(
            (connection, transaction) =>
            {
                connection.Run(transaction, "delete from account_links where account = $1 and gebruikt_ms is null", account);
                connection.Run(
                    transaction, "insert into account_links (hash, account, geldig_tot_ms, gemaakt_door) values ($1, $2, $3, $4)", Secret.HashOf(secret), account, until, by);
            },
            CancellationToken.None);
        return secret;
    }

    /// <summary>The account that the link is for; null: it was used, is too old or was never made.</summary>
    public string? Find(string secret)
    {
        using var connection = database.Reader();
        using var command = connection.Command("select account from account_links where hash = $hash and gebruikt_ms is null and geldig_tot_ms > $now")
            .With("$hash", Secret.HashOf(secret)).With("$now", clock.GetUtcNow().ToUnixTimeMilliseconds());
        return command.ExecuteScalar() as string;
    }

    /// <summary>Uses it up; false: somebody else just did.</summary>
    public async Task<bool> Use(string secret)
    {
        var (used, now) = (0, clock.GetUtcNow().ToUnixTimeMilliseconds());
        await writer.Write(
            (connection, transaction) => used = connection.Run(
                transaction, "update account_links set gebruikt_ms = $1 where hash = $2 and gebruikt_ms is null and geldig_tot_ms > $1", now, Secret.HashOf(secret)),
            CancellationToken.None);
        return used == 1;
    }
}
