using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>The logbook: written, searched, corrected without losing the old line, and taken along.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class LogbookTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task A_line_is_written_found_corrected_by_a_new_one_and_taken_along_in_three_ways()
    {
        var run = await room.Box.Start("kamer");
        await room.Box.Type("bevestig", "sporen", "--inzet", run, "--als", "anna");
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}/logboek");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden");
        await page.GetByText("Schrijf een regel").ClickAsync();
        await page.Locator("#notitie-tekst").FillAsync("Er zijn twee servers geraakt");
        await page.GetByLabel("aanname").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast", Exact = true }).ClickAsync();
        var line = page.Locator(".log__line").Filter(new() { HasText = "Er zijn twee servers geraakt" });
        await Expect(line).ToContainTextAsync("aanname");
        var number = (await line.Locator(".log__head .mono").TextContentAsync())!;

        await page.GetByText("Verbeter een regel").ClickAsync();
        await page.GetByLabel("Nummer van de regel").FillAsync(number);
        await page.GetByLabel("Wat het moet zijn").FillAsync("Er zijn drie servers geraakt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg de verbetering vast" }).ClickAsync();
        await Expect(line).ToContainTextAsync("Verbeterd in regel");
        await Expect(page.Locator(".log__line").Filter(new() { HasText = "Er zijn drie servers geraakt" })).ToHaveCountAsync(1);

        await page.GetByText("Zoek in het logboek").ClickAsync();
        await page.GetByLabel("Soort").SelectOptionAsync("aanname");
        await page.GetByRole(AriaRole.Button, new() { Name = "Zoek" }).ClickAsync();
        await Expect(page.Locator(".log__line")).ToHaveCountAsync(1);
        await Expect(page.Locator(".log__line")).ToContainTextAsync("twee servers");
        await page.GotoAsync($"/inzetten/{run}/logboek?spoor=bron&mensen=ja");
        await Expect(page.Locator(".log__line")).ToHaveCountAsync(1);
        await Expect(page.Locator(".log__line")).ToContainTextAsync("Zet de sporen veilig");

        var lines = (await Download(page, "JSON, als bewijs")).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!).ToList();
        Assert.Equal((await room.Box.Journal(run)).Count, lines.Count);
        Assert.Contains(lines, l => l.ToJsonString().Contains("drie servers", StringComparison.Ordinal));
        var csv = await Download(page, "CSV, voor een rekenblad");
        Assert.Contains("Er zijn twee servers geraakt", csv, StringComparison.Ordinal);
        var html = await Download(page, "HTML, om te lezen");
        Assert.Contains("Er zijn drie servers geraakt", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
    }

    private static async Task<string> Download(IPage page, string link)
    {
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = link }).ClickAsync());
        return await File.ReadAllTextAsync(await file.PathAsync());
    }
}
