using System.Globalization;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of a file as a whole and of its YAML: DRB001 to DRB029. The file is not read any further.</summary>
internal static class TextFaults
{
    private static readonly FaultCode TooLargeCode = FaultCode.Error(1, "het bestand is te groot");
    private static readonly FaultCode EncodingCode = FaultCode.Error(2, "het bestand is niet in UTF-8 bewaard");
    private static readonly FaultCode TabCode = FaultCode.Error(3, "er staat een tab in het bestand");
    private static readonly FaultCode ControlCode = FaultCode.Error(4, "er staat een onzichtbaar of verboden teken in het bestand");
    private static readonly FaultCode EmptyCode = FaultCode.Error(5, "het bestand is leeg");
    private static readonly FaultCode BadYamlCode = FaultCode.Error(6, "de YAML klopt niet: inspringen, dubbele punt, haak of aanhalingsteken");
    private static readonly FaultCode DuplicateKeyCode = FaultCode.Error(7, "een sleutel staat er twee keer");
    private static readonly FaultCode AnchorCode = FaultCode.Error(8, "een anker of verwijzing van YAML (& of *), een tag (!) of een samenvoeging (<<)");
    private static readonly FaultCode DepthCode = FaultCode.Error(9, "te veel niveaus in elkaar");
    private static readonly FaultCode NodesCode = FaultCode.Error(10, "te veel regels en waarden in één bestand");
    private static readonly FaultCode DocumentsCode = FaultCode.Error(11, "meer dan één document in een bestand");
    private static readonly FaultCode NotAMapCode = FaultCode.Error(12, "het bestand bestaat niet uit sleutels met waarden");
    private static readonly FaultCode KeyCode = FaultCode.Error(13, "een sleutel is geen woord");
    private static readonly FaultCode KindCode = FaultCode.Error(14, "de eerste sleutel zegt niet wat voor bestand dit is");
    private static readonly FaultCode NameCode = FaultCode.Error(15, "de naam van het bestand past niet");
    private static readonly FaultCode TooManyFilesCode = FaultCode.Error(16, "te veel bestanden, of samen te groot");
    private static readonly FaultCode UnreadableCode = FaultCode.Error(17, "het bestand kan niet worden geopend");
    private static readonly FaultCode TooManyFaultsCode = FaultCode.Error(18, "er zijn meer fouten dan worden getoond");
    private static readonly FaultCode MissingFileCode = FaultCode.Error(19, "een bestand dat nodig is, ontbreekt of is er twee keer");

    public static Diagnostic TooLarge(string file, int limit) =>
        TooLargeCode.At(Top(file), $"Dit bestand is groter dan {Thousands(limit / 1000)} kB. Splits het, of haal weg wat er niet in hoort.");

    public static Diagnostic Utf16(string file) =>
        EncodingCode.At(Top(file), "Dit bestand is bewaard als UTF-16. Bewaar het opnieuw als UTF-8 (in Kladblok: Opslaan als, codering UTF-8).");

    public static Diagnostic NotUtf8(Position at, byte found) => EncodingCode.At(
        at,
        $"Dit bestand is niet in UTF-8 bewaard: byte {found:X2} past daar niet in. Waarschijnlijk is het Windows-1252 of Latin-1. Bewaar het opnieuw als UTF-8.");

    public static Diagnostic Tab(Position at) =>
        TabCode.At(at, "Hier staat een tab. Gebruik spaties: twee per niveau. Zet uw editor op 'spaties in plaats van tabs'.");

    public static Diagnostic ControlCharacter(Position at, char found) => ControlCode.At(
        at,
        found == '\t'
            ? "In deze tekst staat een tab. Gebruik spaties."
            : string.Create(CultureInfo.InvariantCulture, $"Hier staat een teken dat niet mag: U+{(int)found:X4}. Typ de regel opnieuw, zonder te plakken."));

    public static Diagnostic Empty(string file) =>
        EmptyCode.At(Top(file), $"Dit bestand is leeg. Verwijder het, of begin met {Words.Or(Language.Grammar.Files.Keys.Select(kind => $"'{kind}:'"))}.");

    public static Diagnostic BadYaml(Position at, string english) => BadYamlCode.At(at, YamlAdvice.For(english));

    public static Diagnostic MissingSpace(Position at, string key) =>
        BadYamlCode.At(at, $"Achter '{key}:' hoort een spatie. Zonder spatie leest het programma de hele regel als één tekst.");

    public static Diagnostic SwallowedItem(Position at) => BadYamlCode.At(
        at, "De regel hieronder begint met '- ' maar springt te ver in, en hoort nu bij deze tekst. Zet de streepjes van een lijst recht onder elkaar.");

