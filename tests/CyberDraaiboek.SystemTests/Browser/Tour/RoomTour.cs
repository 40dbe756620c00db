using System.Text.RegularExpressions;
using CyberDraaiboek.SystemTests.EndToEnd;
using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser.Tour;

/// <summary>The pages of runs, in every state: with and without trouble, filled in, refused, paused and closed.</summary>
internal sealed partial class RoomTour(BrowserFixture room)
{
    private static readonly BrowserNewContextOptions Still = new() { ReducedMotion = ReducedMotion.Reduce };

    private Box Box => room.Box;

    public async IAsyncEnumerable<Stop> Stops()
    {
        // Its escalation takes seconds: at the end of the tour it is loud.
        var loud = await Box.Start("snel", "--gegeven", "systemen=alles");
        var anna = await room.As("anna", Still);
        var dirk = await room.As("dirk", Still);
        await foreach (var stop in OfOneRun(anna))
        {
            yield return stop;
        }

        await foreach (var stop in Starting(anna))
        {
            yield return stop;
        }

        await foreach (var stop in Reports(anna, dirk))
        {
            yield return stop;
        }

        await foreach (var stop in Endings(anna))
        {
            yield return stop;
        }

        await foreach (var stop in AnswerPages(loud))
        {
            yield return stop;
        }

        await Box.Until(loud, "escalatie.uitgeput", "alarm");
        yield return new Stop(dirk, "inzet-niemand-bereikt", $"/inzetten/{loud}") { Dark = true };
        yield return new Stop(dirk, "start-niemand-bereikt", "/");
        yield return new Stop(dirk, "wand-niemand-bereikt", $"/wand/{loud}");
        await foreach (var stop in Refusals(anna, dirk))
        {
            yield return stop;
        }
    }

