using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>Where a journal is not as it was written.</summary>
/// <param name="Run">In which run; null: not to be read any more.</param>
/// <param name="Sequence">At which entry of that run; null: not to be read any more.</param>
/// <param name="Line">Of an export: at which line, counted from 1.</param>
/// <param name="Reason">Dutch, for people.</param>
internal sealed record JournalFault(string? Run, long? Sequence, long? Line, string Reason);

/// <summary>What a verification found.</summary>
/// <param name="Entries">Read, up to the fault.</param>
/// <param name="Runs">Seen.</param>
/// <param name="Fault">The first; null: the journal is as it was written.</param>
/// <param name="EndIsCertain">Whether a cut at the end of a run would have been seen. Not with an export.</param>
internal sealed record Verdict(long Entries, int Runs, JournalFault? Fault, bool EndIsCertain);

/// <summary>
/// Checks a journal entry by entry: nothing changed, left out, put in or moved. Whoever can write the whole database can make a new
/// chain; only an export or a hash that was kept elsewhere shows that.
/// </summary>
internal static class Verification
{
    /// <summary>Checks a whole database, and that no run lost its last entries.</summary>
    public static Verdict OfDatabase(Database database)
    {
        using var connection = database.Reader();
        // One moment for both tables, while the server goes on.
        using var moment = connection.BeginTransaction(deferred: true);
        var chain = new Chain();
        try
        {
            using var command = connection.Command($"select {JournalTable.Columns} from journaal order by nummer", moment);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                if (CheckRow(chain, rows) is { } fault)
                {
                    return chain.Verdict(fault, endIsCertain: true);
                }
            }

            return chain.Verdict(
                MissingEnd(chain, connection, moment) ?? Hole(connection, moment) ?? Forgotten(chain, connection, moment) ?? ChangedSnapshot(connection, moment), endIsCertain: true);
        }
        catch (SqliteException damage)
        {
            return chain.Verdict(new JournalFault(null, null, null, $"het bestand is beschadigd of is geen database van CyberDraaiboek; leesbaar zijn {chain.Entries} regels (SQLite {damage.SqliteErrorCode})"), endIsCertain: true);
        }
    }

    /// <summary>Checks an export (JSON Lines), of one run or of many. That the end was cut off cannot be seen.</summary>
    public static Verdict OfExport(TextReader lines)
    {
        var chain = new Chain();
        for (var number = 1L; lines.ReadLine() is { } line; number++)
        {
            if (line.Length > 0 && CheckLine(chain, line, number) is { } fault)
            {
                return chain.Verdict(fault, endIsCertain: false);
            }
        }

        return chain.Verdict(null, endIsCertain: false);
    }

    /// <summary>Rows are numbered without gaps and are never removed; so a gap is a hole, also when a whole run is gone.</summary>
    private static JournalFault? Hole(SqliteConnection connection, SqliteTransaction moment)
    {
        using var command = connection.Command(
            "select nummer, vorig from (select nummer, lag(nummer, 1, 0) over (order by nummer) as vorig from journaal) where nummer <> vorig + 1 order by nummer limit 1", moment);
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            return null;
        }

        var (number, before) = (row.GetInt64(0), row.GetInt64(1));
        var gone = number - before - 1;
        return new JournalFault(null, null, null, gone > 0
            ? $"tussen rij {before} en rij {number} van de tabel {(gone == 1 ? "is 1 rij" : $"zijn {gone} rijen")} verdwenen: misschien een hele inzet"
            : $"rij {number} van de tabel heeft een nummer dat niet kan");
    }

    /// <summary>A run that was the last one leaves no gap, but other tables still know it.</summary>
    private static JournalFault? Forgotten(Chain chain, SqliteConnection connection, SqliteTransaction moment)
    {
        foreach (var (table, what) in new[] { ("sleutels_start", "een startsleutel"), ("termijnen", "een termijn"), ("deelinzetten", "een deelinzet"), ("uitgaand", "een bericht"), ("bevestigingslinks", "een link") })
        {
            // A database of an older version may not have it yet.
            using var there = connection.Command("select count(*) from sqlite_master where type = 'table' and name = $1", moment).With("$1", table);
            if (there.ExecuteScalar() is not 1L)
            {
                continue;
            }

            using var command = connection.Command($"select distinct inzet from {table} order by inzet", moment);
            using var rows = command.ExecuteReader();
            while (rows.Read())
            {
                var run = new RunId(rows.GetString(0));
                if (chain.LastOf(run).Sequence == 0)
                {
                    return new JournalFault(run.Value, 1, null, $"deze inzet is uit het logboek verdwenen: {what} kent hem nog");
                }
            }
        }

        return null;
    }

    private static JournalFault? CheckRow(Chain chain, SqliteDataReader row)
    {
        try
        {
            return chain.Check(JournalTable.Read(row), null);
        }
        catch (Exception fault) when (fault is FormatException or InvalidCastException)
        {
            return new JournalFault(row.GetString(0), row.GetInt64(1), null, "de inhoud is veranderd en niet meer te lezen");
        }
    }

    private static JournalFault? CheckLine(Chain chain, string line, long number)
    {
        try
        {
            return chain.Check(EntryCodec.FromJsonLine(line), number);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return new JournalFault(null, null, number, "dit is geen logboekregel (meer)");
        }
    }

    /// <summary>Compares the last entry of each run with the list of runs.</summary>
    private static JournalFault? MissingEnd(Chain chain, SqliteConnection connection, SqliteTransaction moment)
    {
        using var command = connection.Command("select inzet, laatste_volgnummer, laatste_hash from inzetten order by inzet", moment);
        using var rows = command.ExecuteReader();
        var listed = new HashSet<RunId>();
        while (rows.Read())
        {
            var (run, sequence, hash) = (new RunId(rows.GetString(0)), rows.GetInt64(1), rows.GetString(2));
            listed.Add(run);
            var last = chain.LastOf(run);
            if (last.Sequence != sequence)
            {
                return new JournalFault(run.Value, last.Sequence + 1, null, $"het einde ontbreekt: volgens de lijst van inzetten is regel {sequence} de laatste");
            }

            if (last.Hash != hash)
            {
                return new JournalFault(run.Value, sequence, null, "de laatste regel is niet die van de lijst van inzetten");
            }
        }

        return chain.Runs.Where(run => !listed.Contains(run)).Select(run => run.Value).Order(StringComparer.Ordinal).FirstOrDefault() is { } unlisted
            ? new JournalFault(unlisted, 1, null, "deze inzet staat niet in de lijst van inzetten")
            : null;
    }

    /// <summary>The texts that runs keep are named by their hash in the journal; so they can be checked as well.</summary>
    private static JournalFault? ChangedSnapshot(SqliteConnection connection, SqliteTransaction moment)
    {
        using var command = connection.Command("select hash, bundel from momentopnames order by nummer", moment);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            var hash = rows.GetString(0);
            if (Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rows.GetString(1)))) != hash)
            {
                return new JournalFault(null, null, null, $"de bewaarde teksten van draaiboek {hash} zijn veranderd");
            }
        }

        return null;
    }

    private sealed class Chain
    {
        private readonly Dictionary<RunId, JournalEntry> _last = [];

        public long Entries { get; private set; }

        public IEnumerable<RunId> Runs => _last.Keys;

        public (long Sequence, string Hash) LastOf(RunId run) =>
            _last.TryGetValue(run, out var last) ? (last.Sequence, last.Hash) : (0, HashChain.Start);

        public JournalFault? Check(JournalEntry entry, long? line)
        {
            if (HashChain.Check(_last.GetValueOrDefault(entry.Run), entry) is { } fault)
            {
                return new JournalFault(entry.Run.Value, entry.Sequence, line, fault.Reason);
            }

            _last[entry.Run] = entry;
            Entries++;
            return null;
        }

        public Verdict Verdict(JournalFault? fault, bool endIsCertain) => new(Entries, _last.Count, fault, endIsCertain);
    }
}
