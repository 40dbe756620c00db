using System.Text;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.SystemTests.Journal;

/// <summary>A small draaiboek for scenarios: the same texts as files in a map and as a library in memory.</summary>
internal static class TestMap
{
    public const string FiveSteps = "vijf";
    public const string Silence = "stilte";
    public const string Night = "nacht";
    public const string Parent = "ouder";
    public const string Orphan = "wees";
    public const string Wait = "wachten";

    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["organisatie.yaml"] = Organisation,
        ["sjablonen/alarm.yaml"] = Template,
        ["vijf.yaml"] = Book(FiveSteps, Steps("een", "twee", "drie", "vier", "vijf")),
        ["stilte.yaml"] = Book(Silence, Action("bel", "escalatie: standaard")),
        ["nacht.yaml"] = Book(Night, Action("wacht", "gereed_binnen: 1d", "escalatie: geen")),
        ["wachten.yaml"] = Book(Wait, "      - wachten: even\n        duur: 20s\n"),
        ["ouder.yaml"] = Book(Parent, "      - start_draaiboek: kind\n        draaiboek: vijf\n" + Action("later", "escalatie: geen")),
        ["wees.yaml"] = Book(Orphan, "      - start_draaiboek: kind\n        draaiboek: eist\n" + Action("later", "escalatie: geen")),
        ["eist.yaml"] = Book("eist", Action("stap", "escalatie: geen"), "gegevens:\n  systemen:\n    soort: tekst\n    vraag: Welke systemen?\n    bij_start: ja\n"),
    };

    /// <summary>As the loader reads it.</summary>
    public static IReadOnlyList<SourceFile> Texts(params string[] without) => [.. Files
        .Where(file => !without.Contains(file.Key))
        .Select(file => new SourceFile(file.Key, Encoding.UTF8.GetBytes(file.Value)))];

    /// <summary>Writes the files into a map.</summary>
    public static void WriteTo(string map)
    {
        foreach (var (path, text) in Files)
        {
            var file = Path.Combine(map, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    private static string Book(string id, string steps, string more = "") =>
        $"""
        draaiboek: {id}
        titel: Proef {id}
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        {more}fasen:
          - fase: F0
            titel: Begin
            stappen:
        {steps}
        """;

    private static string Steps(params string[] ids) => string.Concat(ids.Select(id => Action(id, "gereed_binnen: 60m", "escalatie: geen")));

    private static string Action(string id, params string[] more) =>
        $"      - actie: {id}\n        titel: Stap {id}\n        rol: ciso\n        doen: Doe het.\n" + string.Concat(more.Select(line => $"        {line}\n"));

    private const string Template =
        """
        sjabloon: alarm
        publiek: nee
        talen:
          nl:
            onderwerp: "Alarm: {{stap_titel}}"
            tekst: |
              Doe {{stap_titel}}.
        """;

    private const string Organisation =
        """
        organisatie: Gemeente Proefstad
        herzien_voor: 2099-01-01
        autoriteiten:
          proefstad: Gemeente Proefstad
        personen:
          anna:
            naam: Anna
            kanalen:
              - mail: anna@proefstad.example
                gecontroleerd_op: 2026-11-01
          bert:
            naam: Bert
            kanalen:
              - mail: bert@proefstad.example
                gecontroleerd_op: 2026-11-01
          carla:
            naam: Carla
            kanalen:
              - mail: carla@proefstad.example
                gecontroleerd_op: 2026-11-01
        rollen:
          ciso:
            titel: CISO
            bezetting: [anna]
            vervangers: [bert]
          secretaris:
            titel: Gemeentesecretaris
            bezetting: [carla]
            vervangers: [bert]
        escalaties:
          standaard:
            treden:
              - na: 5m
                naar: vervanger
              - na: 15m
                naar: secretaris
                herhaal: elke 5m
                hoogstens: 2
            uitgeput_na: 10m
            herinner_elke: 30m
            herinner_hoogstens: 3
        """;
}
