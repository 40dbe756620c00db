namespace CyberDraaiboek.Engine.Runs;

/// <summary>What a command leads to: facts, a refusal, or both (the loser of a race is refused and that is a fact too).</summary>
/// <param name="Facts">In order; empty when nothing changes.</param>
/// <param name="State">The run after the facts.</param>
/// <param name="Refusal">Null: done, or had been done already.</param>
public sealed record Outcome(IReadOnlyList<Fact> Facts, RunState State, Refusal? Refusal = null);

/// <summary>An event with who caused it and when.</summary>
/// <param name="Event">What happened.</param>
/// <param name="By">Who.</param>
/// <param name="Happened">When it happened, in the offset that the person used.</param>
public sealed record Fact(RunEvent Event, Actor By, DateTimeOffset Happened);

/// <summary>A refusal, for people.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Message">Dutch: what is wrong and what can be done.</param>
public sealed record Refusal(RefusalCode Code, string Message);

/// <summary>Why a command is refused.</summary>
public enum RefusalCode
{
    /// <summary>The step, clock, message or option does not exist.</summary>
    NotFound,

    /// <summary>The run is closed.</summary>
    RunClosed,

    /// <summary>Somebody else was first.</summary>
    LostRace,

    /// <summary>Something needed is missing or wrong: a reason, evidence, a field.</summary>
    Invalid,

    /// <summary>Not the role that decides; possible with an override.</summary>
    NotMandated,

    /// <summary>The second reader is the same person as the first; possible with an override.</summary>
    SecondReaderIsFirst,

    /// <summary>Steps are open or clocks run; possible with an override.</summary>
    StillOpen,

    /// <summary>Not possible for this kind of step or in this state.</summary>
    NotPossible,
}
