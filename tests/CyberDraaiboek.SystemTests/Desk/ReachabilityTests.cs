using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>The shipped reachability test on a small organisation: what each answer teaches stands beside each address.</summary>
public sealed partial class ReachabilityTests : IAsyncLifetime
{
    private readonly Box _box = new Box(new JsonObject
    {
        ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 },
        ["Organisatie"] = new JsonObject { ["Bestand"] = "mensen.yaml" },
    }).WithQuickRunbooks();

    private static string Today => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(TimeProvider.System.GetUtcNow(), "Europe/Amsterdam").ToString("d-M-yyyy", System.Globalization.CultureInfo.InvariantCulture);

    public async Task InitializeAsync()
    {
        foreach (var file in new[] { "onderdelen/bereikbaarheidstest.yaml", "sjablonen/bereikbaarheidstest.yaml" })
        {
            var shipped = await File.ReadAllTextAsync(Path.Combine(Box.Repository, "runbooks", file));
            _box.Write($"runbooks/{file}", shipped.Replace(": aov", ": ciso", StringComparison.Ordinal).Replace("escalatie: rustig", "escalatie: geen", StringComparison.Ordinal));
        }

        _box.Write("runbooks/geheim.yaml", Restricted);
        _box.Write("mensen.yaml", People);
        await _box.Up();
    }

    public async Task DisposeAsync() => await _box.DisposeAsync();

    [Fact]
    public async Task What_a_test_taught_stands_beside_every_address_until_the_address_changes()
    {
        using var anna = await Guest.SignedIn(_box, "anna", "Anna de Boer", Right.Manage);
        Assert.Equal(["mail: nooit getest", "tel.: nooit getest"], await Known(anna, "anna"));
        var before = await anna.Get("/organisatie");
        Assert.Contains("Start een bereikbaarheidstest", before.Read, StringComparison.Ordinal);
        Assert.Contains("/starten/bereikbaarheidstest", (await anna.Get("/starten")).Text, StringComparison.Ordinal);
        Assert.Contains("Iedereen in de organisatie", (await anna.Post("/starten/bereikbaarheidstest", "/starten/bereikbaarheidstest", ("titel", "Kwartaaltest"), ("autoriteit.proefstad", "ja"))).Read, StringComparison.Ordinal);

        var run = await _box.Start("bereikbaarheidstest");
        var mail = await Mail("anna@proefstad.example");
        Assert.DoesNotContain("echte inzet", mail, StringComparison.Ordinal);
        var page = await Answer(mail, "ik_kom");
        Assert.Contains("dit bericht heeft u bereikt", page, StringComparison.Ordinal);
        await Answer(await Mail("carla@proefstad.example"), "verkeerde_persoon");
        var call = await Listed(anna, run, "bert");
        await Called(anna, run, call, "bereikt");
        await Called(anna, run, await Listed(anna, run, "anna"), "verkeerd_nummer");

        Assert.Equal([$"mail: bereikt op {Today}", $"tel.: {Today}: verkeerd nummer"], await Known(anna, "anna"));
        Assert.Equal([$"mail: {Today}: verzonden, geen antwoord", $"tel.: bereikt op {Today}"], await Known(anna, "bert"));
        // Nor is that stranger asked a second time.
        Assert.Single(Directory.EnumerateFiles(_box.Outbox, "*.eml").Select(File.ReadAllText), m => m.Contains("<carla@proefstad.example>", StringComparison.Ordinal) && m.Contains("TEST. Er is geen incident.", StringComparison.Ordinal));
        Assert.Equal([$"mail: {Today}: verkeerde persoon"], await Known(anna, "carla"));
        var facts = (await anna.Get("/organisatie")).Read;
        Assert.Contains("2 van 6", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("Start een bereikbaarheidstest", facts, StringComparison.Ordinal);
        Assert.Contains($"/inzetten/{run}\">loopt nu", (await anna.Get("/organisatie")).Text, StringComparison.Ordinal);

        // Pressed wrongly, and put right.
        await Called(anna, run, call, "geen_gehoor");
        Assert.Equal($"tel.: {Today}: geen gehoor", (await Known(anna, "bert"))[1]);

        var second = await Listed(anna, run, "anna");
        var table = (await anna.Get("/organisatie.csv")).Text;
        Assert.Contains(";bereikt_op", table, StringComparison.Ordinal);
        var csv = table.Replace("612345678", "687654321", StringComparison.Ordinal);
        var preview = await anna.Post("/organisatie", "/organisatie/voorbeeld", ("csv", csv));
        var mark = preview.Text.Split("name=\"kenmerk\" value=\"")[1].Split('"')[0];
        Assert.Equal("/organisatie?ingelezen=1", (await anna.PostWith(preview.Token, "/organisatie/import", ("csv", csv), ("kenmerk", mark))).Location);
        Assert.Equal([$"mail: bereikt op {Today}", "tel.: nooit getest"], await Known(anna, "anna"));

        // Somebody rang the number that stood there before.
        await Called(anna, run, second, "bereikt");
        Assert.Equal("tel.: nooit getest", (await Known(anna, "anna"))[1]);
    }

    [Fact]
    public async Task It_ends_when_everybody_answered_and_names_who_did_not_have_a_number()
    {
        using var anna = await Guest.SignedIn(_box, "anna", "Anna de Boer");
        var run = await _box.Start("bereikbaarheidstest");
        foreach (var person in new[] { "anna", "bert", "carla", "dirk" })
        {
            await Answer(await Mail($"{person}@proefstad.example"), "ik_kom");
        }

        await _box.Until(run, "stap.gereed", "bt-mail");
        var step = (await _box.State(run))["problemen"]!.AsArray().Select(p => (string)p!["tekst"]!).Single(p => p.StartsWith("NIET BEREIKT", StringComparison.Ordinal));
        Assert.Equal("NIET BEREIKT: Carla Vos, Dirk Mol, voor 'Test: iedereen een keer bellen'.", step);
        var page = await anna.Get($"/inzetten/{run}");
        Assert.Contains("NIET BEREIKT", page.Read, StringComparison.Ordinal);
        Assert.Contains("niet te vragen, afwezig of geen adres voor dit kanaal: Carla Vos", (await anna.Get($"/inzetten/{run}/logboek")).Read, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restricted_run_leaves_no_trace_beside_an_address()
    {
        using var anna = await Guest.SignedIn(_box, "anna", "Anna de Boer");
        var run = await _box.Start("geheim");
        await Answer(await Mail("dirk@proefstad.example", "Er is iets aan de hand"), "ik_kom");
        await _box.Until(run, "melding.bevestigd", "stil-bericht");

        Assert.Equal(["mail: nooit getest"], await Known(anna, "dirk"));
        Assert.DoesNotContain("stil", (await anna.Get("/organisatie")).Text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What stands beside the addresses of a person, without the addresses.</summary>
    private static async Task<string[]> Known(Guest guest, string person)
    {
        var page = new HtmlParser().ParseDocument((await guest.Get("/organisatie")).Text);
        return
        [
            .. page.QuerySelector($"#{person}")!.ParentElement!.QuerySelectorAll("td[data-kop='Bereikbaar op'] > div")
                .Select(line => $"{line.QuerySelector("span")!.TextContent.Trim()}: {line.QuerySelector(".badge")!.TextContent.Trim()}"),
        ];
    }

    /// <summary>The call to somebody that stands on the list.</summary>
    private static async Task<string> Listed(Guest guest, string run, string person) =>
        new HtmlParser().ParseDocument((await guest.Get($"/inzetten/{run}/bereikt")).Text).QuerySelectorAll("input[name='melding']")
            .Select(input => input.GetAttribute("value")!).First(message => message.Contains($"/{person}/", StringComparison.Ordinal));

    private static async Task Called(Guest guest, string run, string message, string outcome)
    {
        var page = await guest.Get($"/inzetten/{run}/bereikt");
        Assert.Equal(HttpStatusCode.SeeOther, (await guest.PostWith(page.Token, $"/inzetten/{run}/gebeld", ("melding", message), ("uitkomst", outcome))).Status);
    }

    /// <summary>Whoever does the ringing has mail about that too.</summary>
    private Task<string> Mail(string to, string about = "TEST. Er is geen incident.") => Box.Until(
        () => Task.FromResult(!Directory.Exists(_box.Outbox) ? null : Directory.EnumerateFiles(_box.Outbox, "*.eml").Select(File.ReadAllText)
            .FirstOrDefault(m => m.Contains($"<{to}>", StringComparison.Ordinal) && m.Contains(about, StringComparison.Ordinal) && m.Contains("Uw code", StringComparison.Ordinal))),
        $"mail to {to}");

    private static async Task<string> Answer(string mail, string answer)
    {
        using var browser = new HttpClient();
        using var form = new FormUrlEncodedContent([new("code", Code().Match(mail).Groups["code"].Value), new("antwoord", answer)]);
        using var posted = await browser.PostAsync(new Uri(Url().Match(mail).Value), form);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        return WebUtility.HtmlDecode(await posted.Content.ReadAsStringAsync());
    }

    [GeneratedRegex(@"http://[^\s""<]+/b/[A-Za-z0-9_-]+", RegexOptions.None, 1000)]
    private static partial Regex Url();

    [GeneratedRegex(@"Uw code: (?<code>\d{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();

    private const string People = """
        personen:
          anna:
            naam: Anna de Boer
            kanalen:
              - mail: anna@proefstad.example
                gecontroleerd_op: 2026-11-01
              - bellen: "+31 6 12345678"
                gecontroleerd_op: nooit
        """;

    private const string Restricted = """
        draaiboek: geheim
        titel: Stil onderzoek
        versie: 1
        eigenaar: burgemeester
        herzien_voor: 2099-01-01
        zichtbaarheid: beperkt
        gegevens:
          systemen:
            soort: tekst
            vraag: Welke systemen?
        fasen:
          - fase: F1
            titel: Stil
            stappen:
              - melding: stil-bericht
                aan: [burgemeester]
                via: [mail]
                sjabloon: alarm
                bevestiging:
                  van: een
                escalatie: geen
        """;
}
