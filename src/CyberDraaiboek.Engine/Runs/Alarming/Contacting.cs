using System.Globalization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Reaching one person: the first contact, and the next one when that fails, is in doubt or stays without answer.</summary>
internal static class Contacting
{
    // After so many messages in doubt to one address it is treated as failed.
    private const int DoubtsAtMost = 3;

    /// <summary>A person's contacts in the order to try, as places in their list.</summary>
    public static IReadOnlyList<int> ChainOf(Person person, IReadOnlyList<Channel> via)
    {
        var all = Enumerable.Range(0, person.Contacts.Count);
        return via.Count == 0
            ? [.. all.Where(at => person.Contacts[at].Channel != Channel.Webhook)]
            : [.. via.SelectMany(channel => all.Where(at => person.Contacts[at].Channel == channel))];
    }

    /// <summary>The first message of an attempt to a person.</summary>
    public static void First(Turn turn, Call call, Person person, IReadOnlyList<Channel> via, int attempt)
    {
        var chain = ChainOf(person, via);
        var intent = new NotificationPrepared
        {
            Notification = new NotificationId(string.Create(
                CultureInfo.InvariantCulture, $"{call.Step}/{call.Key}/{call.Cycle}-{attempt}/{person.Id}/{chain[0]}")),
            Step = call.Step,
            AlarmKey = call.Key,
            Target = call.Target,
            Person = person.Id,
            Channel = person.Contacts[chain[0]].Channel,
            Contact = chain[0],
            Fallback = [.. chain.Skip(1)],
            Purpose = call.Cycle > 0 && call.Purpose == Purpose.Alarm ? Purpose.Reminder : call.Purpose,
            Template = TemplateOf(turn.Find(call.Step)!.Definition, call.Purpose),
            Cycle = call.Cycle,
            Attempt = attempt,
            SendBefore = SendBefore(turn, call.Step, call.Purpose, person.Contacts[chain[0]].Channel),
            NextContactAt = call.AsksAnswer ? NextContactAt(turn, person, null, chain) : null,
        };
        turn.Follow(intent);
    }

    /// <summary>A message about a legal clock, which no step has to be open for.</summary>
    public static void AboutClock(Turn turn, ClockId clock, RoleId owner, Person person, string deadline)
    {
        var chain = ChainOf(person, []);
        turn.Follow(new NotificationPrepared
        {
            Notification = new NotificationId(string.Create(CultureInfo.InvariantCulture, $"{deadline}/{person.Id}/{chain[0]}")),
            Clock = clock,
            AlarmKey = deadline,
            Target = owner,
            Person = person.Id,
            Channel = person.Contacts[chain[0]].Channel,
            Contact = chain[0],
            Fallback = [.. chain.Skip(1)],
            Purpose = Purpose.Clock,
            SendBefore = turn.Now + turn.Organisation.LimitOf(person.Contacts[chain[0]].Channel),
        });
    }

    /// <summary>The next contact of the same person; false when there is none.</summary>
    public static bool Next(Turn turn, NotificationPrepared before)
    {
        if (before.Fallback.Count == 0 || Find(turn, before) is not { } person || before.Fallback[0] >= person.Contacts.Count)
        {
            return false;
        }

        var chain = before.Fallback;
        var name = before.Notification.Value;
        turn.Follow(before with
        {
            Notification = new NotificationId(string.Create(CultureInfo.InvariantCulture, $"{name[..name.LastIndexOf('/')]}/{chain[0]}")),
            Channel = person.Contacts[chain[0]].Channel,
            Contact = chain[0],
            Fallback = [.. chain.Skip(1)],
            Follows = before.Notification,
            MayBeDuplicate = false,
            SendBefore = SendBefore(turn, before.Step, before.Purpose, person.Contacts[chain[0]].Channel),
            NextContactAt = before.NextContactAt is null ? null : NextContactAt(turn, person, person.Contacts[chain[0]].After, chain),
        });
        return true;
    }

    /// <summary>The same message again, because nobody knows whether the first one left; false after too many.</summary>
    public static bool Again(Turn turn, NotificationPrepared doubtful)
    {
        var name = doubtful.Notification.Value;
        var at = name.LastIndexOf('+');
        var times = at < 0 ? 0 : int.Parse(name.AsSpan(at + 1), CultureInfo.InvariantCulture);
        if (times >= DoubtsAtMost)
        {
            return false;
        }

        turn.Follow(doubtful with
        {
            Notification = new NotificationId(string.Create(CultureInfo.InvariantCulture, $"{(at < 0 ? name : name[..at])}+{times + 1}")),
            Follows = doubtful.Notification,
            MayBeDuplicate = true,
            SendBefore = SendBefore(turn, doubtful.Step, doubtful.Purpose, doubtful.Channel),
        });
        return true;
    }

    /// <summary>Whether a message still serves something: nothing more is sent for a step that ended or a role that was reached.</summary>
    public static bool StillNeeded(RunState state, NotificationPrepared intent)
    {
        if (state.Status == RunStatus.Closed)
        {
            return false;
        }

        if (intent.Clock is { } clock)
        {
            return state.Clocks.TryGetValue(clock, out var running) && running.Running;
        }

        var step = state.Steps[intent.Step!.Value];
        return step.Alarms.TryGetValue(intent.AlarmKey, out var alarm)
            && alarm.Cycle == intent.Cycle
            && !alarm.Reached
            && (!step.Ended || intent.Purpose == Purpose.Sitrap);
    }

    private static Person? Find(Turn turn, NotificationPrepared intent) =>
        turn.Organisation.People.GetValueOrDefault(intent.Person) ?? turn.Organisation.Parties.GetValueOrDefault(new RoleId(intent.Person.Value));

    private static DateTimeOffset SendBefore(Turn turn, StepId? step, Purpose purpose, Channel channel)
    {
        var own = step is { } id && purpose != Purpose.SecondReader ? (turn.Find(id)!.Definition as NotifyStep)?.SendWithin : null;
        return turn.Now + (own ?? turn.Organisation.LimitOf(channel));
    }

    private static DateTimeOffset? NextContactAt(Turn turn, Person person, TimeSpan? usedAfter, IReadOnlyList<int> chain) =>
        chain.Count > 1 && person.Contacts[chain[1]].After is { } after
            ? turn.Now + (after > (usedAfter ?? TimeSpan.Zero) ? after - (usedAfter ?? TimeSpan.Zero) : TimeSpan.Zero)
            : null;

    private static TemplateId? TemplateOf(Step step, Purpose purpose) => (step, purpose) switch
    {
        (NotifyStep notify, not Purpose.SecondReader) => notify.Template,
        (SitrapStep sitrap, Purpose.Sitrap) => sitrap.Template,
        (WebhookStep webhook, _) => webhook.Template,
        _ => null,
    };
}
