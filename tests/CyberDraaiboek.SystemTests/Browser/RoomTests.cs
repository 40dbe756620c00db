using System.Diagnostics;
using CyberDraaiboek.Web.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>The page of a run, as people in two rooms use it at the same time.</summary>
[Collection(nameof(BrowserCollection))]
public sealed class RoomTests(BrowserFixture room)
{
    [SkippableFact]
    public async Task Two_browsers_see_each_others_act_within_a_second()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna");
        await using var dirk = await room.As("dirk");
        var (one, other) = (await anna.NewPageAsync(), await dirk.NewPageAsync());
        await one.GotoAsync($"/inzetten/{run}");
        await other.GotoAsync($"/inzetten/{run}");
        await Expect(one.Locator("#live")).ToHaveTextAsync("Live verbonden");
        await Expect(other.Locator("#live")).ToHaveTextAsync("Live verbonden");

        await one.Locator("#stap-sporen").GetByRole(AriaRole.Button, new() { Name = "Bevestig Zet de sporen veilig" }).ClickAsync();
        await Expect(other.Locator("#stap-sporen")).ToContainTextAsync("Anna de Boer neemt het op", new() { Timeout = 1000 });

        await other.Locator("#stap-sporen").GetByRole(AriaRole.Button, new() { Name = "Meld gereed" }).ClickAsync();
        await Expect(one.Locator("#stap-sporen .step__state")).ToHaveTextAsync("Gereed", new() { Timeout = 1000 });
        await Expect(one.Locator("#stap-sporen")).ToContainTextAsync("door Dirk Mol");

