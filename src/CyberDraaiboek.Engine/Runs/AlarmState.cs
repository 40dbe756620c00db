using System.Collections.Immutable;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>The escalation of one step for one addressed role.</summary>
public sealed record AlarmState
{
    /// <summary>The role, with <c>akkoord/</c> or <c>sitrap/</c> before it where a step addresses roles for two purposes.</summary>
    public required string Key { get; init; }

    /// <summary>Why they are addressed.</summary>
    public required Purpose Purpose { get; init; }

    /// <summary>The role addressed.</summary>
    public required RoleId Target { get; init; }

    /// <summary>0 from the opening; every time that a late step is reminded one more.</summary>
    public int Cycle { get; init; }

    /// <summary>When this cycle began.</summary>
    public DateTimeOffset Began { get; init; }

    /// <summary>How much later than the plan, because of downtime, silence or a pause.</summary>
    public TimeSpan Shift { get; init; }

    /// <summary>Attempts made: place in the plan of the next one.</summary>
    public int NextAttempt { get; init; }

    /// <summary>Enough people answered.</summary>
    public bool Reached { get; init; }

    /// <summary>The end of the plan passed.</summary>
    public bool Exhausted { get; init; }

    /// <summary>Rung to the people addressed in it, in this cycle.</summary>
    public ImmutableDictionary<int, ImmutableHashSet<PersonId>> Addressed { get; init; } = ImmutableDictionary<int, ImmutableHashSet<PersonId>>.Empty;

    /// <summary>Who answered that they come, with their strongest answer, in this cycle.</summary>
    public ImmutableDictionary<PersonId, Strength> Coming { get; init; } = ImmutableDictionary<PersonId, Strength>.Empty;

    /// <summary>Who confirmed for the role without naming a person, and how sure, in this cycle: the same again is not a second fact.</summary>
    public ImmutableHashSet<(string Name, Strength Strength)> SpokenFor { get; init; } = [];

    /// <summary>Who said, in this cycle, that they cannot or are not the one.</summary>
    public ImmutableHashSet<PersonId> Declined { get; init; } = [];

    /// <summary>Nobody reached and the plan goes on.</summary>
    public bool Running => !Reached && !Exhausted;
}
