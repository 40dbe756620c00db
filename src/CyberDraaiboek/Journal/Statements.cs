using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>Statements that stay prepared as long as their connection lives: parsing SQL costs more than running it.</summary>
internal static class Statements
{
    private static readonly ConditionalWeakTable<SqliteConnection, Dictionary<string, SqliteCommand>> Prepared = [];

    /// <summary>
    /// Runs a statement of a hot path; gives the number of rows changed. <paramref name="sql"/> must be a constant with parameters
    /// <c>$1</c>, <c>$2</c> and so on; a null value becomes NULL. Not for two threads at once on one connection.
    /// </summary>
    public static int Run(this SqliteConnection connection, SqliteTransaction transaction, string sql, params ReadOnlySpan<object?> values) =>
        Bound(connection, transaction, sql, values).ExecuteNonQuery();

    /// <summary>As <see cref="Run"/>, for a statement that gives rows.</summary>
    public static SqliteDataReader Query(this SqliteConnection connection, SqliteTransaction transaction, string sql, params ReadOnlySpan<object?> values) =>
        Bound(connection, transaction, sql, values).ExecuteReader();

    /// <summary>A command that is used once. <paramref name="sql"/> is put together from constants only; values are bound.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "the one place where text becomes SQL; every caller passes constants")]
    public static SqliteCommand Command(this SqliteConnection connection, string sql, SqliteTransaction? transaction = null)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = transaction;
        return command;
    }

    /// <summary>Binds a value; null becomes NULL.</summary>
    public static SqliteCommand With(this SqliteCommand command, string name, object? value)
    {
        command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    /// <summary>Drops the statements of a connection that is about to be closed.</summary>
    internal static void Forget(SqliteConnection connection)
    {
        if (Prepared.TryGetValue(connection, out var commands))
        {
            Prepared.Remove(connection);
            foreach (var command in commands.Values)
            {
                command.Dispose();
            }
        }
    }

    private static SqliteCommand Bound(SqliteConnection connection, SqliteTransaction transaction, string sql, ReadOnlySpan<object?> values)
    {
        var commands = Prepared.GetValue(connection, _ => new Dictionary<string, SqliteCommand>(StringComparer.Ordinal));
        if (!commands.TryGetValue(sql, out var command))
        {
            command = connection.Command(sql);
            for (var i = 1; i <= values.Length; i++)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
            }

            commands.Add(sql, command);
        }

        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++)
        {
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }

        return command;
    }
}
