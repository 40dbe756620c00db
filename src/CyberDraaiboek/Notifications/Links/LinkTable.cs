using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Notifications.Links;

/// <summary>The table <c>bevestigingslinks</c>.</summary>
internal sealed class LinkTable(Database database, JournalWriter writer)
{
    /// <summary>Part of the transaction that says that the message is about to be sent. Earlier keys of the same message never left, and go.</summary>
    public static void Insert(SqliteConnection connection, SqliteTransaction transaction, AnswerKey key, AnswerLink link)
    {
        connection.Run(transaction, "delete from bevestigingslinks where inzet = $1 and melding = $2", link.Run.Value, link.Notification.Value);
        var salt = AnswerKey.NewSalt();
        connection.Run(
            transaction,
            "insert into bevestigingslinks (sleutel_hash, zout, code_hash, inzet, melding, stap, persoon, voor_rol, gemaakt_ms, verloopt_ms) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            AnswerKey.HashOf(key.Token),
            salt,
            AnswerKey.HashOf(key.Token, salt, key.Code),
            link.Run.Value,
            link.Notification.Value,
            link.Step.Value,
            link.Person.Value,
            link.Target.Value,
            link.Made.ToUnixTimeMilliseconds(),
            link.Expires.ToUnixTimeMilliseconds());
    }

    /// <summary>Remembers what was answered; part of the transaction of the journal entry.</summary>
    public static void Answered(
        SqliteConnection connection, SqliteTransaction transaction, RunId run, NotificationId notification, GivenAnswer given) => connection.Run(
        transaction,
        "update bevestigingslinks set antwoord = $3, antwoord_ms = $4, antwoord_telt = $5 where inzet = $1 and melding = $2",
        run.Value,
        notification.Value,
        Names<Answer>.Of(given.Answer),
        given.At.ToUnixTimeMilliseconds(),
        given.Counts ? 1 : 0);

    /// <summary>As <see cref="Answered(SqliteConnection, SqliteTransaction, RunId, NotificationId, GivenAnswer)"/>, for an answer that changed nothing in the journal.</summary>
    public Task Answered(AnswerLink link, GivenAnswer given, CancellationToken stop) =>
        writer.Write((connection, transaction) => Answered(connection, transaction, link.Run, link.Notification, given), stop);

    /// <summary>The link of a token; null: never sent, or replaced before it left.</summary>
    public AnswerLink? Find(string token)
    {
        using var connection = database.Reader();
        using var command = connection.Command(
            "select inzet, melding, stap, persoon, voor_rol, gemaakt_ms, verloopt_ms, foute_codes, antwoord, antwoord_ms, antwoord_telt from bevestigingslinks where sleutel_hash = $hash")
            .With("$hash", AnswerKey.HashOf(token));
        using var row = command.ExecuteReader();
        return row.Read()
            ? new AnswerLink(
                new RunId(row.GetString(0)),
                new NotificationId(row.GetString(1)),
                new StepId(row.GetString(2)),
                new PersonId(row.GetString(3)),
                new RoleId(row.GetString(4)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(5)),
                DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(6)),
                row.GetInt32(7),
                row.IsDBNull(8)
                    ? null
                    : new GivenAnswer(Names<Answer>.Find(row.GetString(8))!.Value, DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(9)), row.GetInt64(10) != 0))
            : null;
    }

    /// <summary>
    /// Tries a code. The try is taken before the code is looked at, one after another, so that a thousand guesses at once are still
    /// only a few. A right code gives the try back.
    /// </summary>
    public async Task<CodeTry> Try(string token, string code, CancellationToken stop)
    {
        var outcome = new CodeTry(false, Locked: true, JustLocked: false);
        await writer.Write(
            (connection, transaction) =>
            {
                var hash = AnswerKey.HashOf(token);
                string salt, expected;
                int wrong;
                using (var row = connection.Query(transaction, "select zout, code_hash, foute_codes from bevestigingslinks where sleutel_hash = $1", hash))
                {
                    if (!row.Read() || row.GetInt32(2) >= AnswerLink.MostWrongCodes)
                    {
                        return;
                    }

                    (salt, expected, wrong) = (row.GetString(0), row.GetString(1), row.GetInt32(2));
                }

                var right = AnswerKey.HashOf(token, salt, code) == expected;
                var locks = !right && wrong + 1 >= AnswerLink.MostWrongCodes;
                outcome = new CodeTry(right, locks, locks);
                if (!right)
                {
                    connection.Run(transaction, "update bevestigingslinks set foute_codes = foute_codes + 1 where sleutel_hash = $1", hash);
                }
            },
            stop);
        return outcome;
    }
}

/// <summary>What came of a try.</summary>
/// <param name="Right">The code was right and the link is not locked.</param>
/// <param name="Locked">After too many wrong ones, this one included.</param>
/// <param name="JustLocked">By this one.</param>
internal readonly record struct CodeTry(bool Right, bool Locked, bool JustLocked);
