using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>The server falls over while somebody is typing. The screen says so, comes back by itself, and loses nothing.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class RestartTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task A_killed_server_comes_back_under_an_open_page_with_a_half_typed_note()
    {
        await using var box = await BrowserFixture.NewBox().Up();
        var run = await box.Start("kamer");
        await using var anna = await room.As("anna", null, box);
        var page = await anna.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden");
        await page.GetByText("Schrijf iets in het logboek").ClickAsync();
        var note = page.Locator("#notitie-tekst");
        await note.FillAsync("Half getypt: de servers in de kelder zij");
        await page.Locator("#stap-bel-ibd summary").GetByText("Meld gereed").ClickAsync();
        var evidence = page.Locator("#g-bel-ibd-bewijs");
        await evidence.PressSequentiallyAsync("Ik sprak met");

        await box.Kill();
        await Expect(page.Locator("#live")).ToContainTextAsync("Geen verbinding sinds", new() { Timeout = 30_000 });
        await box.Up();

        // While the page was blind, somebody else did something, also to the very step in which Anna types.
        await box.Type("bevestig", "bel-ibd", "--inzet", run, "--als", "bert");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden", new() { Timeout = 30_000 });
        await Expect(page.Locator("#stap-bel-ibd")).ToContainTextAsync("Bert Smit neemt het op", new() { Timeout = 20_000 });
        await Expect(note).ToHaveValueAsync("Half getypt: de servers in de kelder zij");
        await Expect(evidence).ToHaveValueAsync("Ik sprak met");
        await Expect(evidence).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(" Jan");
        await Expect(evidence).ToHaveValueAsync("Ik sprak met Jan");

        // And the session and the token of the form outlived the server.
        await page.Locator("#stap-bel-ibd").GetByRole(AriaRole.Button, new() { Name = "Meld gereed" }).ClickAsync();
        await Expect(page.Locator("#stap-bel-ibd .step__state")).ToHaveTextAsync("Gereed");
        await note.FillAsync("Helemaal getypt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast", Exact = true }).First.ClickAsync();
        await box.Until(run, "notitie", "inzet");
        Assert.Equal(0, (await box.Type("verifieer")).Exit);
    }

    [SkippableFact]
    public async Task A_network_that_lets_no_stream_through_is_asked_again_and_again()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        await page.RouteAsync("**/stroom*", route => route.AbortAsync());
        await page.GotoAsync($"/inzetten/{run}");
        await Expect(page.Locator("#live")).ToContainTextAsync("ververst elke 5 seconden");

        await room.Box.Type("bevestig", "sporen", "--inzet", run, "--als", "anna");

        await Expect(page.Locator("#stap-sporen")).ToContainTextAsync("neemt het op", new() { Timeout = 15_000 });
    }

    [SkippableFact]
    public async Task A_screen_that_has_seen_more_than_there_is_starts_anew()
    {
        var run = await room.Box.Start("kamer");
        using var anna = await Accounts.Guest.SignedIn(room.Box, "anna");

        var ahead = await anna.Get($"/inzetten/{run}/wijzigingen?since=100000");
        var here = await anna.Get($"/inzetten/{run}/wijzigingen?since=1");

        Assert.Equal("""{"opnieuw":true}""", ahead.Text);
        Assert.Contains("stap-bel-ibd", here.Text, StringComparison.Ordinal);
    }
}
