using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>A long night: scaling up, the wall of the room, and the next shift.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class ShiftTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task Working_as_GRIP_3_is_one_act_that_is_asked_once_more_and_stands_on_every_screen()
    {
        var run = await room.Box.Start("beeld");
        await using var anna = await room.As("anna");
        await using var dirk = await room.As("dirk");
        var (page, wall) = (await anna.NewPageAsync(), await dirk.NewPageAsync());
        await wall.GotoAsync($"/wand/{run}");
        await Expect(wall.Locator("#live")).ToHaveTextAsync("Live verbonden");
        await page.GotoAsync($"/inzetten/{run}/opschalen");
        await page.Locator("#reden-drie").FillAsync("De balies zijn dicht");
        await page.GetByRole(AriaRole.Button, new() { Name = "Werk als GRIP 3" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Klopt dit?" })).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("naar N3, als GRIP 3");
        Assert.DoesNotContain(await room.Box.Journal(run), e => (string?)e["actie"] == "niveau.gewijzigd");

        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, schaal op" }).ClickAsync();
        await page.Locator("#ondanks").FillAsync("De voorzitter is onderweg");
        await page.GetByRole(AriaRole.Button, new() { Name = "Ja, schaal op" }).ClickAsync();

        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("de inzet is nu op N3, als GRIP 3");
        await Expect(wall.Locator(".facts").First).ToContainTextAsync("N3, als GRIP 3");
        var state = await room.Box.State(run);
        Assert.Equal(("N3", "als-3"), ((string?)state["niveau"], (string?)state["grip"]));
    }

    [SkippableFact]
    public async Task The_screen_on_the_wall_follows_what_people_do_without_being_touched()
    {
        var run = await room.Box.Start("kamer");
        await using var dirk = await room.As("dirk", new() { ViewportSize = new() { Width = 1920, Height = 1080 } });
        var wall = await dirk.NewPageAsync();
        await wall.GotoAsync($"/wand/{run}");
        await Expect(wall.Locator("#live")).ToHaveTextAsync("Live verbonden");
        var step = wall.Locator(".wall__steps .step").Filter(new() { HasText = "Zet de sporen veilig" });
        await Expect(step.Locator(".badge")).ToHaveTextAsync("Open");

        await room.Box.Type("bevestig", "sporen", "--inzet", run, "--als", "anna");
        await Expect(step.Locator(".badge")).ToHaveTextAsync("Bevestigd");
        await Expect(step).ToContainTextAsync("Anna de Boer");
        await room.Box.Type("gereed", "sporen", "--inzet", run, "--als", "anna");
        await Expect(step).ToHaveCountAsync(0);
        await Expect(wall.Locator(".wall__steps .step").Filter(new() { HasText = "Kijk alles na" })).ToHaveCountAsync(1);
        Assert.Equal(0, await wall.Locator("main form, main .nl-button:visible:not(#pauze)").CountAsync());
    }

    [SkippableFact]
    public async Task A_shift_ends_when_the_one_who_goes_and_the_one_who_comes_have_both_confirmed()
    {
        var run = await room.Box.Start("kamer");
        await room.Box.Type("bevestig", "sporen", "--inzet", run, "--als", "anna");
        await using var anna = await room.As("anna");
        await using var dirk = await room.As("dirk");
        var (goes, comes) = (await anna.NewPageAsync(), await dirk.NewPageAsync());
        await goes.GotoAsync($"/inzetten/{run}/overdracht");
        Assert.Contains("Anna de Boer: Zet de sporen veilig", await goes.GetByLabel("Wie is waar").InputValueAsync(), StringComparison.Ordinal);
        await goes.GetByLabel("Het beeld").FillAsync("Twee servers geraakt, de balies blijven open");
        await goes.GetByLabel("Beloften").FillAsync("De pers hoort iets om 9 uur");
        await goes.GetByRole(AriaRole.Button, new() { Name = "Ik draag dit over" }).ClickAsync();
        await goes.Locator("input[name=ondanks]:visible").FillAsync("De verslaglegger is naar huis");
        await goes.GetByRole(AriaRole.Button, new() { Name = "Ik draag dit over" }).ClickAsync();
        await Expect(goes.Locator("main")).ToContainTextAsync("U draagt zelf over");

        await comes.GotoAsync($"/inzetten/{run}/overdracht");
        await Expect(comes.Locator("main")).ToContainTextAsync("De pers hoort iets om 9 uur");
        await comes.GetByRole(AriaRole.Button, new() { Name = "Neem over" }).ClickAsync();
        await Expect(comes.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Zet een vinkje");
        await comes.GetByLabel("Ik heb dit gelezen").CheckAsync();
        await comes.GetByRole(AriaRole.Button, new() { Name = "Neem over" }).ClickAsync();

        await Expect(comes.Locator("main")).ToContainTextAsync("Dirk Mol nam over om");
        var journal = (await room.Box.Journal(run)).Where(e => (string?)e["object"] == "overdracht").Select(e => ((string?)e["actie"], (string?)e["actor"]));
        Assert.Equal([("overdracht.aangeboden", "Anna de Boer"), ("overdracht.aanvaard", "Dirk Mol")], journal);
    }
}
