using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Tests.Engine;

/// <summary>A run in virtual time with everything around it that the host would do: timers, sending, the journal, a crash now and then.</summary>
internal sealed class Town
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(1));

    private readonly Dictionary<string, Runbook> _shelf = [];

    public Town(Runbook runbook, OrganisationDirectory? organisation = null, IReadOnlyList<string>? authorities = null, RunMode mode = RunMode.Live, string title = "Proef")
    {
        Organisation = organisation ?? TownHall.Organisation;
        _shelf[runbook.Hash] = runbook;
        Keep(Run.Decide(null, new Request(
            new StartRun(new RunId("proef"), runbook, mode, title, Begin, new Dictionary<string, string>(), authorities ?? []),
            Clerk), Organisation, Now));
    }

    public static Actor Clerk { get; } = new("Servicedesk", new RoleId("servicedesk"), Origin.CommandLine);

    public DateTimeOffset Now { get; private set; } = Begin;

    public RunState State { get; private set; } = null!;

    public OrganisationDirectory Organisation { get; set; }

    public List<JournalEntry> Journal { get; } = [];

    public List<(DateTimeOffset At, NotificationPrepared Message)> Sent { get; } = [];

    /// <summary>What a provider says of a message; by default it takes it. Null: it does not answer.</summary>
    public Func<NotificationPrepared, NotificationStatus?> Provider { get; set; } = m => m.Channel == Channel.Call ? null : NotificationStatus.Sent;

    public IEnumerable<string> Codes => Journal.Select(e => e.Action);

    public IEnumerable<T> Events<T>()
        where T : RunEvent => Journal.Select(EntryCodec.Event).OfType<T>();

    public static Actor As(string person, string role) => new(person, new RoleId(role), Origin.CommandLine, new PersonId(person));

    public Refusal? Do(Command command, Actor? by = null, string? despite = null, DateTimeOffset? happened = null)
    {
        if (command is TakeOver takeOver)
        {
            _shelf[takeOver.Runbook.Hash] = takeOver.Runbook;
        }

        Dispatch();
        var outcome = Run.Decide(State, new Request(command, by ?? Clerk, happened, despite), Organisation, Now);
        Keep(outcome);
        Dispatch();
        return outcome.Refusal;
    }

    public Refusal? Ack(string step, string person, Answer answer = Answer.Coming, Strength strength = Strength.Weak, string? target = null) =>
        Do(new Acknowledge(new StepId(step), new PersonId(person), target is null ? null : new RoleId(target), strength, answer), As(person, "x"));

    public Refusal? Complete(string step, string by = "servicedesk", string? evidence = null, DateTimeOffset? happened = null) =>
        Do(new CompleteStep(new StepId(step), null, evidence, new Dictionary<string, string>()), As(by, by), happened: happened);

    /// <summary>Lets time pass; every timer fires at its own moment, in order.</summary>
    public void Push(TimeSpan by) => PushTo(Now + by);

    public void PushTo(DateTimeOffset until)
    {
        for (var guard = 0; guard < 100_000; guard++)
        {
            Dispatch();
            var next = State.Deadlines.Values.OrderBy(d => d.Due).ThenBy(d => d.Id.Value, StringComparer.Ordinal).FirstOrDefault();
            if (next is null || next.Due > until)
            {
                Now = until > Now ? until : Now;
                return;
            }

            Now = next.Due > Now ? next.Due : Now;
            Fire(next);
        }

        Assert.Fail("time does not pass: timers keep coming");
    }

    /// <summary>The server was off for a while: whatever came due fires now, once each.</summary>
    public void Sleep(TimeSpan downtime)
    {
        Now += downtime;
        Crash();
        foreach (var due in State.Deadlines.Values.Where(d => d.Due <= Now).OrderBy(d => d.Due).ThenBy(d => d.Id.Value, StringComparer.Ordinal).ToList())
        {
            if (State.Deadlines.TryGetValue(due.Id, out var still) && still == due)
            {
                Fire(due);
            }
        }

        Dispatch();
    }

    /// <summary>All that is in memory is lost; the run comes back from its journal.</summary>
    public void Crash() => State = Replayed();

    public RunState Replayed() => Run.Replay(Journal, hash => _shelf[hash]);

    /// <summary>Jumps the clock without firing anything.</summary>
    public void SetClock(DateTimeOffset now) => Now = now;

    public void Fire(Deadline deadline) => Keep(Run.Decide(State, new Request(new DeadlineReached(deadline.Id), Actor.Clock), Organisation, Now));

    private void Dispatch()
    {
        while (State.Notifications.Values.Where(n => n.Status == NotificationStatus.Ready && !_handed.Contains(n.Intent.Notification))
            .OrderBy(n => n.Intent.Notification.Value, StringComparer.Ordinal).FirstOrDefault() is { } ready)
        {
            _handed.Add(ready.Intent.Notification);
            Sent.Add((Now, ready.Intent));
            if (Provider(ready.Intent) is { } status)
            {
                Keep(Run.Decide(State, new Request(new ReportDelivery(ready.Intent.Notification, status, "proef"), Actor.Dispatcher), Organisation, Now));
            }
        }
    }

    private readonly HashSet<NotificationId> _handed = [];

    private void Keep(Outcome outcome)
    {
        var previous = Journal.LastOrDefault()?.Hash ?? HashChain.Start;
        foreach (var fact in outcome.Facts)
        {
            var entry = EntryCodec.Seal(new RunId("proef"), Journal.Count + 1, fact, Now, previous);
            Journal.Add(entry);
            previous = entry.Hash;
        }

        State = outcome.State;
        Assert.Equal(Journal.Count, State.Sequence);
    }
}
