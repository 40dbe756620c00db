using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Without a mouse, and over a thin line.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class AccessibilityTests(BrowserFixture room)
{
    /// <summary>The keyboard alone: skip link, then everything in the order of the page, and every stop can be seen.</summary>
    [SkippableFact]
    public async Task The_keyboard_reaches_everything_and_shows_where_it_is()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Naar de inhoud", await page.EvaluateAsync<string>("document.activeElement.textContent"));

        var seen = new HashSet<string>();
        for (var press = 0; press < 200; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var place = await page.EvaluateAsync<string>(
                "() => { const el = document.activeElement; if (el === document.body) return ''; const s = getComputedStyle(el); "
                + "return (el.dataset.key ?? el.id ?? '') + '|' + el.textContent.trim() + '|' + (s.outlineStyle !== 'none' && s.outlineWidth !== '0px'); }");
            if (place.Length == 0)
            {
                break;
            }

            seen.Add(place);
            Assert.True(place.EndsWith("|true", StringComparison.Ordinal), $"no focus to be seen at {place}");
        }

        Assert.Contains(seen, place => place.StartsWith("bevestig|", StringComparison.Ordinal));
        Assert.Contains(seen, place => place.Contains("Leg het besluit vast", StringComparison.Ordinal));
        Assert.Contains(seen, place => place.Contains("Logboek", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task The_page_of_a_run_of_sixty_steps_weighs_less_than_150_kilobytes()
    {
        var run = await room.Box.Start("groot");
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        var session = await anna.NewCDPSessionAsync(page);
        await session.SendAsync("Network.enable");
        var bytes = 0.0;
        session.Event("Network.loadingFinished").OnEvent += (_, happened) => bytes += happened!.Value.GetProperty("encodedDataLength").GetDouble();
        await page.GotoAsync($"/inzetten/{run}", new() { WaitUntil = WaitUntilState.Load });
        await Assertions.Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden");

        Assert.Equal(60, await page.Locator(".step").CountAsync());
        Assert.InRange(bytes, 5_000, 150_000);
    }
}