    private async IAsyncEnumerable<Stop> OfOneRun(IBrowserContext anna)
    {
        var run = await Box.Start("kamer", "--gegeven", "systemen=zaaksysteem en telefonie");
        await Box.Type("gereed", "bel-ibd", "--inzet", run, "--als", "anna", "--bewijs", "Jan van de IBD, 03:20");
        await Box.Type("bevestig", "sporen", "--inzet", run, "--als", "anna");
        await Box.Until(run, "escalatie.trede", "bel-vervanger");
        var path = $"/inzetten/{run}";
        yield return new Stop(anna, "start", "/") { Dark = true };
        yield return new Stop(anna, "inzet", path) { Dark = true };
        yield return new Stop(anna, "inzet-formulieren", path, page => page.EvaluateAsync("document.querySelectorAll('main details').forEach(fold => fold.open = true)"));
        yield return new Stop(anna, "stap", $"{path}/stappen/netwerk-los");
        yield return new Stop(anna, "stap-geweigerd", $"{path}/stappen/netwerk-los", async page =>
        {
            await page.EvaluateAsync("document.querySelectorAll('form').forEach(form => form.noValidate = true)");
            await page.GetByRole(AriaRole.Button, new() { Name = "Leg besluit vast" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToBeVisibleAsync();
        });
        yield return new Stop(anna, "stap-klaar", $"{path}/stappen/bel-ibd");
        yield return new Stop(anna, "stap-nog-niet", $"{path}/stappen/laatste");
        yield return new Stop(anna, "meer", $"{path}/meer");
        yield return new Stop(anna, "klokken", $"{path}/klokken");
        yield return new Stop(anna, "taken", $"{path}/taken");
        yield return new Stop(anna, "bereikt", $"{path}/bereikt") { Dark = true };
        yield return new Stop(anna, "bereikt-gefilterd", $"{path}/bereikt?alleen=bestaat%20niet");
        yield return new Stop(anna, "logboek", $"{path}/logboek");
        yield return new Stop(anna, "logboek-niets-gevonden", $"{path}/logboek?spoor=bron&soort=mening");
        yield return new Stop(anna, "rollen", $"{path}/rollen");
        yield return new Stop(anna, "wand", $"/wand/{run}");
        yield return new Stop(anna, "papier", $"{path}/papier");
        yield return new Stop(anna, "papier-invoeren", $"{path}/papier/invoeren");
        yield return new Stop(anna, "papier-fout", $"{path}/papier/invoeren", async page =>
        {
            await page.Locator("#tijd-1").FillAsync("half tien");
            await page.Locator("#wat-1").SelectOptionAsync("feit");
            await page.Locator("#tekst-1").FillAsync("De printers spuwen papier");
            await page.GetByRole(AriaRole.Button, new() { Name = "Leg deze regels vast" }).ClickAsync();
            await Assertions.Expect(page.Locator("#fouten")).ToBeVisibleAsync();
        });
        var groot = await Box.Start("groot");
        yield return new Stop(anna, "inzet-zestig-stappen", $"/inzetten/{groot}");
    }

    private static async IAsyncEnumerable<Stop> Starting(IBrowserContext anna)
    {
        yield return new Stop(anna, "kiezen", "/starten");
        yield return new Stop(anna, "starten", "/starten/kamer");
        yield return new Stop(anna, "starten-fout", "/starten/kamer", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wie bericht krijgt" }).ClickAsync();
            await Assertions.Expect(page.Locator("#fouten")).ToBeVisibleAsync();
        });
        yield return new Stop(anna, "voorbeeld", "/starten/kamer", async page =>
        {
            await page.GetByLabel("Titel van de inzet").FillAsync("Rare letters op het scherm");
            await page.GetByRole(AriaRole.Button, new() { Name = "Bekijk wie bericht krijgt" }).ClickAsync();
            await Assertions.Expect(page.GetByLabel("Typ START")).ToBeVisibleAsync();
        });
        yield return new Stop(anna, "oefenen", "/oefenen");
        yield return new Stop(anna, "alle-taken", "/taken");
        await Task.CompletedTask;
    }

    private async IAsyncEnumerable<Stop> Reports(IBrowserContext anna, IBrowserContext dirk)
    {
        var run = await Box.Start("beeld");
        var path = $"/inzetten/{run}";
        yield return new Stop(anna, "sitrap", $"{path}/sitrap");
        yield return new Stop(anna, "sitrap-concept", $"{path}/sitrap", page => Report(page, "Leg vast als concept"));
        yield return new Stop(anna, "sitrap-vast", $"{path}/sitrap", page => Report(page, "Stel vast en verstuur"));
        yield return new Stop(anna, "overdracht", $"{path}/overdracht");
        yield return new Stop(anna, "overdracht-zelf", $"{path}/overdracht", async page =>
        {
            await page.Locator("textarea").First.FillAsync("Het zaaksysteem ligt stil. De back-up is goed.");
            await Press(page, "Ik draag dit over");
            await Assertions.Expect(page.GetByText("wacht op de nieuwe ploeg")).ToBeVisibleAsync();
        });
        yield return new Stop(dirk, "overdracht-wacht", $"{path}/overdracht");
        yield return new Stop(dirk, "overdracht-klaar", $"{path}/overdracht", async page =>
        {
            await page.GetByLabel("Ik heb dit gelezen").CheckAsync();
            await page.Locator("#opmerking").FillAsync("Wie belt de pers? Dat doet communicatie, om negen uur.");
            await Press(page, "Neem over");
            await Assertions.Expect(page.GetByText("nam over om")).ToBeVisibleAsync();
        });
        yield return new Stop(anna, "opschalen", $"{path}/opschalen") { Dark = true };
        yield return new Stop(anna, "opschalen-fout", $"{path}/opschalen", async page =>
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Werk als GRIP 3" }).ClickAsync();
            await Assertions.Expect(page.Locator("#fouten")).ToBeVisibleAsync();
        });
        yield return new Stop(anna, "opschalen-zeker", $"{path}/opschalen", AsThree);
        yield return new Stop(anna, "opgeschaald", $"{path}/opschalen", async page =>
        {
            await AsThree(page);
            await Press(page, "Ja, schaal op");
            await Assertions.Expect(page.GetByText("de inzet is nu op")).ToBeVisibleAsync();
        });
    }

