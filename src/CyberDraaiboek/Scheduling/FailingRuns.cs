using System.Collections.Concurrent;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Scheduling;

/// <summary>A run whose deadlines cannot be handled.</summary>
/// <param name="Run">Which.</param>
/// <param name="Since">The first failure of this row of failures.</param>
/// <param name="Times">How many in a row.</param>
/// <param name="NextTry">Nothing is tried before.</param>
/// <param name="Fault">What the last one said.</param>
internal sealed record FailingRun(RunId Run, DateTimeOffset Since, int Times, DateTimeOffset NextTry, string Fault);

/// <summary>Which runs fail, so that one failing run does not stop the others and is seen by people.</summary>
internal sealed class FailingRuns
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<RunId, FailingRun> _failing = new();

    /// <summary>All that fail now, the longest failing first. For the health page.</summary>
    public IReadOnlyList<FailingRun> All => [.. _failing.Values.OrderBy(failing => failing.Since)];

    /// <summary>Whether the run may be tried now.</summary>
    public bool MayTry(RunId run, DateTimeOffset now) => !_failing.TryGetValue(run, out var failing) || failing.NextTry <= now;

    /// <summary>It failed again; each time the wait doubles.</summary>
    public FailingRun Failed(RunId run, Exception fault, DateTimeOffset now) => _failing.AddOrUpdate(
        run,
        _ => new FailingRun(run, now, 1, now + FirstWait, Why(fault)),
        (_, before) => before with { Times = before.Times + 1, NextTry = now + WaitAfter(before.Times + 1), Fault = Why(fault) });

    /// <summary>It went well.</summary>
    public void Succeeded(RunId run) => _failing.TryRemove(run, out _);

    private static string Why(Exception fault) => fault is StorageException ? fault.Message : $"{Trouble.Why(fault)}.";

    private static TimeSpan WaitAfter(int times) =>
        times > 8 ? LongestWait : TimeSpan.FromTicks(Math.Min(LongestWait.Ticks, FirstWait.Ticks << (times - 1)));
}
