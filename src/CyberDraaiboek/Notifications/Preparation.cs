using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications.Links;
using CyberDraaiboek.Notifications.Texts;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications;

/// <summary>Writes what is about to be sent, from what the run knows at that moment.</summary>
internal sealed class Preparation(RunDesk desk, RunbookShelf shelf, JournalReader journal, HostSettings settings)
{
    /// <summary>What a row has become.</summary>
    public abstract record Prepared(OutboxRow Row)
    {
        /// <summary>To be handed over.</summary>
        public sealed record Send(OutboxRow Row, Outgoing Message) : Prepared(Row);

        /// <summary>Cannot be handed over.</summary>
        public sealed record Fail(OutboxRow Row, string Detail) : Prepared(Row);

        /// <summary>The run does not want it any more, or never did: the row follows.</summary>
        public sealed record Settled(OutboxRow Row, string State) : Prepared(Row);
    }

    /// <summary>Prepares one row.</summary>
    public async Task<Prepared> Prepare(OutboxRow row, DateTimeOffset now, CancellationToken stop)
    {
        if (await desk.State(row.Run, stop) is not { } run || !run.Notifications.TryGetValue(row.Notification, out var known))
        {
            return new Prepared.Settled(row, OutboxState.Of(NotificationStatus.Withdrawn, row.Channel));
        }

        if (known.Status != NotificationStatus.Ready)
        {
            return new Prepared.Settled(row, OutboxState.Of(known.Status, row.Channel));
        }

        if (row.Address is not { } address)
        {
            return new Prepared.Fail(row, $"geen adres voor {Names<Channel>.Of(row.Channel)}");
        }

        var about = new TextContext(run, known.Intent, shelf.Organisation, now, SitrapOf(known.Intent, run));
        if (row.Channel != Channel.Mail || !Composer.AsksAnswer(about))
        {
            return new Prepared.Send(row, new Outgoing(row, address, about, Composer.Compose(about, null), null, null));
        }

        var key = AnswerKey.New(run.Id.Value, run.Title, about.Step!.Definition.Title, about.TargetTitle, about.PersonName);
        var link = new AnswerLink(
            run.Id, row.Notification, about.Step.Id, known.Intent.Person, known.Intent.Target, now, now + settings.Sending.LinkLifetime, 0, null);
        var answer = new TextBlock.AnswerHere($"{settings.Server.LinkBase()}/b/{key.Token}", key.Code);
        return new Prepared.Send(row, new Outgoing(row, address, about, Composer.Compose(about, answer), key, link));
    }

    // The report that was fixed last before this message: a later one has a step and messages of its own.
    private SitrapFixed? SitrapOf(NotificationPrepared intent, RunState run) => intent.Purpose == Purpose.Sitrap
        ? journal.Entries(new EntryFilter(run.Id, Action: "sitrap.vastgesteld"))
            .Select(EntryCodec.Event).OfType<SitrapFixed>().LastOrDefault(fixed_ => fixed_.Step == intent.Step)
        : null;
}
