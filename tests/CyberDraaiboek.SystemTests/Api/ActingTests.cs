using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Api;

/// <summary>Acting in a run: once, in turn, by whom it may concern.</summary>
[Collection(nameof(ApiCollection))]
public sealed class ActingTests(ApiFixture api)
{
    private Box Box => api.Box;

    [Fact]
    public async Task A_monitoring_system_that_fires_five_times_starts_one_run()
    {
        var (_, key) = await api.Key("starten");
        var body = new JsonObject { ["draaiboek"] = "snel", ["titel"] = "Alarm van de monitoring" };

        var replies = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ =>
            Box.Ask(HttpMethod.Post, "inzetten", body.DeepClone(), key, ("Idempotency-Key", "storing-4711"))));

        Assert.Single(replies.Select(r => (string)r.Json!["id"]!).Distinct());
        Assert.Equal(1, replies.Count(r => r.Status == HttpStatusCode.Created));
        Assert.Equal(4, replies.Count(r => r.Status == HttpStatusCode.OK));
        Assert.All(replies, r => Assert.Equal($"/api/v1/inzetten/{r.Json!["id"]}", r.Headers["Location"]));
    }

    [Fact]
    public async Task The_same_key_for_another_runbook_is_a_mistake()
    {
        await Box.Start("snel", "--sleutel", "een-sleutel");

        var reply = await Box.Ask(HttpMethod.Post, "inzetten", new JsonObject { ["draaiboek"] = "rustig", ["titel"] = "x", ["sleutel"] = "een-sleutel" });

        Assert.Contains(reply.Status, new List<HttpStatusCode> { HttpStatusCode.NotFound, HttpStatusCode.UnprocessableEntity });
    }

    [Fact]
    public async Task The_loser_of_a_race_is_told_who_won_and_both_are_in_the_journal()
    {
        var run = await Box.Start("snel");
        var path = $"inzetten/{run}/stappen/bel-ibd/gereedmeldingen";

        var replies = await Task.WhenAll(
            Box.Ask(HttpMethod.Post, path, new JsonObject { ["als"] = "dirk", ["bewijs"] = "Jan van de IBD" }),
            Box.Ask(HttpMethod.Post, path, new JsonObject { ["als"] = "carla", ["bewijs"] = "Piet van de IBD" }));

        var lost = Assert.Single(replies, r => r.Status == HttpStatusCode.Conflict);
        Assert.Equal("te_laat", lost.Code);
        var winner = (string)lost.Json!["stap"]!["geeindigd_door"]!;
        Assert.Contains($"{winner} was eerder", (string)lost.Json["detail"]!, StringComparison.Ordinal);
        var journal = await Box.Journal(run);
        Assert.Single(journal, e => (string?)e["actie"] == "stap.gereed" && (string?)e["object"] == "bel-ibd");
        Assert.Single(journal, e => (string?)e["actie"] == "handeling.verloren");
    }

    [Fact]
    public async Task Doing_it_again_changes_nothing()
    {
        var run = await Box.Start("snel");
        var body = new JsonObject { ["als"] = "dirk", ["bewijs"] = "Jan" };
        await Box.Ask(HttpMethod.Post, $"inzetten/{run}/stappen/bel-ibd/gereedmeldingen", body.DeepClone());

        var again = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/stappen/bel-ibd/gereedmeldingen", body.DeepClone());

        Assert.Equal(HttpStatusCode.OK, again.Status);
        Assert.Empty(again.Json!["vastgelegd"]!.AsArray());
    }

    [Fact]
    public async Task A_version_that_is_old_fences_the_act_off()
    {
        var run = await Box.Start("snel");
        var step = await Box.Ask(HttpMethod.Get, $"inzetten/{run}/stappen/bel-ibd");
        Assert.Equal("\"1\"", step.Headers["ETag"]);

        var old = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/stappen/bel-ibd/gereedmeldingen", new JsonObject { ["als"] = "dirk", ["bewijs"] = "x", ["versie"] = 7 });
        var header = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/stappen/bel-ibd/gereedmeldingen", new JsonObject { ["als"] = "dirk", ["bewijs"] = "x" }, headers: ("If-Match", "\"7\""));
        var right = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/stappen/bel-ibd/gereedmeldingen", new JsonObject { ["als"] = "dirk", ["bewijs"] = "x" }, headers: ("If-Match", "\"1\""));

        Assert.Equal(("te_laat", "te_laat", HttpStatusCode.OK), (old.Code, header.Code, right.Status));
    }

    [Fact]
    public async Task A_decision_is_for_its_role_unless_somebody_says_why_not()
    {
        var run = await Box.Start("snel");
        JsonObject Body(string who) => new() { ["als"] = who, ["keuze"] = "ja_alles", ["reden"] = "te groot risico" };

        var refused = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/stappen/netwerk-los/besluiten", Body("dirk"));
        Assert.Equal((HttpStatusCode.Conflict, "niet_bevoegd", true), (refused.Status, refused.Code, (bool)refused.Json!["ondanks_mogelijk"]!));

        var body = Body("dirk");
        body["ondanks"] = "de CISO is onbereikbaar";
        Assert.Equal(HttpStatusCode.OK, (await Box.Ask(HttpMethod.Post, $"inzetten/{run}/stappen/netwerk-los/besluiten", body)).Status);
        var entry = (await Box.Journal(run)).Single(e => (string?)e["actie"] == "besluit.genomen");
        Assert.Equal("de CISO is onbereikbaar", (string?)entry["gegevens"]!["ondanks"]);
        Assert.Equal("besluit", (string?)entry["soort"]);
    }

    [Fact]
    public async Task What_was_done_on_paper_keeps_its_own_time()
    {
        var run = await Box.Start("snel");
        var earlier = TimeProvider.System.GetUtcNow().AddMinutes(-20);

        await Box.Ask(HttpMethod.Post, $"inzetten/{run}/notities", new JsonObject { ["tekst"] = "gebeld", ["om"] = earlier.ToString("O", CultureInfo.InvariantCulture) });

        var entry = (await Box.Journal(run)).Single(e => (string?)e["actie"] == "notitie");
        Assert.True(DateTimeOffset.Parse((string)entry["vastgelegd"]!, CultureInfo.InvariantCulture) - DateTimeOffset.Parse((string)entry["gebeurd"]!, CultureInfo.InvariantCulture) > TimeSpan.FromMinutes(19));
    }

    [Fact]
    public async Task Data_is_normalised_and_what_is_wrong_comes_in_one_answer()
    {
        var run = await Box.Start("snel");

        var wrong = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/gegevens", new JsonObject { ["gegevens"] = new JsonObject { ["ernst"] = "matig", ["onbekend"] = "x" } });
        var right = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/gegevens", new JsonObject { ["gegevens"] = new JsonObject { ["ernst"] = "HOOG" } });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Gegeven 'onbekend' bestaat niet", (string)wrong.Json!["detail"]!, StringComparison.Ordinal);
        Assert.Contains("ernst:", (string)wrong.Json["detail"]!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, right.Status);
        Assert.Equal("hoog", (string)(await Box.State(run))["gegevens"]!["ernst"]!);
    }

    [Fact]
    public async Task A_call_by_hand_is_listed_with_number_and_text_and_its_result_counts()
    {
        var run = await Box.Start("snel", "--gegeven", "systemen=de telefooncentrale");

        var call = Assert.Single((await Box.Ask(HttpMethod.Get, $"inzetten/{run}/belopdrachten")).Json!.AsArray())!;
        Assert.Equal(("bert", "Bert Smit", "+31205550100", "bellen-maar"), ((string)call["persoon"]!, (string)call["naam"]!, (string)call["nummer"]!, (string)call["stap"]!));
        Assert.Contains("Zeg dat de telefooncentrale het niet doen.", (string)call["tekst"]!, StringComparison.Ordinal);

        var reply = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/belresultaten", new JsonObject { ["persoon"] = "bert", ["uitkomst"] = "bereikt", ["als"] = "anna" });

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Empty((await Box.Ask(HttpMethod.Get, $"inzetten/{run}/belopdrachten")).Json!.AsArray());
        var answer = (await Box.Journal(run)).Single(e => (string?)e["actie"] == "melding.bevestigd");
        Assert.Equal("sterk", (string?)answer["gegevens"]!["sterkte"]);
        Assert.Contains(await Box.Journal(run), e => (string?)e["actie"] == "stap.gereed" && (string?)e["object"] == "bellen-maar");
    }
}
