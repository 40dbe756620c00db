using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;
using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser.Tour;

/// <summary>
/// A town hall that has just taken the program into use, with the runbooks as they are shipped: getting in, everything that is still empty,
/// keeping the program, and then a real ransomware night.
/// </summary>
internal sealed partial class TownTour(BrowserFixture room)
{
    private const string People = "id;naam;kanaal;adres;na;soort;gecontroleerd_op\nm-terlouw;Marijke Terlouw;bellen;06 12345678;5m;privé;2026-11-20\nnieuw;Nieuwe Medewerker;mail;nieuw@voorbeeldstad.example;;;\n";

    private const string Roles = "id;titel;taak;bezetting;vervangers;rooster\nnieuwe_rol;Nieuwe rol;Houdt de tijd bij.;m-terlouw;;\n";

    private static readonly BrowserNewContextOptions Still = new() { ReducedMotion = ReducedMotion.Reduce };

    public async IAsyncEnumerable<Stop> Stops()
    {
        await using var box = new Box(new JsonObject
        {
            ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 },
            ["Aanmelden"] = new JsonObject { ["PogingenPerMinuut"] = 10_000 },
            ["Organisatie"] = new JsonObject { ["Bestand"] = "mensen.yaml" },
        }).WithShippedRunbooks();
        box.Write("mensen.yaml", "personen:\n  m-terlouw:\n    naam: Marijke Terlouw\n    kanalen:\n      - mail: m.terlouw@thuis.example\n        gecontroleerd_op: 2026-11-01\n");
        await box.Up();
        var keeper = await room.Stranger(new() { ReducedMotion = ReducedMotion.Reduce }, Address(box));
        await foreach (var stop in GettingIn(box, keeper))
        {
            yield return stop;
        }

        var secretary = await room.As("m-terlouw", Still, box);
        await foreach (var stop in StillEmpty(secretary))
        {
            yield return stop;
        }

        await foreach (var stop in Keeping(box, keeper))
        {
            yield return stop;
        }

        await foreach (var stop in Night(box, secretary))
        {
            yield return stop;
        }

