namespace CyberDraaiboek.Web.Paper;

/// <summary>A form for when a system is down.</summary>
/// <param name="Title">For people.</param>
/// <param name="For">Who uses it, when.</param>
/// <param name="Fields">What to write down.</param>
/// <param name="Afterwards">What to do with it.</param>
internal sealed record PaperForm(string Title, string For, IReadOnlyList<string> Fields, string Afterwards);

/// <summary>Forms of what cannot wait until systems are back. Facts only; the wording of laws is not ours to print.</summary>
internal static class PaperForms
{
    private static readonly string[] Person = ["Naam en voornamen", "Geboortedatum en -plaats", "Adres", "BSN (als bekend)", "Telefoon", "Hoe vastgesteld wie het is"];

    public static IReadOnlyList<PaperForm> All { get; } =
    [
        new("Melding van een datalek: wat de AP vraagt", "FG of privacy officer. De melding gaat via het meldformulier of telefonisch; hiermee verzamelt u alles.",
            ["Wanneer gebeurde het, wanneer ontdekt, wanneer wist de organisatie het", "Wat is er gebeurd, en hoe", "Welke gegevens", "Van hoeveel mensen, welke groepen", "Mogelijke gevolgen voor hen", "Wat is al gedaan, wat volgt", "Zijn betrokkenen ingelicht, hoe, wanneer", "Zijn andere landen geraakt", "Contactpersoon en nummer", "Voor welke gemeente is deze melding"],
            "Schrijf het kenmerk van de AP op: dat stopt de klok. Elke gemeente meldt zelf."),
        new("Melding bij de IBD", "CISO. Bel, ook bij twijfel.",
            ["Wat ziet u, sinds wanneer", "Welke systemen", "Wat is al gedaan", "Wat hebt u nodig", "Wie sprak u, hoe laat", "Afspraken en nummer van de melding"],
            "Zet de afspraken in het logboek."),
        new("Overlijden", "Burgerzaken. Binnen de wettelijke termijn van lijkbezorging.",
            [.. Person, "Datum, tijd en plaats van overlijden", "Verklaring van de arts gezien", "Aangever en hoe vastgesteld", "Uitvaartondernemer", "Verlof tot begraven of cremeren: afgegeven op, door"],
            "De akte wordt opgemaakt zodra het register weer werkt. Bewaar de verklaring van de arts."),
        new("Geboorte", "Burgerzaken.",
            ["Naam van het kind", "Geboortedatum, tijd en plaats", "Ouder 1", "Ouder 2", "Erkenning en naamskeuze", "Aangever en hoe vastgesteld", "Bewijs gezien"],
            "De akte wordt opgemaakt zodra het register weer werkt."),
        new("Reisdocument met spoed", "Burgerzaken. Alleen als uitstel niet kan.",
            [.. Person, "Reden van spoed", "Oud document: nummer", "Doorverwezen naar (andere gemeente, Marechaussee)", "Bedrag betaald, hoe"],
            "Zonder verbinding kunt u geen document maken. Verwijs door, en bel vooraf."),
        new("Tijdelijk huisverbod", "Namens de burgemeester. Overleg met politie en Veilig Thuis.",
            [.. Person, "Adres waarvoor het geldt", "Achterblijvers", "Feiten en omstandigheden", "Begin en einde", "Uitgereikt door, aan, om", "Wie is gebeld: politie, Veilig Thuis, hulpverlening"],
            "Houd een afschrift. Voer het in zodra het systeem er weer is."),
        new("Crisismaatregel (Wvggz)", "Namens de burgemeester. Alleen met een medische verklaring.",
            [.. Person, "Medische verklaring: arts, tijd", "Hoorplicht: gehoord door, om, of waarom niet", "Zorgaanbieder", "Begin", "Wie is gebeld: officier van justitie, advocaat"],
            "De termijnen lopen door. Bel het OM als het systeem voor de keten uit is."),
        new("Noodbetaling", "Sociaal domein en financiën. Twee mensen tekenen.",
            [.. Person, "Waarvoor", "Bedrag", "Hoe betaald: kas, spoedoverboeking, bon", "Rekeningnummer, gecontroleerd bij", "Eerste handtekening", "Tweede handtekening"],
            "Verreken na herstel. Bewaar de kwitantie."),
        new("Spoed pgb en jeugdhulp", "Wmo en jeugd. Wie kan geen dag zonder?",
            [.. Person, "Welke hulp, hoe vaak", "Zorgaanbieder en nummer", "Wat gaat er mis zonder", "Afgesproken", "Opnieuw bellen op"],
            "Bel de zorgaanbieder: die heeft vaak een eigen lijst."),
        new("Melding openbare ruimte, riool, bruggen", "Beheer en KCC.",
            ["Melder en nummer", "Waar", "Wat", "Gevaar voor mensen", "Doorgegeven aan, om", "Teruggebeld om"],
            "Bij gevaar: bel 112."),
        new("Bekeuring of waarneming van een boa", "Handhaving.",
            [.. Person, "Waar en wanneer", "Feit", "Wat zag of hoorde u", "Verklaring", "Boa-nummer"],
            "Geen foto's op privételefoons zonder afspraak. Voer later in."),
        new("Geruchtenlijst", "Communicatie. Een regel per gerucht; neem meer bladen.",
            ["Wat wordt gezegd", "Waar, door wie", "Klopt het", "Wie gaat erover", "Wat zeggen wij", "Gezegd om"],
            "Spreek alleen tegen wat u zeker weet."),
        new("Hulpvraag aan de balie", "KCC en baliemedewerkers.",
            ["Nummer van de vraag", "Naam", "Hoe te bereiken", "Vraag", "Voor wanneer", "Wie pakt het op"],
            "Geef de inwoner het nummer van de vraag mee."),
        new("Bewijs", "ICT-crisisteam en CISO. Een blad per stuk.",
            ["Wat", "Waar gevonden", "Door wie, hoe laat", "Waar bewaard", "Wie nam het over, hoe laat"],
            "Raak het stuk verder niet aan. De politie wil weten wie het in handen had."),
        new("Claim of schade", "Juridische zaken.",
            ["Wie", "Wat zegt die", "Wat hebben wij gezegd, wie", "Bewijs", "Afspraak"],
            "Beloof niets. Zeg dat het genoteerd is."),
    ];
}
