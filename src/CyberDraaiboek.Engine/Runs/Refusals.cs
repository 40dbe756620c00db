using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Engine.Runs;

/// <summary>Every refusal in one place: what is wrong and what can be done, in Dutch.</summary>
internal static class Refusals
{
    public static Refusal NoStep(StepId step) =>
        new(RefusalCode.NotFound, $"Stap '{step}' bestaat niet in deze inzet of is nog niet aan de beurt.");

    public static Refusal NoPhase(string phase, IEnumerable<string> all) =>
        new(RefusalCode.NotFound, $"Fase '{phase}' bestaat niet. Dit draaiboek heeft: {string.Join(", ", all)}.");

    public static Refusal NoClock(ClockId clock, IEnumerable<ClockId> all) =>
        new(RefusalCode.NotFound, $"Klok '{clock}' hoort niet bij dit draaiboek. Wel: {string.Join(", ", all)}.");

    public static Refusal NoPerson(PersonId person) =>
        new(RefusalCode.NotFound, $"'{person}' is geen persoon in de organisatie.");

    public static Refusal NoNotification(NotificationId notification) =>
        new(RefusalCode.NotFound, $"Melding '{notification}' bestaat niet in deze inzet.");

    public static Refusal NoField(string field) =>
        new(RefusalCode.NotFound, $"Gegeven '{field}' bestaat niet in dit draaiboek.");

    public static Refusal NoOption(string option, IEnumerable<string> all) =>
        new(RefusalCode.NotFound, $"'{option}' is geen keuze. Kies uit: {string.Join(", ", all)}.");

    public static Refusal NoEntry(long sequence) =>
        new(RefusalCode.NotFound, $"Regel {sequence} staat niet in dit logboek.");

    public static Refusal NoAuthority(string authority, IEnumerable<string> all) =>
        new(RefusalCode.NotFound, $"'{authority}' is geen getroffen autoriteit in deze inzet. Wel: {string.Join(", ", all)}.");

    public static Refusal Lost(string who, string when) =>
        new(RefusalCode.LostRace, $"{who} was eerder, om {when}. Bekijk de nieuwe stand.");

    public static Refusal Changed() =>
        new(RefusalCode.LostRace, "De stap is intussen veranderd. Bekijk de nieuwe stand en probeer het opnieuw.");

    public static Refusal ReasonNeeded() =>
        new(RefusalCode.Invalid, "Een reden is nodig. Schrijf in een zin waarom.");

    public static Refusal TextNeeded() =>
        new(RefusalCode.Invalid, "De tekst is leeg.");

    public static Refusal FieldNeeded(string field, string question) =>
        new(RefusalCode.Invalid, $"Vul '{field}' in: {question}");

    public static Refusal ReferenceNeeded() =>
        new(RefusalCode.Invalid, "Deze stap stopt een wettelijke klok. Noem het kenmerk van de melding als bewijs.");

    public static Refusal AwareNeeded() =>
        new(RefusalCode.Invalid, "Noem het moment waarop de organisatie dit wist of redelijk zeker was.");

    public static Refusal InFuture() =>
        new(RefusalCode.Invalid, "Dit moment ligt in de toekomst.");

    public static Refusal ClockStopped(ClockState clock) =>
        new(RefusalCode.LostRace, $"Klok '{clock.Id}' is al gestopt met kenmerk '{clock.Reference}'. Klopt dat niet, of komt er iets bij? Voeg een correctie of notitie toe.");

    public static Refusal NotMandated(string role) =>
        new(RefusalCode.NotMandated, $"Dit besluit is aan: {role}. Beslist u toch, geef dan op waarom (ondanks).");

    public static Refusal SameReader(string who) =>
        new(RefusalCode.SecondReaderIsFirst, $"{who} gaf al als eerste akkoord. Laat iemand anders lezen, of geef op waarom dat niet kan (ondanks).");

    public static Refusal DraftFirst() =>
        new(RefusalCode.SecondReaderIsFirst, "Dit rapport is openbaar. Leg het vast als concept en laat een ander het lezen en vaststellen, of geef op waarom dat niet kan (ondanks).");

    public static Refusal SameWriter(string who) =>
        new(RefusalCode.SecondReaderIsFirst, $"Dit rapport is openbaar en {who} schreef het. Laat een ander het lezen en vaststellen, of geef op waarom dat niet kan (ondanks).");

    public static Refusal NoHandover(int number) =>
        new(RefusalCode.NotPossible, $"Overdracht {number} wacht niet meer op iemand. Kijk naar de nieuwe stand.");

    public static Refusal SameShift(string who) =>
        new(RefusalCode.SecondReaderIsFirst, $"{who} draagt zelf over. Laat iemand van de nieuwe ploeg overnemen, of geef op waarom dat niet kan (ondanks).");

    public static Refusal StillOpen(int steps, IReadOnlyCollection<ClockId> clocks) =>
        new(RefusalCode.StillOpen, clocks.Count == 0
            ? $"Er staan nog {steps} stappen open. Sluit u toch, geef dan op waarom (ondanks)."
            : $"Er staan nog {steps} stappen open en deze klokken lopen nog: {string.Join(", ", clocks)}. Sluit u toch, geef dan op waarom (ondanks).");

    public static Refusal NotPossible(string why) => new(RefusalCode.NotPossible, why);
}
