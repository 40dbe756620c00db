using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Notifications.Links;

/// <summary>A link that was sent: one person, one step, one role.</summary>
internal sealed record AnswerLink(
    RunId Run,
    NotificationId Notification,
    StepId Step,
    PersonId Person,
    RoleId Target,
    DateTimeOffset Made,
    DateTimeOffset Expires,
    int WrongCodes,
    GivenAnswer? Given)
{
    /// <summary>After so many wrong codes nobody can answer with it any more.</summary>
    public const int MostWrongCodes = 5;

    /// <summary>Too many wrong codes.</summary>
    public bool Locked => WrongCodes >= MostWrongCodes;
}

/// <summary>The last answer given with a link.</summary>
/// <param name="Answer">What.</param>
/// <param name="At">When.</param>
/// <param name="Counts">It was strong enough and in time.</param>
internal sealed record GivenAnswer(Answer Answer, DateTimeOffset At, bool Counts);
