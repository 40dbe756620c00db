namespace CyberDraaiboek.Runbooks.Language;

/// <summary>Keys of a file that begins with <c>draaiboek:</c>.</summary>
internal static class RunbookKeys
{
    public static readonly Key Id = new("draaiboek", new IdForm(NameKind.Runbook), "Id van het draaiboek; gelijk aan de naam van het bestand.") { Required = true };
    public static readonly Key Title = new("titel", Forms.Line, "Titel zoals mensen hem zien.") { Required = true };
    public static readonly Key Version = new("versie", Forms.Line, "Versie, zoals u zelf telt.") { Required = true };
    public static readonly Key Owner = new("eigenaar", Forms.Role, "Rol die het draaiboek bijhoudt.") { Required = true };
    public static readonly Key ReviewBefore = new("herzien_voor", new DateForm(), "Uiterste datum waarop het draaiboek opnieuw is bekeken. Daarna waarschuwt de controle.") { Required = true };
    public static readonly Key Level = new("niveau", Forms.Level, "Niveau van de ladder waarmee een inzet begint.") { Default = "N0" };
    public static readonly Key Visibility = new("zichtbaarheid", Forms.Word(("normaal", "iedereen met toegang ziet de inzet"), ("beperkt", "alleen wie in de inzet zit, ziet hem")), "Wie een inzet met dit draaiboek ziet.") { Default = "normaal" };
    public static readonly Key Tlp = new("tlp", Forms.Word(("RED", "alleen voor de ontvangers zelf"), ("AMBER+STRICT", "alleen binnen de eigen organisatie"), ("AMBER", "binnen de organisatie en wie het moet weten"), ("GREEN", "binnen de gemeenschap"), ("CLEAR", "voor iedereen")), "Met wie u de informatie mag delen (Traffic Light Protocol).") { Default = "AMBER" };
    public static readonly Key OnlyAsPart = new("alleen_als_onderdeel", Forms.YesNo, "ja: dit draaiboek start nooit zelf, maar wordt opgenomen met 'begint_met'.") { Default = "nee" };
    public static readonly Key Includes = new("begint_met", new ListForm(new RefForm(NameKind.Runbook)), "Draaiboeken die hierin worden opgenomen. Fasen met dezelfde code lopen naast elkaar.");
    public static readonly Key WhenToUse = new("wanneer", Forms.Text, "Wanneer u dit draaiboek gebruikt.");
    public static readonly Key Recognition = new("herkenning", Forms.Texts, "Waaraan u de situatie herkent.");
    public static readonly Key Sources = new("bronnen", Forms.Texts, "Bronnen, met naam.");
    public static readonly Key Data = new("gegevens", new TableForm(new IdForm(NameKind.Data), new ShapeForm(() => DataShape!)), "Gegevens die de inzet vraagt en onthoudt. Bruikbaar in voorwaarden en in teksten als {{naam}}.");
    public static readonly Key Criteria = new("opschaalcriteria", new ListForm(new ShapeForm(() => CriterionShape!)), "Wanneer u opschaalt. Het programma toont ze; een mens schaalt op.");
    public static readonly Key Paper = new("op_papier", Forms.Texts, "Wat afgedrukt klaar moet liggen.");
    public static readonly Key Phases = new("fasen", new ListForm(new ShapeForm(() => PhaseShape!)), "De fasen, in volgorde.") { Required = true };

    public static readonly Key Kind = new("soort", Forms.Word(("tekst", "vrije tekst"), ("keuze", "een van de keuzes"), ("ja_nee", "ja of nee"), ("getal", "een getal"), ("moment", "een datum met tijd"), ("lijst", "teksten, een per regel")), "Wat voor gegeven het is.") { Required = true };
    public static readonly Key Question = new("vraag", Forms.Line, "De vraag die iemand krijgt.") { Required = true };
    public static readonly Key Help = new("uitleg", Forms.Text, "Hoe een goed antwoord eruitziet.");
    public static readonly Key AtStart = new("bij_start", Forms.YesNo, "ja: wordt gevraagd bij het starten van de inzet.") { Default = "nee" };
    public static readonly Key Personal = new("persoonlijk", Forms.YesNo, "ja: bevat persoonsgegevens en blijft buiten wat u aan anderen geeft.") { Default = "nee" };
    public static readonly Key Choices = new("keuzes", new TableForm(new IdForm(null), Forms.Line, 2), "Alleen bij soort keuze: naam en titel van elke keuze.");

    public static readonly Key CriterionLevel = new("niveau", Forms.Level, "Het niveau waarnaar u opschaalt.") { Required = true };
    public static readonly Key AnyOf = new("als_een_van", Forms.Texts, "Een hiervan is genoeg.") { Required = true };

    public static readonly Key Phase = new("fase", Forms.Word(("F0", "voorbereiding"), ("F1", "alarmering en opschaling"), ("F2", "indammen en gevolgbeeld"), ("F3", "bestrijden en doorwerken"), ("F4", "herstel"), ("F5", "afschaling en overdracht"), ("F6", "nafase en evaluatie")), "Code van de fase.") { Required = true };
    public static readonly Key PhaseTitle = new("titel", Forms.Line, "Titel van de fase.") { Required = true };
    public static readonly Key LatestStart = new("begint_uiterlijk", new TargetForm(OnlyStart: true), "De fase begint uiterlijk dan, ook als de vorige niet klaar is.");
    public static readonly Key Steps = new("stappen", Forms.Nodes, "Stappen en blokken, in volgorde.");
    public static readonly Key Parallel = new("tegelijk", Forms.Branches, "Sporen of stappen die naast elkaar lopen.");

    public static readonly Shape DataShape = new("gegeven", "een gegeven", "Een gegeven van de inzet.", [Kind, Question, Help, AtStart, Personal, Choices]);

    public static readonly Shape CriterionShape = new("opschaalcriterium", "een opschaalcriterium", "Wanneer u naar een niveau opschaalt.", [CriterionLevel, AnyOf]);

    public static readonly Shape PhaseShape = new("fase", "een fase", "Een fase van het draaiboek.", [Phase, PhaseTitle, LatestStart, Steps, Parallel])
    {
        Rules = [new ExactlyOne("stappen", "tegelijk")],
    };

    public static readonly Shape Shape = new(
        "draaiboek",
        "een draaiboek",
        "Een draaiboek.",
        [Id, Title, Version, Owner, ReviewBefore, Level, Visibility, Tlp, OnlyAsPart, Includes, WhenToUse, Recognition, Sources, Data, Criteria, Paper, Phases]);
}
