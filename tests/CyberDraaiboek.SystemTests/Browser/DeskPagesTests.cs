using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>The pages at the desk in a real browser: axe, no sideways scrolling, pictures, and the paper pack as people print it.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class DeskPagesTests(BrowserFixture room)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly AxeRunOptions Colours = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] } };

    [SkippableTheory]
    [InlineData(320)]
    [InlineData(1280)]
    public async Task No_page_at_the_desk_has_a_fault_that_axe_finds(int width)
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna", new() { ViewportSize = new() { Width = width, Height = 900 }, ReducedMotion = ReducedMotion.Reduce }, null, Right.Manage);
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
    public async Task Pictures_of_the_pages_at_the_desk_are_kept_to_look_at(int width)
    {
        var run = await room.Box.Start("kamer");
        var folder = Directory.CreateDirectory(Path.Combine(Box.Repository, "tests", "Screenshots"));
        await using var anna = await room.As("anna", new() { ViewportSize = new() { Width = width, Height = 900 } }, null, Right.Manage);
        var page = await anna.NewPageAsync();
        foreach (var (name, path) in Pages(run))
        {
            await page.GotoAsync(path);
            var file = Path.Combine(folder.FullName, $"{name}-{width}.png");
            await page.ScreenshotAsync(new() { Path = file, FullPage = true });
            Assert.True(new FileInfo(file).Length > 5000, $"{name} is empty");
        }
    }

    [SkippableFact]
    public async Task The_paper_pack_opens_as_a_file_and_prints_with_its_pages_numbered()
    {
        var answer = await room.Box.Type("noodmap", "stick");
        Assert.True(answer.Exit == 0, answer.Error);
        var file = Path.Combine(answer.Output.Trim(), "noodmap.html");
        await using var anybody = await room.Stranger(new() { Offline = true });
        var page = await anybody.NewPageAsync();
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Bellijst", Exact = true })).ToBeVisibleAsync();
        Assert.Single(asked);
        var axe = await page.RunAxe(Rules);
        Assert.True(axe.Violations.Length == 0, string.Join('\n', axe.Violations.Select(v => $"{v.Id}: {v.Help} -> {string.Join(" ; ", v.Nodes.Select(n => n.Html).Take(3))}")));

        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true, Outline = true });
        var picture = Path.Combine(Directory.CreateDirectory(Path.Combine(Box.Repository, "tests", "Screenshots")).FullName, "noodmap.pdf");
        await File.WriteAllBytesAsync(picture, pdf);
        Assert.True(pdf.Length > 20_000 && pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8));
    }

    private static IEnumerable<(string Name, string Path)> Pages(string run) =>
    [
        ("draaiboeken", "/draaiboeken"), ("draaiboek", "/draaiboeken/kamer"), ("organisatie", "/organisatie"), ("noodmap", "/noodmap"),
        ("papier", $"/inzetten/{run}/papier"), ("papier-invoeren", $"/inzetten/{run}/papier/invoeren"), ("sitrap", $"/inzetten/{run}/sitrap"),
        ("overdracht", $"/inzetten/{run}/overdracht"), ("opschalen", $"/inzetten/{run}/opschalen"),
        ("beheer", "/beheer"), ("wachtrij", "/beheer/wachtrij"), ("instellingen", "/beheer/instellingen"), ("sleutels", "/beheer/sleutels"),
    ];
}
