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
        Assert.DoesNotContain("<script>alert", secret.Text, StringComparison.Ordinal);
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