    public static Diagnostic DuplicateKey(Position at, string key, Position first) =>
        DuplicateKeyCode.At(at, $"Sleutel '{key}' staat hier voor de tweede keer; de eerste staat op regel {first.Line}. Laat er één staan.");

    public static Diagnostic Alias(Position at) =>
        AnchorCode.At(at, "Een verwijzing van YAML ('*naam') mag niet. Begint uw tekst met een sterretje? Zet hem dan tussen aanhalingstekens.");

    public static Diagnostic Anchor(Position at) =>
        AnchorCode.At(at, "Een anker van YAML ('&naam') mag niet. Begint uw tekst met een en-teken? Zet hem dan tussen aanhalingstekens.");

    public static Diagnostic Tag(Position at) =>
        AnchorCode.At(at, "Een tag van YAML ('!naam') mag niet. Begint uw tekst met een uitroepteken? Zet hem dan tussen aanhalingstekens.");

    public static Diagnostic Directive(Position at) => AnchorCode.At(at, "Een regel met '%YAML' of '%TAG' mag niet. Haal hem weg.");

    public static Diagnostic MergeKey(Position at) =>
        AnchorCode.At(at, "Samenvoegen met '<<' mag niet. Schrijf de sleutels uit, of gebruik 'begint_met'.");

    public static Diagnostic TooDeep(Position at, int limit) =>
        DepthCode.At(at, $"Hier zitten meer dan {limit} niveaus in elkaar. Verdeel dit over fasen of over een draaiboek dat u met 'begint_met' opneemt.");

    public static Diagnostic TooManyNodes(Position at, int limit) =>
        NodesCode.At(at, $"Dit bestand heeft meer dan {Thousands(limit)} sleutels en waarden. Splits het.");

    public static Diagnostic SeveralDocuments(Position at) =>
        DocumentsCode.At(at, "Hier begint een tweede document ('---' of '...'). Zet het in een eigen bestand.");

    public static Diagnostic NotAMap(Position at) =>
        NotAMapCode.At(at, "Dit bestand moet bestaan uit sleutels met waarden, zoals 'titel: Ransomware'.");

    public static Diagnostic KeyNotAWord(Position at) => KeyCode.At(at, "Een sleutel moet een woord zijn, met een dubbele punt erachter.");

    public static Diagnostic UnknownKind(Position at, string found, IReadOnlyList<string> kinds) => KindCode.At(
        at,
        $"Een bestand begint met {Words.Or(kinds.Select(kind => $"'{kind}:'"))}, maar hier staat '{Words.Short(found)}'.{Nearest.Question(found, kinds)}");

    public static Diagnostic WrongName(Position at, string id, string fileName) => NameCode.At(
        at, $"Het bestand heet '{fileName}' maar de id is '{Words.Short(id)}'. Maak ze gelijk: '{Words.Short(id)}.yaml'.");

    public static Diagnostic WrongExtension(string file) =>
        NameCode.At(Top(file), "De naam van dit bestand eindigt op '.yml'. Hernoem het naar '.yaml', anders wordt het niet gelezen.");

    public static Diagnostic TooManyFiles(string file, string limit) =>
        TooManyFilesCode.At(Top(file), $"Er zijn te veel bestanden: ten hoogste {limit}. De rest is niet gelezen. Wijst de instelling naar de goede map?");

    public static Diagnostic Unreadable(string file, string reason) => UnreadableCode.At(Top(file), $"Dit bestand kan niet worden geopend: {reason}.");

    public static Diagnostic Link(string file) => UnreadableCode.At(
        Top(file), "Dit is een koppeling naar een andere plek. Koppelingen worden niet gevolgd. Zet de bestanden zelf in deze map.");

    public static Diagnostic NoMap(string map) => UnreadableCode.At(Top(map), "Deze map bestaat niet of kan niet worden geopend. Geef een map met draaiboeken.");

    public static Diagnostic TooManyFaults(string file, int shown) => TooManyFaultsCode.At(
        new Position(file, int.MaxValue, 1), $"Dit bestand heeft meer dan {shown} fouten. Herstel deze eerst; daarna ziet u de rest.");

    public static Diagnostic NoOrganisation() =>
        MissingFileCode.At(Top("organisatie.yaml"), "Er is geen bestand dat begint met 'organisatie:'. Zonder rollen en personen kan niemand worden gealarmeerd.");

    public static Diagnostic SecondOrganisation(Position at, string first) => MissingFileCode.At(
        at, $"Er is al een organisatie in '{first}'. Er mag er één in de map staan; een tweede bestand geeft u op met de instelling Organisatie:Bestand.");

    private static Position Top(string file) => new(file, 1, 1);

    private static string Thousands(int number) => number.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '.');
}
