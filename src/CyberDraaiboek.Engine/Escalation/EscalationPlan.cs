using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Escalation;

/// <summary>A way to reach somebody. Each has its own transport in the host; <see cref="Call"/> is done by a person.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Channel>))]
public enum Channel
{
    /// <summary>E-mail ("mail").</summary>
    [JsonStringEnumMemberName("mail")]
    Mail,

    /// <summary>Text message ("sms").</summary>
    [JsonStringEnumMemberName("sms")]
    Sms,

    /// <summary>Somebody picks up a telephone ("bellen"); the result is entered by hand.</summary>
    [JsonStringEnumMemberName("bellen")]
    Call,

    /// <summary>An HTTP address of another system ("webhook").</summary>
    [JsonStringEnumMemberName("webhook")]
    Webhook,
}

/// <summary>How sure an acknowledgement is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Strength>))]
public enum Strength
{
    /// <summary>Link and code from the message ("zwak").</summary>
    [JsonStringEnumMemberName("zwak")]
    Weak,

    /// <summary>Reply from a registered number or address ("middel").</summary>
    [JsonStringEnumMemberName("middel")]
    Medium,

    /// <summary>Signed in, or a named caller spoke to the person ("sterk").</summary>
    [JsonStringEnumMemberName("sterk")]
    Strong,
}

/// <summary>How many of those addressed must acknowledge.</summary>
/// <param name="Count">1 for one, 0 for everyone, otherwise that many.</param>
public readonly record struct Quorum(int Count)
{
    /// <summary>One is enough ("een").</summary>
    public static Quorum One { get; } = new(1);

    /// <summary>Everyone addressed ("iedereen").</summary>
    public static Quorum Everyone { get; } = new(0);

    /// <summary>Whether enough of them did. Nobody addressed is never enough.</summary>
    public bool Met(int acknowledged, int addressed) =>
        addressed > 0 && acknowledged >= (Count == 0 ? addressed : Math.Min(Count, addressed));
}

/// <summary>Which acknowledgement stops the timer ("bevestiging").</summary>
/// <param name="From">Of the roles that a step addresses, how many must be reached.</param>
/// <param name="AtLeast">Weaker ones are shown and the clock runs on.</param>
public sealed record AcknowledgementRule(Quorum From, Strength AtLeast)
{
    /// <summary>One, by link and code.</summary>
    public static AcknowledgementRule Default { get; } = new(Quorum.One, Strength.Weak);
}

/// <summary>Whom a rung addresses.</summary>
public enum RungTarget
{
    /// <summary>The same role again: whoever is on duty now ("zelfde").</summary>
    Same,

    /// <summary>The deputies of the role ("vervanger").</summary>
    Deputy,

    /// <summary>Another role or party.</summary>
    Role,
}

/// <summary>A rung ("trede") of an escalation.</summary>
/// <param name="After">Counted from the opening of the step.</param>
/// <param name="Target">Whom it addresses.</param>
/// <param name="Role">Only for <see cref="RungTarget.Role"/>.</param>
/// <param name="Via">Channels to use, in this order; empty: the person's own order.</param>
/// <param name="Quorum">How many of the people of this rung must acknowledge.</param>
/// <param name="AtLeast">Minimum strength; null: as the step says.</param>
/// <param name="RepeatEvery">Repeats until reached; null: once.</param>
/// <param name="AtMost">Times in all, the first included; at least 1.</param>
public sealed record Rung(
    TimeSpan After,
    RungTarget Target,
    RoleId? Role,
    IReadOnlyList<Channel> Via,
    Quorum Quorum,
    Strength? AtLeast = null,
    TimeSpan? RepeatEvery = null,
    int AtMost = 1);

/// <summary>One moment of a plan.</summary>
/// <param name="Rung">0: the first call.</param>
/// <param name="Round">Counted from 1.</param>
/// <param name="Offset">Counted from the beginning of the cycle.</param>
public sealed record Attempt(int Rung, int Round, TimeSpan Offset);

/// <summary>What happens when nobody reacts ("escalatie"), with the first call as rung 0.</summary>
/// <param name="Rungs">In order of <see cref="Rung.After"/>. The first call, to the role itself at once, is not in the list.</param>
/// <param name="GiveUpAfter">After the last attempt, how long until the escalation is exhausted ("uitgeput_na").</param>
/// <param name="RemindEvery">Once late, how often somebody who accepted is reminded ("herinner_elke").</param>
/// <param name="RemindAtMost">How many reminders before the escalation is exhausted.</param>
public sealed record EscalationPlan(IReadOnlyList<Rung> Rungs, TimeSpan GiveUpAfter, TimeSpan RemindEvery, int RemindAtMost)
{
    /// <summary>No rungs: only the first call.</summary>
    public static EscalationPlan None { get; } = new([], TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), 3);

    /// <inheritdoc cref="EscalationPlan"/>
    public IReadOnlyList<Rung> Rungs
    {
        get;
        // A copy with other rungs has other attempts.
        init => (field, Attempts) = (value, AttemptsOf(value));
    }
    = Rungs;

    /// <summary>Everything that the plan does, in order of time; the first call is attempt 0.</summary>
    public IReadOnlyList<Attempt> Attempts { get; private init; } = AttemptsOf(Rungs);

    /// <summary>When, counted from its beginning, nobody reached means exhausted.</summary>
    public TimeSpan End => Attempts[^1].Offset + GiveUpAfter;

    private static IReadOnlyList<Attempt> AttemptsOf(IReadOnlyList<Rung> rungs) =>
    [
        new Attempt(0, 1, TimeSpan.Zero),
        .. rungs
            .SelectMany((rung, at) => Enumerable.Range(0, rung.AtMost)
                .Select(time => new Attempt(at + 1, time + 1, rung.After + (time * (rung.RepeatEvery ?? TimeSpan.Zero)))))
            .OrderBy(a => a.Offset)
            .ThenBy(a => a.Rung),
    ];
}
