using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>One server for the tests of getting in that do not need one of their own.</summary>
public sealed partial class AccountsFixture : IAsyncLifetime
{
    public const string Password = "paard batterij nietje eiland";

    /// <summary>Only the CISO and those who get a step in it may know of a run of this one.</summary>
    private const string Restricted = """
        draaiboek: besloten
        titel: Besloten proef
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        zichtbaarheid: beperkt
        fasen:
          - fase: F1
            titel: Onderzoek
            stappen:
              - actie: sporen
                titel: Stel de sporen veilig
                rol: secretaris
                doen: Doe het stil.
                escalatie: geen
              - actie: gesprek
                titel: Voer het gesprek
                rol: burgemeester
                doen: Bereid het voor.
                escalatie: geen
        """;

    internal Box Box { get; } = new Box(new JsonObject
    {
        ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 },
        ["Aanmelden"] = new JsonObject { ["PogingenPerMinuut"] = 10_000, ["MisluktePogingen"] = 3 },
    }).WithQuickRunbooks();

    /// <summary>The link that the first start printed.</summary>
    internal string FirstLink { get; private set; } = "";

    public async Task InitializeAsync()
    {
        Box.Write("runbooks/besloten.yaml", Restricted);
        await Box.Up();
        FirstLink = await LinkOf(Box);
    }

    public async Task DisposeAsync() => await Box.DisposeAsync();

    /// <summary>The path of the link that a box printed for its first beheerder.</summary>
    internal static Task<string> LinkOf(Box box) => Box.Until(
        () => Task.FromResult(Printed().Match(box.Said) is { Success: true } link ? link.Groups["path"].Value : null), "the link of the first start");

    [GeneratedRegex("https?://[^/]+(?<path>/eerste-account/[A-Za-z0-9_-]{43})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Printed();
}

/// <summary>The tests that share that server.</summary>
[CollectionDefinition(nameof(AccountsCollection))]
public sealed class AccountsCollection : ICollectionFixture<AccountsFixture>;
