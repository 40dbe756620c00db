using System.Globalization;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>A row of the table <c>journaal</c> is an entry. Instants are text with their offset, so that they come back as they went in.</summary>
internal static class JournalTable
{
    public const string Columns =
        "inzet, volgnummer, gebeurd, vastgelegd, actor, rol, oorsprong, persoon, plaats, actie, object, resultaat, soort, gegevens, vorige, hash";

    private const string InsertSql =
        $"insert into journaal ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)";

    private const string Moment = "yyyy-MM-ddTHH:mm:ss.fffzzz";

    public static void Insert(SqliteConnection connection, SqliteTransaction transaction, JournalEntry entry) => connection.Run(
        transaction,
        InsertSql,
        entry.Run.Value,
        entry.Sequence,
        Text(entry.Happened),
        Text(entry.Recorded),
        entry.Actor.Name,
        entry.Actor.Role?.Value,
        Names<Origin>.Of(entry.Actor.Origin),
        entry.Actor.Person?.Value,
        entry.Actor.Place,
        entry.Action,
        entry.Object,
        entry.Result,
        Names<EntryKind>.Of(entry.Kind),
        entry.Data,
        entry.PreviousHash,
        entry.Hash);

    /// <summary>Reads a row selected with <see cref="Columns"/>.</summary>
    /// <exception cref="FormatException">The row was not written by this program.</exception>
    public static JournalEntry Read(SqliteDataReader row) => new(
        new RunId(row.GetString(0)),
        row.GetInt64(1),
        Instant(row.GetString(2)),
        Instant(row.GetString(3)),
        new Actor(
            row.GetString(4),
            row.IsDBNull(5) ? null : new RoleId(row.GetString(5)),
            Named<Origin>(row.GetString(6)),
            row.IsDBNull(7) ? null : new PersonId(row.GetString(7)),
            row.IsDBNull(8) ? null : row.GetString(8)),
        row.GetString(9),
        row.GetString(10),
        row.GetString(11),
        Named<EntryKind>(row.GetString(12)),
        row.GetString(13),
        row.GetString(14),
        row.GetString(15));

    private static string Text(DateTimeOffset instant) => instant.ToString(Moment, CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.ParseExact(text, Moment, CultureInfo.InvariantCulture, DateTimeStyles.None);

    private static T Named<T>(string name)
        where T : struct, Enum =>
        Names<T>.Find(name) ?? throw new FormatException($"unknown {typeof(T).Name} {name}");
}
