using System.Net;
using System.Text.RegularExpressions;

namespace CyberDraaiboek.SystemTests.EndToEnd;

/// <summary>Real time, real files, the answer page: silence escalates, an answer stops it.</summary>
public sealed partial class EscalationTests : IAsyncLifetime
{
    private readonly Box _box = new Box().WithQuickRunbooks();

    public async Task InitializeAsync() => await _box.Up();

    public async Task DisposeAsync() => await _box.DisposeAsync();

    [Fact]
    public async Task Silence_reaches_the_deputy_then_the_next_rung_then_the_loudest_state()
    {
        var run = await _box.Start("snel", "--gegeven", "systemen=alles");
        await Mail("bert@proefstad.example");
        await Mail("dirk@proefstad.example", "Alarm");

        await _box.Until(run, "escalatie.uitgeput", "alarm");

        var status = (await _box.Type("status")).Output;
        Assert.Contains("!! NIEMAND BEREIKT: CISO, voor 'Alarm aan het team'.", status, StringComparison.Ordinal);
        var rungs = (await _box.Journal(run)).Where(e => (string?)e["actie"] == "escalatie.trede" && (string?)e["object"] == "alarm" && (string?)e["gegevens"]!["voor_rol"] == "ciso").ToList();
        Assert.Equal(["0", "1", "2"], rungs.Select(r => r["gegevens"]!["trede"]!.ToString()));
        Assert.All(rungs, r => Assert.True(Moment(r, "gebeurd") >= Moment(r["gegevens"]!, "gepland"), "never early"));
    }

    [Fact]
    public async Task An_answer_on_the_page_stops_the_calling_of_that_person_and_of_nobody_else()
    {
        var run = await _box.Start("snel", "--gegeven", "systemen=alles");
        var (url, code) = LinkIn(await Mail("anna@proefstad.example", "Alarm"));

        using var browser = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(url)).StatusCode);
        Assert.DoesNotContain(await _box.Journal(run), e => (string?)e["actie"] == "melding.bevestigd");
        using var form = new FormUrlEncodedContent([new("code", code), new("antwoord", "ik_kom")]);
        using var posted = await browser.PostAsync(url, form);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);

        await _box.Until(run, "escalatie.uitgeput", "alarm");
        var journal = await _box.Journal(run);
        Assert.Single(journal, e => (string?)e["actie"] == "melding.bevestigd" && (string?)e["gegevens"]!["persoon"] == "anna");
        Assert.DoesNotContain(journal, e => (string?)e["actie"] == "escalatie.uitgeput" && (string?)e["gegevens"]!["voor_rol"] == "ciso");
        Assert.Contains(journal, e => (string?)e["actie"] == "escalatie.uitgeput" && (string?)e["gegevens"]!["voor_rol"] == "secretaris");
        var after = journal.SkipWhile(e => (string?)e["actie"] != "melding.bevestigd").ToList();
        Assert.DoesNotContain(after, e => (string?)e["actie"] == "escalatie.trede" && (string?)e["gegevens"]!["voor_rol"] == "ciso");
    }

    /// <summary>The text of the first mail to somebody about the alarm.</summary>
    private Task<string> Mail(string to, string subject = "") => Box.Until(
        () => Task.FromResult(!Directory.Exists(_box.Outbox) ? null : Directory.EnumerateFiles(_box.Outbox, "*.eml").Select(File.ReadAllText)
            .FirstOrDefault(m => m.Contains($"<{to}>", StringComparison.Ordinal) && m.Contains(subject, StringComparison.Ordinal) && m.Contains("Alarm: Proef snel", StringComparison.Ordinal))),
        $"mail to {to}");

    private static (Uri Url, string Code) LinkIn(string mail)
    {
        var link = Link().Match(mail);
        var code = Code().Match(mail);
        Assert.True(link.Success && code.Success, mail);
        return (new Uri(link.Value), code.Groups["code"].Value);
    }

    private static DateTimeOffset Moment(System.Text.Json.Nodes.JsonNode node, string key) =>
        DateTimeOffset.Parse((string)node[key]!, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+/b/[A-Za-z0-9_-]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"Uw code: (?<code>\d{4})", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Code();
}
