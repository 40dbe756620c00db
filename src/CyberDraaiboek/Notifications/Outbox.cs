using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications.Links;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Notifications;

/// <summary>The table <c>uitgaand</c>, apart from what runs write in it themselves (<see cref="OutboxPart"/>).</summary>
internal sealed class Outbox(Database database, JournalWriter writer)
{
    private const string Columns = "id, inzet, melding, kanaal, adres, pogingen, verzonden_voor_ms";

    private const string DueSql =
        $"select {Columns} from uitgaand where staat = '{OutboxState.Ready}' and volgende_poging_ms <= $now order by voorrang, nummer limit $most";

    private const string BusySql = $"select {Columns} from uitgaand where staat = '{OutboxState.Busy}' order by nummer";

    private const string ClaimSql =
        $"update uitgaand set staat = '{OutboxState.Busy}', pogingen = pogingen + 1 where id = $1 and staat = '{OutboxState.Ready}'";

    private const string RetrySql =
        $"update uitgaand set staat = '{OutboxState.Ready}', volgende_poging_ms = $2, laatste_fout = $3 where id = $1 and staat = '{OutboxState.Busy}'";

    private const string SettleSql = "update uitgaand set staat = $2 where id = $1";

    private const string CountsSql =
        $"""
        select sum(staat = '{OutboxState.Ready}'), sum(staat = '{OutboxState.Busy}'), sum(staat = '{OutboxState.ToCall}'),
               min(case when staat = '{OutboxState.Ready}' then gemaakt_ms end)
        from uitgaand where staat in ('{OutboxState.Ready}', '{OutboxState.Busy}', '{OutboxState.ToCall}')
        """;

    /// <summary>What may be sent now: a live run first, then drills, then campaigns; the oldest first.</summary>
    public IReadOnlyList<OutboxRow> Due(DateTimeOffset now, int most)
    {
        using var connection = database.Reader();
        using var command = connection.Command(DueSql).With("$now", now.ToUnixTimeMilliseconds()).With("$most", most);
        return Rows(command);
    }

    /// <summary>What has not left yet, with why; the most urgent first.</summary>
    public IReadOnlyList<WaitingRow> Waiting(int most)
    {
        using var connection = database.Reader();
        using var command = connection.Command(
            $"""
            select inzet, persoon, kanaal, doel, staat, pogingen, volgende_poging_ms, verzonden_voor_ms, gemaakt_ms, laatste_fout from uitgaand
            where staat in ('{OutboxState.Ready}', '{OutboxState.Busy}', '{OutboxState.ToCall}') order by voorrang, nummer limit $most
            """).With("$most", most);
        using var row = command.ExecuteReader();
        var waiting = new List<WaitingRow>();
        while (row.Read())
        {
            waiting.Add(new WaitingRow(
                new RunId(row.GetString(0)), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5),
                Moment(row, 6), Moment(row, 7), Moment(row, 8), row.IsDBNull(9) ? null : row.GetString(9)));
        }

        return waiting;
    }

    /// <summary>When the next waiting row may be tried; null: none waits.</summary>
    public DateTimeOffset? NextDue()
    {
        using var connection = database.Reader();
        using var command = connection.Command($"select min(volgende_poging_ms) from uitgaand where staat = '{OutboxState.Ready}'");
        return command.ExecuteScalar() is long at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;
    }

    /// <summary>What was being sent when the program last stopped. Only before the first claim.</summary>
    public IReadOnlyList<OutboxRow> LeftBusy()
    {
        using var connection = database.Reader();
        using var command = connection.Command(BusySql);
        return Rows(command);
    }

    /// <summary>Says that these are about to be handed over, with their links; all in one transaction, on disk when it returns.</summary>
    /// <returns>Ids of those that were still ready.</returns>
    public async Task<IReadOnlySet<string>> Claim(IReadOnlyList<(OutboxRow Row, AnswerKey? Key, AnswerLink? Link)> wanted, CancellationToken stop)
    {
        var claimed = new HashSet<string>(StringComparer.Ordinal);
        await writer.Write(
            (connection, transaction) =>
            {
                claimed.Clear();
                foreach (var (row, key, link) in wanted)
                {
                    if (connection.Run(transaction, ClaimSql, row.Id) == 1)
                    {
                        claimed.Add(row.Id);
                        if (key is not null && link is not null)
                        {
                            LinkTable.Insert(connection, transaction, key, link);
                        }
                    }
                }
            },
            stop);
        return claimed;
    }

    /// <summary>Back in the queue, unless the run decided otherwise meanwhile.</summary>
    public Task Retry(OutboxRow row, DateTimeOffset at, string? fault, CancellationToken stop) => writer.Write(
        (connection, transaction) => connection.Run(transaction, RetrySql, row.Id, at.ToUnixTimeMilliseconds(), fault), stop);

    /// <summary>Makes a row follow what the run says, where no event did.</summary>
    public Task Settle(OutboxRow row, string state, CancellationToken stop) =>
        writer.Write((connection, transaction) => connection.Run(transaction, SettleSql, row.Id, state), stop);

    /// <summary>For the status page.</summary>
    public (int Ready, int Busy, int ToCall, DateTimeOffset? Oldest) Counts()
    {
        using var connection = database.Reader();
        using var command = connection.Command(CountsSql);
        using var row = command.ExecuteReader();
        row.Read();
        return (Number(row, 0), Number(row, 1), Number(row, 2), row.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)));
    }

    private static DateTimeOffset Moment(SqliteDataReader row, int at) => DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(at));

    private static int Number(SqliteDataReader row, int at) => row.IsDBNull(at) ? 0 : row.GetInt32(at);

    private static List<OutboxRow> Rows(SqliteCommand command)
    {
        using var row = command.ExecuteReader();
        var rows = new List<OutboxRow>();
        while (row.Read())
        {
            rows.Add(new OutboxRow(
                row.GetString(0),
                new RunId(row.GetString(1)),
                new NotificationId(row.GetString(2)),
                Names<Channel>.Find(row.GetString(3))!.Value,
                row.IsDBNull(4) ? null : row.GetString(4),
                row.GetInt32(5),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6))));
        }

        return rows;
    }
}
