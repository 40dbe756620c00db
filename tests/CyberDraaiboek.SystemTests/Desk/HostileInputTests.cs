using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Frame;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>
/// Every text field of every form that the pages really have, with what nobody can see and with far too much. A form that is made later is
/// tried too, as long as its page is in the list.
/// </summary>
[Collection(nameof(DeskCollection))]
public sealed class HostileInputTests(DeskFixture desk)
{
    // Turns the direction of reading around, and rings a bell on a terminal.
    private const string Hidden = "Hallo\u202Ewereld\u0007";
    private const string Cleaned = "Hallowereld";

    private const string Kept = "dit had ik al getypt";

    private static readonly string TooMuch = new('x', 9000);

    private static readonly string[] OfRun =
        ["", "/meer", "/klokken", "/stappen/bel-ibd", "/stappen/netwerk-los", "/stappen/beeld", "/stappen/alarm", "/logboek", "/bereikt", "/opschalen", "/overdracht", "/papier/invoeren", "/rollen"];

    private static readonly string[] OfHouse =
        ["/starten/snel", "/beheer/accounts", "/beheer/sleutels", "/organisatie", "/account", "/account/code"];

    private static readonly string[] OfDoor = ["/aanmelden", "/aanmelden/envelop"];

    [Fact]
    public async Task Nothing_invisible_and_nothing_endless_gets_through_any_form()
    {
        var run = await desk.Box.Start("snel");
        var sitrap = await desk.Box.Start("beeld");
        using var anna = await Guest.SignedIn(desk.Box, "anna", "Anna de Boer", Right.Manage);
        using var stranger = Guest.Stranger(desk.Box);
        await anna.Post("/account", "/account/code/begin");
        await anna.Post($"/inzetten/{run}/rollen", $"/inzetten/{run}/rollen", ("persoon", "anna"), ("rol", "voorzitter"), ("reden", "Proef"));
        await anna.Post($"/inzetten/{sitrap}/rollen", $"/inzetten/{sitrap}/rollen", ("persoon", "anna"), ("rol", "voorzitter"), ("reden", "Proef"));
        var before = (await Recorded(run), await Recorded(sitrap));

        var wrong = new List<string>();
        var tried = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var page in OfRun.Select(path => $"/inzetten/{run}{path}").Append($"/inzetten/{sitrap}/sitrap").Concat(OfHouse))
        {
            await Try(anna, page, tried, wrong);
        }

