using CyberDraaiboek.Api.Notifications;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Web.Room;

namespace CyberDraaiboek.Web.Reached;

/// <summary>A message and what is known about it.</summary>
/// <param name="Id">Of the message.</param>
/// <param name="About">The step or clock.</param>
/// <param name="How">The channel, in Dutch.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Trail">What happened to it, the last first.</param>
public sealed record MessageLine(string Id, string About, string How, Word Status, IReadOnlyList<(DateTimeOffset At, string Text)> Trail);

/// <summary>Everything that somebody was sent.</summary>
public sealed record PersonReach(string Name, Word Status, IReadOnlyList<MessageLine> Messages);

/// <summary>Who was reached, and who must be rung.</summary>
public sealed record ReachedModel(RoomModel Room, IReadOnlyList<PersonReach> People)
{
    internal IReadOnlyList<CallToMake> Calls { get; init; } = [];

    /// <summary>Private numbers are shown.</summary>
    public bool Numbers { get; init; }

    /// <summary>Show only people with this status; null: all.</summary>
    public string? Only { get; init; }

    /// <param name="room">The run for this visitor.</param>
    /// <param name="entries">All entries about messages.</param>
    public static ReachedModel Of(RoomModel room, IEnumerable<JournalEntry> entries)
    {
        var trails = entries.Where(e => e.Action is not "melding.bevestigd").GroupBy(e => e.Object)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(e => e.Sequence).Select(e => (e.Happened, e.Result)).ToList(), StringComparer.Ordinal);
        var people = room.Run.Notifications.Values.GroupBy(n => n.Intent.Person).Select(sent =>
        {
            var messages = sent.OrderByDescending(n => n.PreparedAt).ThenBy(n => n.Intent.Notification.Value, StringComparer.Ordinal).Select(n => new MessageLine(
                n.Intent.Notification.Value, About(room.View, n.Intent), ReachedTexts.How(n.Intent.Channel), ReachedTexts.Of(n.Status),
                trails.GetValueOrDefault(n.Intent.Notification.Value) ?? [])).ToList();
            return new PersonReach(room.View.NameOf(sent.Key), Sum(room.Run, sent.Key, [.. sent]), messages);
        });
        return new ReachedModel(room, [.. people.OrderBy(p => Loudness(p.Status)).ThenBy(p => p.Name, StringComparer.Ordinal)]);
    }

    private static string About(RoomView view, NotificationPrepared intent) =>
        intent.Step is { } step && view.Run.Steps.TryGetValue(step, out var found) ? found.Definition.Title
        : intent.Clock is { } clock && view.Run.Runbook.Clocks.TryGetValue(clock.Authored, out var law) ? law.Title
        : "";

    /// <summary>One word for a person: the best that is known, unless it is not enough.</summary>
    private static Word Sum(RunState run, PersonId person, IReadOnlyList<NotificationState> sent)
    {
        var alarms = run.Steps.Values.SelectMany(s => s.Alarms.Values).ToList();
        return alarms.Any(a => a.Coming.ContainsKey(person)) ? ReachedTexts.Confirmed
            : alarms.Any(a => a.Declined.Contains(person)) ? ReachedTexts.Declined
            : sent.Any(n => n.Status == NotificationStatus.Acknowledged) ? ReachedTexts.Confirmed
            : sent.Any(n => n.Status == NotificationStatus.InDoubt) ? ReachedTexts.Of(NotificationStatus.InDoubt)
            : sent.Any(n => n.Status == NotificationStatus.Delivered) ? ReachedTexts.Of(NotificationStatus.Delivered)
            : sent.Any(n => n.Status == NotificationStatus.Sent) ? ReachedTexts.Of(NotificationStatus.Sent)
            : sent.Any(n => n is { Status: NotificationStatus.Ready, Intent.Channel: not Channel.Call }) ? ReachedTexts.Of(NotificationStatus.Ready)
            : sent.Any(n => n.Status == NotificationStatus.Ready) ? ReachedTexts.ToCall
            : sent.All(n => n.Status == NotificationStatus.Withdrawn) ? ReachedTexts.Of(NotificationStatus.Withdrawn)
            : ReachedTexts.NotReached;
    }

    private static int Loudness(Word word) => word.Tone switch { "alarm" => 0, "warn" => 1, "" => 2, "info" => 3, _ => 4 };
}
