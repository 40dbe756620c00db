using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications.Links;
using CyberDraaiboek.Runs;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Notifications;

/// <summary>Keeps the outbox and the links in step with the runs, in the transaction of each change.</summary>
internal sealed class OutboxPart(RunbookShelf shelf) : ICommitPart
{
    private const string InsertSql =
        """
        insert into uitgaand (id, inzet, melding, voorrang, persoon, kanaal, doel, adres, staat, pogingen, volgende_poging_ms, verzonden_voor_ms, gemaakt_ms)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0, $10, $11, $10) on conflict (id) do nothing
        """;

    private const string StateSql = "update uitgaand set staat = $2 where id = $1";

    /// <inheritdoc/>
    public void Write(Committed change, SqliteConnection connection, SqliteTransaction transaction)
    {
        var organisation = shelf.Organisation;
        for (var i = 0; i < change.Events.Count; i++)
        {
            switch (change.Events[i])
            {
                case NotificationPrepared prepared:
                    Insert(change.After, prepared, organisation, change.Entries[i].Recorded, connection, transaction);
                    break;
                case NotificationOutcome outcome:
                    Follow(change.After, outcome.Notification, connection, transaction);
                    break;
                case Acknowledged { Notification: { } notification } given:
                    Follow(change.After, notification, connection, transaction);
                    var counts = given.Counts || (given.Answer != Answer.Coming && given.AlarmKey is not null);
                    LinkTable.Answered(
                        connection, transaction, change.After.Id, notification, new GivenAnswer(given.Answer, change.Entries[i].Recorded, counts));
                    break;
                default:
                    break;
            }
        }
    }

    private static void Insert(
        RunState run, NotificationPrepared prepared, OrganisationDirectory organisation, DateTimeOffset now, SqliteConnection connection, SqliteTransaction transaction)
    {
        var contacts = organisation.Addressee(prepared.Person)?.Contacts ?? [];
        var contact = prepared.Contact < contacts.Count ? contacts[prepared.Contact] : null;
        connection.Run(
            transaction,
            InsertSql,
            OutboxRow.IdOf(run.Id, prepared.Notification),
            run.Id.Value,
            prepared.Notification.Value,
            PriorityOf(run.Mode),
            prepared.Person.Value,
            Names<Channel>.Of(prepared.Channel),
            Names<Purpose>.Of(prepared.Purpose),
            contact?.Channel == prepared.Channel ? contact.Address : null,
            OutboxState.Of(NotificationStatus.Ready, prepared.Channel),
            now.ToUnixTimeMilliseconds(),
            prepared.SendBefore.ToUnixTimeMilliseconds());
    }

    private static void Follow(RunState run, NotificationId id, SqliteConnection connection, SqliteTransaction transaction)
    {
        if (run.Notifications.TryGetValue(id, out var known))
        {
            connection.Run(transaction, StateSql, OutboxRow.IdOf(run.Id, id), OutboxState.Of(known.Status, known.Intent.Channel));
        }
    }

    // A crisis never waits behind a drill, nor a drill behind a campaign.
    private static int PriorityOf(RunMode mode) => mode switch
    {
        RunMode.Live => 0,
        RunMode.Drill => 1,
        RunMode.Campaign => 2,
    };
}
