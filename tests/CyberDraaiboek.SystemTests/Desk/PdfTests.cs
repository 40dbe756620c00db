using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CyberDraaiboek.Settings;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.SystemTests.Journal;
using CyberDraaiboek.Tests;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>PDF with a real chromium that the settings name, and the moments at which a paper pack is made by itself.</summary>
public sealed class PdfTests
{
    [SkippableFact]
    public async Task A_journal_and_a_paper_pack_come_as_tagged_pdf()
    {
        await using var box = new Box(new JsonObject { ["Noodmap"] = new JsonObject { ["Chromium"] = RealParts.Require("chromium") } }).WithQuickRunbooks();
        box.Write("runbooks/geheim.yaml", Secret);
        await box.Up();
        using var anna = await Guest.SignedIn(box, "anna", "Anna de Boer");
        using var carla = await Guest.SignedIn(box, "carla", "Carla Vos");
        var run = await box.Start("snel");
        Assert.Contains($"/inzetten/{run}/logboek.pdf", (await anna.Get($"/inzetten/{run}/logboek")).Text, StringComparison.Ordinal);

        var (status, type, bytes) = await anna.Download($"/inzetten/{run}/logboek.pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (status, type));
        AssertTagged(bytes);

        var hidden = await box.Start("geheim");
        Assert.Equal(HttpStatusCode.NotFound, (await carla.Download($"/inzetten/{hidden}/logboek.pdf")).Status);
        Assert.Equal(HttpStatusCode.OK, (await anna.Download($"/inzetten/{hidden}/logboek.pdf")).Status);

        Assert.Equal("/noodmap", (await anna.Post("/noodmap", "/noodmap")).Location);
        var folder = Assert.Single(Directory.EnumerateDirectories(Path.Combine(box.Data, "noodmap")));
        var pack = await anna.Download($"/noodmap/{Path.GetFileName(folder)}/noodmap.pdf");
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (pack.Status, pack.Type));
        AssertTagged(pack.Bytes);
        Assert.Empty(Directory.EnumerateDirectories(Path.GetTempPath(), "draaiboek-logboek-*"));
    }

