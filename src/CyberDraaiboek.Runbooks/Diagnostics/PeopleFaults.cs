using System.Globalization;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of the organisation and of escalation: DRB140 to DRB169.</summary>
internal static class PeopleFaults
{
    private static readonly FaultCode EmptyRoleCode = FaultCode.Error(140, "een rol is door niemand bezet");
    private static readonly FaultCode NobodyCode = FaultCode.Error(141, "een escalatie eindigt bij niemand");
    private static readonly FaultCode RungOrderCode = FaultCode.Error(142, "de treden van een escalatie lopen niet op");
    private static readonly FaultCode StandardCode = FaultCode.Error(143, "de escalatie 'standaard' ontbreekt");
    private static readonly FaultCode WebhookCode = FaultCode.Error(144, "de partij heeft geen webhook");
    private static readonly FaultCode RoleAndPartyCode = FaultCode.Error(145, "een naam is zowel van een rol als van een partij");
    private static readonly FaultCode NoDeputyCode = FaultCode.Warning(150, "een rol heeft geen vervanger, of alleen zichzelf");
    private static readonly FaultCode NoContactCode = FaultCode.Warning(151, "een persoon of partij heeft geen enkel kanaal");
    private static readonly FaultCode UncheckedCode = FaultCode.Warning(152, "een adres is meer dan 90 dagen niet gecontroleerd");
    private static readonly FaultCode ReviewCode = FaultCode.Warning(153, "de datum waarop het bestand herzien moest zijn, is voorbij");
    private static readonly FaultCode ReplacesNothingCode = FaultCode.Warning(154, "het tweede organisatiebestand vervangt iets dat er niet is");

    private static readonly FaultCode NoSuchChannelCode = FaultCode.Warning(155, "een trede gebruikt alleen kanalen die daar niemand heeft");

    public static Diagnostic NoSuchChannel(Position at, string step, int rung, string who, IReadOnlyList<string> via) => NoSuchChannelCode.At(
        at,
        $"Trede {rung} van de escalatie van stap '{step}' gaat alleen via {Words.Or(via)}, maar {who} heeft dat kanaal niet. Vul het aan bij 'kanalen', of neem bij 'via' een ander kanaal op.");

    public static Diagnostic EmptyRole(Position at, string role) =>
        EmptyRoleCode.At(at, $"Rol '{role}' is door niemand bezet. Vul 'bezetting' of 'rooster' in, hier of in het tweede organisatiebestand.");

    public static Diagnostic EndsInNobody(Position at, string step, string role, string who) => NobodyCode.At(
        at, $"De escalatie van stap '{step}' voor '{role}' eindigt bij niemand: {who} is er niet of heeft geen kanaal. Laat de laatste trede uitkomen bij iemand die er altijd is.");

    public static Diagnostic RungOrder(Position at, string found, string before) =>
        RungOrderCode.At(at, $"Deze trede begint na {Words.Short(found)}, maar de trede erboven na {Words.Short(before)}. Elke trede is later dan de vorige.");

    public static Diagnostic NoStandard(Position at) =>
        StandardCode.At(at, "De escalatie 'standaard' ontbreekt. Stappen zonder eigen escalatie gebruiken die.");

    public static Diagnostic NoWebhook(Position at, string party) =>
        WebhookCode.At(at, $"Partij '{party}' heeft geen kanaal 'webhook' in organisatie.yaml.");

    public static Diagnostic RoleAndParty(Position at, string name) =>
        RoleAndPartyCode.At(at, $"'{name}' is ook de naam van een rol. Rollen en partijen delen hun namen; kies een andere.");

    public static Diagnostic NoDeputy(Position at, string role) =>
        NoDeputyCode.At(at, $"Rol '{role}' heeft geen vervangers. Is de bezetting ziek of onbereikbaar, dan is er niemand.");

    public static Diagnostic DeputyOfOneself(Position at, string role) =>
        NoDeputyCode.At(at, $"De vervanger van rol '{role}' is dezelfde persoon als de bezetting.");

    public static Diagnostic NoContact(Position at, string name) =>
        NoContactCode.At(at, $"'{name}' heeft geen enkel kanaal en is dus niet te bereiken.");

    public static Diagnostic NeverChecked(Position at, string name, string channel) =>
        UncheckedCode.At(at, $"Het kanaal '{channel}' van '{name}' is nooit gecontroleerd. Probeer het en vul 'gecontroleerd_op' in.");

    public static Diagnostic CheckedLongAgo(Position at, string name, string channel, DateOnly date, int days) => UncheckedCode.At(
        at,
        string.Create(CultureInfo.InvariantCulture, $"Het kanaal '{channel}' van '{name}' is {days} dagen geleden gecontroleerd, op {date:yyyy-MM-dd}. Probeer het opnieuw."));

    public static Diagnostic ReviewPassed(Position at, DateOnly date) => ReviewCode.At(
        at, string.Create(CultureInfo.InvariantCulture, $"Dit bestand moest voor {date:yyyy-MM-dd} zijn herzien. Loop het na en zet een nieuwe datum."));

    public static Diagnostic ReplacesNothing(Position at, string noun, string name, IReadOnlyCollection<string> known) => ReplacesNothingCode.At(
        at, $"{noun} '{Words.Short(name)}' staat niet in organisatie.yaml, dus dit vervangt niets.{Nearest.Question(name, known)}");
}
