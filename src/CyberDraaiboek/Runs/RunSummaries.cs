using System.Reflection;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Runs;

/// <summary>Keeps the table <c>inzetten</c>: one row per run, for lists. It says nothing that the journal does not say.</summary>
internal sealed class RunSummaries : ICommitPart
{
    private static readonly string ClosedCode = typeof(RunClosed).GetCustomAttribute<StoredAsAttribute>()!.Code;

    private const string Upsert =
        """
        insert into inzetten (inzet, draaiboek, versie, titel, vorm, status, niveau, grip, onderdeel_van, gestart_ms, gesloten_ms,
            open_stappen, open_alarmen, volgende_termijn_ms, laatste_volgnummer, laatste_hash, beperkt)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
        on conflict (inzet) do update set draaiboek = excluded.draaiboek, versie = excluded.versie, titel = excluded.titel,
            status = excluded.status, niveau = excluded.niveau, grip = excluded.grip,
            gesloten_ms = coalesce(inzetten.gesloten_ms, excluded.gesloten_ms),
            open_stappen = excluded.open_stappen, open_alarmen = excluded.open_alarmen,
            volgende_termijn_ms = excluded.volgende_termijn_ms,
            laatste_volgnummer = excluded.laatste_volgnummer, laatste_hash = excluded.laatste_hash, beperkt = excluded.beperkt
        """;

    /// <inheritdoc/>
    public void Write(Committed change, SqliteConnection connection, SqliteTransaction transaction) =>
        Write(change.After, ClosedAt(change.Entries), change.Entries[^1].Hash, connection, transaction);

    /// <summary>
    /// Makes every row again from the journal. Verify first: afterwards the table cannot show any more that the end of a run was cut off.
    /// </summary>
    public static async Task Rebuild(RunHistory history, JournalReader reader, JournalWriter writer, CancellationToken stop)
    {
        foreach (var run in reader.RunIds())
        {
            var head = history.Load(run)!;
            var closed = ClosedAt(reader.Entries(run));
            await writer.Write(
                (connection, transaction) =>
                {
                    connection.Run(transaction, "delete from inzetten where inzet = $1", run.Value);
                    Write(head.State, closed, head.Hash, connection, transaction);
                },
                stop);
        }
    }

    /// <summary>What somebody must look at now: escalations that reached nobody and legal clocks that ran out.</summary>
    public static int OpenAlarms(RunState state) =>
        state.Steps.Values.Count(step => !step.Ended && step.Alarms.Values.Any(alarm => alarm.Exhausted))
        + state.Clocks.Values.Count(clock => clock is { Running: true, Expired: true });

    private static DateTimeOffset? ClosedAt(IEnumerable<JournalEntry> entries) =>
        entries.FirstOrDefault(entry => entry.Action == ClosedCode)?.Recorded;

    private static void Write(
        RunState state, DateTimeOffset? closed, string lastHash, SqliteConnection connection, SqliteTransaction transaction) => connection.Run(
        transaction,
        Upsert,
        state.Id.Value,
        state.Runbook.Id.Value,
        state.Runbook.Version,
        state.Title,
        Names<RunMode>.Of(state.Mode),
        Names<RunStatus>.Of(state.Status),
        state.Level.ToString(),
        state.Grip,
        state.Parent?.Value,
        state.Start.ToUnixTimeMilliseconds(),
        closed?.ToUnixTimeMilliseconds(),
        state.Steps.Values.Count(step => !step.Ended),
        OpenAlarms(state),
        state.Deadlines.Count == 0 ? null : state.Deadlines.Values.Min(deadline => deadline.Due).ToUnixTimeMilliseconds(),
        state.Sequence,
        lastHash,
        state.Restricted);
}
