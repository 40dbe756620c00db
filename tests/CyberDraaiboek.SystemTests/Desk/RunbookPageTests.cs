using System.Net;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>Reading the runbooks.</summary>
[Collection(nameof(DeskCollection))]
public sealed class RunbookPageTests(DeskFixture desk)
{
    [Fact]
    public async Task A_runbook_reads_as_list_and_as_picture_with_a_name()
    {
        using var dirk = await desk.Dirk();
        Assert.Contains("Snelle proef", (await dirk.Get("/draaiboeken")).Read, StringComparison.Ordinal);
        var page = await dirk.Get("/draaiboeken/snel");
        Assert.All(["Bel de IBD", "Doe dit naast elkaar:", "gereed binnen 1 uur", "Alles los"], text => Assert.Contains(text, page.Read, StringComparison.Ordinal));
        Assert.Contains("role=\"img\" aria-labelledby=\"diagram-titel\"", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await dirk.Get("/draaiboeken/bestaat-niet")).Status);
        var secret = await dirk.Get("/draaiboeken/geheim");
        Assert.Contains("Onderzoek in stilte", secret.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", secret.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_text_of_a_restricted_runbook_is_for_its_owner()
    {
        using var anna = await desk.Anna();
        using var keeper = await desk.Keeper();
        foreach (var other in new[] { anna, keeper })
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await other.Get("/draaiboeken/geheim")).Status);
            Assert.DoesNotContain("href=\"/draaiboeken/geheim\"", (await other.Get("/draaiboeken")).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_link_that_runs_a_program_or_leads_to_somebody_else_is_only_text_on_screen_and_on_paper()
    {
        using var anna = await desk.Anna();
        var run = await desk.Box.Start("beeld");
        Assert.Equal("/noodmap", (await anna.Post("/noodmap", "/noodmap")).Location);
        var folder = Directory.EnumerateDirectories(Path.Combine(desk.Box.Data, "noodmap"), "noodmap-*").First();
        var pages = new Dictionary<string, string>
        {
            ["runbook"] = (await anna.Get("/draaiboeken/beeld")).Text,
            ["step"] = (await anna.Get($"/inzetten/{run}/stappen/dossier")).Text,
            ["state on paper"] = (await anna.Get($"/inzetten/{run}/papier")).Text,
            ["cards"] = await File.ReadAllTextAsync(Path.Combine(folder, "05-kaarten.html")),
            ["whole pack"] = await File.ReadAllTextAsync(Path.Combine(folder, "noodmap.html")),
        };

        Assert.All(pages, page =>
        {
            Assert.Contains("javascript:alert(1)", page.Value, StringComparison.Ordinal);
            Assert.DoesNotMatch("href=\"(javascript|data):", page.Value);
            Assert.DoesNotMatch(@"href=""/(/|\\|%5C)", page.Value);
            Assert.Contains("href=\"mailto:ibd@proefstad.example\"", page.Value, StringComparison.Ordinal);
            Assert.Contains("href=\"tel:112\"", page.Value, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Only_the_keeper_and_owners_read_the_map_again()
    {
        using var dirk = await desk.Dirk();
        using var nobody = await desk.Nobody();
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.PostWith((await nobody.Get("/noodmap")).Token ?? await Token(nobody), "/draaiboeken/herladen")).Status);
        var done = await dirk.Post("/draaiboeken", "/draaiboeken/herladen");
        Assert.Equal("/draaiboeken?gelezen=ja", done.Location);
    }

    [Fact]
    public async Task What_changed_is_told_with_what_it_is_compared_with_and_faults_have_their_line()
    {
        await using var box = new Box().WithQuickRunbooks();
        await box.Up();
        using var keeper = await Accounts.Guest.SignedIn(box, null, "Beheerder", Right.Manage);
        await Box.Until(async () => (await keeper.Get("/draaiboeken/snel")).Read.Contains("sinds", StringComparison.Ordinal) ? "" : null, "the version is kept");
        Assert.Contains("Er is nog geen andere versie", (await keeper.Get("/draaiboeken/snel")).Read, StringComparison.Ordinal);

        box.Write("runbooks/snel.yaml", QuickRunbooks.Quick
            .Replace("versie: 1", "versie: 2", StringComparison.Ordinal).Replace("gereed_binnen: 60m", "gereed_binnen: 30m", StringComparison.Ordinal));
        await keeper.Post("/draaiboeken", "/draaiboeken/herladen");
        var page = await keeper.Get("/draaiboeken/snel");
        Assert.All(
            ["Vergeleken met versie", "de oudste versie die hij kent", "Gewijzigd: stap 'Bel de IBD'", "gereed binnen 1 uur", "gereed binnen 30 minuten"],
            text => Assert.Contains(text, page.Read, StringComparison.Ordinal));

        box.Write("runbooks/snel.yaml", QuickRunbooks.Quick.Replace("rol: burgemeester", "rol: burgemeestr", StringComparison.Ordinal));
        await keeper.Post("/draaiboeken", "/draaiboeken/herladen");
        var broken = await keeper.Get("/draaiboeken");
        Assert.Contains("regel", broken.Read, StringComparison.Ordinal);
        Assert.Contains("burgemeestr", broken.Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await keeper.Get("/draaiboeken/snel")).Status);
    }

    /// <summary>A token of a form that this guest may see.</summary>
    private async Task<string> Token(Accounts.Guest guest)
    {
        var run = await desk.Box.Start("snel");
        return (await guest.Get($"/inzetten/{run}/papier/invoeren")).Token!;
    }
}
