using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Notifications.Links;

namespace CyberDraaiboek.Web.Acknowledge;

/// <summary>Every Dutch sentence of the page behind an answer link.</summary>
internal static class AcknowledgeTexts
{
    public const string Title = "Antwoord op een oproep";
    public const string Drill = "OEFENING. Dit is geen echte inzet.";
    public const string About = "Waar het om gaat";
    public const string Run = "Inzet";
    public const string Step = "Stap";
    public const string Role = "Gevraagd als";
    public const string Person = "Gevraagd aan";
    public const string ConfirmBefore = "Antwoord voor";
    public const string DoneBefore = "Gereed voor";
    public const string YourAnswer = "Uw antwoord";
    public const string Code = "Uw code";
    public const string CodeHelp = "Vier cijfers. De code staat in het bericht, onder de link.";
    public const string Send = "Verstuur antwoord";
    public const string Change = "Wijzig antwoord";
    public const string Why = "Waarom een code? Programma's die mail controleren openen ook links. Met de code weten wij dat u het bent.";
    public const string NotYou = "Bent u dit niet, of klopt het antwoord niet? Kies hieronder een ander antwoord, met dezelfde code.";
    public const string Unknown = "Deze link kennen wij niet.";
    public const string UnknownHelp = "Kijk of u de hele link hebt overgenomen. Lukt het niet, bel dan het crisisteam. Het nummer staat op uw noodkaart.";
    public const string StepEnded = "Deze stap is al afgerond. U hoeft niets meer te doen.";
    public const string StepEndedHelp = "Wilt u toch antwoorden? Dat kan. Uw antwoord komt in het logboek en verandert verder niets.";
    public const string Expired = "Deze link is te oud en telt niet meer mee.";
    public const string ExpiredHelp = "Bel het crisisteam. Het nummer staat op uw noodkaart. Antwoordt u hier toch, dan komt dat in het logboek.";
    public const string Locked = "Deze link is op slot, omdat er te vaak een verkeerde code is ingevuld.";
    public const string StepEndedTest = "Wilt u toch antwoorden? Dat kan. Uw antwoord komt in het logboek.";
    public const string LockedTest = "Wij zien dat. U hoeft niets te doen: er is geen incident.";
    public const string LockedHelp = "Het crisisteam weet dit. Bel zelf het crisisteam als u kunt komen. Het nummer staat op uw noodkaart.";
    public const string NotSaved = "Uw antwoord is NIET vastgelegd door een storing. Probeer het opnieuw, of bel het crisisteam.";
    public const string TooOften = "Te veel verzoeken achter elkaar. Wacht een minuut en probeer het opnieuw.";
    public const string NoChoice = "Kies eerst een antwoord.";
    public const string NoCode = "Vul eerst uw code in. Er is nog niets vastgelegd.";
    public const string Weak =
        "Wij zien dat u dit bericht hebt gelezen. Voor deze stap is meer zekerheid nodig: de tijd loopt door en u wordt gebeld. Neem op.";

    /// <summary>Choices in the order of the page.</summary>
    public static IReadOnlyList<(Answer Answer, string Text)> Choices { get; } =
    [
        (Answer.Coming, "Ik kom, of ik neem dit op mij"),
        (Answer.Unable, "Ik kan niet. Vraag de volgende"),
        (Answer.WrongPerson, "Verkeerde persoon"),
    ];

    /// <summary>When only asked whether the message arrived.</summary>
    public static IReadOnlyList<(Answer Answer, string Text)> TestChoices { get; } =
    [
        (Answer.Coming, "Ja, dit bericht heeft mij bereikt"),
        (Answer.WrongPerson, "Verkeerde persoon"),
    ];

    public static string Greeting(string name) => $"Bent u {name}?";

    public static string WrongCode(int left) => left == 1
        ? "Deze code klopt niet. Er is niets vastgelegd. U kunt het nog 1 keer proberen."
        : $"Deze code klopt niet. Er is niets vastgelegd. U kunt het nog {left} keer proberen.";

    public static string Recorded(Answer answer, string at, bool test) => answer switch
    {
        Answer.Coming when test => $"Vastgelegd op {at}: dit bericht heeft u bereikt. Dank u wel. U hoeft verder niets te doen.",
        Answer.Unable or Answer.WrongPerson when test => $"Vastgelegd op {at}: {LinkTexts.Of(answer)}. Wij zoeken uit welk adres wel klopt.",
        Answer.Coming => $"Vastgelegd op {at}: u komt, of neemt dit op u. Dank u wel.",
        Answer.Unable => $"Vastgelegd op {at}: u kunt niet. De volgende wordt nu gevraagd.",
        Answer.WrongPerson => $"Vastgelegd op {at}: u bent niet de juiste persoon. De volgende wordt nu gevraagd.",
    };

    public static string Late(Answer answer, string at, bool test) =>
        $"Vastgelegd op {at}: '{LinkTexts.Of(answer, test)}'. {(test ? "De test was al voorbij. Dank u wel." : "Uw antwoord kwam te laat en verandert niets meer.")}";

    public static string Earlier(Answer answer, string at, bool test) => $"U antwoordde op {at}: '{LinkTexts.Of(answer, test)}'.";
}
