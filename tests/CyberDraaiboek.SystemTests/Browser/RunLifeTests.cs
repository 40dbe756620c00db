using CyberDraaiboek.Web.Access;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>A run is paused, goes on, gets a newer runbook and is closed; who looks elsewhere sees it at once.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class RunLifeTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task A_pause_a_resume_and_the_end_are_seen_on_every_screen()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna");
        await using var dirk = await room.As("dirk");
        var (page, other) = (await anna.NewPageAsync(), await dirk.NewPageAsync());
        await other.GotoAsync($"/inzetten/{run}");
        await Expect(other.Locator("#live")).ToHaveTextAsync("Live verbonden");

        await Act(page, run, "Pauzeer", "pauze", "Iedereen moet slapen");
        await Expect(page.Locator("#kop")).ToContainTextAsync("GEPAUZEERD");
        await Expect(other.Locator("#kop .panel")).ToContainTextAsync("De termijnen staan stil");

        await page.GetByRole(AriaRole.Link, new() { Name = "Hervat de inzet" }).ClickAsync();
        await Act(page, run, "Hervat", "hervat", "De ploeg is er weer");
        await Expect(page.Locator("#kop")).Not.ToContainTextAsync("GEPAUZEERD");
        await Expect(other.Locator("#kop")).Not.ToContainTextAsync("GEPAUZEERD");

        await Act(page, run, "Sluit de inzet", "sluit", "Het was loos alarm");
        await Expect(page.Locator("#kop")).ToContainTextAsync("Deze inzet is gesloten");
        await Expect(page.Locator("#stap-sporen .step__state")).ToHaveTextAsync("Niet gedaan");
        await Expect(page.Locator("#stap-sporen form")).ToHaveCountAsync(0);
        await Expect(other.Locator("#kop")).ToContainTextAsync("Deze inzet is gesloten");
        await Expect(other.Locator("#stap-sporen .step__state")).ToHaveTextAsync("Niet gedaan");
        await other.GotoAsync($"/inzetten/{run}/taken");
        await Expect(other.Locator("main")).ToContainTextAsync("Deze inzet is gesloten");
    }

    [SkippableFact]
    public async Task A_newer_runbook_is_compared_with_that_of_a_year_ago_and_taken_over_with_a_reason()
    {
        var run = await room.Box.Start("wisselend");
        YearsAgo("wisselend");
        room.Box.Write("runbooks/wisselend.yaml", BrowserRunbooks.Changed);
        await using var keeper = await room.As("carla", null, null, Right.Manage);
        var page = await keeper.NewPageAsync();
        await page.GotoAsync("/draaiboeken");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lees de draaiboeken opnieuw" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("opnieuw gelezen");

        await page.GetByRole(AriaRole.Link, new() { Name = "Draaiboek dat verandert" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Dat is de versie van een jaar geleden");
        var changes = page.Locator("#veranderd ~ .cards > .card");
        await Expect(changes.Filter(new() { HasText = "Doe het tweede" })).ToHaveCountAsync(1);
        await Expect(changes.Filter(new() { HasText = "Bel de oude leverancier" }).First).ToContainTextAsync("Bel de nieuwe leverancier");

        await using var anna = await room.As("anna");
        var hers = await anna.NewPageAsync();
        await hers.GotoAsync($"/inzetten/{run}");
        await Expect(hers.Locator(".room-title")).ToContainTextAsync("versie 2025.1");
        await Act(hers, run, "Neem het nieuwe draaiboek over", "overnemen", "De leverancier is veranderd");
        await Expect(hers.Locator(".room-title")).ToContainTextAsync("versie 2026.1");
        Assert.Contains(await room.Box.Journal(run), e => ((string?)e["actie"])!.Contains("overgenomen", StringComparison.Ordinal));
    }

    /// <summary>As if the server had read this version two years ago.</summary>
    private void YearsAgo(string runbook)
    {
        using var connection = new SqliteConnection($"Data Source={room.Box.DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "update draaiboek_versies set gezien_ms = gezien_ms - 730 * 86400000 where draaiboek = $runbook";
        command.Parameters.AddWithValue("$runbook", runbook);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    /// <summary>Something that only the chair does; Anna says why she does it all the same.</summary>
    private static async Task Act(IPage page, string run, string button, string verb, string reason)
    {
        await page.GotoAsync($"/inzetten/{run}/meer");
        await page.Locator("summary").Filter(new() { HasText = button }).ClickAsync();
        await page.Locator($"#r-{verb}-reden").FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        var why = page.Locator($"#r-{verb}-ondanks");
        await Expect(why).ToBeVisibleAsync();
        Assert.Equal(reason, await page.Locator($"#r-{verb}-reden").InputValueAsync());
        await why.FillAsync("De voorzitter is niet te bereiken");
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        await Expect(page.Locator("#kop")).ToBeVisibleAsync();
    }
}
