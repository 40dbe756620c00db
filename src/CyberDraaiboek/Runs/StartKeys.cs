using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Runs;

/// <summary>Keys with which somebody asked for a start, so that asking five times starts one run.</summary>
internal sealed class StartKeys(Database database)
{
    // A key is held like a run: in turn, and forgotten when nobody waits.
    private readonly RunSlots _turns = new(0);

    /// <summary>What a key led to.</summary>
    internal sealed record Earlier(RunId Run, RunbookId Runbook);

    /// <summary>Waits until nobody else is busy with this key.</summary>
    public async Task<IDisposable> Hold(string key, CancellationToken stop) => await _turns.Hold(new RunId(key), stop);

    /// <summary>The run that was started with this key; null: none.</summary>
    public Earlier? Find(string key)
    {
        using var connection = database.Reader();
        using var command = connection.Command("select inzet, draaiboek from sleutels_start where sleutel = $key").With("$key", key);
        using var row = command.ExecuteReader();
        return row.Read() ? new Earlier(new RunId(row.GetString(0)), new RunbookId(row.GetString(1))) : null;
    }

    /// <summary>What has to be committed with the start; null without a key.</summary>
    public static Action<SqliteConnection, SqliteTransaction>? Part(string? key, RunId run, RunbookId runbook, DateTimeOffset now) => key is null
        ? null
        : (connection, transaction) => connection.Run(
            transaction,
            "insert into sleutels_start (sleutel, inzet, draaiboek, om_ms) values ($1, $2, $3, $4)",
            key,
            run.Value,
            runbook.Value,
            now.ToUnixTimeMilliseconds());
}
