using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Three in the morning, one thumb.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class TelephoneTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task Somebody_does_their_tasks_on_a_telephone_the_most_urgent_first()
    {
        await using var box = await BrowserFixture.NewBox().Up();
        var run = await box.Start("kamer");
        await using var anna = await room.As("anna", new() { ViewportSize = new() { Width = 390, Height = 844 }, IsMobile = true, HasTouch = true }, box);
        var page = await anna.NewPageAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mijn taken (3)" }).TapAsync();
        await Expect(page).ToHaveURLAsync($"http://127.0.0.1:{box.Port}/inzetten/{run}/taken");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden");

        // The one that must be confirmed first stands first, and on the first screenful.
        var first = page.Locator(".steps > .step").First;
        await Expect(first).ToContainTextAsync("Bel de IBD");
        Assert.True((await first.BoundingBoxAsync())!.Y < 500, "the first task is not on the first screenful");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bevestig al mijn stappen (3)" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Bevestig al" })).ToHaveCountAsync(0);

        // What is confirmed may wait for what is not; the order is another one now.
        var call = page.Locator("#stap-bel-ibd");
        await call.Locator("summary").GetByText("Meld gereed").TapAsync();
        await page.GetByLabel("Noteer: wie u sprak").FillAsync("Jan, 03:20");
        await call.GetByRole(AriaRole.Button, new() { Name = "Meld gereed" }).TapAsync();
        await Expect(call).ToHaveCountAsync(0);
        await Expect(page.Locator(".steps > .step")).ToHaveCountAsync(2);

        // What another gives her comes in by itself.
        await box.Type("gereed", "sporen", "--inzet", run, "--als", "bert");
        await Expect(page.Locator("#stap-laatste")).ToContainTextAsync("Kijk alles na");

        // The menu is folded, and the way to everything else is in it.
        await Expect(page.GetByRole(AriaRole.Link, new() { Name = "Logboek" })).ToBeHiddenAsync();
        await page.Locator(".menu--run summary").TapAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Logboek" }).TapAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Logboek" })).ToBeVisibleAsync();
    }
}
