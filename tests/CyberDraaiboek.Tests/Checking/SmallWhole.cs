using System.Text;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Tests.Checking;

/// <summary>The smallest map of runbooks without a fault or warning on 22 November 2026, to break in one place at a time.</summary>
internal static class SmallWhole
{
    public const string Organisation =
        """
        organisatie: Gemeente Voorbeeldstad
        herzien_voor: 2027-06-01
        autoriteiten:
          voorbeeldstad: Gemeente Voorbeeldstad
        personen:
          anna:
            naam: Anna de Boer
            kanalen:
              - mail: anna@voorbeeldstad.example
                gecontroleerd_op: 2026-11-01
          bram:
            naam: Bram Smit
            kanalen:
              - bellen: "+31 6 00000002"
                gecontroleerd_op: 2026-11-01
        rollen:
          ciso:
            titel: CISO
            bezetting: [anna]
            vervangers: [bram]
          fg:
            titel: FG
            bezetting: [bram]
            vervangers: [anna]
        roosters:
          piket:
            eerste_wissel: 2026-01-05 08:00
            personen: [anna, bram]
        partijen:
          ibd:
            naam: Informatiebeveiligingsdienst
            kanalen:
              - bellen: "070 000 00 00"
                gecontroleerd_op: 2026-11-01
        grip:
          - code: "1"
            titel: GRIP 1
            teams: CoPI
            leider: Leider CoPI
        escalaties:
          standaard:
            treden:
              - na: 10m
                naar: vervanger

        """;

    public const string Clocks =
        """
        klokken:
          avg-33:
            titel: Melding bij de AP
            start: Redelijke zekerheid dat het om persoonsgegevens gaat
            termijn: 72u
            ontvanger: ibd
            eigenaar: fg
            bron: AVG artikel 33
            gecontroleerd_op: 2026-11-01

        """;

    public const string Alarm =
        """
        sjabloon: alarm
        talen:
          nl:
            onderwerp: Alarm {{inzet_titel}}
            tekst: Kom naar het stadhuis.

        """;

    public const string Runbook =
        """
        draaiboek: proef
        titel: Proef
        versie: "1"
        eigenaar: ciso
        herzien_voor: 2027-11-01
        fasen:
          - fase: F1
            titel: Alarmering
            stappen:
              - melding: alarm-ciso
                aan: [ciso]
                sjabloon: alarm
                bevestiging:
                  van: een
              - actie: ibd-bellen
                titel: Bel de IBD
                rol: ciso

        """;

    /// <summary>Path to text; change one and load.</summary>
    public static Dictionary<string, string> Files() => new(StringComparer.Ordinal)
    {
        ["organisatie.yaml"] = Organisation,
        ["klokken.yaml"] = Clocks,
        ["sjablonen/alarm.yaml"] = Alarm,
        ["proef.yaml"] = Runbook,
    };

    public static IReadOnlyList<SourceFile> Sources(IEnumerable<KeyValuePair<string, string>> files) =>
        [.. files.Select(file => new SourceFile(file.Key, Encoding.UTF8.GetBytes(file.Value)))];

    public static Library Load(Action<Dictionary<string, string>>? change = null, RunbookId? only = null)
    {
        var files = Files();
        change?.Invoke(files);
        return RunbookLoader.Load(Sources(files), new LoadOptions(new DateOnly(2026, 11, 22)) { Only = only });
    }
}
