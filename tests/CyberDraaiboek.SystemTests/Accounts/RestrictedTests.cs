using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>A restricted run exists only for those in it. In the small organisation: anna leads it, carla and bert have a step, dirk not yet.</summary>
[Collection(nameof(AccountsCollection))]
public sealed class RestrictedTests(AccountsFixture accounts)
{
    private Box Box => accounts.Box;

    [Fact]
    public async Task For_a_key_without_the_scope_it_answers_everything_as_an_unknown_run_does()
    {
        var hidden = await Box.Start("besloten");
        var key = await Key("lezen", "starten", "handelen", "beheer");
        var document = (await Box.Ask(HttpMethod.Get, "openapi.json", key: "")).Json!;
        var compared = 0;

        foreach (var (path, item) in document["paths"]!.AsObject().Where(p => p.Key.Contains("{inzet}", StringComparison.Ordinal)))
        {
            foreach (var method in item!.AsObject().Select(o => o.Key).Where(m => m is "get" or "post" or "delete"))
            {
                async Task<string> Answer(string run)
                {
                    var address = path.TrimStart('/').Replace("{inzet}", run, StringComparison.Ordinal).Replace("{stap}", "sporen", StringComparison.Ordinal)
                        .Replace("{klok}", "avg-33", StringComparison.Ordinal).Replace("{fase}", "F1", StringComparison.Ordinal);
                    var reply = await Box.Ask(new HttpMethod(method.ToUpperInvariant()), address, method == "post" ? Body() : null, key);
                    return $"{reply.Status} {reply.ContentType} {reply.Text.Replace(run, "X", StringComparison.Ordinal)}";
                }

                var (unknown, found) = (await Answer("2026-onbekend-x"), await Answer(hidden));
                Assert.True(unknown == found, $"{method} {path}: {unknown} but {found}");
                compared++;
            }
        }

        Assert.InRange(compared, 20, 100);
        Assert.DoesNotContain(hidden, (await Box.Ask(HttpMethod.Get, "inzetten", key: key)).Text, StringComparison.Ordinal);
        var start = await Box.Ask(HttpMethod.Post, "inzetten", new JsonObject { ["draaiboek"] = "besloten", ["titel"] = "x" }, key);
        Assert.Equal(HttpStatusCode.Forbidden, start.Status);
    }

    [Fact]
    public async Task For_a_key_with_the_scope_it_is_a_run_like_any_other()
    {
        var run = await Box.Start("besloten");
        var key = await Key("lezen", "beperkt");

        Assert.Contains(run, (await Box.Ask(HttpMethod.Get, "inzetten", key: key)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Box.Ask(HttpMethod.Get, $"inzetten/{run}", key: key)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Box.Ask(HttpMethod.Post, $"inzetten/{run}/notities", new JsonObject { ["tekst"] = "x" }, key)).Status);
    }

