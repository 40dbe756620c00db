using System.Net;
using CyberDraaiboek.SystemTests.Accounts;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>Wrong, hostile and oversized input in every form: a Dutch page that says what is wrong, nothing recorded, nothing executed.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class InputTests(BrowserFixture room)
{
    private const string Hostile = "<script>document.title='stuk'</script>\"'><img src=x onerror=document.title='stuk'>{{systemen}}";

    [SkippableFact]
    public async Task Every_form_that_misses_something_says_what_and_records_nothing()
    {
        var run = await room.Box.Start("kamer");
        using var anna = await Guest.SignedIn(room.Box, "anna");
        var before = (await room.Box.Journal(run)).Count(ByPerson);
        (string Action, (string, string)[] Fields, string Says)[] wrong =
        [
            ("stappen/netwerk-los/besluit", [("reden", "x")], "Kies eerst wat u besluit"),
            ("stappen/netwerk-los/besluit", [("keuze", "alles")], "de reden"),
            ("stappen/netwerk-los/besluit", [("keuze", "bestaat-niet"), ("reden", "x")], "is geen keuze"),
            ("stappen/netwerk-los/gereed", [], "Dit is een besluit"),
            ("stappen/beeld/gereed", [("veld.ernst", "enorm")], "ernst"),
            ("stappen/beeld/gereed", [("veld.bestaat_niet", "x")], "bestaat niet"),
            ("stappen/sporen/stil", [("ondanks", "x"), ("reden", "x"), ("duur", "een tijdje")], "Schrijf bijvoorbeeld 30m"),
            ("stappen/sporen/stil", [("ondanks", "x"), ("reden", "x"), ("duur", "900d")], "zeven dagen"),
            ("stappen/sporen/overslaan", [("ondanks", "x")], "de reden"),
            ("stappen/sporen/notitie", [("tekst", ""), ("soort", "feit")], "de tekst"),
            ("stappen/sporen/notitie", [("tekst", "x"), ("soort", "verzinsel")], "feit, aanname, besluit of mening"),
            ("stappen/sporen/gereed", [("om", "vorige week")], "is geen moment"),
            ("stappen/sporen/gereed", [("om", "31-12-2199 10:00")], "toekomst"),
            ("handelingen/notitie", [("tekst", "x"), ("soort", "feit"), ("tlp", "PAARS")], "met wie dit gedeeld mag worden"),
            ("handelingen/correctie", [("tekst", "x"), ("regel", "abc")], "het nummer van de regel"),
            ("handelingen/correctie", [("tekst", "x"), ("regel", "999999")], "staat niet in dit logboek"),
            ("handelingen/klok", [("klok", "bestaat-niet"), ("geldt", "ja"), ("reden", "x")], "hoort niet bij dit draaiboek"),
            ("handelingen/klok", [("klok", "x")], "Kies of de klok geldt"),
            ("handelingen/gegevens", [("veld.ernst", "enorm")], "ernst"),
            ("gebeld", [("melding", "bestaat-niet"), ("uitkomst", "bereikt")], "bestaat niet"),
            ("gebeld", [("melding", "x"), ("uitkomst", "gedroomd")], "wat het gesprek opleverde"),
            ("handelingen/stap", [("ondanks", "x")], "wie het doet"),
            ("handelingen/pauze", [("ondanks", "x")], "de reden"),
            ("handelingen/sluit", [("ondanks", "x")], "de reden"),
        ];

        foreach (var (action, fields, says) in wrong)
        {
            var answer = await anna.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/{action}", fields);
            Assert.True(answer.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.Conflict or HttpStatusCode.NotFound, $"{action}: {answer.Status}");
            Assert.True(answer.Read.Contains(says, StringComparison.OrdinalIgnoreCase), $"{action} should say '{says}'");
        }

        var recorded = (await room.Box.Journal(run)).Where(ByPerson).Skip(before).Select(e => (string?)e["gegevens"]!["tekst"] ?? (string?)e["actie"]).ToList();
        Assert.Empty(recorded);

        static bool ByPerson(System.Text.Json.Nodes.JsonNode entry) => (string?)entry["actor"] != "systeem";
    }

    [SkippableFact]
    public async Task What_looks_like_a_program_stays_a_text_on_every_page()
    {
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        var spoken = new List<string>();
        page.Dialog += (_, dialog) => spoken.Add(dialog.Message);
        await page.GotoAsync("/starten/kamer");
        await page.GetByLabel("Titel van de inzet").FillAsync(Hostile);
        await page.GetByLabel("Welke systemen").FillAsync(Hostile);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk" }).ClickAsync();
        await page.GetByLabel("Typ START").FillAsync("START");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start de echte inzet" }).ClickAsync();
        await Expect(page.Locator("h1")).ToContainTextAsync("<script>");
        var run = new Uri(page.Url).AbsolutePath;
        await page.GetByText("Schrijf iets in het logboek").ClickAsync();
        await page.Locator("#notitie-tekst").FillAsync(Hostile);
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast", Exact = true }).First.ClickAsync();
        await page.Locator("#stap-bel-ibd summary").GetByText("Meld gereed").ClickAsync();
        await page.Locator("#g-bel-ibd-bewijs").FillAsync(Hostile);
        await page.Locator("#stap-bel-ibd").GetByRole(AriaRole.Button, new() { Name = "Meld gereed" }).ClickAsync();
        await Expect(page.Locator("#stap-bel-ibd")).ToContainTextAsync("onerror=");

        foreach (var path in new[] { run, $"{run}/logboek", $"{run}/stappen/bel-ibd", $"{run}/meer", $"{run}/taken", $"{run}/bereikt", "/", run.Replace("/inzetten/", "/wand/", StringComparison.Ordinal) })
        {
            await page.GotoAsync(path);
            Assert.DoesNotContain("stuk", (await page.TitleAsync()).Replace(Hostile, "", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal(0, await page.Locator("main img, main script").CountAsync());
        }

        Assert.Empty(spoken);
        var csv = await page.APIRequest.GetAsync($"{room.Address}{run}/logboek.csv");
        Assert.Equal(200, csv.Status);
    }

    [SkippableFact]
    public async Task Too_much_is_refused_in_words_and_the_server_goes_on()
    {
        var run = await room.Box.Start("kamer");
        using var anna = await Guest.SignedIn(room.Box, "anna");

        var long9000 = await anna.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/handelingen/notitie", ("soort", "feit"), ("tekst", new string('x', 9000)));
        var huge = await anna.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/handelingen/notitie", ("soort", "feit"), ("tekst", new string('x', 400_000)));
        var many = await anna.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/handelingen/notitie", [.. Enumerable.Range(0, 2000).Select(i => ($"v{i}", "x"))]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, long9000.Status);
        Assert.Contains("Maak het korter", long9000.Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.Status);
        Assert.Contains("Dit is te groot", huge.Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, many.Status);
        Assert.DoesNotContain(await room.Box.Journal(run), e => (string?)e["actie"] == "notitie");
        Assert.Equal(HttpStatusCode.OK, (await anna.Get($"/inzetten/{run}")).Status);
    }

    [SkippableFact]
    public async Task A_post_without_the_token_of_a_form_of_ours_does_nothing()
    {
        var run = await room.Box.Start("kamer");
        using var anna = await Guest.SignedIn(room.Box, "anna");

        var forged = await anna.PostWith(null, $"/inzetten/{run}/stappen/sporen/gereed");

        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Contains("verlopen", forged.Read, StringComparison.Ordinal);
        Assert.DoesNotContain(await room.Box.Journal(run), e => (string?)e["actie"] == "stap.gereed");
    }

    [SkippableTheory]
    [InlineData("/inzetten/bestaat-niet")]
    [InlineData("/inzetten/bestaat-niet/stroom")]
    [InlineData("/starten/bestaat-niet")]
    [InlineData("/wand/..%2f..%2fetc%2fpasswd")]
    [InlineData("/uiterlijk/../appsettings.json")]
    [InlineData("/nergens")]
    public async Task What_does_not_exist_is_a_dutch_page(string path)
    {
        using var anna = await Guest.SignedIn(room.Box, "anna");

        var answer = await anna.Get(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("Deze pagina bestaat niet", answer.Read, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }
}
