using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runbooks;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Runs;

/// <summary>The texts of runbooks as runs keep them ("momentopnames"), by hash. Never changed, never removed.</summary>
internal static class Snapshots
{
    /// <summary>Keeps a bundle; does nothing when it is kept already.</summary>
    public static void Keep(SqliteConnection connection, SqliteTransaction transaction, string hash, string bundle) =>
        connection.Run(transaction, "insert into momentopnames (hash, bundel) values ($1, $2) on conflict (hash) do nothing", hash, bundle);

    /// <summary>The bundle with this hash; null: not kept.</summary>
    public static string? Find(Database database, string hash)
    {
        using var connection = database.Reader();
        using var command = connection.Command("select bundel from momentopnames where hash = $hash").With("$hash", hash);
        return (string?)command.ExecuteScalar();
    }

    /// <summary>The bundle that was kept last; null: none yet.</summary>
    public static string? Latest(Database database)
    {
        using var connection = database.Reader();
        using var command = connection.Command("select bundel from momentopnames order by nummer desc limit 1");
        return (string?)command.ExecuteScalar();
    }

    /// <summary>The bundle itself, when it is what its hash says.</summary>
    /// <exception cref="InvalidOperationException">Somebody changed it.</exception>
    public static string Checked(string hash, string bundle) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(bundle))) == hash
            ? bundle
            : throw new InvalidOperationException($"the texts kept as runbook {hash} were changed");

    /// <summary>The files in a bundle.</summary>
    public static IReadOnlyList<SourceFile> FilesOf(string bundle)
    {
        using var json = JsonDocument.Parse(bundle);
        return [.. json.RootElement.GetProperty("bestanden").EnumerateObject()
            .Select(file => new SourceFile(file.Name, Encoding.UTF8.GetBytes(file.Value.GetString() ?? "")))];
    }
}