        foreach (var page in OfDoor)
        {
            await Try(stranger, page, tried, wrong);
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, (await Recorded(run), await Recorded(sitrap)));
        foreach (var action in Expected)
        {
            Assert.True(tried.Any(t => t.EndsWith(action, StringComparison.Ordinal)), $"no form was tried for {action}; tried: {string.Join(' ', tried)}");
        }
    }

    [Fact]
    public async Task A_moment_of_long_ago_needs_a_reason_and_says_so_in_the_journal()
    {
        var run = await desk.Box.Start("snel");
        using var anna = await desk.Anna();
        var (page, action) = ($"/inzetten/{run}/meer", $"/inzetten/{run}/handelingen/notitie");

        var bare = await anna.Post(page, action, ("tekst", "Gezien"), ("soort", "feit"), ("om", "1-1-2020 03:17"));
        var kept = await anna.Post(page, action, ("tekst", "Gezien"), ("soort", "feit"), ("om", "1-1-2020 03:17"), ("ondanks", "Zo stond het in het oude logboek"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, bare.Status);
        Assert.Contains("meer dan een jaar terug", bare.Read, StringComparison.Ordinal);
        Assert.Contains("value=\"1-1-2020 03:17\"", bare.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, kept.Status);
        var notes = (await desk.Box.Journal(run)).Where(e => (string?)e["actie"] == "notitie").Select(e => (string)e["gegevens"]!["tekst"]!).ToList();
        Assert.Equal("Gezien", notes[0]);
        Assert.Contains("Toch aangehouden: Zo stond het in het oude logboek", notes[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_of_the_page_gets_the_text_without_what_nobody_sees()
    {
        var run = await desk.Box.Start("snel");
        using var anna = await desk.Anna();
        var token = (await anna.Get($"/inzetten/{run}/meer")).Token!;

        var request = new HttpRequestMessage(HttpMethod.Post, $"/inzetten/{run}/handelingen/notitie")
        {
            Content = new FormUrlEncodedContent([new("soort", "feit"), new("tekst", Hidden), new(FrameSetup.FormTokenField, token)]),
        };
        request.Headers.TryAddWithoutValidation("Accept", "x-fragment");
        var answer = await anna.Send(request);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var said = System.Text.Json.Nodes.JsonNode.Parse(answer.Text)!;
        Assert.Contains("stuurteken (U+202E)", (string)said["tekst"]!, StringComparison.Ordinal);
        Assert.Equal(Cleaned, (string)said["velden"]!["tekst"]!);
    }

    private static IReadOnlyList<string> Expected { get; } =
    [
        "/handelingen/notitie", "/handelingen/correctie", "/handelingen/stap", "/handelingen/pauze", "/handelingen/sluit", "/stappen/bel-ibd/gereed",
        "/stappen/netwerk-los/besluit", "/stappen/bel-ibd/overslaan", "/gebeld", "/opschalen", "/overdracht", "/papier/invoeren", "/rollen", "/sitrap",
        "/starten/snel", "/beheer/accounts", "/beheer/sleutels", "/account/code", "/aanmelden", "/aanmelden/envelop",
    ];

    private static async Task Try(Guest guest, string page, SortedSet<string> tried, List<string> wrong)
    {
        var sight = await guest.Get(page);
        Assert.True(sight.Status == HttpStatusCode.OK, $"{page}: {sight.Status}");
        using var document = await new HtmlParser().ParseDocumentAsync(sight.Text);
        foreach (var form in document.Forms.Where(f => f.Method == "post"))
        {
            var action = form.GetAttribute("action")!;
            foreach (var field in TextFields(form))
            {
                tried.Add(action);
                wrong.AddRange(await Faults(guest, sight, form, action, field, Hidden, "stuurteken", Cleaned));
                wrong.AddRange(await Faults(guest, sight, form, action, field, TooMuch, "Maak het korter", TooMuch));
            }
        }
    }

    private static async Task<IReadOnlyList<string>> Faults(
        Guest guest, Sight sight, IHtmlFormElement form, string action, string field, string value, string says, string kept)
    {
        var others = TextFields(form).Where(other => other != field).ToList();
        var fields = Defaults(form).Where(f => f.Name != field && !others.Contains(f.Name))
            .Append((field, value)).Concat(others.Select(other => (other, Kept)));

        var answer = await guest.PostWith(sight.Token, action, [.. fields]);

        var plain = WebUtility.HtmlDecode(answer.Text);
        return
        [
            .. new (bool Fits, string What)[]
            {
                (answer.Status == HttpStatusCode.UnprocessableEntity, $"is answered with {answer.Status}"),
                (answer.Read.Contains(says, StringComparison.Ordinal), $"should say '{says}'"),
                (Secret(field) || plain.Contains(kept, StringComparison.Ordinal), "lost what was typed"),
                (others.All(Secret) || plain.Contains(Kept, StringComparison.Ordinal), $"lost what was typed in {string.Join(", ", others)}"),
                (!plain.Contains('\u202E', StringComparison.Ordinal), "shows what steers"),
            }.Where(check => !check.Fits).Select(check => $"{action} {field} {check.What}: {Said(answer)}"),
        ];
    }

    private static string Said(Sight answer) => answer.Text.IndexOf("role=\"alert\"", StringComparison.Ordinal) is >= 0 and var at ? answer.Text.Substring(at, Math.Min(600, answer.Text.Length - at)) : "no fault on the page";

    // A code is typed anew.
    private static bool Secret(string field) => field is "code";

    private static List<string> TextFields(IHtmlFormElement form) =>
    [
        .. form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "text" && i.Name is { Length: > 0 } && i.Name != "ondanks").Select(i => i.Name!),
        .. form.Elements.OfType<IHtmlTextAreaElement>().Where(t => !t.IsReadOnly && t.Name is { Length: > 0 } && t.Name != "csv").Select(t => t.Name!),
    ];

    /// <summary>What a browser would send of the form without anybody touching it; of a list the first that means something.</summary>
    private static IEnumerable<(string Name, string Value)> Defaults(IHtmlFormElement form)
    {
        foreach (var input in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Name is { Length: > 0 } && i.Name != FrameSetup.FormTokenField))
        {
            if (input.Type is "hidden" or "password" || (input.Type is "checkbox" && input.IsDefaultChecked))
            {
                yield return (input.Name!, input.Type == "password" ? "paard batterij nietje eiland" : input.Value);
            }
        }

        foreach (var group in form.Elements.OfType<IHtmlInputElement>().Where(i => i.Type == "radio").GroupBy(i => i.Name!))
        {
            yield return (group.Key, (group.FirstOrDefault(i => i.IsDefaultChecked) ?? group.First()).Value);
        }

        foreach (var select in form.Elements.OfType<IHtmlSelectElement>().Where(s => s.Name is { Length: > 0 }))
        {
            yield return (select.Name!, select.Options.FirstOrDefault(o => o.Value.Length > 0)?.Value ?? "");
        }

        if (form.Elements.OfType<IHtmlButtonElement>().FirstOrDefault(b => b.Name is { Length: > 0 }) is { } button)
        {
            yield return (button.Name!, button.Value);
        }
    }

    private async Task<int> Recorded(string run) => (await desk.Box.Journal(run)).Count(e => (string?)e["actor"] != "systeem" && (string?)e["gegevens"]?["bron"] != "timer");
}
