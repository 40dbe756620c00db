using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Ringing people by hand: what the caller enters drives the same timers as any other answer.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class CallDeskTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task Whom_to_ring_stands_there_with_number_and_text_and_the_result_stops_the_alarm()
    {
        var run = await room.Box.Start("kamer");
        await room.Box.Until(run, "escalatie.trede", "bel-vervanger");
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}/bereikt");
        var call = page.Locator(".calls > .step").Filter(new() { HasText = "Bert Smit" });
        await Expect(call.GetByRole(AriaRole.Link, new() { Name = "Bel +31205550100" })).ToHaveAttributeAsync("href", "tel:+31205550100");
        await Expect(call).ToContainTextAsync("Zeg dat");

        await call.GetByText("Opmerking of ander tijdstip").ClickAsync();
        await call.GetByLabel("Opmerking").FillAsync("Zit in de trein, is er over een uur");
        await call.GetByRole(AriaRole.Button, new() { Name = "Bereikt Bert Smit" }).ClickAsync();

        await Expect(page.GetByText("Niemand te bellen")).ToBeVisibleAsync();
        await Expect(page.Locator(".card").Filter(new() { HasText = "Bert Smit" }).Locator(".badge").First).ToHaveTextAsync("bevestigd");
        var journal = await room.Box.Journal(run);
        var made = journal.Single(e => (string?)e["actie"] == "melding.gebeld");
        Assert.Equal("Zit in de trein, is er over een uur", (string?)made["gegevens"]!["bijzonderheid"]);
        Assert.Equal("Anna de Boer", (string?)made["actor"]);
        Assert.Contains(journal, e => (string?)e["actie"] == "melding.bevestigd" && (string?)e["object"] == "bel-vervanger" && (string?)e["gegevens"]!["sterkte"] == "sterk");
    }

    [SkippableTheory]
    [InlineData("Geen gehoor", "geen_gehoor")]
    [InlineData("Voicemail", "voicemail")]
    [InlineData("Verkeerd nummer", "verkeerd_nummer")]
    public async Task Every_other_result_is_recorded_too(string button, string stored)
    {
        var run = await room.Box.Start("kamer");
        await room.Box.Until(run, "escalatie.trede", "bel-vervanger");
        await using var dirk = await room.As("dirk", new() { JavaScriptEnabled = false });
        var page = await dirk.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}/bereikt");

        await page.GetByRole(AriaRole.Button, new() { Name = $"{button} Bert Smit" }).ClickAsync();

        await Expect(page).ToHaveURLAsync($"{room.Address}/inzetten/{run}/bereikt");
        var made = (await room.Box.Journal(run)).Single(e => (string?)e["actie"] == "melding.gebeld");
        Assert.Equal(stored, (string?)made["gegevens"]!["uitkomst"]);
    }
}
