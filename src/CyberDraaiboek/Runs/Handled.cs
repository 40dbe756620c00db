using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Runs;

/// <summary>What a command led to. When it is returned, its entries are on disk.</summary>
/// <param name="State">The run now; null only with a refusal: there is no such run or runbook.</param>
/// <param name="Entries">What was recorded; may be empty. Also a refusal can leave entries.</param>
/// <param name="Refusal">Null: done, or it had been done already.</param>
/// <param name="Existing">A start with this key had been done before; <paramref name="State"/> is that run.</param>
internal sealed record Handled(RunState? State, IReadOnlyList<JournalEntry> Entries, Refusal? Refusal, bool Existing = false);

/// <summary>How to start a run.</summary>
/// <param name="Mode">What it is for.</param>
/// <param name="Title">For people.</param>
/// <param name="Start">T0; null: now.</param>
/// <param name="Data">What the runbook asks at the start.</param>
/// <param name="Authorities">For which authorities; null: all.</param>
/// <param name="Parent">The run that asked for it.</param>
/// <param name="ParentRestricted">Only those in that run may know of this one either.</param>
internal sealed record StartDetails(
    RunMode Mode,
    string Title,
    DateTimeOffset? Start,
    IReadOnlyDictionary<string, string> Data,
    IReadOnlyList<string>? Authorities = null,
    RunId? Parent = null,
    bool ParentRestricted = false);
