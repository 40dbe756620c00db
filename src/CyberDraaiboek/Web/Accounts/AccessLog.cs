using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>What happened to accounts, and who signed in.</summary>
internal sealed record AccessEntry(long Number, DateTimeOffset At, string? Account, string Name, string What, string By, string? Place);

/// <summary>The record of accounts and sign-ins ("toegangslog"). Never a password, code, link or key.</summary>
internal sealed class AccessLog(Database database, JournalWriter writer, TimeProvider clock)
{
    public Task Write(string? account, string name, string what, string by, string? place)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.Write(
            (connection, transaction) => connection.Run(
                transaction,
                "insert into toegangslog (om_ms, account, naam, wat, door, adres) values ($1, $2, $3, $4, $5, $6)",
                now, account, name, what, by, place),
            CancellationToken.None);
    }

    /// <summary>The last entries, the newest first.</summary>
    public IReadOnlyList<AccessEntry> Last(int most, string? account = null)
    {
        using var connection = database.Reader();
        using var command = connection.Command(
                "select nummer, om_ms, account, naam, wat, door, adres from toegangslog where $account is null or account = $account order by nummer desc limit $most")
            .With("$account", account).With("$most", most);
        using var rows = command.ExecuteReader();
        var found = new List<AccessEntry>();
        while (rows.Read())
        {
            found.Add(new AccessEntry(
                rows.GetInt64(0),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)),
                rows.IsDBNull(2) ? null : rows.GetString(2),
                rows.GetString(3),
                rows.GetString(4),
                rows.GetString(5),
                rows.IsDBNull(6) ? null : rows.GetString(6)));
        }

        return found;
    }
}
