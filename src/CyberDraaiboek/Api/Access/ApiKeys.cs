using System.Security.Cryptography;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Api.Access;

/// <summary>A key for another system ("API-sleutel"). The secret itself is not kept.</summary>
internal sealed record ApiKey(
    string Id, string Name, IReadOnlySet<Scope> Scopes, DateTimeOffset Made, string MadeBy, DateTimeOffset? Revoked);

/// <summary>The keys in the database. A key reads <c>cd_&lt;id&gt;_&lt;secret&gt;</c>; of the secret only the SHA-256 is stored.</summary>
internal sealed class ApiKeys(Database database, JournalWriter writer, TimeProvider clock)
{
    public const string Prefix = "cd_";

    private const int IdLength = 8;

    private const string Columns = "id, naam, bereiken, gemaakt_ms, gemaakt_door, ingetrokken_ms, hash";

    /// <summary>Makes a key; <c>Text</c> is shown once and never again.</summary>
    public async Task<(ApiKey Key, string Text)> Make(string name, IReadOnlySet<Scope> scopes, string by, CancellationToken stop)
    {
        var id = RandomNumberGenerator.GetString(RunIds.Alphabet, IdLength);
        var secret = Secret.New();
        var made = DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
        await writer.Write(
            (connection, transaction) => connection.Run(
                transaction,
                "insert into api_sleutels (id, naam, bereiken, hash, gemaakt_ms, gemaakt_door) values ($1, $2, $3, $4, $5, $6)",
                id, name, string.Join(' ', scopes.Order().Select(Names<Scope>.Of)), Secret.HashOf(secret), made.ToUnixTimeMilliseconds(), by),
            stop);
        return (new ApiKey(id, name, scopes, made, by, null), $"{Prefix}{id}_{secret}");
    }

    /// <summary>All of them, the oldest first, revoked ones too.</summary>
    public IReadOnlyList<ApiKey> All()
    {
        using var connection = database.Reader();
        using var command = connection.Command($"select {Columns} from api_sleutels order by gemaakt_ms, id");
        using var rows = command.ExecuteReader();
        var found = new List<ApiKey>();
        while (rows.Read())
        {
            found.Add(Read(rows));
        }

        return found;
    }

    /// <summary>From now on the key opens nothing; null: there is no such key.</summary>
    public async Task<ApiKey?> Revoke(string id, string by, CancellationToken stop)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        await writer.Write(
            (connection, transaction) => connection.Run(
                transaction, "update api_sleutels set ingetrokken_ms = $1, ingetrokken_door = $2 where id = $3 and ingetrokken_ms is null", now, by, id),
            stop);
        return Find(id)?.Key;
    }

    /// <summary>The key that somebody shows; null: not one of ours, wrong, or revoked.</summary>
    public ApiKey? Check(string text)
    {
        if (!text.StartsWith(Prefix, StringComparison.Ordinal) || text.Split('_', 3) is not [_, var id, var secret])
        {
            return null;
        }

        return Find(id) is { Key.Revoked: null } found && Secret.Matches(secret, found.Hash) ? found.Key : null;
    }

    private (ApiKey Key, string Hash)? Find(string id)
    {
        using var connection = database.Reader();
        using var command = connection.Command($"select {Columns} from api_sleutels where id = $id").With("$id", id);
        using var row = command.ExecuteReader();
        return row.Read() ? (Read(row), row.GetString(6)) : null;
    }

    private static ApiKey Read(SqliteDataReader row) => new(
        row.GetString(0),
        row.GetString(1),
        row.GetString(2).Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Names<Scope>.Find).OfType<Scope>().ToHashSet(),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)),
        row.GetString(4),
        row.IsDBNull(5) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)));
}