    [Fact]
    public async Task No_key_and_no_account_makes_a_key_that_opens_more_than_itself()
    {
        var managing = await Key("beheer", "lezen");
        var everything = await Key("lezen", "starten", "handelen", "beheer", "beperkt");
        using var manager = await Guest.SignedIn(Box, null, "Beheer", Enum.GetValues<Right>());
        var before = (await Box.Ask(HttpMethod.Get, "sleutels")).Json!.AsArray().Count;

        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(managing, "lezen", "beperkt")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ask(managing, "handelen")).Status);
        Assert.Contains("beperkt", (string)(await Ask(everything, "lezen", "beperkt")).Json!["detail"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await Box.Ask(HttpMethod.Post, "envelopcodes", new JsonObject { ["aantal"] = 1 }, everything)).Status);
        var page = await manager.Get("/beheer/sleutels");
        Assert.DoesNotContain("bereik-beperkt", page.Text, StringComparison.Ordinal);
        var forced = await manager.PostWith(page.Token, "/beheer/sleutels", ("naam", "slim"), ("bereik-lezen", "ja"), ("bereik-beperkt", "ja"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, forced.Status);
        Assert.Equal(before, (await Box.Ask(HttpMethod.Get, "sleutels")).Json!.AsArray().Count);

        Assert.Equal(HttpStatusCode.Created, (await Ask(managing, "lezen")).Status);
        Assert.Contains("API-sleutel gemaakt: proef", (await manager.Get("/beheer/toegangslog")).Read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_the_screen_only_those_in_it_see_it_and_nobody_else_can_tell_that_it_exists()
    {
        var run = await Box.Start("besloten");
        using var anna = await Guest.SignedIn(Box, "anna");
        using var carla = await Guest.SignedIn(Box, "carla");
        using var dirk = await Guest.SignedIn(Box, "dirk");
        using var everything = await Guest.SignedIn(Box, null, "Alle rechten", Enum.GetValues<Right>());

        Assert.Equal(HttpStatusCode.OK, (await anna.Get($"/inzetten/{run}/rollen")).Status);
        Assert.Equal(HttpStatusCode.OK, (await carla.Get($"/inzetten/{run}/rollen")).Status);
        foreach (var outsider in new[] { dirk, everything })
        {
            var hidden = await outsider.Get($"/inzetten/{run}/rollen");
            var unknown = await outsider.Get("/inzetten/2026-onbekend-x/rollen");
            Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
            Assert.Equal((unknown.Status, Timeless(unknown.Text)), (hidden.Status, Timeless(hidden.Text)));
        }
    }

    [Fact]
    public async Task Who_gets_a_role_comes_in_and_who_loses_it_is_out_at_once()
    {
        var run = await Box.Start("besloten");
        var page = $"/inzetten/{run}/rollen";
        using var anna = await Guest.SignedIn(Box, "anna", "Anna de Boer");
        using var carla = await Guest.SignedIn(Box, "carla", "Carla Vos");
        using var dirk = await Guest.SignedIn(Box, "dirk");

        Assert.Equal(HttpStatusCode.Forbidden, (await carla.Post("/account", page, ("persoon", "dirk"), ("rol", "deelnemer"), ("reden", "nodig"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await anna.Post(page, page, ("persoon", "dirk"), ("rol", "waarnemer"), ("reden", "kijkt mee"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await dirk.Get(page)).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await anna.Post(page, page, ("persoon", "carla"), ("rol", "geen"), ("reden", "is zelf betrokken"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await carla.Get(page)).Status);

        var entries = (await Box.Journal(run)).Where(e => (string?)e["actie"] == "rol.gegeven").ToList();
        Assert.Equal(["dirk waarnemer", "carla geen"], entries.Select(e => $"{e["object"]} {e["resultaat"]}"));
        Assert.All(entries, e => Assert.Equal(("Anna de Boer", "anna", "scherm"), ((string?)e["actor"], (string?)e["persoon"], (string?)e["oorsprong"])));
    }

    [Fact]
    public async Task On_an_open_run_a_reason_replaces_the_right_and_is_recorded()
    {
        var run = await Box.Start("snel");
        var page = $"/inzetten/{run}/rollen";
        using var outsider = await Guest.SignedIn(Box, null, "Wim Waarnemer");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await outsider.Post(page, page, ("persoon", "bert"), ("rol", "voorzitter"), ("reden", ""))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await outsider.Post(page, page, ("persoon", "bert"), ("rol", "voorzitter"), ("reden", "niemand anders is er"))).Status);

        var entry = Assert.Single(await Box.Journal(run), e => (string?)e["actie"] == "rol.gegeven");
        Assert.Equal("niemand anders is er", (string?)entry["gegevens"]!["ondanks"]);
        Assert.Equal("Wim Waarnemer", (string?)entry["actor"]);

        using var bert = await Guest.SignedIn(Box, "bert");
        Assert.DoesNotContain("Dit doet normaal de voorzitter", (await bert.Get(page)).Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await bert.Post(page, page, ("persoon", "carla"), ("rol", "verslaglegger"), ("reden", "houdt het logboek bij"))).Status);
        Assert.Null((await Box.Journal(run)).Last(e => (string?)e["actie"] == "rol.gegeven")["gegevens"]!["ondanks"]);
    }

    private static JsonObject Body() => new()
    {
        ["reden"] = "x",
        ["tekst"] = "x",
        ["regel"] = 1,
    };

    private static string Timeless(string page) => System.Text.RegularExpressions.Regex.Replace(page, "data-now=\"\\d+\"", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<string> Key(params string[] scopes)
    {
        return (string)(await Ask(null, scopes)).Json!["sleutel"]!;
    }

    private Task<Reply> Ask(string? maker, params string[] scopes) => Box.Ask(
        HttpMethod.Post, "sleutels", new JsonObject { ["naam"] = "proef", ["bereiken"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]) }, maker);
}
