using System.Text.Json;
using CyberDraaiboek.SystemTests.EndToEnd;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser.Tour;

/// <summary>
/// Looks at a page as it is: axe at two widths in light and dark, no pushing sideways at 320 pixels, text twice as large, places for a thumb;
/// and takes pictures for people to look at. Axe is run by hand and not through its Playwright package, which opens another page for every answer.
/// </summary>
internal static class Inspection
{
    private const int Narrow = 320;

    private const int Telephone = 390;

    private const int Desk = 1280;

    private const int Height = 900;

    private const int LongestPicture = 3000;

    /// <summary>Pictures are for people; <c>tests/run</c>, where nobody looks at them, goes without.</summary>
    private static readonly bool TakesPictures = Environment.GetEnvironmentVariable("CYBERDRAAIBOEK_BEELDEN") != "nee";

    private static readonly string AxeScript = new BundledAxeScriptProvider().GetScript();

    private static readonly string Pictures = Directory.CreateDirectory(Path.Combine(Box.Repository, "tests", "Screenshots")).FullName;

    /// <summary>Faults of the page that is open now.</summary>
    public static async Task<IReadOnlyList<Fault>> Of(IPage page, string name, bool dark)
    {
        var faults = new List<Fault>();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await page.SetViewportSizeAsync(Telephone, Height);
        await Picture(page, $"{name}-{Telephone}");
        if (dark)
        {
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
            await Picture(page, $"{name}-donker");
            await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        }

        await page.SetViewportSizeAsync(Desk, Height);
        await Picture(page, $"{name}-{Desk}");
        await page.EvaluateAsync(AxeScript);
        await page.EvaluateAsync(InspectionScript.Text);

        // What is folded away must be as good as the rest.
        await page.EvaluateAsync("document.querySelectorAll('main details').forEach(fold => fold.open = true)");
        await Axe(page, name, Desk, faults);
        await Ask(page, "onderzoek.sideways()", FaultKind.Sideways, $"{name} at {Desk}", faults);
        await page.SetViewportSizeAsync(Telephone, Height);
        await Ask(page, "onderzoek.thumbs()", FaultKind.Thumb, name, faults);
        await page.SetViewportSizeAsync(Narrow, Height);
        await Axe(page, name, Narrow, faults);
        await Ask(page, "onderzoek.sideways()", FaultKind.Sideways, $"{name} at {Narrow}", faults);
        await Zoom(page, name, faults);
        return faults;
    }

    /// <summary>A page zoomed in on twice (half as many pixels), and a page with text twice as large.</summary>
    private static async Task Zoom(IPage page, string name, List<Fault> faults)
    {
        await page.SetViewportSizeAsync(Desk / 2, Height / 2);
        await Ask(page, "onderzoek.sideways()", FaultKind.Sideways, $"{name} zoomed to 200 %", faults);
        await Ask(page, "onderzoek.lost()", FaultKind.Zoom, $"{name} zoomed to 200 %", faults);
        await page.SetViewportSizeAsync(Desk, Height);
        await page.EvaluateAsync("document.documentElement.style.fontSize = '200%'");
        await Ask(page, "onderzoek.wide()", FaultKind.Sideways, $"{name} with text of 200 %", faults);
        await Ask(page, "onderzoek.lost()", FaultKind.Zoom, $"{name} with text of 200 %", faults);
    }

