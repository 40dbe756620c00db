using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Runs;

/// <summary>
/// The one door to every run. Commands of one run are handled one after another, different runs together; what it returns is on
/// disk. Everything that must commit with the journal is written by the registered <see cref="ICommitPart"/>s in the same transaction.
/// </summary>
internal sealed class RunDesk(
    RunHistory history, RunbookShelf shelf, JournalWriter writer, IEnumerable<ICommitPart> parts, TimeProvider clock, ILogger<RunDesk> log)
{
    /// <summary>How often a command is decided anew because another program wrote to the same run first.</summary>
    private const int MostAttempts = 5;

    private readonly ImmutableArray<ICommitPart> _parts = [.. parts];
    private readonly RunSlots _slots = new(RunSlots.DefaultBound);
    private readonly StartKeys _keys = new(history.Database);

    /// <summary>
    /// After a commit, in order per run. Listeners must not wait: the run is held until they return. An exception is logged and
    /// changes nothing about the outcome.
    /// </summary>
    [SuppressMessage("Design", "MA0046", Justification = "the sender says nothing: there is one desk")]
    public event Action<Committed>? Committed;

    /// <summary>Starts a run of the current version of a runbook.</summary>
    /// <param name="runbook">Which.</param>
    /// <param name="details">How.</param>
    /// <param name="by">Who.</param>
    /// <param name="idempotencyKey">The same key is the same run, for ever; null: each call is a new run.</param>
    /// <param name="stop">Only before it is recorded.</param>
    /// <exception cref="StorageException">The disk refuses; nothing was recorded.</exception>
    public async Task<Handled> Start(
        RunbookId runbook, StartDetails details, Actor by, string? idempotencyKey, CancellationToken stop)
    {
        using var held = idempotencyKey is null ? null : await _keys.Hold(idempotencyKey, stop);
        if (idempotencyKey is not null && _keys.Find(idempotencyKey) is { } earlier)
        {
            return await Earlier(earlier, runbook, stop);
        }

        if (shelf.Find(runbook) is not { } found)
        {
            return new Handled(null, [], new Refusal(RefusalCode.NotFound, $"Draaiboek '{runbook}' bestaat niet."));
        }

        for (var attempt = 1; ; attempt++)
        {
            var now = Now();
            var organisation = shelf.Organisation;
            var run = RunIds.New(runbook, now, organisation.Zone, attempt);
            using var slot = await _slots.Hold(run, stop);
            var start = new StartRun(
                run, found, details.Mode, details.Title, Whole(details.Start ?? now), details.Data,
                details.Authorities ?? [.. organisation.Authorities.Select(authority => authority.Id)], details.Parent, details.ParentRestricted);
            var outcome = Run.Decide(null, new Request(start, by), organisation, now);
            if (outcome.Facts.Count == 0)
            {
                return new Handled(null, [], outcome.Refusal);
            }

            try
            {
                return await Record(slot.Value, null, outcome, now, StartKeys.Part(idempotencyKey, run, runbook, now), stop);
            }
            catch (SequenceTakenException) when (attempt < MostAttempts)
            {
                log.LogInformation("Run id {Run} exists, taking another", run);
            }
        }
    }

    /// <summary>Handles a command of a run.</summary>
    /// <exception cref="StorageException">The disk refuses; nothing was recorded.</exception>
    public Task<Handled> Handle(RunId run, Request request, CancellationToken stop) => Handle(run, request, null, stop);

    /// <summary>Handles a command of a run, and one that only counts with it.</summary>
    /// <param name="run">Which.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="beside">Recorded in the same append, after it, and only when the first was taken and changed something.</param>
    /// <param name="stop">Only before it is recorded.</param>
    /// <exception cref="StorageException">The disk refuses; nothing was recorded.</exception>
    public async Task<Handled> Handle(RunId run, Request request, Request? beside, CancellationToken stop)
    {
        request = request with { Happened = request.Happened is { } at ? Whole(at) : null };
        using var slot = await _slots.Hold(run, stop);
        for (var attempt = 1; ; attempt++)
        {
            slot.Value.Head ??= history.Load(run);
            if (slot.Value.Head is not { } head)
            {
                return new Handled(null, [], new Refusal(RefusalCode.NotFound, $"Inzet '{run}' bestaat niet."));
            }

            var now = Now();
            var outcome = Run.Decide(head.State, request, shelf.Organisation, now);
            if (outcome.Facts.Count == 0)
            {
                return new Handled(outcome.State, [], outcome.Refusal);
            }

            if (beside is not null && outcome.Refusal is null)
            {
                var more = Run.Decide(outcome.State, beside, shelf.Organisation, now);
                outcome = more with { Facts = [.. outcome.Facts, .. more.Facts], Refusal = null };
            }

            try
            {
                return await Record(slot.Value, head, outcome, now, null, stop);
            }
            catch (SequenceTakenException) when (attempt < MostAttempts)
            {
                log.LogWarning("Another program wrote to run {Run}; deciding again", run);
            }
        }
    }

    /// <summary>The run as it is now; null: no such run.</summary>
    public async Task<RunState?> State(RunId run, CancellationToken stop)
    {
        using var slot = await _slots.Hold(run, stop);
        slot.Value.Head ??= history.Load(run);
        return slot.Value.Head?.State;
    }

    private async Task<Handled> Earlier(StartKeys.Earlier earlier, RunbookId runbook, CancellationToken stop)
    {
        var state = await State(earlier.Run, stop);
        var refusal = earlier.Runbook == runbook
            ? null
            : new Refusal(RefusalCode.Invalid, $"Deze sleutel is al gebruikt voor draaiboek '{earlier.Runbook}' (inzet {earlier.Run}). Gebruik voor elke start een eigen sleutel.");
        return new Handled(state, [], refusal, Existing: true);
    }

    private async Task<Handled> Record(
        RunSlot slot, Head? head, Outcome outcome, DateTimeOffset now, Action<SqliteConnection, SqliteTransaction>? extra, CancellationToken stop)
    {
        var entries = Seal(outcome, head, now);
        var change = new Committed(head?.State, outcome.State, entries, [.. outcome.Facts.Select(fact => fact.Event)]);
        var snapshots = history.SnapshotsOf(change);
        slot.Head = null;
        await writer.Append(
            entries,
            (connection, transaction) =>
            {
                snapshots.Write(connection, transaction);
                extra?.Invoke(connection, transaction);
                foreach (var part in _parts)
                {
                    part.Write(change, connection, transaction);
                }
            },
            stop);
        slot.Head = new Head(outcome.State, entries[^1].Hash);
        snapshots.Kept();
        Tell(change);
        return new Handled(outcome.State, entries, outcome.Refusal);
    }

    private static JournalEntry[] Seal(Outcome outcome, Head? head, DateTimeOffset now)
    {
        var entries = new JournalEntry[outcome.Facts.Count];
        var (sequence, hash) = (head?.State.Sequence ?? 0, head?.Hash ?? HashChain.Start);
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = EntryCodec.Seal(outcome.State.Id, ++sequence, outcome.Facts[i], now, hash);
            hash = entries[i].Hash;
        }

        return entries;
    }

    [SuppressMessage("Design", "CA1031", Justification = "what was recorded stays recorded, whatever a listener does")]
    private void Tell(Committed change)
    {
        try
        {
            Committed?.Invoke(change);
        }
        catch (Exception fault)
        {
            log.LogError(fault, "A listener failed after a commit of run {Run}", change.After.Id);
        }
    }

    private DateTimeOffset Now() => Whole(clock.GetUtcNow());

    // The journal keeps milliseconds; what is decided with must be what is kept.
    private static DateTimeOffset Whole(DateTimeOffset instant) => new(instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMillisecond), instant.Offset);
}
