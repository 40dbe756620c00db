namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Keys of a file that begins with <c>campagne:</c>.</summary>
internal static class CampaignKeys
{
    public static readonly Key Id = new("campagne", new IdForm(NameKind.Campaign), "Id van de campagne; gelijk aan de naam van het bestand.") { Required = true };
    public static readonly Key Title = DrillKeys.Title;
    public static readonly Key Version = DrillKeys.Version;
    public static readonly Key Owner = new("eigenaar", Forms.Role, "Rol die de campagne bijhoudt.") { Required = true };
    public static readonly Key ReviewBefore = RunbookKeys.ReviewBefore with { Description = "Uiterste datum waarop de campagne opnieuw is bekeken. Daarna waarschuwt de controle." };
    public static readonly Key Audience = new("doelgroep", Forms.Word(("alle_medewerkers", "iedereen die er werkt"), ("nieuwe_medewerkers", "wie net begonnen is"), ("bestuur", "college en raad"), ("leidinggevenden", "wie leiding geeft"), ("beheerders", "wie systemen beheert")), "Wie het krijgt.") { Required = true };
    public static readonly Key Goal = new("doel", Forms.Text, "Wat mensen daarna weten of doen.") { Required = true };
    public static readonly Key Plan = new("planning", new ShapeForm(() => PlanShape!), "Wanneer het weggaat.") { Required = true };
    public static readonly Key Messages = new("berichten", new TableForm(new IdForm(null), new ShapeForm(() => MessageShape!)), "De berichten. Elke keer gaat het volgende weg; na het laatste weer het eerste.") { Required = true };
    public static readonly Key Privacy = new("privacy", Forms.Text, "Wat u van mensen bewaart, en wat niet.") { Required = true };
    public static readonly Key Measures = new("meet", Forms.Text, "Wat u meet, per groep van tien of meer.") { Required = true };

    public static readonly Key Every = new("elke", Forms.Word(("maand", "elke maand"), ("kwartaal", "elk kwartaal, in januari, april, juli en oktober"), ("jaar", "elk jaar"), ("eenmalig", "één keer")), "Hoe vaak.");
    public static readonly Key Months = new("maanden", new ListForm(Forms.Word(Month("januari"), Month("februari"), Month("maart"), Month("april"), Month("mei"), Month("juni"), Month("juli"), Month("augustus"), Month("september"), Month("oktober"), Month("november"), Month("december"))), "Alleen in deze maanden.") { Default = "zoals 'elke' zegt" };
    public static readonly Key Day = new("dag", new MonthDayForm(), "De dag van de maand.");
    public static readonly Key On = new("op", new DateForm(), "De datum, als het één keer is.");
    public static readonly Key At = new("om", new ClockTimeForm(), "Het tijdstip op de klok in Nederland.");
    public static readonly Key AvoidHolidays = new("niet_in_vakanties", Forms.YesNo, "ja: schuift door naar de eerste werkdag na schoolvakantie en feestdagen.") { Default = "nee" };
    public static readonly Key SpreadOver = new("spreid_over", new DurationForm(), "Over hoeveel tijd het verzenden wordt verdeeld, zodat niet alle vragen tegelijk komen.") { Default = "alles tegelijk" };
    public static readonly Key CatchUpWithin = new("inhalen_binnen", new DurationForm(), "Stond het programma uit, dan gaat het binnen deze tijd alsnog weg. Daarna wordt het alleen gemeld.") { Default = "alleen melden" };
    public static readonly Key AfterJoining = new("na_indiensttreding", new DurationForm(), "Hoe lang na de eerste werkdag. Alleen voor nieuwe medewerkers, in plaats van 'elke'.");

    public static readonly Key Subject = new("onderwerp", new TextForm(LongestSubject, OneLine: true), "Onderwerp van de mail.") { Required = true };
    public static readonly Key Body = new("tekst", Forms.Text, "Tekst van de mail, ten hoogste 200 woorden.") { Required = true };
    public static readonly Key Do = new("doe", Forms.Line, "Eén ding om te doen.") { Required = true };
    public static readonly Key SubjectEnglish = new("onderwerp_en", Subject.Form, "Onderwerp in het Engels.");
    public static readonly Key BodyEnglish = new("tekst_en", Forms.Text, "Tekst in het Engels, ten hoogste 200 woorden.");
    public static readonly Key DoEnglish = new("doe_en", Forms.Line, "Het ene ding, in het Engels.");
    public static readonly Key OwnMonth = new("maand", ((ListForm)Months.Form).Item, "Alleen in deze maand.") { Default = "om de beurt" };
    public static readonly Key OwnAfterJoining = AfterJoining with { Description = "Hoe lang na de eerste werkdag dit bericht komt.", Default = "zoals in de planning" };

    private const int LongestSubject = 150;

    public static readonly Shape PlanShape = new(
        "planning", "een planning", "Wanneer een campagne weggaat.",
        [Every, Months, Day, On, At, AvoidHolidays, SpreadOver, CatchUpWithin, AfterJoining])
    {
        Rules = [new ExactlyOne("elke", "na_indiensttreding"), new Needs("maanden", "elke"), new Needs("dag", "elke"), new Needs("op", "elke"), new Needs("elke", "om"), new AtMostOne("dag", "op"), new AtMostOne("maanden", "op")],
    };

    public static readonly Shape MessageShape = new(
        "bericht", "een bericht", "Een bericht van een campagne.",
        [Subject, Body, Do, SubjectEnglish, BodyEnglish, DoEnglish, OwnMonth, OwnAfterJoining])
    {
        Rules = [new Needs("onderwerp_en", "tekst_en"), new Needs("tekst_en", "doe_en"), new Needs("doe_en", "onderwerp_en")],
    };

    public static readonly Shape Shape = new(
        "campagne",
        "een campagne",
        "Een campagne: korte lessen voor medewerkers.",
        [Id, Title, Version, Owner, ReviewBefore, Audience, Goal, Plan, Messages, Privacy, Measures]);

    private static (string Word, string Meaning) Month(string name) => (name, name);
}

/// <summary>Keys of <c>begrippen.yaml</c>.</summary>
internal static class TermKeys
{
    private const int LongestTerm = 60;

    public static readonly Key Terms = new("begrippen", new TableForm(new TextForm(LongestTerm, OneLine: true), new EitherForm(Forms.Line, null, new ShapeForm(() => TermShape!))), "Afkortingen en vaktermen zoals ze in de teksten staan. Erachter staat het woord voluit, of een blok.") { Required = true };

    public static readonly Key Full = new("voluit", Forms.Line, "De afkorting voluit, of het gewone woord.") { Required = true };
    public static readonly Key Explanation = new("uitleg", Forms.Text, "Wat het is, voor wie het nooit eerder hoorde.");

    public static readonly Shape TermShape = new("begrip", "een begrip", "Een afkorting of vakterm.", [Full, Explanation]);

    public static readonly Shape Shape = new("begrippen", "de begrippen", "Afkortingen en vaktermen.", [Terms]);
}