        // A step that opens because of it comes in by itself, in its place.
        await Expect(one.Locator("#lijst-F1-bron > .step").Nth(2)).ToContainTextAsync("Kijk alles na");
    }

    [SkippableFact]
    public async Task The_loser_of_a_race_is_told_who_won_and_keeps_what_was_typed()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna");
        await using var bert = await room.As("bert", new() { JavaScriptEnabled = false });
        var (winner, loser) = (await anna.NewPageAsync(), await bert.NewPageAsync());
        await loser.GotoAsync($"/inzetten/{run}/stappen/netwerk-los");
        await winner.GotoAsync($"/inzetten/{run}/stappen/netwerk-los");
        await Decide(winner, "Alles los", "Het breidt zich uit");

        await Decide(loser, "Niets los", "Ik wil eerst kijken");

        await Expect(loser.GetByRole(AriaRole.Alert).First).ToContainTextAsync("Anna de Boer was eerder");
        await Expect(loser.Locator("body")).ToContainTextAsync("Alles los");
        await Expect(loser.Locator("body")).ToContainTextAsync("Ik wil eerst kijken");
        var journal = await room.Box.Journal(run);
        Assert.Contains(journal, e => (string?)e["actie"] == "handeling.verloren");
        Assert.Single(journal, e => (string?)e["actie"] == "besluit.genomen");
    }

    [SkippableFact]
    public async Task A_decision_needs_a_choice_and_a_reason_and_who_has_no_mandate_can_say_why_all_the_same()
    {
        var run = await room.Box.Start("kamer");
        await using var dirk = await room.As("dirk");
        var page = await dirk.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}");
        var step = page.Locator("#stap-netwerk-los");
        await step.GetByText("Leg het besluit vast").First.ClickAsync();
        await step.GetByLabel("Niets los").CheckAsync();
        await step.GetByLabel("Reden").FillAsync("De CISO is niet te bereiken");
        await step.GetByRole(AriaRole.Button, new() { Name = "Leg besluit vast" }).ClickAsync();

        await Expect(step.GetByRole(AriaRole.Alert)).ToContainTextAsync("Dit besluit is aan: CISO");
        await step.Locator("#d-netwerk-los-ondanks").FillAsync("Er is haast, de CISO neemt niet op");
        await step.GetByRole(AriaRole.Button, new() { Name = "Leg besluit vast" }).ClickAsync();

        await Expect(step.Locator(".step__state")).ToHaveTextAsync("Gereed");
        var decision = (await room.Box.Journal(run)).Single(e => (string?)e["actie"] == "besluit.genomen");
        Assert.Equal("Er is haast, de CISO neemt niet op", (string?)decision["gegevens"]!["ondanks"]);
        Assert.Equal("De CISO is niet te bereiken", (string?)decision["gegevens"]!["reden"]);
    }

    [SkippableFact]
    public async Task Somebody_without_a_part_in_it_acts_with_a_reason_and_the_journal_says_so()
    {
        var run = await room.Box.Start("kamer");
        using var guest = await Accounts.Guest.SignedIn(room.Box, null, "Gast zonder rol", Right.Audit);
        var page = $"/inzetten/{run}/meer";
        var refused = await guest.Post(page, $"/inzetten/{run}/stappen/sporen/gereed");

        Assert.Equal(System.Net.HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("waarnemer", refused.Read, StringComparison.Ordinal);
        var done = await guest.Post(page, $"/inzetten/{run}/stappen/sporen/gereed", ("ondanks", "Niemand anders is er"));

        Assert.Equal(System.Net.HttpStatusCode.SeeOther, done.Status);
        var note = (await room.Box.Journal(run)).Single(e => (string?)e["actie"] == "notitie");
        Assert.Contains("Niemand anders is er", (string?)note["gegevens"]!["tekst"], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Everything_works_without_javascript()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna", new() { JavaScriptEnabled = false });
        var page = await anna.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Bevestig al mijn stappen (3)" }).ClickAsync();
        await Expect(page.Locator("#stap-bel-ibd")).ToContainTextAsync("Anna de Boer neemt het op");
        await Expect(page.Locator("#stap-sporen")).ToContainTextAsync("Anna de Boer neemt het op");

        await page.Locator("#stap-bel-ibd summary").GetByText("Meld gereed").ClickAsync();
        await page.GetByLabel("Noteer: wie u sprak").FillAsync("Sprak Jan om 03:20");
        await page.Locator("#stap-bel-ibd").GetByRole(AriaRole.Button, new() { Name = "Meld gereed" }).ClickAsync();
        await Expect(page.Locator("#stap-bel-ibd")).ToContainTextAsync("Sprak Jan om 03:20");

        await page.Locator("#stap-beeld summary").GetByText("Vul in").ClickAsync();
        await page.Locator("#stap-beeld").GetByLabel("Hoog").CheckAsync();
        await page.Locator("#stap-beeld").GetByRole(AriaRole.Button, new() { Name = "Leg vast" }).ClickAsync();
        await Expect(page.Locator("#stap-beeld .step__state")).ToHaveTextAsync("Gereed");

        await page.GotoAsync($"/inzetten/{run}/meer");
        await page.GetByText("Voeg stap toe").First.ClickAsync();
        await page.GetByLabel("Titel").FillAsync("Haal koffie");
        await page.GetByLabel("Wie doet het").SelectOptionAsync("secretaris");
        await page.Locator("#r-stap-reden").FillAsync("Het wordt laat");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg stap toe" }).ClickAsync();

        // Adding steps is for who leads; in a crisis a reason is enough.
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("hoort dit bij een ander");
        await page.Locator("#r-stap-ondanks").FillAsync("De voorzitter is er niet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg stap toe" }).ClickAsync();
        await Expect(page.Locator("#stap-extra-1")).ToContainTextAsync("Haal koffie");
    }

    [SkippableFact]
    public async Task What_was_done_on_paper_is_entered_afterwards_with_its_own_time()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}/stappen/bel-ibd");
        await page.GetByLabel("Noteer: wie u sprak").FillAsync("Stond op papier");
        var earlier = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow().AddMinutes(-30), Runbooks.Library.Zone);
        await page.Locator("#g-bel-ibd-om").FillAsync(earlier.ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld gereed" }).ClickAsync();

        var entry = await room.Box.Until(run, "stap.gereed", "bel-ibd");

        var happened = DateTimeOffset.Parse((string)entry["gebeurd"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(0, happened.Second);
        Assert.InRange(TimeProvider.System.GetUtcNow() - happened, TimeSpan.FromMinutes(29), TimeSpan.FromMinutes(33));
    }

    [SkippableFact]
    public async Task A_key_press_keeps_the_place_and_the_screen_reader_hears_what_changed()
    {
        var run = await room.Box.Start("kamer");
        await using var anna = await room.As("anna");
        var page = await anna.NewPageAsync();
        await page.GotoAsync($"/inzetten/{run}");
        await Expect(page.Locator("#live")).ToHaveTextAsync("Live verbonden");
        var done = page.Locator("#stap-sporen").GetByRole(AriaRole.Button, new() { Name = "Meld gereed" });
        await done.FocusAsync();

        // Somebody else confirms meanwhile: the card is replaced under the fingers.
        await room.Box.Type("bevestig", "sporen", "--inzet", run, "--als", "anna");
        await Expect(page.Locator("#stap-sporen")).ToContainTextAsync("neemt het op");
        await Expect(done).ToBeFocusedAsync();
        await Expect(page.Locator("#meld")).ToContainTextAsync("Zet de sporen veilig", new() { Timeout = 8000 });
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("#stap-sporen .step__state")).ToHaveTextAsync("Gereed");
        await Expect(page.Locator("#stap-sporen")).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task A_late_step_is_loud_on_every_screen_without_anybody_doing_anything()
    {
        var run = await room.Box.Start("snel");
        await using var dirk = await room.As("dirk");
        var page = await dirk.NewPageAsync();
        var watch = Stopwatch.StartNew();
        await page.GotoAsync($"/inzetten/{run}");

        // Its escalation takes seconds: first, deputy, mayor, nobody.
        await Expect(page.Locator(".trouble--loud").First).ToContainTextAsync("NIEMAND BEREIKT", new() { Timeout = 60_000 });

        Assert.True(watch.Elapsed > TimeSpan.FromSeconds(5), "it was loud before anything happened");
    }

    private static async Task Decide(IPage page, string option, string reason)
    {
        await page.GetByLabel(option).CheckAsync();
        await page.GetByLabel("Reden").First.FillAsync(reason);
        await page.GetByRole(AriaRole.Button, new() { Name = "Leg besluit vast" }).ClickAsync();
    }
}
