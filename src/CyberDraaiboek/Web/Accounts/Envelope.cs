using System.Security.Cryptography;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>A code of the envelope, without the code itself.</summary>
internal sealed record EnvelopeCode(
    int Series, int Number, DateTimeOffset Made, string MadeBy, DateTimeOffset? Withdrawn, DateTimeOffset? Used, string? UsedBy, string? UsedFrom, bool Seen)
{
    /// <summary>As it stands on the paper.</summary>
    public string Name => $"{Series}-{Number}";
}

/// <summary>
/// The codes in the sealed envelope ("noodenvelop"): made beforehand, printed, used once each when every other way in is gone. Only their
/// hashes are here. Nothing of Identity is needed to use one.
/// </summary>
internal sealed class Envelope(Database database, JournalWriter writer, TimeProvider clock)
{
    /// <summary>Most codes in one series.</summary>
    public const int MostCodes = 50;

    /// <summary>Without letters and digits that are read wrongly from paper.</summary>
    private const string Alphabet = "ABCDEFGHJKLMNPQRTUVWXY346789";

    private const int Groups = 5;

    private const int GroupLength = 4;

    private const string Columns = "reeks, nummer, gemaakt_ms, gemaakt_door, ingetrokken_ms, gebruikt_ms, gebruikt_door, gebruikt_adres, gezien_ms";

    /// <summary>Makes a new series, as they are printed. Unused codes of earlier ones end, and everybody who came in with one is signed out.</summary>
    public async Task<(int Series, IReadOnlyList<string> Codes)> Make(int count, string by)
    {
        var codes = Enumerable.Range(0, count).Select(_ => NewCode()).ToList();
        var (series, now) = (0, clock.GetUtcNow().ToUnixTimeMilliseconds());
        await writer.Write(
            (connection, transaction) =>
            {
                Withdraw(connection, transaction, now);
                SignOut(connection, transaction);
                series = LastSeries(connection, transaction) + 1;
                for (var i = 0; i < codes.Count; i++)
                {
                    connection.Run(
                        transaction, "insert into envelopcodes (hash, reeks, nummer, gemaakt_ms, gemaakt_door) values ($1, $2, $3, $4, $5)", HashOf(codes[i]), series, i + 1, now, by);
                }
            },
            CancellationToken.None);
        return (series, codes);
    }

    /// <summary>Ends all unused codes and signs out everybody who came in with one; tells how many of each.</summary>
    public async Task<(int Codes, int Sessions)> Withdraw()
    {
        var (codes, sessions, now) = (0, 0, clock.GetUtcNow().ToUnixTimeMilliseconds());
        await writer.Write(
            (connection, transaction) => (codes, sessions) = (Withdraw(connection, transaction, now), SignOut(connection, transaction)),
            CancellationToken.None);
        return (codes, sessions);
    }

    /// <summary>Uses a code up; null: not one of ours, used before, or withdrawn.</summary>
    public async Task<EnvelopeCode?> Use(string code, string by, string? place)
    {
        var (used, hash, now) = (0, HashOf(code), clock.GetUtcNow().ToUnixTimeMilliseconds());
        await writer.Write(
            (connection, transaction) => used = connection.Run(
                transaction,
                "update envelopcodes set gebruikt_ms = $1, gebruikt_door = $2, gebruikt_adres = $3 where hash = $4 and gebruikt_ms is null and ingetrokken_ms is null",
                now, by, place, hash),
            CancellationToken.None);
        return used == 1 ? Read("where hash = $hash", hash).Single() : null;
    }

    /// <summary>All codes, the newest series first.</summary>
    public IReadOnlyList<EnvelopeCode> All() => Read("where $hash is null order by reeks desc, nummer", null);

    /// <summary>Used, and no beheerder has said that they know.</summary>
    public IReadOnlyList<EnvelopeCode> Unseen() => Read("where $hash is null and gebruikt_ms is not null and gezien_ms is null order by gebruikt_ms", null);

    /// <summary>A beheerder knows of everything so far.</summary>
    public Task See(string by)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return writer.Write(
            (connection, transaction) => connection.Run(
                transaction, "update envelopcodes set gezien_ms = $1, gezien_door = $2 where gebruikt_ms <= $1 and gezien_ms is null", now, by),
            CancellationToken.None);
    }

    private static string NewCode() =>
        string.Join('-', Enumerable.Range(0, Groups).Select(_ => RandomNumberGenerator.GetString(Alphabet, GroupLength)));

    /// <summary>As people copy it: any case, with or without the dashes.</summary>
    private static string HashOf(string code) => Secret.HashOf(string.Concat(code.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant());

    private static int Withdraw(SqliteConnection connection, SqliteTransaction transaction, long now) => connection.Run(
        transaction, "update envelopcodes set ingetrokken_ms = $1 where gebruikt_ms is null and ingetrokken_ms is null", now);

    private static int SignOut(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Run(transaction, "delete from sessies where account is null");

    private static int LastSeries(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var row = connection.Query(transaction, "select ifnull(max(reeks), 0) from envelopcodes");
        return row.Read() ? row.GetInt32(0) : 0;
    }

    private List<EnvelopeCode> Read(string which, string? hash)
    {
        using var connection = database.Reader();
        using var command = connection.Command($"select {Columns} from envelopcodes {which}").With("$hash", hash);
        using var rows = command.ExecuteReader();
        var found = new List<EnvelopeCode>();
        while (rows.Read())
        {
            found.Add(new EnvelopeCode(
                rows.GetInt32(0), rows.GetInt32(1), Moment(rows, 2)!.Value, rows.GetString(3), Moment(rows, 4), Moment(rows, 5),
                rows.IsDBNull(6) ? null : rows.GetString(6), rows.IsDBNull(7) ? null : rows.GetString(7), !rows.IsDBNull(8)));
        }

        return found;
    }

    private static DateTimeOffset? Moment(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));
}
