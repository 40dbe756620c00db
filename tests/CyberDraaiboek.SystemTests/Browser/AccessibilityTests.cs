using CyberDraaiboek.SystemTests.EndToEnd;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Every page: no fault that axe finds, no sideways scrolling, in light and dark, on a narrow telephone and a desk. Pictures are kept to look at.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class AccessibilityTests(BrowserFixture room)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    /// <summary>All that darkness changes.</summary>
    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    [SkippableTheory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task No_page_has_a_fault_that_axe_finds_in_light_or_dark(int width)
    {
        var run = await Busy();
        await using var anna = await room.As("anna", new() { ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce });
        var page = await anna.NewPageAsync();
        var faults = new List<string>();
        foreach (var (name, path) in Pages(run))
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("document.querySelectorAll('main details').forEach(fold => fold.open = true)");
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
            var light = await page.RunAxe(Rules);
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            var dark = await page.RunAxe(Colours);
            faults.AddRange(light.Violations.Concat(dark.Violations).Select(v => $"{name}: {v.Id} ({v.Impact}): {v.Help} -> {string.Join(" ; ", v.Nodes.Select(n => n.Html).Take(3))}"));
            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
            {
                faults.Add($"{name}: scrolls sideways at {width}");
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [SkippableTheory]
    [InlineData(390)]
    [InlineData(1280)]
    public async Task Pictures_of_every_page_are_kept_to_look_at(int width)
    {
        var run = await Busy();
        var folder = Directory.CreateDirectory(Path.Combine(Box.Repository, "tests", "Screenshots"));
        await using var anna = await room.As("anna", new() { ViewportSize = new() { Width = width, Height = 900 } });
        var page = await anna.NewPageAsync();
        foreach (var (name, path) in Pages(run))
        {
            await page.GotoAsync(path);
            var file = Path.Combine(folder.FullName, $"{name}-{width}.png");
            await page.ScreenshotAsync(new() { Path = file, FullPage = true });
            Assert.True(new FileInfo(file).Length > 5000, $"{name} is empty");
        }
    }

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

    /// <summary>A run in which something of everything is to be seen.</summary>
    private async Task<string> Busy()
    {
        var run = await room.Box.Start("kamer");
        await room.Box.Type("gereed", "bel-ibd", "--inzet", run, "--als", "anna", "--bewijs", "Jan van de IBD, 03:20");
        await room.Box.Type("bevestig", "sporen", "--inzet", run, "--als", "anna");
        await room.Box.Until(run, "escalatie.trede", "bel-vervanger");
        return run;
    }

    private static IEnumerable<(string Name, string Path)> Pages(string run) =>
    [
        ("start", "/"), ("kiezen", "/starten"), ("starten", "/starten/kamer"), ("oefenen", "/oefenen"), ("alle-taken", "/taken"),
        ("inzet", $"/inzetten/{run}"), ("stap", $"/inzetten/{run}/stappen/netwerk-los"), ("stap-klaar", $"/inzetten/{run}/stappen/bel-ibd"), ("meer", $"/inzetten/{run}/meer"),
        ("klokken", $"/inzetten/{run}/klokken"), ("taken", $"/inzetten/{run}/taken"), ("bereikt", $"/inzetten/{run}/bereikt"), ("logboek", $"/inzetten/{run}/logboek"),
        ("wand", $"/wand/{run}"), ("begrippen", "/begrippen"), ("bestaat-niet", "/nergens"),
    ];
}
