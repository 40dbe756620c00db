using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>Numbered SQL scripts inside the program, named <c>0001_name.sql</c>. Each is applied once, in order, in a transaction of its own.</summary>
internal static partial class Migrations
{
    private sealed record Script(long Number, string Name, string Sql);

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="StorageException">A script was applied that this program does not know.</exception>
    public static void Apply(SqliteConnection connection, string path)
    {
        Execute(connection, null, "create table if not exists migraties (nummer integer primary key, naam text not null) strict");
        var scripts = All();
        var applied = Applied(connection);
        if (applied.Where(number => scripts.All(script => script.Number != number)).ToList() is { Count: > 0 } unknown)
        {
            throw new StorageException(
                $"De database {path} is gemaakt door een nieuwere versie van CyberDraaiboek (onbekende wijziging {string.Join(", ", unknown)}). Gebruik die versie, of zet een reservekopie terug.");
        }

        foreach (var script in scripts.Where(script => !applied.Contains(script.Number)))
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, transaction, script.Sql);
            using var record = connection.Command("insert into migraties (nummer, naam) values ($nummer, $naam)", transaction)
                .With("$nummer", script.Number).With("$naam", script.Name);
            record.ExecuteNonQuery();
            transaction.Commit();
        }
    }

    [GeneratedRegex(@"\.(?<number>\d{4})_(?<name>[a-z0-9_]+)\.sql$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ScriptName { get; }

    private static List<Script> All()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var scripts = new List<Script>();
        foreach (var resource in assembly.GetManifestResourceNames())
        {
            if (ScriptName.Match(resource) is { Success: true } match)
            {
                using var text = new StreamReader(assembly.GetManifestResourceStream(resource)!);
                var number = long.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture);
                scripts.Add(new Script(number, match.Groups["name"].Value, text.ReadToEnd()));
            }
        }

        return [.. scripts.OrderBy(script => script.Number)];
    }

    private static HashSet<long> Applied(SqliteConnection connection)
    {
        using var command = connection.Command("select nummer from migraties");
        using var rows = command.ExecuteReader();
        var numbers = new HashSet<long>();
        while (rows.Read())
        {
            numbers.Add(rows.GetInt64(0));
        }

        return numbers;
    }

    private static void Execute(SqliteConnection connection, SqliteTransaction? transaction, string sql)
    {
        using var command = connection.Command(sql, transaction);
        command.ExecuteNonQuery();
    }
}
