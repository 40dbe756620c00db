using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Access;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>A browser that is signed in.</summary>
/// <param name="Id">Hash of the secret in its cookie.</param>
/// <param name="Account">Null: a code from the envelope.</param>
internal sealed record Session(
    string Id, string? Account, string Name, SignInWay Way, DateTimeOffset Began, DateTimeOffset Seen, string? Place, string? Device);

/// <summary>
/// The browsers that are signed in. Plain SQL on the journal's own database, so that sessions, and with them the codes from the envelope,
/// work when the rest of sign-in does not.
/// </summary>
internal sealed class Sessions(Database database, JournalWriter writer, TimeProvider clock, SignInSettings settings)
{
    /// <summary>Not more precise than this, so that a page that looks every second does not write every second.</summary>
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    private const int LongestDevice = 200;

    private const string Columns = "s.id, s.account, s.naam, s.manier, s.begonnen_ms, s.gezien_ms, s.adres, s.apparaat";

    /// <summary>Begins a session; gives the secret for the cookie.</summary>
    public async Task<string> Begin(string? account, string name, IReadOnlySet<Right> rights, SignInWay way, string? place, string? device)
    {
        var secret = Secret.New();
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await writer.Write(
            (connection, transaction) =>
            {
                connection.Run(transaction, "delete from sessies where gezien_ms < $1", now - (long)settings.SessionLength.TotalMilliseconds);
                connection.Run(
                    transaction,
                    "insert into sessies (id, account, naam, rechten, manier, begonnen_ms, gezien_ms, adres, apparaat) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                    Secret.HashOf(secret), account, name, Account.Store(rights), Names<SignInWay>.Of(way), now, now, place, Short(device));
            },
            CancellationToken.None);
        return secret;
    }

    /// <summary>Full name of an account; null: there is no such account.</summary>
    public string? NameOf(string account)
    {
        using var connection = database.Reader();
        using var command = connection.Command("""select "FullName" from accounts where "Id" = $id""").With("$id", account);
        return command.ExecuteScalar() as string;
    }

    /// <summary>Who belongs to the secret in a cookie; null: nobody any more.</summary>
    public async Task<Visitor?> Visit(string secret, string? place)
    {
        var id = Secret.HashOf(secret);
        if (Find(id, place) is not var (visitor, seen))
        {
            return null;
        }

        var now = clock.GetUtcNow();
        if (now - seen > SeenEvery)
        {
            await writer.Write(
                (connection, transaction) => connection.Run(transaction, "update sessies set gezien_ms = $1 where id = $2", now.ToUnixTimeMilliseconds(), id),
                CancellationToken.None);
        }

        return visitor;
    }

    /// <summary>Whether the session may still be used: for what stays open, such as a stream.</summary>
    public bool Alive(Visitor visitor) => Find(visitor.Session, visitor.Place) is not null;

    /// <summary>Of one account; the last seen first.</summary>
    public IReadOnlyList<Session> Of(string account) => List("s.account = $account", account);

    /// <summary>Those that began with a code from the envelope; the last seen first.</summary>
    public IReadOnlyList<Session> OfEnvelope() => List("s.account is null and $account is null", null);

    /// <summary>Ends a session that began with a code from the envelope; null: there is none with this id.</summary>
    public async Task<string?> EndOfEnvelope(string id)
    {
        var name = OfEnvelope().FirstOrDefault(session => session.Id == id)?.Name;
        return name is not null && await End(id, null) ? name : null;
    }

    /// <summary>Ends one session; false: there is none with this id, or it is of another account.</summary>
    public async Task<bool> End(string id, string? account)
    {
        var ended = 0;
        await writer.Write(
            (connection, transaction) => ended = connection.Run(transaction, "delete from sessies where id = $1 and ($2 is null or account = $2)", id, account),
            CancellationToken.None);
        return ended > 0;
    }

    /// <summary>Ends every session of an account, except one.</summary>
    public Task EndAll(string account, string? except) => writer.Write(
        (connection, transaction) => connection.Run(transaction, "delete from sessies where account = $1 and id <> $2", account, except ?? ""),
        CancellationToken.None);

    private List<Session> List(string which, string? account)
    {
        using var connection = database.Reader();
        using var command = connection.Command($"select {Columns} from sessies s where {which} and s.gezien_ms >= $oldest order by s.gezien_ms desc")
            .With("$account", account).With("$oldest", Oldest());
        using var rows = command.ExecuteReader();
        var found = new List<Session>();
        while (rows.Read())
        {
            found.Add(Read(rows));
        }

        return found;
    }

    private long Oldest() => (clock.GetUtcNow() - settings.SessionLength).ToUnixTimeMilliseconds();

    private (Visitor Visitor, DateTimeOffset Seen)? Find(string id, string? place)
    {
        const string Sql =
            $"""
            select {Columns}, ifnull(a."FullName", s.naam), ifnull(a."Rights", s.rechten), a."Person" from sessies s
            left join accounts a on a."Id" = s.account
            where s.id = $id and s.gezien_ms >= $oldest and (s.account is null or a."Blocked" = 0)
            """;
        using var connection = database.Reader();
        using var command = connection.Command(Sql).With("$id", id).With("$oldest", Oldest());
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var session = Read(row);
        var person = row.IsDBNull(10) ? (PersonId?)null : new PersonId(row.GetString(10));
        var visitor = new Visitor(session.Account ?? session.Name, person, row.GetString(8), Account.Read(row.GetString(9)))
        {
            Way = session.Way,
            Session = session.Id,
            Place = place,
        };
        return (visitor, session.Seen);
    }

    private static Session Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.IsDBNull(1) ? null : row.GetString(1),
        row.GetString(2),
        Names<SignInWay>.Find(row.GetString(3)) ?? throw new FormatException($"way of sign-in '{row.GetString(3)}'"),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(4)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
        row.IsDBNull(6) ? null : row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7));

    private static string? Short(string? device) => string.IsNullOrWhiteSpace(device) ? null : device[..Math.Min(device.Length, LongestDevice)];
}
