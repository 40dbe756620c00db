using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>What a screen reader is given to say: the important things once, and a clock that counts down never.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class AnnouncementTests(BrowserFixture room)
{
    /// <summary>Writes down everything that appears in a live region.</summary>
    private const string Listen = """
        window.gehoord = [];
        const regions = '[aria-live], [role=status], [role=alert]';
        new MutationObserver(changes => {
          const spoken = new Set(changes.map(c => (c.target.nodeType === 3 ? c.target.parentElement : c.target)?.closest(regions)).filter(Boolean));
          for (const change of changes) for (const node of change.addedNodes) if (node.nodeType === 1) for (const el of [node, ...node.querySelectorAll('*')]) if (el.matches(regions)) spoken.add(el);
          for (const el of spoken) { const text = el.textContent.replace(/\s+/g, ' ').trim(); if (text) window.gehoord.push(text); }
        }).observe(document.body, { childList: true, characterData: true, subtree: true });
        """;

    [SkippableFact]
    public async Task What_another_person_did_is_said_once_and_the_countdown_is_not_said()
    {
        var run = await room.Box.Start("kamer");
        await using var dirk = await room.As("dirk");
        var page = await dirk.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden");
        await page.EvaluateAsync(Listen);
        var before = await page.Locator("#stap-sporen .left").TextContentAsync();

        await room.Box.Type("bevestig", "sporen", "--inzet", run, "--als", "anna");
        await Expect(page.Locator("#meld")).ToContainTextAsync("Zet de sporen veilig: Bevestigd", new() { Timeout = 10_000 });

        // Long enough for the clocks to tick and for a second announcement to come.
        await Expect(page.Locator("#stap-sporen .left")).Not.ToHaveTextAsync(before!);
        await room.Box.Type("gereed", "sporen", "--inzet", run, "--als", "anna");
        await Expect(page.Locator("#meld")).ToContainTextAsync("Zet de sporen veilig: Gereed", new() { Timeout = 10_000 });
        var heard = await page.EvaluateAsync<string[]>("window.gehoord");
        Assert.Single(heard, text => text.Contains("Zet de sporen veilig: Bevestigd", StringComparison.Ordinal));
        Assert.Single(heard, text => text.Contains("Zet de sporen veilig: Gereed", StringComparison.Ordinal));
        Assert.DoesNotContain(heard, text => text.Contains("nog ", StringComparison.Ordinal) || text.Contains("geleden", StringComparison.Ordinal));
        Assert.InRange(heard.Length, 2, 4);
    }

    [SkippableFact]
    public async Task That_nobody_was_reached_is_said_once_also_when_more_happens_after_it()
    {
        var run = await room.Box.Start("snel");
        await using var dirk = await room.As("dirk");
        var page = await dirk.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden");
        await page.EvaluateAsync(Listen);

        await Expect(page.Locator("#meld")).ToContainTextAsync("NIEMAND BEREIKT: CISO, voor 'Alarm aan het team'", new() { Timeout = 60_000 });
        await room.Box.Type("gereed", "bel-ibd", "--inzet", run, "--als", "dirk", "--bewijs", "Jan");
        await Expect(page.Locator("#meld")).ToContainTextAsync("Bel de IBD: Gereed", new() { Timeout = 10_000 });

        var heard = await page.EvaluateAsync<string[]>("window.gehoord");
        Assert.Single(heard, text => text.Contains("NIEMAND BEREIKT: CISO", StringComparison.Ordinal));
    }
}
