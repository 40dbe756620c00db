using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Notifications.Texts;

/// <summary>Every Dutch sentence that the program itself puts in messages.</summary>
internal static class MessageTexts
{
    public const string MayBeDuplicate = "Dit bericht kan dubbel bij u aankomen.";
    public const string Drill = "OEFENING OEFENING OEFENING. Dit is geen echte inzet.";
    public const string Live = "Dit is een echte inzet, geen oefening.";
    public const string Test = "TEST. Er is geen incident. Dit bericht kijkt alleen of u te bereiken bent.";
    public const string TestSubject = "TEST, er is geen incident";
    public const string Automatic = "Dit bericht is automatisch verstuurd.";
    public const string English = "English";
    public const string NotFilled = "(nog niet ingevuld)";
    public const string CodeLabel = "Uw code";

    public const string What = "Wat";
    public const string RunLabel = "Inzet";
    public const string Level = "Niveau";
    public const string ConfirmBefore = "Antwoord voor";
    public const string DoneBefore = "Gereed voor";
    public const string Evidence = "Noteer als bewijs";
    public const string Paper = "Op papier";
    public const string Question = "Vraag";
    public const string Options = "Keuzes";
    public const string Fields = "Gevraagd";
    public const string ToDo = "Wat u doet";
    public const string NotToDo = "Wat u niet doet";
    public const string Ends = "Loopt af op";
    public const string Receiver = "Melden bij";
    public const string Source = "Bron";
    public const string Chosen = "Gekozen was";

    public const string AnswerHeading = "Laat nu weten of u komt";

    public const string AnswerHow =
        "Open de pagina hieronder, kies 'ik kom', 'ik kan niet' of 'verkeerde persoon' en vul uw code in. Antwoordt u niet, dan wordt de volgende gebeld.";

    public const string AnswerHowAlone =
        "Open de pagina hieronder, kies 'ik kom', 'ik kan niet' of 'verkeerde persoon' en vul uw code in. Antwoordt u niet, dan ziet de inzet dat u niet bereikt bent.";

    public const string TestHeading = "Laat weten dat dit bericht is aangekomen";

    public const string TestHow =
        "Open de pagina hieronder, kies dat het bericht u heeft bereikt en vul uw code in. Verder hoeft u niets te doen en nergens heen.";

    public const string SecondReaderHow =
        "Open de pagina hieronder en vul uw code in om te laten weten dat u leest. Uw akkoord op de tekst geeft u in CyberDraaiboek zelf.";

    public static string Greeting(string name) => $"Beste {name},";

    public static string As(string role) => $"U wordt gevraagd als {role}.";

    public static string AsDeputy(string role) => $"U wordt gevraagd als vervanger van: {role}.";

    public static string Instead(string role) => $"{role} is nog niet bereikt. Daarom wordt u gevraagd.";

    public static string ToKnow(string role) => $"U krijgt dit bericht om te weten, als {role}.";

    public static string AskedAgain(string role) => $"U bent al eerder gevraagd als {role}. Er is nog geen antwoord.";

    public const string AskedAgainAlone = "U bent al eerder gevraagd. Er is nog geen antwoord.";

    public const string Reminder = "Herinnering: deze stap is nog niet gereed en de tijd is om.";

    public const string SecondReader = "Een tekst wacht op uw akkoord als tweede lezer. Tot dan wordt hij niet verstuurd.";

    public const string ReviewDue = "Dit besluit moet opnieuw bekeken worden.";

    public const string Sitrap = "Situatierapport";

    public static string ClockRuns(string clock) => $"De wettelijke termijn '{clock}' loopt af en er is nog geen melding vastgelegd.";

    public static string ClockExpired(string clock) => $"De wettelijke termijn '{clock}' is verstreken en er is geen melding vastgelegd. Meld alsnog, en leg vast waarom het te laat is.";

    public static string FirstReaderSaid(string name) => $"{name} gaf al akkoord als opsteller.";

    public static string Sender(string organisation, string run) => $"CyberDraaiboek van {organisation}, inzet {run}.";

    public static string Tlp(string label) => $"TLP:{label}";

    /// <summary>What the owner of a step is asked, in a few words for a subject.</summary>
    public static string Asked(Step step) => step switch
    {
        ActionStep or NotifyStep or WaitStep or StartRunbookStep or WebhookStep => step.Title,
        DecisionStep => $"Besluit nodig: {step.Title}",
        QuestionStep => $"Gegevens nodig: {step.Title}",
        ScaleStep scale => $"Opschaling naar {scale.Level}: {step.Title}",
        ClockStep => $"Wettelijke termijn: {step.Title}",
        SitrapStep => $"{Sitrap} maken: {step.Title}",
        _ => throw new ArgumentException($"no words for {step.GetType().Name}", nameof(step)),
    };
}
