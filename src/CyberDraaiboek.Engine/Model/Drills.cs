namespace CyberDraaiboek.Engine.Model;

/// <summary>How a drill is held ("soort").</summary>
public enum DrillKind
{
    /// <summary>Talked through around a table ("tafel").</summary>
    Table,

    /// <summary>Played in real time against a response cell ("simulatie").</summary>
    Simulation,

    /// <summary>Without any screen ("papier").</summary>
    Paper,

    /// <summary>One function really does its work, such as calling everybody ("functioneel").</summary>
    Functional,
}

/// <summary>What a drill is for ("functie").</summary>
public enum DrillPurpose
{
    /// <summary>See whether the plan and the people are good enough ("testen").</summary>
    Test,

    /// <summary>Learn ("ontwikkelen").</summary>
    Develop,

    /// <summary>Get to know ("orienteren").</summary>
    Explore,
}

/// <summary>How an inject reaches players ("kanaal").</summary>
public enum InjectChannel
{
    /// <summary>"mail"</summary>
    Mail,

    /// <summary>Somebody of the staff calls ("telefoon").</summary>
    Telephone,

    /// <summary>"sms"</summary>
    Sms,

    /// <summary>A sheet that is handed over ("papier").</summary>
    Paper,

    /// <summary>Shown, such as a news page ("scherm").</summary>
    Screen,

    /// <summary>Somebody of the staff comes in and says it ("gesprek").</summary>
    Talk,
}

/// <summary>A drill ("oefening"): a runbook, who plays, what happens to them and what is expected. Checked and immutable; a run of it is a run of the runbook.</summary>
public sealed record Drill
{
    /// <summary>How it is called.</summary>
    public required DrillId Id { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>As the author counts.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 (hex) of its text: results of different texts are not simply compared.</summary>
    public required string Hash { get; init; }

    /// <summary>The role that keeps it up to date.</summary>
    public required RoleId Owner { get; init; }

    /// <summary>When it must have been reviewed.</summary>
    public DateOnly? ReviewBefore { get; init; }

    /// <summary>The runbook that is exercised.</summary>
    public required RunbookId Runbook { get; init; }

    /// <summary>How it is held.</summary>
    public required DrillKind Kind { get; init; }

    /// <summary>What it is for.</summary>
    public required DrillPurpose Purpose { get; init; }

    /// <summary>From the first inject to the end word, without the evaluation.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>For the staff only.</summary>
    public string? Explanation { get; init; }

    /// <summary>One to three.</summary>
    public required IReadOnlyList<DrillGoal> Goals { get; init; }

    /// <summary>Roles of the organisation that play.</summary>
    public required IReadOnlyList<RoleId> Players { get; init; }

    /// <summary>The exercise staff ("spelleiding").</summary>
    public required IReadOnlyList<DrillStaff> Staff { get; init; }

    /// <summary>Who of the staff plays which outside party ("vervangt"). A party that is not in it is never reached.</summary>
    public required IReadOnlyDictionary<RoleId, string> StandIns { get; init; }

    /// <summary>Rules of play, for everybody.</summary>
    public IReadOnlyList<string> Rules { get; init; } = [];

    /// <summary>Said when something real happens: the drill stops at once.</summary>
    public required string StopWord { get; init; }

    /// <summary>Said to everybody when the drill is over ("eindwoord").</summary>
    public required string EndWord { get; init; }

    /// <summary>Rounds, in order of time; empty: one.</summary>
    public IReadOnlyList<DrillRound> Rounds { get; init; } = [];

    /// <summary>In order of time, those in reserve where the author put them.</summary>
    public required IReadOnlyList<Inject> Injects { get; init; }

    /// <summary>For the talk afterwards.</summary>
    public IReadOnlyList<EvaluationQuestion> Evaluation { get; init; } = [];
}

/// <summary>What a drill must show.</summary>
/// <param name="Key">How injects and questions call it.</param>
/// <param name="Title">For people.</param>
/// <param name="Plan">Which part of the plan it tests, in words.</param>
public sealed record DrillGoal(string Key, string Title, string Plan);

/// <summary>A role in the exercise staff.</summary>
/// <param name="Key">How injects call it.</param>
/// <param name="Task">What it does.</param>
public sealed record DrillStaff(string Key, string Task);

/// <summary>A part of a drill with talk at its end ("ronde").</summary>
/// <param name="Key">How it is called.</param>
/// <param name="Title">For people.</param>
/// <param name="After">When it ends and the talk begins, counted from the start.</param>
/// <param name="Questions">What the table talks about.</param>
public sealed record DrillRound(string Key, string Title, TimeSpan After, IReadOnlyList<string> Questions);

/// <summary>Something that happens to the players ("inject").</summary>
public sealed record Inject
{
    /// <summary>Unique in the drill.</summary>
    public required string Key { get; init; }

    /// <summary>For the staff.</summary>
    public required string Title { get; init; }

    /// <summary>Counted from the start of the drill; null: only in reserve, whenever the leader wants.</summary>
    public TimeSpan? After { get; init; }

    /// <summary>In reserve: played only when the leader wants. Then says when to want it ("wanneer").</summary>
    public string? ReserveWhen { get; init; }

    /// <summary>Played only if this holds at that moment, over data and decisions of the run ("alleen_als").</summary>
    public Condition? OnlyIf { get; init; }

    /// <summary>Played only if none of these steps has been done by then ("alleen_als_niet").</summary>
    public IReadOnlyList<StepId> UnlessDone { get; init; } = [];

    /// <summary>Who of the staff plays it.</summary>
    public required string From { get; init; }

    /// <summary>Whom they play ("als").</summary>
    public string? As { get; init; }

    /// <summary>Which players get it.</summary>
    public required IReadOnlyList<RoleId> To { get; init; }

    /// <summary>How.</summary>
    public required InjectChannel Channel { get; init; }

    /// <summary>The text, or what is said.</summary>
    public required string Text { get; init; }

    /// <summary>What should come of it.</summary>
    public IReadOnlyList<Expectation> Expected { get; init; } = [];

    /// <summary>Goals that its expectations count for, unless they name their own.</summary>
    public IReadOnlyList<string> Goals { get; init; } = [];
}

/// <summary>What should come of an inject, measurable in the journal of the run ("verwacht").</summary>
/// <param name="Step">A step of the runbook that should be done.</param>
/// <param name="Within">How long after the inject.</param>
/// <param name="By">The role that should do it; null: the step's own.</param>
/// <param name="Watch">What the observer writes down ("let_op").</param>
/// <param name="Goals">What it counts for; never empty in a drill without faults, unless it is only of use by itself.</param>
public sealed record Expectation(StepId Step, TimeSpan Within, RoleId? By, string? Watch, IReadOnlyList<string> Goals);

/// <summary>A question for the talk afterwards.</summary>
/// <param name="Question">For people.</param>
/// <param name="Goal">Which goal it is about; null: the drill.</param>
public sealed record EvaluationQuestion(string Question, string? Goal);
