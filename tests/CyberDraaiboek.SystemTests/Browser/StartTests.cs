using System.Net;
using CyberDraaiboek.SystemTests.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Starting for real: what is known, who will be woken, and one word.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class StartTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task A_real_run_is_started_by_who_has_seen_who_will_be_alarmed_and_typed_one_word()
    {
        await using var dirk = await room.As("dirk");
        var page = await dirk.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Start een echte inzet" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Proef van de crisiskamer" }).ClickAsync();
        await Expect(page.GetByText("Er staat iets vreemds op het scherm.")).ToBeVisibleAsync();
        await page.GetByLabel("Titel van de inzet").FillAsync("Rare letters op het scherm");
        await page.GetByLabel("Begin van het incident").FillAsync("00:05");
        await page.GetByLabel("Welke systemen doen het niet?").FillAsync("het zaaksysteem");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wie bericht krijgt" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Start nu: Rare letters op het scherm");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("Anna de Boer");
        await Expect(page.GetByText("er is geen mailserver ingesteld")).ToBeVisibleAsync();
        var announced = await page.Locator("tbody tr td:first-child").AllInnerTextsAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Start de echte inzet" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Typ het woord START");
        await page.GetByLabel("Typ START").FillAsync("start");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start de echte inzet" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Rare letters op het scherm");
        await Expect(page.Locator(".mode")).ToContainTextAsync("ECHTE INZET");
        var run = new Uri(page.Url).AbsolutePath.Split('/')[^1];
        var journal = await room.Box.Journal(run);
        Assert.Equal("Dirk Mol", (string?)journal[0]["actor"]);
        Assert.Equal("het zaaksysteem", (string?)journal[0]["gegevens"]!["gegevens"]!["systemen"]);

        // What was announced is what happened: worked out by the same engine.
        var prepared = journal.Where(e => (string?)e["actie"] == "melding.klaargezet").Take(announced.Count).Select(e => (string?)e["gegevens"]!["persoon"]).ToList();
        Assert.Equal(announced.Select(name => name.Split(' ')[0].ToLowerInvariant()), prepared);
    }

    [SkippableFact]
    public async Task A_start_that_is_sent_twice_is_one_run()
    {
        using var anna = await Guest.SignedIn(room.Box, "anna");
        var fields = new[] { ("titel", "Dubbel geklikt"), ("autoriteit.proefstad", "ja"), ("sleutel", "een-vaste-sleutel"), ("woord", "START") };

        var first = await anna.Post("/starten/kamer", "/starten/kamer/nu", fields);
        var second = await anna.Post("/starten/kamer", "/starten/kamer/nu", fields);

        Assert.Equal(HttpStatusCode.SeeOther, first.Status);
        Assert.Equal(first.Location, second.Location);
    }

    [SkippableFact]
    public async Task Drills_look_different_and_start_nothing_real()
    {
        await using var dirk = await room.As("dirk");
        var page = await dirk.NewPageAsync();
        await page.GotoAsync("/oefenen");
        var drill = await page.Locator(".mode").EvaluateAsync<string>("el => getComputedStyle(el).backgroundColor");
        await Expect(page.Locator(".mode")).ToContainTextAsync("OEFENING");
        await Expect(page.GetByText("geen echte inzet")).ToBeVisibleAsync();
        await page.GotoAsync("/starten");

        var live = await page.Locator(".mode").EvaluateAsync<string>("el => getComputedStyle(el).backgroundColor");

        Assert.NotEqual(drill, live);
    }

    [SkippableFact]
    public async Task A_restricted_run_does_not_exist_for_who_is_not_in_it()
    {
        var run = await room.Box.Start("geheim");
        using var anna = await Guest.SignedIn(room.Box, "anna");
        using var carla = await Guest.SignedIn(room.Box, "carla", null, Web.Access.Right.Manage, Web.Access.Right.Audit);
        string[] pages = ["", "/taken", "/bereikt", "/logboek", "/logboek.jsonl", "/logboek.csv", "/logboek.html", "/klokken", "/meer", "/stroom", "/wijzigingen", "/stappen/vastleggen"];

        foreach (var page in pages)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await carla.Get($"/inzetten/{run}{page}")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await carla.Get($"/wand/{run}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await carla.Post("/starten/kamer", $"/inzetten/{run}/stappen/vastleggen/gereed", ("ondanks", "Ik ben nieuwsgierig"))).Status);
        Assert.DoesNotContain("geheim", (await carla.Get("/")).Text, StringComparison.Ordinal);
        Assert.Contains(run, (await anna.Get("/")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await anna.Get($"/inzetten/{run}")).Status);
        Assert.DoesNotContain(await room.Box.Journal(run), e => (string?)e["actor"] == "carla");
    }
}
