using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Notifications.Links;

/// <summary>The Dutch sentences that links leave in the journal.</summary>
internal static class LinkTexts
{
    /// <summary>Who tries wrong codes.</summary>
    public const string Unknown = "onbekend";

    /// <summary>As people read it.</summary>
    /// <param name="answer">What was chosen.</param>
    /// <param name="test">They were only asked whether the message arrived.</param>
    public static string Of(Answer answer, bool test = false) => answer switch
    {
        Answer.Coming => test ? "het bericht is aangekomen" : "ik kom",
        Answer.Unable => "ik kan niet",
        Answer.WrongPerson => "verkeerde persoon",
    };

    public static string LateNote(string name, Answer answer) => $"{name} antwoordde '{Of(answer)}' met een link die niet meer geldig was. Het antwoord telt niet mee.";

    public static string LockedNote(string name, StepId step) =>
        $"LET OP: de antwoordlink van {name} voor stap {step} is op slot na {AnswerLink.MostWrongCodes} verkeerde codes. Bel deze persoon.";
}
