using CyberDraaiboek.Journal;
using CyberDraaiboek.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>The hand-written script and what Entity Framework expects of it.</summary>
public sealed class TablesTests
{
    [Fact]
    public async Task The_script_makes_every_table_and_column_that_identity_uses()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "proef.db");
        var made = Database.Open(path);
        await using var services = new ServiceCollection()
            .Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
            .AddDbContext<AccountsDatabase>(options => options.UseSqlite($"Data Source={path};Pooling=False"))
            .BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<AccountsDatabase>();
        using var connection = made.Reader();

        var expected = accounts.Model.GetEntityTypes().Where(e => e.GetTableName() is not null && !e.IsOwned())
            .SelectMany(Columns).Order(StringComparer.Ordinal).ToList();
        var actual = expected.Select(c => c.Split(' ')[0]).Distinct().SelectMany(table => Columns(connection, table)).Order(StringComparer.Ordinal).ToList();

        Assert.Contains("account_passkeys Data", expected);
        Assert.Equal(expected, actual);
    }

    private static IEnumerable<string> Columns(IEntityType entity)
    {
        var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
        return entity.GetProperties().Select(p => $"{table.Name} {p.GetColumnName(table)}")
            .Concat(entity.GetNavigations().Where(n => n.TargetEntityType.IsMappedToJson()).Select(n => $"{table.Name} {n.TargetEntityType.GetContainerColumnName()}"));
    }

    private static IEnumerable<string> Columns(SqliteConnection connection, string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select name from pragma_table_info($table)";
        command.Parameters.AddWithValue("$table", table);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return $"{table} {rows.GetString(0)}";
        }
    }
}
