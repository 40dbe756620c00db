using System.Threading.Channels;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>What is simulated.</summary>
/// <param name="Runbook">As a real run would start with.</param>
/// <param name="Organisation">Who fills which role.</param>
/// <param name="Start">T0 and the moment of starting.</param>
/// <param name="Until">Nothing happens after this.</param>
/// <param name="Title">Of the run.</param>
/// <param name="Data">Filled in at the start, normalised.</param>
/// <param name="Authorities">For which authorities.</param>
internal sealed record SimulationPlan(
    Runbook Runbook,
    OrganisationDirectory Organisation,
    DateTimeOffset Start,
    DateTimeOffset Until,
    string Title,
    IReadOnlyDictionary<string, string> Data,
    IReadOnlyList<string> Authorities);

/// <summary>How a simulation ended.</summary>
internal enum SimulationEnd
{
    /// <summary>Nothing can happen any more.</summary>
    Quiet,

    /// <summary>The moment until which was asked came first.</summary>
    TimeUp,

    /// <summary>More entries than a runbook can mean.</summary>
    TooMany,
}

/// <summary>
/// The real engine in virtual time: timers fire at their exact instant, messages count as sent at the instant at which they are made, calls
/// are made by the reactions. Nothing leaves, nothing is stored, and the same plan gives the same entries to the last byte.
/// </summary>
internal sealed class VirtualRun(SimulationPlan plan, Reactions reactions)
{
    /// <summary>More than this is a runbook that goes round in circles.</summary>
    public const int MostEntries = 100_000;

    /// <summary>The id of the simulated run; a run that it starts gets a number after it and is not simulated itself.</summary>
    public static readonly RunId Id = new("simulatie");

    private readonly List<JournalEntry> _entries = [];
    private readonly Channel<(Fact Fact, DateTimeOffset At)> _unsealed = Channel.CreateUnbounded<(Fact Fact, DateTimeOffset At)>();
    private readonly List<Rejected> _rejected = [];
    private readonly PriorityQueue<PlannedAct, (DateTimeOffset At, long Order)> _acts = new();
    private readonly Queue<RunEvent> _fresh = new();
    private long _facts;
    private long _order;
    private int _children;
    private RunState? _state;

    /// <summary>An act of the reactions that the engine refused: the author of a reaction file wants to know.</summary>
    internal sealed record Rejected(DateTimeOffset At, Request Request, Refusal Refusal);

    /// <summary>After <see cref="Run"/> all of them.</summary>
    public IReadOnlyList<JournalEntry> Entries => _entries;

    /// <summary>Acts that were refused, in order.</summary>
    public IReadOnlyList<Rejected> Refusals => _rejected;

    /// <summary>The run as it ended.</summary>
    public RunState State => _state ?? throw new InvalidOperationException("not run yet");

    /// <summary>Runs to the end.</summary>
    public SimulationEnd Run()
    {
        // What an entry looks like changes nothing about what happens next, so a second processor can do it.
        var sealing = Task.Run(Seal);
        try
        {
            return Play();
        }
        finally
        {
            _unsealed.Writer.Complete();
            sealing.GetAwaiter().GetResult();
        }
    }

    private SimulationEnd Play()
    {
        var start = new StartRun(Id, plan.Runbook, RunMode.Live, plan.Title, plan.Start, plan.Data, plan.Authorities);
        Handle(new Request(start, new Actor("simulatie", null, Origin.CommandLine)), plan.Start);
        var now = plan.Start;
        while (true)
        {
            Settle(now);
            if (_facts > MostEntries)
            {
                return SimulationEnd.TooMany;
            }

            var deadline = FirstDeadline();
            DateTimeOffset? next = _acts.TryPeek(out _, out var act) && (deadline is null || act.At < deadline.Due) ? act.At : deadline?.Due;
            if (next is null)
            {
                return SimulationEnd.Quiet;
            }

            if (next > plan.Until)
            {
                return SimulationEnd.TimeUp;
            }

            now = next > now ? next.Value : now;
            Step(deadline, now);
        }
    }

    // One thing at a time, timers before people: what a timer changes, a person who acts at the same instant already sees.
    private void Step(Deadline? deadline, DateTimeOffset now)
    {
        if (deadline is not null && deadline.Due <= now)
        {
            Handle(new Request(new DeadlineReached(deadline.Id), Actor.Clock), now);
        }
        else if (_acts.Dequeue().Make(State, now) is { } request && Handle(request, now) is { } refusal)
        {
            _rejected.Add(new Rejected(now, request, refusal));
        }
    }

    private Deadline? FirstDeadline()
    {
        Deadline? first = null;
        foreach (var deadline in State.Deadlines.Values)
        {
            var order = first is null ? -1 : deadline.Due.CompareTo(first.Due);
            if (order < 0 || (order == 0 && string.CompareOrdinal(deadline.Id.Value, first!.Id.Value) < 0))
            {
                first = deadline;
            }
        }

        return first;
    }

    /// <summary>What the rest of the program does at once: hand over messages, start runs that are asked for, let people see it.</summary>
    private void Settle(DateTimeOffset now)
    {
        while (_fresh.TryDequeue(out var happened))
        {
            switch (happened)
            {
                case NotificationPrepared { Channel: not Engine.Escalation.Channel.Call } prepared when State.Notifications[prepared.Notification].Status == NotificationStatus.Ready:
                    Handle(new Request(new ReportDelivery(prepared.Notification, NotificationStatus.Sent, null), Actor.Dispatcher), now);
                    break;
                case ChildRequested child:
                    Handle(new Request(new ChildStarted(child.Step, new RunId($"{Id}-{++_children + 1}")), Actor.Engine), now);
                    break;
                default:
                    break;
            }

            foreach (var act in reactions.After(State, happened, now))
            {
                _acts.Enqueue(act, (act.At < now ? now : act.At, _order++));
            }
        }
    }

    private Refusal? Handle(Request request, DateTimeOffset now)
    {
        var outcome = Engine.Runs.Run.Decide(_state, request, plan.Organisation, now);
        _state = outcome.State;
        foreach (var fact in outcome.Facts)
        {
            _facts++;
            _unsealed.Writer.TryWrite((fact, now));
            _fresh.Enqueue(fact.Event);
        }

        return outcome.Refusal;
    }

    private async Task Seal()
    {
        var hash = HashChain.Start;
        await foreach (var (fact, at) in _unsealed.Reader.ReadAllAsync())
        {
            var entry = EntryCodec.Seal(Id, _entries.Count + 1, fact, at, hash);
            hash = entry.Hash;
            _entries.Add(entry);
        }
    }
}
