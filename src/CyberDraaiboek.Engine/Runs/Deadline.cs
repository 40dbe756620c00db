using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>What a deadline is for.</summary>
public enum DeadlineKind
{
    /// <summary>A step must have been confirmed.</summary>
    Confirmed,

    /// <summary>A step must have been done.</summary>
    Done,

    /// <summary>The next attempt or the end of an escalation.</summary>
    Rung,

    /// <summary>A late step is reminded again.</summary>
    Reminder,

    /// <summary>A message must have been handed over.</summary>
    SendBefore,

    /// <summary>The next contact of a person is used.</summary>
    NextContact,

    /// <summary>A wait ends.</summary>
    Wait,

    /// <summary>A round may start.</summary>
    Round,

    /// <summary>A phase opens at the latest.</summary>
    Phase,

    /// <summary>A decision must be looked at again.</summary>
    Review,

    /// <summary>A legal clock must be warned about.</summary>
    ClockWarning,

    /// <summary>A legal clock runs out.</summary>
    ClockEnd,
}

/// <summary>An instant at which the engine wants to be woken. The host keeps a row for it; the row follows the state, never the reverse.</summary>
/// <param name="Id">At most one with this id is open in a run.</param>
/// <param name="Due">Never acted upon before.</param>
/// <param name="Kind">What for.</param>
/// <param name="Subject">Step, clock, block, phase or message.</param>
/// <param name="AlarmKey">For <see cref="DeadlineKind.Rung"/> and <see cref="DeadlineKind.Reminder"/>: which escalation of the step.</param>
public sealed record Deadline(DeadlineId Id, DateTimeOffset Due, DeadlineKind Kind, string Subject, string? AlarmKey = null);