    private async IAsyncEnumerable<Stop> Endings(IBrowserContext anna)
    {
        var run = await Box.Start("kamer");
        var path = $"/inzetten/{run}";
        Assert.Equal(0, (await Box.Type("pauze", "--inzet", run, "--reden", "Nachtrust")).Exit);
        yield return new Stop(anna, "inzet-gepauzeerd", path) { Dark = true };
        Assert.Equal(0, (await Box.Type("sluit", "--inzet", run, "--reden", "Loos alarm", "--ondanks", "Het was niets")).Exit);
        yield return new Stop(anna, "inzet-gesloten", path);
        yield return new Stop(anna, "taken-gesloten", $"{path}/taken");
        yield return new Stop(anna, "meer-gesloten", $"{path}/meer");
        yield return new Stop(anna, "wand-gesloten", $"/wand/{run}");
    }

    private async IAsyncEnumerable<Stop> AnswerPages(string run)
    {
        var mail = await Box.Until(
            () => Task.FromResult(!Directory.Exists(Box.Outbox) ? null : Directory.EnumerateFiles(Box.Outbox, "*.eml").Select(File.ReadAllText)
                .FirstOrDefault(text => text.Contains("<anna@proefstad.example>", StringComparison.Ordinal) && text.Contains("Alarm: Proef snel", StringComparison.Ordinal))),
            $"a mail of {run}");
        var (path, code) = (Link().Match(mail).Groups["path"].Value, Code().Match(mail).Groups["code"].Value);
        var telephone = await room.Stranger(new() { ReducedMotion = ReducedMotion.Reduce });
        yield return new Stop(telephone, "antwoord", path);
        yield return new Stop(telephone, "antwoord-fout", path, page => Answer(page, code == "0000" ? "1111" : "0000"));
        yield return new Stop(telephone, "antwoord-gegeven", path, page => Answer(page, code));
        yield return new Stop(telephone, "antwoord-onbekend", "/b/AAAAAAAAAAAAAAAAAAAAAA") { Status = 404 };
    }

    private async IAsyncEnumerable<Stop> Refusals(IBrowserContext anna, IBrowserContext dirk)
    {
        yield return new Stop(anna, "fout-404", "/nergens") { Status = 404 };
        yield return new Stop(dirk, "fout-403", "/beheer") { Status = 403 };
        yield return new Stop(anna, "fout-verlopen", "/account", async page =>
        {
            await page.EvaluateAsync("document.querySelectorAll('input[name=formulier]').forEach(field => field.value = 'van-gisteren')");
            await page.GetByRole(AriaRole.Button, new() { Name = "Meld overal af" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Deze pagina is verlopen" })).ToBeVisibleAsync();
        });

        // Those that a server in good health does not give: the same page, put in the place of an answer.
        await using var parts = new HostParts();
        foreach (var (status, html) in await parts.FaultPages())
        {
            var path = $"/verzonnen-{status}";
            await anna.RouteAsync($"**{path}", route => route.FulfillAsync(new() { Status = 200, ContentType = "text/html; charset=utf-8", Body = html }));
            yield return new Stop(anna, $"fout-{status}", path);
        }
    }

    private static async Task Report(IPage page, string button)
    {
        await page.Locator("textarea").First.FillAsync("Het zaaksysteem ligt stil. De balies zijn dicht. De back-up van gisteren is goed.");
        await Press(page, button);
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToBeVisibleAsync();
    }

    private static async Task AsThree(IPage page)
    {
        await page.Locator("#reden-drie").FillAsync("De balies zijn dicht en de raad stelt vragen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Werk als GRIP 3" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Klopt dit?" })).ToBeVisibleAsync();
    }

    /// <summary>Presses a button; gives a reason where the program asks for one, as somebody who is not the one to do it.</summary>
    private static async Task Press(IPage page, string button)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        var why = page.Locator("input[name=ondanks]:visible");
        if (await why.CountAsync() > 0)
        {
            await why.First.FillAsync("De verslaglegger is er niet");
            await page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
        }
    }

    private static async Task Answer(IPage page, string code)
    {
        await page.Locator("input[type=radio]").First.CheckAsync();
        await page.Locator("#code").FillAsync(code);
        await page.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(page.Locator(".melding").First).ToBeVisibleAsync();
    }

    [GeneratedRegex("(?<path>/b/[A-Za-z0-9_-]{22})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex("Uw code: (?<code>[0-9]{4})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
