using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CyberDraaiboek.Journal;

/// <summary>
/// Statements of the writer. Those of hot paths stay prepared as long as their connection lives and go to SQLite without a layer
/// between: parsing SQL costs more than running it, and the layer costs as much again.
/// </summary>
internal static class Statements
{
    private static readonly ConditionalWeakTable<SqliteConnection, Known> Prepared = [];

    /// <summary>
    /// Runs a statement that gives no rows; tells how many rows it changed. <paramref name="sql"/> must be a constant with parameters
    /// <c>$1</c>, <c>$2</c> and so on, wherever they stand; a null value becomes NULL. Not for two threads at once on one connection.
    /// </summary>
    [SuppressMessage("Style", "IDE0060", Justification = "asked for so that nobody writes outside a transaction")]
    public static int Run(this SqliteConnection connection, SqliteTransaction transaction, string sql, params ReadOnlySpan<object?> values)
    {
        var (statement, places) = Find(connection, sql, values.Length);
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                Bind(connection, statement, places[i], values[i]);
            }

            Check(connection, raw.sqlite3_step(statement));
            return raw.sqlite3_changes(connection.Handle);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>As <see cref="Run"/>, for a statement that gives rows.</summary>
    public static SqliteDataReader Query(this SqliteConnection connection, SqliteTransaction transaction, string sql, params ReadOnlySpan<object?> values)
    {
        var commands = Prepared.GetValue(connection, _ => new Known()).Commands;
        if (!commands.TryGetValue(sql, out var command))
        {
            commands.Add(sql, command = connection.Command(sql));
        }

        command.Transaction = transaction;
        command.Parameters.Clear();
        for (var i = 0; i < values.Length; i++)
        {
            command.With($"${i + 1}", values[i]);
        }

        return command.ExecuteReader();
    }

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
        if (Prepared.TryGetValue(connection, out var known))
        {
            Prepared.Remove(connection);
            foreach (var used in known.Statements.Values.Select(ready => ready.Statement).Concat<IDisposable>(known.Commands.Values))
            {
                used.Dispose();
            }
        }
    }

    /// <param name="Statement">Prepared.</param>
    /// <param name="Places">SQLite numbers parameters by where they first stand, not by their names: the place of each value.</param>
    private sealed record Ready(sqlite3_stmt Statement, int[] Places);

    private sealed class Known
    {
        public Dictionary<string, Ready> Statements { get; } = new(StringComparer.Ordinal);

        public Dictionary<string, SqliteCommand> Commands { get; } = new(StringComparer.Ordinal);
    }

    [SuppressMessage("Reliability", "CA2000", Justification = "kept, and disposed with its connection")]
    private static Ready Find(SqliteConnection connection, string sql, int values)
    {
        var statements = Prepared.GetValue(connection, _ => new Known()).Statements;
        if (!statements.TryGetValue(sql, out var ready))
        {
            Check(connection, raw.sqlite3_prepare_v3(connection.Handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
            ready = new Ready(statement, [.. Enumerable.Range(1, values).Select(i => raw.sqlite3_bind_parameter_index(statement, $"${i}"))]);
            statements.Add(sql, ready);
        }

        return ready;
    }

    private static void Bind(SqliteConnection connection, sqlite3_stmt statement, int at, object? value) => Check(connection, value switch
    {
        null => raw.sqlite3_bind_null(statement, at),
        string text => raw.sqlite3_bind_text(statement, at, text),
        long number => raw.sqlite3_bind_int64(statement, at, number),
        int number => raw.sqlite3_bind_int64(statement, at, number),
        bool flag => raw.sqlite3_bind_int64(statement, at, flag ? 1 : 0),
        _ => throw new ArgumentException($"no column for a {value.GetType().Name}", nameof(value)),
    });

    private static void Check(SqliteConnection connection, int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            SqliteException.ThrowExceptionForRC(code, connection.Handle);
        }
    }
}
