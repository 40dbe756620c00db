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
