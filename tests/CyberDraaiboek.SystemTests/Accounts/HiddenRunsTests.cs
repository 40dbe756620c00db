using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>Restricted runs neither show nor push others off a list, wherever somebody looks; and what they start is restricted too.</summary>
public sealed class HiddenRunsTests
{
    // More than any page of ours shows.
    private const int Hidden = 32;

    private const string Word = "Klokkenluider";

    [Fact]
    public async Task Lists_are_as_long_and_as_silent_as_if_the_hidden_runs_were_not_there()
    {
        await using var box = new Box(new JsonObject { ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 } }).WithQuickRunbooks();
        box.Write("runbooks/ouder.yaml", Parent);
        box.Write("runbooks/kind.yaml", Child);
        await box.Up();
        var open = new List<string> { await box.Start("snel"), await box.Start("snel") };
        var hidden = new List<string>();
        for (var number = 0; number < Hidden; number++)
        {
            var reply = await box.Ask(HttpMethod.Post, "inzetten", new JsonObject { ["draaiboek"] = "ouder", ["titel"] = $"{Word} {number}" });
            hidden.Add((string)reply.Json!["id"]!);
        }

        using var dirk = await Guest.SignedIn(box, "dirk", "Dirk Mol");
        using var keeper = await Guest.SignedIn(box, null, "Alle rechten", Enum.GetValues<Right>());
        foreach (var guest in new[] { dirk, keeper })
        {
            foreach (var path in new[] { "/", "/taken", "/beheer", "/beheer/wachtrij", "/beheer/toegangslog", "/noodmap", "/draaiboeken", "/organisatie" })
            {
                var page = await guest.Get(path);
                Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.Forbidden or HttpStatusCode.SeeOther, $"{path}: {page.Status}");
                Assert.DoesNotContain(Word, page.Text, StringComparison.Ordinal);
                Assert.All(hidden, run => Assert.DoesNotContain(run, page.Text, StringComparison.Ordinal));
            }

            var start = await guest.Get("/");
            Assert.All(open, run => Assert.Contains($"/inzetten/{run}", start.Text, StringComparison.Ordinal));
            foreach (var path in new[] { "", "/taken", "/bereikt", "/logboek", "/logboek.jsonl", "/logboek.csv", "/logboek.html", "/logboek.pdf", "/sitrap", "/overdracht", "/papier", "/stroom", "/wijzigingen" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"/inzetten/{hidden[0]}{path}")).Status);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"/wand/{hidden[0]}")).Status);
        }

        var key = (string)(await box.Ask(HttpMethod.Post, "sleutels", new JsonObject { ["naam"] = "proef", ["bereiken"] = new JsonArray("lezen") })).Json!["sleutel"]!;
        var list = await box.Ask(HttpMethod.Get, "inzetten", key: key);
        Assert.Equal(open.Order(StringComparer.Ordinal), list.Json!.AsArray().Select(run => (string)run!["id"]!).Order(StringComparer.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, (await box.Ask(HttpMethod.Get, $"inzetten/{hidden[0]}/logboekregels", key: key)).Status);
    }

    [Fact]
    public async Task What_a_restricted_run_starts_is_restricted_too()
    {
        await using var box = new Box(new JsonObject { ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 } }).WithQuickRunbooks();
        box.Write("runbooks/ouder.yaml", Parent);
        box.Write("runbooks/kind.yaml", Child);
        await box.Up();
        using var anna = await Guest.SignedIn(box, "anna", "Anna de Boer");
        using var dirk = await Guest.SignedIn(box, "dirk", "Dirk Mol");
        var alone = await box.Start("kind");
        Assert.Equal(HttpStatusCode.OK, (await dirk.Get($"/inzetten/{alone}")).Status);

        var parent = await box.Start("ouder");
        var child = await Box.Until(
            async () => (await box.Ask(HttpMethod.Get, "inzetten")).Json!.AsArray().Select(run => (string)run!["id"]!).FirstOrDefault(run => run.StartsWith("kind-", StringComparison.Ordinal) && run != alone),
            "the run that the other starts");

        Assert.NotEqual(parent, child);
        Assert.Equal(HttpStatusCode.OK, (await anna.Get($"/inzetten/{child}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await dirk.Get($"/inzetten/{child}")).Status);
        Assert.DoesNotContain(child, (await dirk.Get("/")).Text, StringComparison.Ordinal);
        var key = (string)(await box.Ask(HttpMethod.Post, "sleutels", new JsonObject { ["naam"] = "proef", ["bereiken"] = new JsonArray("lezen") })).Json!["sleutel"]!;
        Assert.DoesNotContain(child, (await box.Ask(HttpMethod.Get, "inzetten", key: key)).Text, StringComparison.Ordinal);
    }

    private const string Parent = """
        draaiboek: ouder
        titel: Stil onderzoek
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        zichtbaarheid: beperkt
        fasen:
          - fase: F1
            titel: Begin
            tegelijk:
              - actie: stil
                titel: Onderzoek in stilte
                rol: ciso
                escalatie: geen
              - start_draaiboek: vervolg
                titel: Start het vervolg
                draaiboek: kind
        """;

    private const string Child = """
        draaiboek: kind
        titel: Het vervolg
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        fasen:
          - fase: F1
            titel: Verder
            stappen:
              - actie: verder
                titel: Ga verder
                rol: ciso
                escalatie: geen
        """;
}
