using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Notifications.Reach;

/// <summary>
/// Keeps the table <c>bereikbaarheid</c> in step with the runs. An incident proves a number as well as a test does. What happens in a restricted
/// run stays out: that somebody was reached on some day would tell others that there is one. So does a campaign: of that only groups are known.
/// The table cannot be made again from the journal, which holds no addresses; lost, it fills again with the next test.
/// </summary>
internal sealed class ReachPart(RunbookShelf shelf) : ICommitPart
{
    private const string Select =
        "select bereikt_ms, bewijs, eerder_ms, poging_ms, uitkomst from bereikbaarheid where persoon = $1 and kanaal = $2 and adres_hash = $3";

    private const string Upsert =
        """
        insert into bereikbaarheid (persoon, kanaal, adres_hash, bereikt_ms, bewijs, eerder_ms, poging_ms, uitkomst)
        values ($1, $2, $3, $4, $5, $6, $7, $8)
        on conflict (persoon, kanaal, adres_hash) do update set bereikt_ms = excluded.bereikt_ms, bewijs = excluded.bewijs,
            eerder_ms = excluded.eerder_ms, poging_ms = excluded.poging_ms, uitkomst = excluded.uitkomst
        """;

    /// <inheritdoc/>
    public void Write(Committed change, SqliteConnection connection, SqliteTransaction transaction)
    {
        if (change.After.Restricted || change.After.Mode == RunMode.Campaign)
        {
            return;
        }

        for (var i = 0; i < change.Events.Count; i++)
        {
            if (Learned(change.After, change.Events[i], change.Entries[i].Actor) is not { } learned
                || AddressOf(change.After, learned.Message, connection, transaction) is not { } address)
            {
                continue;
            }

            var (person, channel) = (learned.Message.Person.Value, Names<Channel>.Of(learned.Message.Channel));
            var hash = AddressKnown.HashOf(learned.Message.Person, learned.Message.Channel, address);
            var now = AddressKnown.After(
                Known(connection, transaction, person, channel, hash), OutboxRow.IdOf(change.After.Id, learned.Message.Notification), learned.Outcome, change.Entries[i].Happened);
            connection.Run(
                transaction, Upsert, person, channel, hash,
                now.Reached?.ToUnixTimeMilliseconds(), now.Proof, now.Earlier?.ToUnixTimeMilliseconds(), now.Tried.ToUnixTimeMilliseconds(), Names<ReachOutcome>.Of(now.Outcome));
        }
    }

    private static AddressKnown? Known(SqliteConnection connection, SqliteTransaction transaction, string person, string channel, string hash)
    {
        using var rows = connection.Query(transaction, Select, person, channel, hash);
        return rows.Read()
            ? new AddressKnown(Moment(rows, 0), Moment(rows, 3)!.Value, Names<ReachOutcome>.Find(rows.GetString(4))!.Value)
            {
                Proof = rows.IsDBNull(1) ? null : rows.GetString(1),
                Earlier = Moment(rows, 2),
            }
            : null;
    }

    private static DateTimeOffset? Moment(SqliteDataReader row, int column) =>
        row.IsDBNull(column) ? null : DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    /// <summary>What an event says about the address of a message; null: nothing.</summary>
    private static (NotificationPrepared Message, ReachOutcome Outcome)? Learned(RunState run, RunEvent happened, Actor by)
    {
        NotificationId? about = happened switch
        {
            NotificationOutcome report => report.Notification,
            // Only an answer by the link in the message proves its address: on the screen somebody answers from anywhere.
            Acknowledged { Notification: { } notification } when by.Origin == Origin.Link => notification,
            _ => null,
        };
        if (about is not { } id || !run.Notifications.TryGetValue(id, out var known))
        {
            return null;
        }

        var asks = known.Intent.Purpose is not (Purpose.Information or Purpose.Sitrap);
        ReachOutcome? outcome = happened switch
        {
            Acknowledged { Answer: Answer.WrongPerson } => ReachOutcome.WrongPerson,
            Acknowledged => ReachOutcome.Reached,
            CallMade call => Of(call.Outcome),
            // That nobody rang says nothing about the number.
            NotificationFailed when known.Intent.Channel != Channel.Call => ReachOutcome.Failed,
            NotificationInDoubt => ReachOutcome.InDoubt,
            NotificationSent or NotificationDelivered when asks && known.Status != NotificationStatus.Acknowledged => ReachOutcome.Sent,
            _ => null,
        };
        return outcome is { } found ? (known.Intent, found) : null;
    }

    private static ReachOutcome Of(CallResult result) => result switch
    {
        CallResult.Reached => ReachOutcome.Reached,
        CallResult.NoAnswer => ReachOutcome.NoAnswer,
        CallResult.Voicemail => ReachOutcome.Voicemail,
        CallResult.WrongNumber => ReachOutcome.WrongNumber,
    };

    /// <summary>
    /// Where it went, by the outbox. Who rings reads the number of this moment: when it has changed meanwhile, nobody knows which of the two was
    /// rung. Null: not known.
    /// </summary>
    private string? AddressOf(RunState run, NotificationPrepared message, SqliteConnection connection, SqliteTransaction transaction)
    {
        using var rows = connection.Query(transaction, "select adres from uitgaand where id = $1", OutboxRow.IdOf(run.Id, message.Notification));
        var sent = rows.Read() && !rows.IsDBNull(0) ? rows.GetString(0) : null;
        return message.Channel != Channel.Call || shelf.Organisation.Addressee(message.Person)?.Contacts.ElementAtOrDefault(message.Contact)?.Address == sent ? sent : null;
    }
}