    [Fact]
    public async Task Without_a_chromium_the_page_says_how_and_with_a_wrong_one_what_is_wrong()
    {
        await using var box = new Box().WithQuickRunbooks();
        await box.Up();
        using var anna = await Guest.SignedIn(box, "anna", "Anna de Boer");
        var run = await box.Start("snel");
        var page = await anna.Get($"/inzetten/{run}/logboek");
        Assert.Contains("Noodmap:Chromium", page.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("logboek.pdf", page.Text, StringComparison.Ordinal);
        var asked = await anna.Get($"/inzetten/{run}/logboek.pdf");
        Assert.Equal(HttpStatusCode.NotFound, asked.Status);
        Assert.Contains("Opslaan als PDF", asked.Read, StringComparison.Ordinal);

        await using var broken = new Box(new JsonObject { ["Noodmap"] = new JsonObject { ["Chromium"] = "/nergens/chromium" } }).WithQuickRunbooks();
        await broken.Up();
        using var bert = await Guest.SignedIn(broken, "bert", "Bert Smit");
        var other = await bert.Get($"/inzetten/{await broken.Start("snel")}/logboek.pdf");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, other.Status);
        Assert.Contains("Kijk naar Noodmap:Chromium", other.Read, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task A_pack_is_made_on_every_change_and_once_a_month_and_not_oftener()
    {
        var chromium = RealParts.Require("chromium");
        await using var office = Office.Open(clock: new ManualClock(new DateTimeOffset(2026, 11, 22, 3, 17, 0, TimeSpan.Zero)));
        var paths = HostPaths.Of(new HostSettings(), null, office.Folder);
        using var desk = new PaperDesk(office.Shelf, new PaperRecords(office.Database, office.Writer), PaperWriter.Alone(), paths, new PaperSettings { Chromium = chromium }, office.Clock);

        var first = await desk.MakeWhenDue(CancellationToken.None);
        Assert.Equal("Draaiboek of organisatie is veranderd", first?.Reason);
        AssertTagged(await File.ReadAllBytesAsync(Path.Combine(desk.Folder(first!), "noodmap.pdf")));
        Assert.Null(await desk.MakeWhenDue(CancellationToken.None));

        office.Hands.Push(TimeSpan.FromDays(7));
        Assert.Null(await desk.MakeWhenDue(CancellationToken.None));
        office.Hands.Push(PaperSchedule.NextNight(office.Clock.GetUtcNow()) - office.Clock.GetUtcNow());
        var monthly = await desk.MakeWhenDue(CancellationToken.None);
        Assert.Equal("Elke maand een nieuwe", monthly?.Reason);
        Assert.Null(await desk.MakeWhenDue(CancellationToken.None));
        Assert.Equal(2, desk.All().Count);
    }

    [Fact]
    public async Task A_pack_that_cannot_be_written_says_why_to_who_asked_and_on_the_health_page()
    {
        await using var box = new Box().WithQuickRunbooks();
        await box.Up();
        using var keeper = await Guest.SignedIn(box, "anna", "Anna de Boer", Right.Manage);
        var folder = Path.Combine(box.Data, "noodmap");
        await File.WriteAllTextAsync(folder, "in de weg");

        var refused = await keeper.Post("/beheer", "/noodmap");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains($"De noodmap is niet te schrijven in {folder}", refused.Read, StringComparison.Ordinal);
        Assert.Contains("De noodmap is niet te schrijven", (await keeper.Get("/beheer")).Read, StringComparison.Ordinal);

        File.Delete(folder);
        Assert.Equal("/noodmap", (await keeper.Post("/noodmap", "/noodmap")).Location);
        Assert.DoesNotContain("niet te schrijven", (await keeper.Get("/beheer")).Read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_changed_runbooks_wakes_the_schedule()
    {
        await using var box = new Box().WithQuickRunbooks();
        await box.Up();
        using var anna = await Guest.SignedIn(box, "anna", "Anna de Boer");

        box.Write("runbooks/snel.yaml", QuickRunbooks.Quick.Replace("versie: 1", "versie: 2", StringComparison.Ordinal));
        await anna.Post("/draaiboeken", "/draaiboeken/herladen");

        var page = await Box.Until(async () => await anna.Get("/noodmap") is var sight && sight.Read.Contains("Draaiboek of organisatie is veranderd", StringComparison.Ordinal) ? sight.Read : null, "a pack by itself");
        Assert.Contains("systeem", page, StringComparison.Ordinal);
        var html = Assert.Single(Directory.EnumerateFiles(Path.Combine(box.Data, "noodmap"), "*-draaiboek-snel.html", SearchOption.AllDirectories));
        Assert.Contains("versie 2", WebUtility.HtmlDecode(await File.ReadAllTextAsync(html)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22T03:17:00Z", "2026-12-01T02:00:00Z")]
    [InlineData("2026-12-01T01:59:59Z", "2026-12-01T02:00:00Z")]
    [InlineData("2026-12-01T02:00:00Z", "2027-01-01T02:00:00Z")]
    [InlineData("2027-03-31T12:00:00Z", "2027-04-01T01:00:00Z")]
    public void The_night_is_that_of_the_wall(string now, string night) =>
        Assert.Equal(Moment(night), PaperSchedule.NextNight(Moment(now)));

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A PDF with a structure for who cannot see it.</summary>
    private static void AssertTagged(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", text, StringComparison.Ordinal);
        Assert.Contains("/Lang", text, StringComparison.Ordinal);
    }

    private const string Secret = """
        draaiboek: geheim
        titel: Geheim
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        zichtbaarheid: beperkt
        fasen:
          - fase: F1
            titel: Stil
            stappen:
              - actie: stil-onderzoek
                titel: Onderzoek in stilte
                rol: ciso
                escalatie: geen
        """;
}
