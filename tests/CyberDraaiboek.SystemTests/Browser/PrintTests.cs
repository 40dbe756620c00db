using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Every page of a run on paper: what people need stands on it, and what only a screen can do does not.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class PrintTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task A_printed_page_hides_nothing_that_matters_and_shows_no_buttons()
    {
        var run = await room.Box.Start("kamer");
        await room.Box.Type("gereed", "sporen", "--inzet", run, "--als", "anna", "--bewijs", "Schijf ligt in de kluis");
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        (string Path, string[] Shows)[] pages =
        [
            ("", ["ECHTE INZET", "Proef kamer", "Eerste uur", "Bel de IBD", "Bel en vertel", "Wacht niet op zekerheid", "Gereed voor", "CISO", "Gereed", "Schijf ligt in de kluis", "Vul het beeld in"]),
            ("/stappen/bel-ibd", ["Bel de IBD", "Bel en vertel", "Gereed voor"]),
            ("/bereikt", ["Wie is bereikt", "Anna de Boer", "Dirk Mol"]),
            ("/logboek", ["Logboek", "Schijf ligt in de kluis", "Anna de Boer", "De keten klopt"]),
            ("/papier", ["Stand op papier", "Bel de IBD", "Netwerk los", "Alles los", "Verder op papier", "Burgemeester"]),
        ];
        foreach (var (path, shows) in pages)
        {
            await page.GotoAsync($"/inzetten/{run}{path}");

            // Folded by who printed it.
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(fold => fold.open = false)");
            await page.EmulateMediaAsync(new() { Media = Media.Print });
            foreach (var text in shows)
            {
                await Expect(page.GetByText(text).Filter(new() { Visible = true }).First).ToBeVisibleAsync();
            }

            Assert.Equal(0, await page.Locator("button:visible, input:visible, textarea:visible, .menu a:visible").CountAsync());
            await page.EmulateMediaAsync(new() { Media = Media.Screen });
            var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, Tagged = true });
            Assert.True(pdf.Length > 5_000 && pdf.AsSpan(0, 5).SequenceEqual("%PDF-"u8), $"no paper of {path}");
        }
    }
}
