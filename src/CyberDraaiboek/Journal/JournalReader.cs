using System.Globalization;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>Which entries are wanted. What is null does not filter.</summary>
/// <param name="Run">Of one run; null: of all, in the order in which they were committed.</param>
/// <param name="After">Only with a higher sequence; only together with <paramref name="Run"/>.</param>
/// <param name="Action">Only this action code, or all that start with it when it ends in a dot, such as <c>melding.</c>.</param>
/// <param name="Most">At most so many.</param>
internal sealed record EntryFilter(RunId? Run = null, long? After = null, string? Action = null, int? Most = null);

/// <summary>A run in a list; the journal itself holds the rest.</summary>
/// <param name="Restricted">Null: not known, because an older version made this row; look at the run itself.</param>
internal sealed record RunSummary(
    RunId Run,
    RunbookId Runbook,
    string Version,
    string Title,
    string Mode,
    string Status,
    string Level,
    string? Grip,
    RunId? Parent,
    DateTimeOffset Started,
    DateTimeOffset? Closed,
    int OpenSteps,
    int OpenAlarms,
    DateTimeOffset? NextDeadline,
    long LastSequence,
    string LastHash,
    bool? Restricted);

/// <summary>Reads the journal. Never writes.</summary>
internal sealed class JournalReader(Database database)
{
    /// <summary>All entries of a run, in order; empty: no such run.</summary>
    public IReadOnlyList<JournalEntry> Entries(RunId run) => [.. Entries(new EntryFilter(run))];

    /// <summary>Entries one by one, so that a large journal never has to fit in memory.</summary>
    /// <exception cref="FormatException">A row was not written by this program.</exception>
    public IEnumerable<JournalEntry> Entries(EntryFilter filter)
    {
        using var connection = database.Reader();
        using var command = connection.Command(filter.Run is null ? AllRuns : OneRun)
            .With("$run", filter.Run?.Value).With("$after", filter.After).With("$action", filter.Action).With("$most", filter.Most ?? -1);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return JournalTable.Read(rows);
        }
    }

    /// <summary>All runs that have entries.</summary>
    public IReadOnlyList<RunId> RunIds()
    {
        using var connection = database.Reader();
        using var command = connection.Command("select distinct inzet from journaal order by inzet");
        using var rows = command.ExecuteReader();
        var runs = new List<RunId>();
        while (rows.Read())
        {
            runs.Add(new RunId(rows.GetString(0)));
        }

        return runs;
    }

    /// <summary>Runs, the newest first.</summary>
    /// <param name="status">Only with this status, in Dutch as stored; null: all.</param>
    /// <param name="skip">So many are left out, for the next page.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<RunSummary> Runs(string? status, int skip, int most) =>
        Summaries("where ($status is null or status = $status) order by gestart_ms desc, inzet limit $most offset $skip", null, status, skip, most);

    /// <summary>When the newest entry of all runs was recorded; null: there is none.</summary>
    public DateTimeOffset? LastRecorded()
    {
        using var connection = database.Reader();
        using var command = connection.Command("select vastgelegd from journaal order by nummer desc limit 1");
        return command.ExecuteScalar() is string moment ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture) : null;
    }

    /// <summary>One run; null: no such run.</summary>
    public RunSummary? Summary(RunId run) => Summaries("where inzet = $run", run, null, 0, 1).FirstOrDefault();

    private const string ActionFilter =
        "($action is null or actie = $action or (substr($action, -1) = '.' and substr(actie, 1, length($action)) = $action))";

    private const string AllRuns =
        $"select {JournalTable.Columns} from journaal where $run is null and $after is null and {ActionFilter} order by nummer limit $most";

    private const string OneRun =
        $"select {JournalTable.Columns} from journaal where inzet = $run and volgnummer > ifnull($after, 0) and {ActionFilter} order by volgnummer limit $most";

    private const string SummaryColumns =
        "inzet, draaiboek, versie, titel, vorm, status, niveau, grip, onderdeel_van, gestart_ms, gesloten_ms, open_stappen, open_alarmen, volgende_termijn_ms, laatste_volgnummer, laatste_hash, beperkt";

    private List<RunSummary> Summaries(string which, RunId? run, string? status, int skip, int most)
    {
        using var connection = database.Reader();
        using var command = connection.Command($"select {SummaryColumns} from inzetten {which}")
            .With("$run", run?.Value).With("$status", status).With("$skip", skip).With("$most", most);
        using var rows = command.ExecuteReader();
        var found = new List<RunSummary>();
        while (rows.Read())
        {
            found.Add(Summary(rows));
        }

        return found;
    }

    private static RunSummary Summary(SqliteDataReader row) => new(
        new RunId(row.GetString(0)),
        new RunbookId(row.GetString(1)),
        row.GetString(2),
        row.GetString(3),
        row.GetString(4),
        row.GetString(5),
        row.GetString(6),
        row.IsDBNull(7) ? null : row.GetString(7),
        row.IsDBNull(8) ? null : new RunId(row.GetString(8)),
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)),
        row.IsDBNull(10) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(10)),
        row.GetInt32(11),
        row.GetInt32(12),
        row.IsDBNull(13) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(13)),
        row.GetInt64(14),
        row.GetString(15),
        row.IsDBNull(16) ? null : row.GetInt64(16) != 0);
}
