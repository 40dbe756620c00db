using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of drills and campaigns: DRB220 to DRB249.</summary>
internal static class DrillFaults
{
    private static readonly FaultCode UnknownCode = FaultCode.Error(220, "een naam bestaat niet in deze oefening: doel, speler of rol van de spelleiding");
    private static readonly FaultCode NoExpectationCode = FaultCode.Error(221, "een doel heeft geen verwachting");
    private static readonly FaultCode BeyondEndCode = FaultCode.Error(222, "dit valt na het einde van de oefening");
    private static readonly FaultCode OrderCode = FaultCode.Error(223, "injects of rondes staan niet in volgorde van tijd");
    private static readonly FaultCode StandInCode = FaultCode.Error(224, "een partij van buiten wordt in de oefening door niemand gespeeld");
    private static readonly FaultCode NoDrillCode = FaultCode.Error(225, "een tekst zegt dat het geen oefening is");
    private static readonly FaultCode WordsCode = FaultCode.Error(226, "een tekst heeft te veel woorden");
    private static readonly FaultCode GoalsCode = FaultCode.Error(227, "een oefening heeft meer dan drie doelen");
    private static readonly FaultCode NeverCode = FaultCode.Error(228, "een inject wordt nooit gespeeld");
    private static readonly FaultCode TimeCode = FaultCode.Error(229, "een inject heeft geen tijd en is geen reserve");
    private static readonly FaultCode NoDrillInUseCode = FaultCode.Warning(230, "een tekst voor een inzet zegt dat het geen oefening is");
    private static readonly FaultCode PlanCode = FaultCode.Error(240, "de planning van een campagne klopt niet");
    private static readonly FaultCode HoursCode = FaultCode.Warning(241, "een campagne gaat weg buiten werktijd");

    public static Diagnostic Unknown(Position at, string noun, string found, string where, IReadOnlyCollection<string> known) => UnknownCode.At(
        at, $"{noun} '{Words.Short(found)}' staat niet onder '{where}' van deze oefening.{Nearest.Question(found, known)} Bekend: {Words.And(known)}.");

    public static Diagnostic PartyPlays(Position at, string party) =>
        UnknownCode.At(at, $"'{party}' is een partij van buiten en speelt niet zelf mee. Zet haar onder 'vervangt', met wie haar speelt.");

    public static Diagnostic NoExpectation(Position at, string goal) => NoExpectationCode.At(
        at, $"Doel '{goal}' heeft geen verwachting, dus niemand kan zien of het gehaald is. Noem het onder 'doelen' van een inject met 'verwacht'.");

    public static Diagnostic BeyondEnd(Position at, string what, TimeSpan ends, TimeSpan length) =>
        BeyondEndCode.At(at, $"{what} valt {TimeLimit.Of(ends)} na het begin, maar de oefening duurt {TimeLimit.Of(length)}.");

    public static Diagnostic Order(Position at, string what, TimeSpan found, TimeSpan before) =>
        OrderCode.At(at, $"{what} is na {TimeLimit.Of(found)}, maar die erboven na {TimeLimit.Of(before)}. Zet ze in volgorde van tijd.");

    public static Diagnostic NoStandIn(Position at, string runbook, IReadOnlyList<string> parties) => StandInCode.At(
        at,
        $"Draaiboek '{runbook}' spreekt {(parties.Count == 1 ? "een partij aan die" : "partijen aan die")} hier niet onder 'vervangt' {(parties.Count == 1 ? "staat" : "staan")}: {Words.And(parties)}. "
        + "In een oefening gaat niets naar een echte partij; noem wie van de spelleiding haar speelt.");

    public static Diagnostic SaysNoDrill(Position at) => NoDrillCode.At(
        at, "Zeg nooit in een oefening dat het geen oefening is: wie dat hoort, denkt dat het echt is. Gebruik het stopwoord als er echt iets gebeurt.");

    public static Diagnostic SaysNoDrillInUse(Position at) => NoDrillInUseCode.At(
        at, "Deze tekst zegt dat het geen oefening is. Laat dat weg: een bericht van een oefening is altijd gemerkt, dus een bericht zonder merk is echt.");

    public static Diagnostic TooManyWords(Position at, string under, int found, int most) =>
        WordsCode.At(at, $"De tekst bij '{under}' heeft {found} woorden; ten hoogste {most} mag.");

    public static Diagnostic TooManyGoals(Position at, int found, int most) =>
        GoalsCode.At(at, $"Deze oefening heeft {found} doelen; ten hoogste {most}. Maak van de rest een andere oefening.");

    public static Diagnostic InjectNever(Position at) => NeverCode.At(at, "Deze voorwaarde is nooit waar, dus de inject wordt nooit gespeeld.");

    public static Diagnostic NoTime(Position at, string inject) =>
        TimeCode.At(at, $"Inject '{inject}' heeft geen 'na'. Alleen een inject met 'reserve: ja' kan zonder.");

    public static Diagnostic NoDay(Position at) => PlanCode.At(at, "Bij deze planning ontbreekt 'dag', zoals 'tweede dinsdag'.");

    public static Diagnostic NoDate(Position at) => PlanCode.At(at, "Een campagne die één keer weggaat, heeft 'op' met een datum nodig, of 'maanden' en 'dag'.");

    public static Diagnostic DateAndRhythm(Position at, string rhythm) =>
        PlanCode.At(at, $"'op' kan alleen bij 'elke: eenmalig', maar hier staat '{Words.Short(rhythm)}'. Gebruik 'dag'.");

    public static Diagnostic WrongAudience(Position at, string audience) => PlanCode.At(
        at, $"'na_indiensttreding' kan alleen bij 'doelgroep: nieuwe_medewerkers', maar hier staat '{Words.Short(audience)}'. Gebruik 'elke'.");

    public static Diagnostic MonthNotPlanned(Position at, string month) =>
        PlanCode.At(at, $"Dit bericht is voor {month}, maar die maand staat niet onder 'maanden' van de planning. Het gaat dus nooit weg.");

    public static Diagnostic JoiningNotPlanned(Position at) =>
        PlanCode.At(at, "'na_indiensttreding' kan bij een bericht alleen als het ook in de planning staat.");

    public static Diagnostic OutsideHours(Position at, string found) =>
        HoursCode.At(at, $"Om {found} is het geen werktijd. Kies een tijdstip tussen 08:00 en 18:00.");
}