    private static async Task Axe(IPage page, string name, int width, List<Fault> faults)
    {
        await Ask(page, "onderzoek.axe()", FaultKind.Axe, $"{name} at {width}", faults);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await Ask(page, "onderzoek.axeColours()", FaultKind.Axe, $"{name} at {width} in the dark", faults);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    private static async Task Ask(IPage page, string question, FaultKind kind, string where, List<Fault> faults)
    {
        var answer = await page.EvaluateAsync<JsonElement>(question);
        faults.AddRange(answer.EnumerateArray().Select(found => new Fault(kind, $"{where}: {found.GetString()}")));
    }

    /// <summary>Of the whole page, unless it is very long: nobody looks at the hundredth step.</summary>
    private static async Task Picture(IPage page, string name)
    {
        if (!TakesPictures)
        {
            return;
        }

        var height = await page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await page.SetViewportSizeAsync(page.ViewportSize!.Width, Math.Clamp(height, Height, LongestPicture));
        await page.ScreenshotAsync(new()
        {
            Path = Path.Combine(Pictures, $"{name}.jpg"),
            Type = ScreenshotType.Jpeg,
            Quality = 80,
            Animations = ScreenshotAnimations.Disabled,
        });
    }
}

/// <summary>The questions, as the browser asks them.</summary>
internal static class InspectionScript
{
    public const string Text = """
        window.onderzoek = (() => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const short = el => el.outerHTML.replace(/\s+/g, ' ').slice(0, 160);
          const run = async only => (await axe.run(document, { runOnly: only, resultTypes: ['violations'] })).violations
            .map(v => `${v.id} (${v.impact}): ${v.help} -> ${v.nodes.slice(0, 3).map(n => n.html.replace(/\s+/g, ' ').slice(0, 200)).join(' ; ')}`);
          const style = el => getComputedStyle(el);
          const shown = el => el.checkVisibility({ visibilityProperty: true }) && !el.closest('.vh, .skip') && el.getClientRects().length > 0;

          // The picture of a runbook is meant to be pushed; the list above it says the same.
          const meant = el => el.closest('.diagram');

          // A table may be pushed by itself when the letters are twice as large on the same screen.
          const wide = () => {
            const width = document.documentElement.scrollWidth;
            if (width <= innerWidth) return [];
            const widest = [...document.body.querySelectorAll('*')].filter(el => shown(el) && el.getBoundingClientRect().right > innerWidth + 1 && !el.closest('.scroll, .diagram')).slice(-2).map(short);
            return [`the page is ${width} wide, because of ${widest.join(' ; ')}`];
          };

          return {
            axe: () => run({ type: 'tag', values: tags }),
            axeColours: () => run({ type: 'rule', values: ['color-contrast', 'link-in-text-block'] }),
            wide,
            sideways: () => {
              const found = wide();
              for (const el of document.body.querySelectorAll('*')) {
                if (shown(el) && ['auto', 'scroll'].includes(style(el).overflowX) && el.scrollWidth > el.clientWidth + 1 && !meant(el)) found.push(`to be pushed sideways: ${short(el)}`);
              }
              return found;
            },
            thumbs: () => [...document.querySelectorAll('button, .nl-button, input:not([type=hidden]), select, textarea, .menu a, summary')].filter(shown)
              .map(el => ({ el, box: (['radio', 'checkbox'].includes(el.type) && el.labels?.[0] || el).getBoundingClientRect() }))
              .filter(({ box }) => box.height < 43.5 || box.width < 43.5).map(({ el, box }) => `${Math.round(box.width)}x${Math.round(box.height)}: ${short(el)}`),
            lost: () => {
              const found = [];
              for (const el of document.body.querySelectorAll('*')) {
                if (!shown(el) || ['TEXTAREA', 'INPUT', 'SELECT', 'OPTION'].includes(el.tagName) || el.closest('svg')) continue;
                const s = style(el);
                if ((['hidden', 'clip'].includes(s.overflowX) && el.scrollWidth > el.clientWidth + 1) || (['hidden', 'clip'].includes(s.overflowY) && el.scrollHeight > el.clientHeight + 1)) found.push(`cut off: ${short(el)}`);
              }
              const places = [...document.querySelectorAll('a, button, summary, input:not([type=hidden]), select, textarea, h1, h2, h3, dt, dd, .badge')].filter(shown)
                .flatMap(el => [...el.getClientRects()].map(r => ({ el, r }))).filter(p => p.r.width > 1 && p.r.height > 1);
              places.sort((a, b) => a.r.top - b.r.top);
              for (let i = 0; i < places.length; i++) for (let j = i + 1; j < places.length && places[j].r.top < places[i].r.bottom - 6; j++) {
                const [a, b] = [places[i], places[j]];
                if (a.el === b.el || a.el.contains(b.el) || b.el.contains(a.el)) continue;
                const across = Math.min(a.r.right, b.r.right) - Math.max(a.r.left, b.r.left), down = Math.min(a.r.bottom, b.r.bottom) - Math.max(a.r.top, b.r.top);
                if (across > 4 && down > 6) found.push(`over each other: ${short(a.el)} and ${short(b.el)}`);
              }
              return found.slice(0, 5);
            },
          };
        })();
        """;
}
