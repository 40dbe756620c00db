using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Scheduling;

/// <summary>A deadline of a run, as the scheduler knows it.</summary>
internal readonly record struct DueDeadline(DateTimeOffset Due, RunId Run, DeadlineId Id);

/// <summary>The table <c>termijnen</c>: the open deadlines of all runs. Follows the state of the run, in the same transaction.</summary>
internal sealed class DeadlineRows(Database database) : ICommitPart
{
    /// <inheritdoc/>
    public void Write(Committed change, SqliteConnection connection, SqliteTransaction transaction)
    {
        var run = change.After.Id.Value;
        foreach (var id in change.Deadlines.Gone)
        {
            connection.Run(transaction, "delete from termijnen where inzet = $1 and id = $2", run, id.Value);
        }

        foreach (var deadline in change.Deadlines.Set)
        {
            connection.Run(
                transaction,
                "insert into termijnen (inzet, id, om_ms, soort, onderwerp) values ($1, $2, $3, $4, $5) on conflict (inzet, id) do update set om_ms = excluded.om_ms",
                run,
                deadline.Id.Value,
                RoundUp(deadline.Due),
                deadline.Kind.ToString(),
                deadline.Subject);
        }
    }

    /// <summary>Open deadlines until a moment, the earliest first.</summary>
    /// <param name="until">Up to and with.</param>
    /// <param name="after">Only what comes after this one in the order; null: from the first.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<DueDeadline> Until(DateTimeOffset until, DueDeadline? after, int most)
    {
        using var connection = database.Reader();
        using var command = connection
            .Command("select om_ms, inzet, id from termijnen where om_ms <= $until and (om_ms, inzet, id) > ($om, $inzet, $id) order by om_ms, inzet, id limit $most")
            .With("$until", until.ToUnixTimeMilliseconds())
            .With("$om", after is { } last ? RoundUp(last.Due) : long.MinValue)
            .With("$inzet", after?.Run.Value ?? "")
            .With("$id", after?.Id.Value ?? "")
            .With("$most", most);
        using var rows = command.ExecuteReader();
        var found = new List<DueDeadline>();
        while (rows.Read())
        {
            found.Add(new DueDeadline(
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(0)), new RunId(rows.GetString(1)), new DeadlineId(rows.GetString(2))));
        }

        return found;
    }

    // Never early, not even by part of a millisecond.
    private static long RoundUp(DateTimeOffset due) => due.AddTicks(TimeSpan.TicksPerMillisecond - 1).ToUnixTimeMilliseconds();
}
