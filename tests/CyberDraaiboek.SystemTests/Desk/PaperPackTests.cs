using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>The paper pack: what is in it, who may have it, and that it needs no server.</summary>
[Collection(nameof(DeskCollection))]
public sealed partial class PaperPackTests(DeskFixture desk)
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 17, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_shipped_draaiboek_is_complete_on_paper()
    {
        var map = Path.Combine(Box.Repository, "runbooks");
        var library = RunbookLoader.LoadMap(map, new LoadOptions(new DateOnly(2026, 11, 22)));
        var pack = PaperPack.Of(library, library.Organisation!, PaperPack.CardsIn(map), Now);
        var sheets = await PaperWriter.Alone().Sheets(pack);
        var whole = WebUtility.HtmlDecode(sheets.Single(s => s.Path == "noodmap.html").Html);

        foreach (var contact in library.Organisation!.People.Values.Concat(library.Organisation.Parties.Values).SelectMany(p => p.Contacts))
        {
            Assert.Contains(PaperTexts.Number(contact), whole, StringComparison.Ordinal);
        }

        foreach (var runbook in library.Startable)
        {
            var own = sheets.Single(s => s.Path.EndsWith($"-draaiboek-{runbook.Id}.html", StringComparison.Ordinal));
            var text = WebUtility.HtmlDecode(own.Html);
            Assert.All(runbook.AllSteps, step => Assert.Contains(step.Step.Title, text, StringComparison.Ordinal));
            Assert.Contains($"versie {runbook.Version} · kenmerk {runbook.Hash[..8]}", text, StringComparison.Ordinal);
            Assert.Equal(runbook.Restricted, own.Path.StartsWith("beperkt/", StringComparison.Ordinal));
            Assert.Equal(!runbook.Restricted, whole.Contains(pack.StampOf(runbook), StringComparison.Ordinal));
        }

        Assert.All(library.Organisation.Roles.Values, role => Assert.Contains(role.Title, whole, StringComparison.Ordinal));
        Assert.All(library.Clocks.Values, clock => Assert.Contains(clock.Title, whole, StringComparison.Ordinal));
        Assert.All(["Besluitblad", "Logblad", "Presentielijst", "Overdracht tussen ploegen", "Noodbetaling", "Reisdocument met spoed"], text => Assert.Contains(text, whole, StringComparison.Ordinal));
        Assert.All(sheets, sheet =>
        {
            // Nothing from elsewhere, and page numbers, version and mark in the margin of each page.
            Assert.DoesNotMatch(Outside(), sheet.Html);
            Assert.Contains("counter(page)", sheet.Html, StringComparison.Ordinal);
            Assert.Contains("@bottom-left{content:\"", sheet.Html, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void The_mark_follows_a_number_and_not_the_clock()
    {
        var map = Path.Combine(desk.Box.Folder, "runbooks");
        var library = RunbookLoader.LoadMap(map, new LoadOptions(new DateOnly(2026, 11, 22)));
        var organisation = library.Organisation!;
        var pack = PaperPack.Of(library, organisation, null, Now);
        Assert.Equal(pack.Hash, PaperPack.Of(library, organisation, null, Now.AddDays(30)).Hash);

        var bert = organisation.People[new PersonId("bert")];
        var moved = bert with { Contacts = [.. bert.Contacts.Select(c => c with { Address = c.Address.Replace("0100", "0101", StringComparison.Ordinal) })] };
        var changed = organisation with { People = organisation.People.ToDictionary(p => p.Key, p => p.Key == moved.Id ? moved : p.Value) };
        Assert.NotEqual(pack.Hash, PaperPack.Of(library, changed, null, Now).Hash);
        Assert.NotEqual(pack.Hash, PaperPack.Of(library, organisation, "# Kaart 1", Now).Hash);
    }

    [Fact]
    public async Task The_verb_writes_files_that_only_their_owner_can_read()
    {
        var answer = await desk.Box.Type("noodmap", "papier");
        Assert.True(answer.Exit == 0, answer.Error);
        var folder = answer.Output.Trim();
        Assert.StartsWith(Path.Combine(desk.Box.Folder, "papier", "noodmap-"), folder, StringComparison.Ordinal);
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(folder) == (UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        Assert.Contains("020 555 0100", await File.ReadAllTextAsync(Path.Combine(folder, "01-bellijst.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder, "beperkt", "10-draaiboek-geheim.html")), string.Join(' ', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)));
        Assert.DoesNotContain("stilte", await File.ReadAllTextAsync(Path.Combine(folder, "noodmap.html")), StringComparison.Ordinal);

        var again = await desk.Box.Type("noodmap", "papier", "--json");
        Assert.Contains("noodmap.html", again.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Path.Combine(desk.Box.Folder, "papier"), ".*"));
    }

    [Fact]
    public async Task The_page_makes_a_pack_whose_style_is_allowed_and_whose_restricted_part_is_the_owners()
    {
        using var anna = await desk.Anna();
        var made = await anna.Post("/noodmap", "/noodmap");
        Assert.Equal((HttpStatusCode.SeeOther, "/noodmap"), (made.Status, made.Location));
        var page = await anna.Get("/noodmap");
        var folder = Folder().Match(page.Text).Groups["map"].Value;
        var whole = await anna.Get($"/noodmap/{folder}/noodmap.html");
        Assert.Equal(HttpStatusCode.OK, whole.Status);
        Assert.Matches("style-src 'sha256-[A-Za-z0-9+/=]+'", whole.Headers["Content-Security-Policy"]);
        Assert.Contains("Anna de Boer", whole.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Get($"/noodmap/{folder}/beperkt/10-draaiboek-geheim.html")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Get($"/noodmap/{folder}/..%2F..%2Foperator.token")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Get($"/noodmap/..%2F/operator.token")).Status);

        using var dirk = await desk.Dirk();
        var secret = await dirk.Get($"/noodmap/{folder}/beperkt/10-draaiboek-geheim.html");
        Assert.Equal(HttpStatusCode.OK, secret.Status);
        Assert.DoesNotContain("<script>alert", secret.Text, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", secret.Text, StringComparison.Ordinal);

        using var nobody = await desk.Nobody();
        Assert.Equal(HttpStatusCode.Forbidden, (await nobody.Get("/noodmap")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get($"/noodmap/{folder}/01-bellijst.html")).Status);
    }

    [Fact]
    public async Task The_pack_for_a_stick_holds_every_part_but_the_restricted()
    {
        using var anna = await desk.Anna();
        await anna.Post("/noodmap", "/noodmap");
        var folder = Folder().Match((await anna.Get("/noodmap")).Text).Groups["map"].Value;
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"http://127.0.0.1:{desk.Box.Port}/noodmap/{folder}/alles.zip");
        request.Headers.Add("Cookie", $"{Accounts.Guest.CookieName}={anna.Cookie}");
        using var answer = await client.SendAsync(request);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read);
        Assert.Contains(zip.Entries, e => e.FullName == "noodmap.html");
        Assert.DoesNotContain(zip.Entries, e => e.FullName.Contains("geheim", StringComparison.Ordinal));
    }

    [GeneratedRegex("""(src|href)="(https?:|//)|url\(|<script|<link""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Outside();

    [GeneratedRegex("""/noodmap/(?<map>noodmap-[0-9a-f-]+)/noodmap\.html""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folder();
}
