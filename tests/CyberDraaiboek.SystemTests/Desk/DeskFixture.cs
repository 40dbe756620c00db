using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>One server for the pages at the desk, with a small draaiboek and a restricted one.</summary>
public sealed class DeskFixture : IAsyncLifetime
{
    internal Box Box { get; } = new Box(new JsonObject { ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 } }).WithQuickRunbooks();

    public async Task InitializeAsync()
    {
        Box.Write("runbooks/geheim.yaml", Restricted);
        Box.Write("runbooks/sjablonen/sitrap.yaml", Sitrap);
        Box.Write("runbooks/beeld.yaml", Picture);
        Box.Write("runbooks/noodmap.md", $"# Kaart\n\n{Links}\n");
        await Box.Up();
    }

    public async Task DisposeAsync() => await Box.DisposeAsync();

    /// <summary>CISO, and owner of the runbooks.</summary>
    internal Task<Guest> Anna() => Guest.SignedIn(Box, "anna", "Anna de Boer");

    /// <summary>In the organisation, owner of nothing.</summary>
    internal Task<Guest> Dirk() => Guest.SignedIn(Box, "dirk", "Dirk Mol");

    /// <summary>Keeps the program; not in the organisation.</summary>
    internal Task<Guest> Keeper() => Guest.SignedIn(Box, null, "Beheerder", Right.Manage);

    /// <summary>Has an account and nothing else.</summary>
    internal Task<Guest> Nobody() => Guest.SignedIn(Box, null, "Niemand");

    /// <summary>What an author may write and a browser must never follow, and two links that are good.</summary>
    internal const string Links =
        @"Lees <javascript:alert(1)>, <data:text/html,x>, [hier](//kwaad.example/x) of [daar](/\kwaad.example). Mail <ibd@proefstad.example> of [bel](tel:112).";

    private const string Restricted = """
        draaiboek: geheim
        titel: Geheim <script>alert(1)</script>
        versie: 1
        eigenaar: burgemeester
        herzien_voor: 2099-01-01
        zichtbaarheid: beperkt
        fasen:
          - fase: F1
            titel: Stil
            stappen:
              - actie: stil-onderzoek
                titel: Onderzoek in stilte
                rol: burgemeester
                escalatie: geen
        """;

    private const string Sitrap = """
        sjabloon: sitrap
        publiek: nee
        talen:
          nl:
            onderwerp: "Situatierapport {{inzet_titel}}"
            tekst: |
              Er is een nieuw situatierapport.
        """;

    private const string Picture = $"""
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
              - actie: dossier
                titel: Houd het dossier bij
                rol: ciso
                doen: |
                  {Links}
                gereed_binnen: 60m
                escalatie: geen
        """;
}

/// <summary>The tests that share that server.</summary>
[CollectionDefinition(nameof(DeskCollection))]
public sealed class DeskCollection : ICollectionFixture<DeskFixture>;
