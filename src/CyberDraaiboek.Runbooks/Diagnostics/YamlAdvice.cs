namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>What the YAML library says in English, as advice in Dutch.</summary>
internal static class YamlAdvice
{
    private static readonly (string English, string Dutch)[] Known =
    [
        ("invalid mapping", "Hier staat een dubbele punt midden in een tekst, of deze regel springt te ver in. Zet de tekst tussen aanhalingstekens. Of gebruik | achter de sleutel, met de tekst op de regels eronder."),
        ("Mapping values are not allowed", "Hier staat een dubbele punt die niet past. Zet de tekst tussen aanhalingstekens, gebruik | achter de sleutel, of controleer het inspringen."),
        ("invalid tab", "Hier staat een tab. Gebruik spaties: twee per niveau."),
        ("unexpected end of stream", "Deze tekst begint met een aanhalingsteken dat nergens wordt gesloten."),
        ("wrong indentation", "Deze tekst begint met een aanhalingsteken dat niet op dezelfde regel wordt gesloten."),
        ("unexpected document indicator", "Deze tekst begint met een aanhalingsteken dat nergens wordt gesloten."),
        ("cannot start any token", "Een tekst mag niet met dit teken beginnen. Zet de tekst tussen aanhalingstekens."),
        ("unknown escape character", "In een tekst tussen dubbele aanhalingstekens heeft een \\ een bijzondere betekenis. Gebruik enkele aanhalingstekens."),
        ("hexadecimal", "In een tekst tussen dubbele aanhalingstekens heeft een \\ een bijzondere betekenis. Gebruik enkele aanhalingstekens."),
        ("Unicode", "In een tekst tussen dubbele aanhalingstekens heeft een \\ een bijzondere betekenis. Gebruik enkele aanhalingstekens."),
        ("expected '-' indicator", "Hier had een streepje van de lijst moeten staan. Controleer het inspringen: een lijst en sleutels kunnen niet door elkaar."),
        ("sequence entries are not allowed", "Een lijst begint op een nieuwe regel. Zet het streepje onder de sleutel."),
        ("flow sequence", "Deze lijst tussen rechte haken is niet af: er ontbreekt een komma of ]."),
        ("flow mapping", "Dit blok tussen accolades is niet af: er ontbreekt een komma of }."),
        ("flow", "Deze lijst tussen haken of dit blok tussen accolades is niet af: er ontbreekt een komma, ] of }."),
        ("expected node content", "Hier ontbreekt een waarde, of er staat een haak te veel. Begint uw tekst met een haak? Zet hem tussen aanhalingstekens."),
        ("expected ':'", "Achter deze sleutel ontbreekt een dubbele punt."),
        ("expected key", "Hier had een sleutel moeten staan. Controleer het inspringen: sleutels van hetzelfde blok staan recht onder elkaar."),
        ("document end", "Na de eerste waarde staat nog iets dat er niet bij hoort. Controleer de spatie na de dubbele punt en het inspringen."),
        ("block scalar", "Achter | of > mag op dezelfde regel niets anders staan; de tekst begint op de volgende regel, twee spaties ingesprongen."),
        ("incompatible YAML", "Een regel met '%YAML' of '%TAG' mag niet. Haal hem weg."),
        ("tag", "Een tag van YAML ('!naam') mag niet. Begint uw tekst met een uitroepteken? Zet hem dan tussen aanhalingstekens."),
        ("anchor", "Begint uw tekst met & of *? Zet hem dan tussen aanhalingstekens."),
        ("alias", "Begint uw tekst met & of *? Zet hem dan tussen aanhalingstekens."),
    ];

    public static string For(string english) =>
        Known.FirstOrDefault(pair => english.Contains(pair.English, StringComparison.OrdinalIgnoreCase)).Dutch
        ?? "De YAML klopt hier niet. Controleer het inspringen, de dubbele punt en de haken en aanhalingstekens op deze regel en de regel erboven.";
}
