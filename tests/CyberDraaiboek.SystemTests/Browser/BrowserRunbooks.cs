using System.Globalization;
using System.Text;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Runbooks for the walks: everything open at once, and nobody is chased while a test looks.</summary>
internal static class BrowserRunbooks
{
    public const string Room = """
        draaiboek: kamer
        titel: Proef van de crisiskamer
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        niveau: N2
        wanneer: Als iemand de pagina's wil proberen.
        herkenning:
          - Er staat iets vreemds op het scherm.
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
            titel: Eerste uur
            tegelijk:
              - spoor: bron
                stappen:
                  - actie: bel-ibd
                    titel: Bel de IBD
                    rol: ciso
                    doen: |
                      Bel en vertel **wat u ziet**.
                    niet_doen: Wacht niet op zekerheid.
                    bewijs: wie u sprak
                    gereed_binnen: 60m
                    bevestigd_binnen: 20m
                    escalatie: geen
                    wacht_op_gereed: nee
                  - actie: sporen
                    titel: Zet de sporen veilig
                    rol: ciso
                    gereed_binnen: 60m
                    escalatie: geen
                    wacht_op_gereed: nee
                  - actie: laatste
                    titel: Kijk alles na
                    rol: ciso
                    na: [sporen]
                    escalatie: geen
              - spoor: gevolg
                stappen:
                  - besluit: netwerk-los
                    titel: Netwerk los
                    vraag: Halen we het netwerk los?
                    door: ciso
                    escalatie: geen
                    keuzes:
                      alles:
                        titel: Alles los
                        gevolg: Ook telefonie valt uit
                      niets:
                        titel: Niets los
                    binnen: 60m
                    wacht_op_gereed: nee
                  - vraag: beeld
                    titel: Vul het beeld in
                    rol: burgemeester
                    velden: [ernst]
                    escalatie: geen
                    wacht_op_gereed: nee
                  - melding: bel-vervanger
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

    public const string Secret = """
        draaiboek: geheim
        titel: Vermoeden tegen een collega
        versie: 1
        eigenaar: ciso
        zichtbaarheid: beperkt
        herzien_voor: 2099-01-01
        fasen:
          - fase: F1
            titel: Zorgvuldig beginnen
            stappen:
              - actie: vastleggen
                titel: Leg vast wat er is gezien
                rol: ciso
                escalatie: geen
        """;

    /// <summary>Situation reports, and a proposal to scale up.</summary>
    public const string Reports = """
        draaiboek: beeld
        titel: Proef met een beeld
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        niveau: N1
        fasen:
          - fase: F1
            titel: Beeld
            tegelijk:
              - sitrap: sitrap-1
                titel: Maak een situatierapport
                rol: ciso
                aan: [secretaris]
                sjabloon: sitrap
                escalatie: geen
              - sitrap: sitrap-2
                titel: Maak een tweede situatierapport
                rol: ciso
                aan: [secretaris]
                sjabloon: sitrap
                escalatie: geen
              - opschalen: naar-n3
                titel: Schaal op naar N3
                rol: ciso
                naar: N3
                escalatie: geen
        """;

    public const string ReportTemplate = """
        sjabloon: sitrap
        publiek: nee
        talen:
          nl:
            onderwerp: "Situatierapport {{inzet_titel}}"
            tekst: |
              Er is een nieuw situatierapport.
        """;

    /// <summary>Goes at the end of the organisation: a ladder, and the region.</summary>
    public const string LadderAndGrip = """

        ladder:
          - niveau: N2
            titel: Intern crisisteam
            team: Crisisteam onder leiding van de gemeentesecretaris
            op_sterkte_binnen: 60m
            criteria:
              - Een kritiek proces ligt langer stil dan is afgesproken.
          - niveau: N3
            titel: Gemeentelijk beleidsteam, als GRIP 3
            team: Beleidsteam onder leiding van de burgemeester
            op_sterkte_binnen: 90m
            criteria:
              - De hele organisatie ligt stil, of de aanvaller eist losgeld.
        grip:
          - code: "2"
            titel: Gevolgen buiten de plek zelf
            teams: CoPI en ROT
            leider: operationeel leider
            actief: ja
          - code: als-3
            titel: Als GRIP 3, alleen binnen de gemeente
            teams: beleidsteam van de gemeente
            leider: burgemeester
            actief: ja
        """;

    /// <summary>Changes while a run of it goes on.</summary>
    public const string Changing = """
        draaiboek: wisselend
        titel: Draaiboek dat verandert
        versie: 2025.1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        fasen:
          - fase: F1
            titel: Begin
            stappen:
              - actie: eerste
                titel: Doe het eerste
                rol: ciso
                doen: Bel de oude leverancier.
                escalatie: geen
        """;

    /// <summary>The same a year later.</summary>
    public const string Changed = """
        draaiboek: wisselend
        titel: Draaiboek dat verandert
        versie: 2026.1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        fasen:
          - fase: F1
            titel: Begin
            stappen:
              - actie: eerste
                titel: Doe het eerste
                rol: ciso
                doen: Bel de nieuwe leverancier.
                escalatie: geen
              - actie: tweede
                titel: Doe het tweede
                rol: ciso
                escalatie: geen
        """;

    private const string Step =
        "            rol: ciso\n            bewijs: wie u sprak en hoe laat\n"
        + "            doen: Doe wat hier staat, vertel wat u ziet en niet wat u denkt, en schrijf op met wie u sprak.\n"
        + "            bevestigd_binnen: 30m\n            gereed_binnen: 4u\n            escalatie: geen\n            wacht_op_gereed: nee\n";

    /// <summary>Sixty steps that are open at once: what a page must carry.</summary>
    public static string Large
    {
        get
        {
            var text = new StringBuilder("""
                draaiboek: groot
                titel: Zestig stappen
                versie: 1
                eigenaar: ciso
                herzien_voor: 2099-01-01
                fasen:
                  - fase: F1
                    titel: Alles tegelijk
                    tegelijk:

                """);
            foreach (var track in new[] { "bron", "gevolg" })
            {
                text.Append(CultureInfo.InvariantCulture, $"      - spoor: {track}\n        stappen:\n");
                for (var step = 1; step <= 30; step++)
                {
                    text.Append(CultureInfo.InvariantCulture, $"          - actie: {track}-{step}\n            titel: Stap {step} van het spoor {track}\n");
                    text.Append(Step);
                }
            }

            return text.ToString();
        }
    }
}
