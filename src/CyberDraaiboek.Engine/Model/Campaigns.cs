namespace CyberDraaiboek.Engine.Model;

/// <summary>Who a campaign is for ("doelgroep").</summary>
public enum Audience
{
    /// <summary>"alle_medewerkers"</summary>
    Everybody,

    /// <summary>"nieuwe_medewerkers"</summary>
    NewStaff,

    /// <summary>"bestuur"</summary>
    Administration,

    /// <summary>"leidinggevenden"</summary>
    Managers,

    /// <summary>"beheerders"</summary>
    Administrators,
}

/// <summary>How often a campaign comes back ("elke").</summary>
public enum Rhythm
{
    /// <summary>"maand"</summary>
    Monthly,

    /// <summary>"kwartaal"</summary>
    Quarterly,

    /// <summary>"jaar"</summary>
    Yearly,

    /// <summary>"eenmalig"</summary>
    Once,
}

/// <summary>A campaign ("campagne"): short lessons to staff, by a calendar. Checked and immutable.</summary>
public sealed record Campaign
{
    /// <summary>How it is called.</summary>
    public required CampaignId Id { get; init; }

    /// <summary>For people.</summary>
    public required string Title { get; init; }

    /// <summary>As the author counts.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 (hex) of its text.</summary>
    public required string Hash { get; init; }

    /// <summary>The role that keeps it up to date.</summary>
    public required RoleId Owner { get; init; }

    /// <summary>When it must have been reviewed.</summary>
    public DateOnly? ReviewBefore { get; init; }

    /// <summary>Who gets it.</summary>
    public required Audience Audience { get; init; }

    /// <summary>What people can do after it.</summary>
    public required string Goal { get; init; }

    /// <summary>When.</summary>
    public required CampaignPlan Plan { get; init; }

    /// <summary>Each time the next one, in this order; after the last one the first.</summary>
    public required IReadOnlyList<CampaignMessage> Messages { get; init; }

    /// <summary>What is kept of people and what is not.</summary>
    public required string Privacy { get; init; }

    /// <summary>What is measured, per group of ten or more.</summary>
    public required string Measures { get; init; }
}

/// <summary>When a campaign is sent ("planning"): by a rhythm, or counted from the day somebody starts to work.</summary>
public sealed record CampaignPlan
{
    /// <summary>Null: counted from the first working day of each new colleague.</summary>
    public Rhythm? Every { get; init; }

    /// <summary>Only in these months, 1 to 12; empty: as the rhythm says.</summary>
    public IReadOnlyList<int> Months { get; init; } = [];

    /// <summary>On which day of the month.</summary>
    public MonthDay? Day { get; init; }

    /// <summary>The one day of a campaign that comes once.</summary>
    public DateOnly? On { get; init; }

    /// <summary>By the wall clock.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Moves on to the first working day after school and public holidays.</summary>
    public bool AvoidHolidays { get; init; }

    /// <summary>Spread over this many days, so that the questions do not come all at once; null: all at once.</summary>
    public TimeLimit? SpreadOver { get; init; }

    /// <summary>A missed time is made good within this; later it is only reported. Null: never made good.</summary>
    public TimeLimit? CatchUpWithin { get; init; }

    /// <summary>How long after the first working day, for those who are new.</summary>
    public TimeLimit? AfterJoining { get; init; }
}

/// <summary>A day in a month: a date ("12"), or a weekday by its place ("tweede dinsdag").</summary>
/// <param name="Number">1 to 28; null: a weekday.</param>
/// <param name="Nth">1 to 4; null with a weekday: the last one.</param>
/// <param name="Weekday">Monday to Friday.</param>
public sealed record MonthDay(int? Number, int? Nth, DayOfWeek? Weekday);

/// <summary>A message of a campaign, with one thing to do.</summary>
/// <param name="Key">Unique in the campaign.</param>
/// <param name="Dutch">In Dutch.</param>
/// <param name="English">In English; null: only in Dutch.</param>
/// <param name="Month">Only in this month, 1 to 12; null: in turn.</param>
/// <param name="AfterJoining">Its own time after the first working day; null: that of the plan.</param>
public sealed record CampaignMessage(string Key, CampaignText Dutch, CampaignText? English, int? Month, TimeLimit? AfterJoining);

/// <summary>The words of a message.</summary>
/// <param name="Subject">Of the mail.</param>
/// <param name="Body">At most 200 words.</param>
/// <param name="Do">The one thing to do.</param>
public sealed record CampaignText(string Subject, string Body, string Do);