        await foreach (var stop in Testing(box, secretary))
        {
            yield return stop;
        }
    }

    private async IAsyncEnumerable<Stop> GettingIn(Box box, IBrowserContext keeper)
    {
        var stranger = await room.Stranger(new() { ReducedMotion = ReducedMotion.Reduce }, Address(box));
        yield return new Stop(stranger, "aanmelden", "/aanmelden") { Dark = true };
        yield return new Stop(stranger, "aanmelden-fout", "/aanmelden", async page =>
        {
            await SignIn(page, "m.terlouw", "verkeerd wachtwoord");
            await Assertions.Expect(page.Locator("#fouten")).ToBeVisibleAsync();
        });
        yield return new Stop(stranger, "aanmelden-extern-mislukt", "/aanmelden/extern/mislukt") { Status = 403 };
        yield return new Stop(stranger, "aanmelden-envelop", "/aanmelden/envelop");
        yield return new Stop(stranger, "oude-link", $"/toegang/{new string('A', 43)}") { Status = 404 };
        var first = await AccountsFixture.LinkOf(box);
        yield return new Stop(keeper, "eerste-account", first);
        yield return new Stop(keeper, "eerste-start", first, async page =>
        {
            await page.GetByLabel("Uw naam").FillAsync("Bea Heerder");
            await page.GetByLabel("Accountnaam").FillAsync("bea");
            await page.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync(AccountsFixture.Password);
            await page.GetByLabel("Wachtwoord nog een keer").FillAsync(AccountsFixture.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Maak account" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Er loopt nu geen inzet");
        });
        yield return new Stop(keeper, "accounts-een", "/beheer/accounts");
        var link = "";
        yield return new Stop(keeper, "account-gemaakt", "/beheer/accounts", async page =>
        {
            await page.GetByLabel("Naam", new() { Exact = true }).FillAsync("Marijke Terlouw");
            await page.GetByLabel("Accountnaam").FillAsync("m.terlouw");
            await page.GetByLabel("Persoon in de organisatie").SelectOptionAsync("m-terlouw");
            await page.GetByRole(AriaRole.Button, new() { Name = "Maak account en link" }).ClickAsync();
            link = LinkPath().Match(await page.ContentAsync()).Value;
            Assert.NotEqual("", link);
        });
        yield return new Stop(stranger, "link-wachtwoord-kiezen", link);
        yield return new Stop(stranger, "account", link, async page =>
        {
            await page.GetByLabel("Wachtwoord", new() { Exact = true }).FillAsync(AccountsFixture.Password);
            await page.GetByLabel("Wachtwoord nog een keer").FillAsync(AccountsFixture.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Leg vast en ga verder" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Passkeys" })).ToBeVisibleAsync();
        });
        yield return new Stop(stranger, "code-app", "/account", page => page.GetByRole(AriaRole.Button, new() { Name = "Koppel een app" }).ClickAsync());
        yield return new Stop(stranger, "herstelcodes", "/account/code", async page =>
        {
            var key = AccountTests.Key().Match(await page.ContentAsync()).Groups["key"].Value;
            await page.Locator("#code").FillAsync(CodeApp.CodeOf(key, TimeProvider.System.GetUtcNow()));
            await page.Locator("#huidig-app").FillAsync(AccountsFixture.Password);
            await page.GetByRole(AriaRole.Button, new() { Name = "Koppel de app" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Uw herstelcodes" })).ToBeVisibleAsync();
        });
        yield return new Stop(stranger, "account-met-app", "/account");
        var another = await room.Stranger(new() { ReducedMotion = ReducedMotion.Reduce }, Address(box));
        yield return new Stop(another, "tweede-stap", "/aanmelden", async page =>
        {
            await SignIn(page, "m.terlouw", AccountsFixture.Password);
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Vul uw code in" })).ToBeVisibleAsync();
        });
    }

    private static async IAsyncEnumerable<Stop> StillEmpty(IBrowserContext secretary)
    {
        yield return new Stop(secretary, "start-leeg", "/");
        yield return new Stop(secretary, "alle-taken-leeg", "/taken");
        yield return new Stop(secretary, "noodmap-leeg", "/noodmap");
        yield return new Stop(secretary, "draaiboeken", "/draaiboeken");
        yield return new Stop(secretary, "draaiboek", "/draaiboeken/ransomware") { Dark = true };
        yield return new Stop(secretary, "organisatie", "/organisatie") { Dark = true };
        yield return new Stop(secretary, "begrippen", "/begrippen");
        yield return new Stop(secretary, "kiezen-echt", "/starten");
        yield return new Stop(secretary, "starten-echt", "/starten/ransomware");
        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<Stop> Keeping(Box box, IBrowserContext keeper)
    {
        yield return new Stop(keeper, "beheer", "/beheer");
        yield return new Stop(keeper, "wachtrij-leeg", "/beheer/wachtrij");
        yield return new Stop(keeper, "instellingen", "/beheer/instellingen");
        yield return new Stop(keeper, "sleutels-leeg", "/beheer/sleutels");
        yield return new Stop(keeper, "sleutel-gemaakt", "/beheer/sleutels", async page =>
        {
            await page.Locator("#naam").FillAsync("Monitor");
            await page.Locator("main input[type=checkbox]").First.CheckAsync();
            await page.Locator("main form").Last.GetByRole(AriaRole.Button).ClickAsync();
            await Assertions.Expect(page.Locator(".mono.big")).ToBeVisibleAsync();
        });
        yield return new Stop(keeper, "toegangslog", "/beheer/toegangslog");
        yield return new Stop(keeper, "envelop-leeg", "/beheer/envelop");
        Assert.Equal(0, (await box.Type("envelop", "maak", "3")).Exit);
        yield return new Stop(keeper, "envelop", "/beheer/envelop");
        yield return new Stop(keeper, "accounts", "/beheer/accounts");
        yield return new Stop(keeper, "account-van-een-ander", "/beheer/accounts", async page =>
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Marijke Terlouw" }).First.ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Marijke Terlouw");
        });
        yield return new Stop(keeper, "organisatie-voorbeeld", "/organisatie", async page =>
        {
            await page.Locator("#csv").FillAsync(People);
            await page.GetByRole(AriaRole.Button, new() { Name = "Laat zien wat er verandert" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Nieuwe Medewerker").First).ToBeVisibleAsync();
        });
        yield return new Stop(keeper, "organisatie-fout", "/organisatie", async page =>
        {
            await page.Locator("#csv").FillAsync(People + "x1;X;fax;123;later;;gisteren\n");
            await page.GetByRole(AriaRole.Button, new() { Name = "Laat zien wat er verandert" }).ClickAsync();
            await Assertions.Expect(page.GetByText("kanaal 'fax' bestaat niet")).ToBeVisibleAsync();
        });
        yield return new Stop(keeper, "rollen-voorbeeld", "/organisatie", async page =>
        {
            await page.Locator("#csv").FillAsync(Roles);
            await page.GetByRole(AriaRole.Button, new() { Name = "Laat zien wat er verandert" }).ClickAsync();
            await Assertions.Expect(page.GetByText("Nieuwe rol").First).ToBeVisibleAsync();
        });
        yield return new Stop(keeper, "opladen-voorbeeld", "/draaiboeken", async page =>
        {
            await Choose(page, "ddos.yaml", text => text.Replace("titel: ", "titel: Nieuwe ", StringComparison.Ordinal));
            await Assertions.Expect(page.GetByText("De controle vond geen nieuwe fouten.")).ToBeVisibleAsync();
        });
        yield return new Stop(keeper, "opladen-fout", "/draaiboeken", async page =>
        {
            await Choose(page, "ddos.yaml", text => text.Replace("rol: ", "rol: x", StringComparison.Ordinal));
            await Assertions.Expect(page.Locator("#fouten")).ToBeVisibleAsync();
        });
        yield return new Stop(keeper, "taken-zonder-persoon", "/taken");
    }

    /// <summary>Chooses a shipped scenario with something else in it, and asks what would change.</summary>
    private static async Task Choose(IPage page, string file, Func<string, string> change)
    {
        var text = change(await File.ReadAllTextAsync(Path.Combine(Box.Repository, "runbooks", "scenarios", file)));
        await page.Locator("#bestanden").SetInputFilesAsync(new FilePayload { Name = file, MimeType = "application/yaml", Buffer = System.Text.Encoding.UTF8.GetBytes(text) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Laat zien wat er verandert" }).ClickAsync();
    }

    private static async IAsyncEnumerable<Stop> Night(Box box, IBrowserContext secretary)
    {
        yield return new Stop(secretary, "voorbeeld-echt", "/starten/ransomware", async page =>
        {
            await page.GetByLabel("Titel van de inzet").FillAsync("Ransomware in het stadhuis");
            await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wie bericht krijgt" }).ClickAsync();
            await Assertions.Expect(page.GetByLabel("Typ START")).ToBeVisibleAsync();
        });
        var run = await box.Start("ransomware");
        await Box.Until(() => Task.FromResult(Directory.Exists(box.Outbox) && Directory.EnumerateFiles(box.Outbox).Any() ? "sent" : null), "the first alarms");
        var path = $"/inzetten/{run}";
        yield return new Stop(secretary, "start-echt", "/");
        yield return new Stop(secretary, "inzet-echt", path) { Dark = true };
        yield return new Stop(secretary, "taken-echt", $"{path}/taken") { Dark = true };
        yield return new Stop(secretary, "bereikt-echt", $"{path}/bereikt");
        yield return new Stop(secretary, "logboek-echt", $"{path}/logboek");
        yield return new Stop(secretary, "klokken-echt", $"{path}/klokken");
        yield return new Stop(secretary, "opschalen-echt", $"{path}/opschalen");
        yield return new Stop(secretary, "sitrap-echt", $"{path}/sitrap");
        yield return new Stop(secretary, "overdracht-echt", $"{path}/overdracht");
        yield return new Stop(secretary, "papier-echt", $"{path}/papier");
        yield return new Stop(secretary, "rollen-echt", $"{path}/rollen");
        yield return new Stop(secretary, "meer-echt", $"{path}/meer");
        yield return new Stop(secretary, "wand-echt", $"/wand/{run}");
        yield return new Stop(secretary, "noodmap", "/noodmap", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Maak nu een noodmap" }).ClickAsync(new() { Timeout = 60_000 });
            await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Open alles, om te drukken" }).First).ToBeVisibleAsync(new() { Timeout = 60_000 });
        });
    }

    /// <summary>Everybody at once: more people on one step than any scenario has.</summary>
    private async IAsyncEnumerable<Stop> Testing(Box box, IBrowserContext secretary)
    {
        yield return new Stop(secretary, "voorbeeld-test", "/starten/bereikbaarheidstest", async page =>
        {
            await page.GetByLabel("Titel van de inzet").FillAsync("Kwartaaltest");
            await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wie bericht krijgt" }).ClickAsync();
            await Assertions.Expect(page.GetByLabel("Typ START")).ToBeVisibleAsync();
        });
        var run = await box.Start("bereikbaarheidstest");
        string[] outcomes = ["bereikt", "geen_gehoor", "voicemail", "verkeerd_nummer"];
        string[] people = ["f-verbeek", "r-oudenaarde", "i-haverkamp", "t-postma"];
        foreach (var (person, outcome) in people.Zip(outcomes))
        {
            Assert.Equal(0, (await box.Type("gebeld", person, outcome, "--inzet", run, "--stap", "bt-bellen")).Exit);
        }

        Assert.Equal(0, (await box.Type("gebeld", "t-postma", "verkeerd_nummer", "--inzet", run, "--stap", "bt-bellen")).Exit);
        yield return new Stop(secretary, "inzet-test", $"/inzetten/{run}") { Dark = true };
        yield return new Stop(secretary, "stap-test", $"/inzetten/{run}/stappen/bt-bellen");
        yield return new Stop(secretary, "bereikt-test", $"/inzetten/{run}/bereikt");
        yield return new Stop(secretary, "organisatie-test", "/organisatie") { Dark = true };
        var mail = await Box.Until(
            () => Task.FromResult(Directory.EnumerateFiles(box.Outbox, "*.eml").Select(File.ReadAllText).FirstOrDefault(m => m.Contains("TEST. Er is geen incident.", StringComparison.Ordinal))),
            "a mail that tests");
        var telephone = await room.Stranger(new() { ReducedMotion = ReducedMotion.Reduce }, Address(box));
        yield return new Stop(telephone, "antwoord-test", AnswerPath().Match(mail).Value);
    }

    private static async Task SignIn(IPage page, string account, string password)
    {
        await page.GetByLabel("Accountnaam").FillAsync(account);
        await page.GetByLabel("Wachtwoord").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld aan", Exact = true }).ClickAsync();
    }

    private static string Address(Box box) => $"http://127.0.0.1:{box.Port}";

    [GeneratedRegex("/b/[A-Za-z0-9_-]{22}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnswerPath();

    [GeneratedRegex("/toegang/[A-Za-z0-9_-]{43}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkPath();
}
