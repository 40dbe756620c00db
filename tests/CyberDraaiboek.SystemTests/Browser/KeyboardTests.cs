using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>A whole night without a mouse: Tab, Enter, space and arrows.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class KeyboardTests(BrowserFixture room)
{
    private const int MostPresses = 150;

    [SkippableFact]
    public async Task A_run_is_started_a_step_confirmed_a_decision_taken_and_a_note_written_with_the_keyboard_alone()
    {
        await using var anna = await room.As("anna", new() { ReducedMotion = ReducedMotion.Reduce });
        var page = await anna.NewPageAsync();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("Naar de inhoud", await Here(page));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("inhoud", await page.EvaluateAsync<string>("document.activeElement.id"));

        await To(page, "Start een echte inzet", "Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Start een echte inzet");
        await To(page, "Proef van de crisiskamer", "Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Proef van de crisiskamer");
        await To(page, "Titel van de inzet");
        await page.Keyboard.TypeAsync("Zonder muis");
        await To(page, "Bekijk wie bericht krijgt", "Space");
        await Expect(page.GetByLabel("Typ START")).ToBeVisibleAsync();
        await To(page, "Typ START");
        await page.Keyboard.TypeAsync("START");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Zonder muis");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden");
        var run = new Uri(page.Url).AbsolutePath.Split('/')[^1];

        await To(page, "Schrijf iets in het logboek", "Enter");
        await To(page, "Wat wilt u vastleggen?");
        await page.Keyboard.TypeAsync("De printers spuwen papier");
        await To(page, "feit");
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("aanname", await Here(page));
        await To(page, "Leg vast", "Enter");
        var note = await room.Box.Until(run, "notitie", "inzet");
        Assert.Equal("aanname", (string?)note["soort"]);
        await Expect(page.Locator("summary", new() { HasText = "Schrijf iets in het logboek" })).ToBeFocusedAsync();

        await To(page, "Bevestig Zet de sporen veilig", "Enter");
        await Expect(page.Locator("#stap-sporen")).ToContainTextAsync("Anna de Boer neemt het op");
        Assert.True(await page.EvaluateAsync<bool>("document.activeElement.closest('#stap-sporen') !== null"), "the place was lost");

        await To(page, "Leg het besluit vast", "Enter");
        await To(page, "Alles los");
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("ArrowDown");
        await To(page, "Reden");
        await page.Keyboard.TypeAsync("Eerst kijken");
        await To(page, "Leg besluit vast Netwerk los", "Space");
        await Expect(page.Locator("#stap-netwerk-los .step__state")).ToHaveTextAsync("Gereed");
        Assert.Equal("niets", (string?)(await room.Box.Until(run, "besluit.genomen", "netwerk-los"))["gegevens"]!["keuze"]);
        await Expect(page.Locator("#stap-netwerk-los")).ToBeFocusedAsync();
    }

    /// <summary>On a telephone everything stands below each other; then the order of the keyboard is the order of the eye.</summary>
    [SkippableFact]
    public async Task The_keyboard_goes_down_the_page_as_the_eye_does()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna", new() { ViewportSize = new() { Width = 390, Height = 844 }, ReducedMotion = ReducedMotion.Reduce });
        var page = await anna.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}");
        await page.Locator("#inhoud").FocusAsync();
        var (above, stops) = (0.0, 0);
        while (stops < MostPresses)
        {
            await page.Keyboard.PressAsync("Tab");
            var top = await page.EvaluateAsync<double>("() => { const el = document.activeElement; return el.closest('main') && el.id !== 'inhoud' ? el.getBoundingClientRect().top + scrollY : -1; }");
            if (top < 0)
            {
                break;
            }

            Assert.True(top >= above - 60, $"the focus jumps up to {await Here(page)}");
            (above, stops) = (top, stops + 1);
        }

        Assert.InRange(stops, 12, MostPresses - 1);
    }

    /// <summary>Presses Tab until the focus is on something with this name; it must be seen to be there.</summary>
    private static async Task To(IPage page, string name, string? press = null)
    {
        var passed = new List<string>();
        for (var i = 0; i < MostPresses; i++)
        {
            passed.Add(await Here(page));
            if (passed[^1].StartsWith(name, StringComparison.Ordinal))
            {
                Assert.True(
                    await page.EvaluateAsync<bool>("() => { const s = getComputedStyle(document.activeElement); const r = document.activeElement.getBoundingClientRect(); return s.outlineStyle !== 'none' && s.outlineWidth !== '0px' && r.bottom > 0 && r.top < innerHeight; }"),
                    $"the focus on '{name}' cannot be seen");
                if (press is not null)
                {
                    await page.Keyboard.PressAsync(press);
                }

                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"the keyboard does not reach '{name}', but: {string.Join(" | ", passed.Where(p => p.Length < 100).Distinct())}");
    }

    /// <summary>The name of what has the focus, about as it is read aloud.</summary>
    private static Task<string> Here(IPage page) => page.EvaluateAsync<string>(
        "() => { const el = document.activeElement; return (el.labels?.[0] ?? el).innerText.replace(/\\s+/g, ' ').trim(); }");
}
