using CyberDraaiboek.SystemTests.EndToEnd;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>The paper pack as people open and print it.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class PaperPackTests(BrowserFixture room)
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

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
}
