namespace CyberDraaiboek.SystemTests.EndToEnd;

/// <summary>A draaiboek whose escalation takes seconds, so that it can be seen to happen.</summary>
internal static class QuickRunbooks
{
    public const string Organisation = """
        organisatie: Gemeente Proefstad
        herzien_voor: 2099-01-01
        autoriteiten:
          proefstad: Gemeente Proefstad
        personen:
          anna:
            naam: Anna de Boer
            kanalen:
              - mail: anna@proefstad.example
                gecontroleerd_op: 2026-11-01
          bert:
            naam: Bert Smit
            kanalen:
              - mail: bert@proefstad.example
                gecontroleerd_op: 2026-11-01
              - bellen: "+31 20 5550100"
                gecontroleerd_op: 2026-11-01
          carla:
            naam: Carla Vos
            kanalen:
              - mail: carla@proefstad.example
                gecontroleerd_op: 2026-11-01
          dirk:
            naam: Dirk Mol
            kanalen:
              - mail: dirk@proefstad.example
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
          burgemeester:
            titel: Burgemeester
            bezetting: [dirk]
            vervangers: [carla]
        escalaties:
          standaard:
            treden:
              - na: 4s
                naar: vervanger
              - na: 8s
                naar: burgemeester
            uitgeput_na: 4s
            herinner_elke: 30m
            herinner_hoogstens: 3
        """;

    public const string Template = """
        sjabloon: alarm
        publiek: nee
        talen:
          nl:
            onderwerp: "Alarm: {{inzet_titel}}"
            tekst: |
              Er is iets aan de hand. Getroffen: {{systemen}}.
            belscript: |
              Zeg dat {{systemen}} het niet doen.
        """;

    public const string Quick = """
        draaiboek: snel
        titel: Snelle proef
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        gegevens:
          systemen:
            soort: tekst
            vraag: Welke systemen doen het niet?
            bij_start: ja
          ernst:
            soort: keuze
            vraag: Hoe erg is het?
            keuzes:
              hoog: Hoog
              laag: Laag
        fasen:
          - fase: F1
            titel: Alarm
            tegelijk:
              - melding: alarm
                titel: Alarm aan het team
                aan: [ciso, secretaris]
                sjabloon: alarm
                bevestiging:
                  van: iedereen
              - actie: bel-ibd
                titel: Bel de IBD
                rol: burgemeester
                doen: Bel en vertel wat u ziet.
                bewijs: wie u sprak
                gereed_binnen: 60m
                escalatie: geen
              - besluit: netwerk-los
                vraag: Halen we het netwerk los?
                door: ciso
                escalatie: geen
                keuzes:
                  ja_alles: Alles los
                  nee_niets: Niets los
                binnen: 60m
              - vraag: beeld
                titel: Vul het beeld in
                rol: burgemeester
                velden: [ernst]
                escalatie: geen
              - melding: bellen-maar
                titel: Bel de vervanger
                aan: [secretaris]
                via: [bellen]
                sjabloon: alarm
                bevestiging:
                  van: een
                escalatie:
                  - na: 1u
                    naar: vervanger
                    via: [bellen]
        """;

    public static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["organisatie.yaml"] = Organisation,
        ["begrippen.yaml"] = "begrippen:\n  IBD:\n    voluit: Informatiebeveiligingsdienst\n    uitleg: Helpt gemeenten.\n  AP: Autoriteit Persoonsgegevens\n",
        ["sjablonen/alarm.yaml"] = Template,
        ["snel.yaml"] = Quick,
    };
}
