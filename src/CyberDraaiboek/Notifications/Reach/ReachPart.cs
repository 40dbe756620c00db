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
    // That an address is somebody else's stays known until the person is reached on it: another message that leaves changes nothing.
    private const string Upsert =
        """
        insert into bereikbaarheid (persoon, kanaal, adres_hash, bereikt_ms, poging_ms, poging_inzet, uitkomst)
        values ($1, $2, $3, $4, $5, $6, $7)
        on conflict (persoon, kanaal, adres_hash) do update set
            bereikt_ms = coalesce(excluded.bereikt_ms, bereikt_ms),
            poging_ms = excluded.poging_ms, poging_inzet = excluded.poging_inzet, uitkomst = excluded.uitkomst
        where excluded.uitkomst in ('bereikt', 'verkeerd_nummer', 'verkeerde_persoon') or uitkomst not in ('verkeerd_nummer', 'verkeerde_persoon')
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

            var at = change.Entries[i].Recorded.ToUnixTimeMilliseconds();
            connection.Run(
                transaction,
                Upsert,
                learned.Message.Person.Value,
                Names<Channel>.Of(learned.Message.Channel),
                AddressKnown.HashOf(learned.Message.Person, learned.Message.Channel, address),
                learned.Outcome == ReachOutcome.Reached ? at : null,
                at,
                change.After.Id.Value,
                Names<ReachOutcome>.Of(learned.Outcome));
        }
    }

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

    /// <summary>Where it went: what was sent is in the outbox, and who rings reads the number of this moment. Null: not known any more.</summary>
    private string? AddressOf(RunState run, NotificationPrepared message, SqliteConnection connection, SqliteTransaction transaction)
    {
        if (message.Channel == Channel.Call)
        {
            return shelf.Organisation.Addressee(message.Person)?.Contacts.ElementAtOrDefault(message.Contact) is { Channel: Channel.Call } contact ? contact.Address : null;
        }

        using var rows = connection.Query(transaction, "select adres from uitgaand where id = $1", OutboxRow.IdOf(run.Id, message.Notification));
        return rows.Read() && !rows.IsDBNull(0) ? rows.GetString(0) : null;
    }
}
