using System.Net;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>A running inzet onto paper, and what was done on paper back in.</summary>
[Collection(nameof(DeskCollection))]
public sealed class PaperEntryTests(DeskFixture desk)
{
    [Fact]
    public async Task The_state_on_paper_holds_what_is_open_and_who_does_it()
    {
        var run = await desk.Box.Start("snel", "--gegeven", "systemen=<b>alles</b>");
        using var anna = await desk.Anna();
        var page = await anna.Get($"/inzetten/{run}/papier");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.All(["Bel de IBD", "Burgemeester", "Halen we het netwerk los?", "Alles los", "Op papier"], text => Assert.Contains(text, page.Read, StringComparison.Ordinal));
        Assert.Contains("&lt;b&gt;alles&lt;/b&gt;", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await anna.Get("/inzetten/bestaat-niet/papier")).Status);
    }

    [Fact]
    public async Task What_was_corrected_an_assumption_or_not_to_be_shared_is_marked_so_on_paper()
    {
        var run = await desk.Box.Start("snel");
        using var anna = await desk.Anna();
        async Task Do(string act, params (string, string)[] fields) =>
            Assert.Equal(HttpStatusCode.SeeOther, (await anna.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/{act}", [.. fields, ("ondanks", "proef")])).Status);
        async Task<string> Number(string action, string text) => (await desk.Box.Journal(run))
            .Single(e => (string?)e["actie"] == action && e.ToJsonString().Contains(text, StringComparison.Ordinal))["nr"]!.ToString();
        await Do("handelingen/notitie", ("tekst", "FOUTEREGEL"), ("soort", "aanname"), ("tlp", "RED"));
        await Do("handelingen/correctie", ("regel", await Number("notitie", "FOUTEREGEL")), ("tekst", "GOEDEREGEL"));
        await Do("stappen/netwerk-los/besluit", ("keuze", "ja_alles"), ("reden", "Het breidt zich uit"));
        await Do("handelingen/correctie", ("regel", await Number("besluit.genomen", "breidt")), ("tekst", "Alleen de werkplekken"));
        await Do("handelingen/correctie", ("regel", "1"), ("tekst", "De titel klopt niet"));

        var paper = await anna.Get($"/inzetten/{run}/papier");
        Assert.Matches(@"\[aanname\] \[TLP:RED\] <del>FOUTEREGEL</del><br>\s*<strong>GECORRIGEERD [^<]* door Anna de Boer: GOEDEREGEL</strong>", WebUtility.HtmlDecode(paper.Text));
        Assert.Matches("Het breidt zich uit .*GECORRIGEERD .*: Alleen de werkplekken", paper.Read);
        Assert.Contains("[correctie van regel 1] De titel klopt niet", paper.Read, StringComparison.Ordinal);
        Assert.Matches("Reden: Het breidt zich uit .*GECORRIGEERD .*: Alleen de werkplekken", (await anna.Get($"/inzetten/{run}/overdracht")).Read);
        Assert.Contains("TLP, alleen een merk", (await anna.Get($"/inzetten/{run}/meer")).Read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_a_log_sheet_are_recorded_with_their_own_time_and_person()
    {
        var run = await desk.Box.Start("snel");
        using var anna = await desk.Anna();
        var path = $"/inzetten/{run}/papier/invoeren";
        var done = await anna.Post(
            path,
            path,
            ("tijd-1", At(40)), ("wat-1", "gereed:bel-ibd"), ("tekst-1", "Gesproken met de wacht"), ("wie-1", "dirk"),
            ("tijd-2", At(50)), ("wat-2", "feit"), ("tekst-2", "De printers spuwen papier"),
            ("tijd-3", At(30)), ("wat-3", "besluit:netwerk-los:ja_alles"), ("tekst-3", "Het breidt zich uit"), ("wie-3", "anna"),
            ("ondanks", "De verslaglegger is ziek"));
        Assert.Equal((HttpStatusCode.SeeOther, $"{path}?vastgelegd=3"), (done.Status, done.Location));

        var journal = await desk.Box.Journal(run);
        var called = journal.Single(e => (string?)e["actie"] == "stap.gereed" && (string?)e["object"] == "bel-ibd");
        Assert.Equal(("Dirk Mol", "papier"), ((string?)called["actor"], (string?)called["oorsprong"]));
        Assert.NotEqual((string?)called["gebeurd"], (string?)called["vastgelegd"]);
        var decided = journal.Single(e => (string?)e["actie"] == "besluit.genomen");
        Assert.Contains("Het breidt zich uit", decided.ToJsonString(), StringComparison.Ordinal);
        Assert.True(journal.ToList().FindIndex(e => e.ToJsonString().Contains("printers", StringComparison.Ordinal)) < journal.ToList().IndexOf(called), "in the order of time");
    }

    [Fact]
    public async Task One_wrong_line_keeps_all_lines_out_and_on_the_page()
    {
        var run = await desk.Box.Start("snel");
        using var anna = await desk.Anna();
        var path = $"/inzetten/{run}/papier/invoeren";
        var before = (await desk.Box.Journal(run)).Count(e => (string?)e["actie"] == "notitie");
        var wrong = await anna.Post(
            path,
            path,
            ("tijd-1", "00:01"), ("wat-1", "feit"), ("tekst-1", "Goed \"en\" wel <i>"),
            ("tijd-2", "half tien"), ("wat-2", "feit"), ("tekst-2", "Fout"),
            ("tijd-3", "00:01"), ("wat-3", "gereed:bestaat-niet"), ("wie-3", "spook"),
            ("ondanks", "Proef"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.All(
            ["half tien' is geen moment", "Regel 3: kies wat er gebeurde", "Regel 3: deze persoon staat niet in de organisatie"],
            text => Assert.Contains(text, wrong.Read, StringComparison.Ordinal));
        Assert.Contains("Goed &quot;en&quot; wel &lt;i&gt;", wrong.Text, StringComparison.Ordinal);
        Assert.Equal(before, (await desk.Box.Journal(run)).Count(e => (string?)e["actie"] == "notitie"));
    }

    [Fact]
    public async Task Without_the_right_a_reason_is_asked_and_without_a_token_nothing_happens()
    {
        var run = await desk.Box.Start("snel");
        using var nobody = await desk.Nobody();
        var path = $"/inzetten/{run}/papier/invoeren";
        var asked = await nobody.Post(path, path, ("tijd-1", "00:01"), ("wat-1", "feit"), ("tekst-1", "Iets"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, asked.Status);
        Assert.Contains("name=\"ondanks\"", asked.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await nobody.PostWith(null, path, ("tijd-1", "00:01"))).Status);

        var secret = await desk.Box.Start("geheim");
        Assert.Equal(HttpStatusCode.NotFound, (await nobody.Get($"/inzetten/{secret}/papier")).Status);
    }

    /// <summary>So many minutes ago, as it stands on paper.</summary>
    private static string At(int minutesAgo) => TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow().AddMinutes(-minutesAgo), CyberDraaiboek.Runbooks.Library.Zone)
        .ToString("d-M-yyyy HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
