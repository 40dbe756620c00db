using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.SystemTests.Mail;
using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Acknowledge;

/// <summary>
/// Programs that check mail open links, run scripts, press buttons and send forms. None of that may look like a person who answers.
/// </summary>
public sealed class ScannerTests : IAsyncLifetime
{
    private readonly FakeTransport _post = new();
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
    }

    [SkippableFact]
    public async Task A_robot_that_tries_everything_on_the_page_stops_no_timer()
    {
        var chromium = RealParts.Require("chromium");
        await using var room = await PostRoom.Open(new PostRoomParts { Transport = _post });
        var run = await room.Start(PostMap.Call, title: "Uitval van 1234 werkplekken, zie 5678");
        using var anna = await Visitor.Of(room, _post);
        await PlainScanner(anna);
        var page = await Browse(chromium);

        await PressEverything(page, anna);
        await SendEverythingEmpty(page, anna);
        await SendWhatThePageShows(page, anna);

        Assert.Empty(room.Events<Acknowledged>(run));
        Assert.Contains((await room.State(run)).Deadlines.Values, d => d.Kind == DeadlineKind.Rung);
        room.Hands.Push(TimeSpan.FromMinutes(5));
        await Journal.Eventually.Holds(() => _post.To("bert").Count == 1, "silence still escalates");
    }

    [SkippableFact]
    public async Task A_person_with_an_old_telephone_answers_with_scripts_off()
    {
        var chromium = RealParts.Require("chromium");
        await using var room = await PostRoom.Open(new PostRoomParts { Transport = _post });
        var run = await room.Start(PostMap.Call);
        using var anna = await Visitor.Of(room, _post);
        var page = await Browse(chromium, scripts: false);
        var asked = new List<string>();
        page.Request += (_, request) => asked.Add(new Uri(request.Url).AbsolutePath);

        await page.GotoAsync(anna.Address.ToString());
        await page.GetByLabel("Ik kom, of ik neem dit op mij").CheckAsync();
        await page.GetByLabel("Uw code").FillAsync(anna.Code);
        await page.GetByRole(AriaRole.Button).ClickAsync();

        await Assertions.Expect(page.Locator(".melding").First).ToContainTextAsync("Dank u wel");
        Assert.True(Assert.Single(room.Events<Acknowledged>(run)).Counts);
        Assert.Equal(["/b/stijl.css", $"/b/{anna.Token}"], asked.Distinct().OrderByDescending(path => path.EndsWith(".css", StringComparison.Ordinal)));
        Assert.InRange(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), 1, 360);
    }

    private static async Task PlainScanner(Visitor anna)
    {
        foreach (var method in new[] { HttpMethod.Head, HttpMethod.Get, HttpMethod.Options, HttpMethod.Get })
        {
            using var response = await anna.Send(method);
        }

        foreach (var (answer, code) in new[] { ("", ""), ("ik_kom", ""), ("", "1"), ("ik_kom", anna.Token) })
        {
            await anna.Answer(answer, code);
        }
    }

    private static async Task PressEverything(IPage page, Visitor anna)
    {
        await page.GotoAsync(anna.Address.ToString());
        var count = await page.Locator("button, input, a, label, [onclick]").CountAsync();
        for (var i = 0; i < count; i++)
        {
            await page.GotoAsync(anna.Address.ToString());
            await page.Locator("button, input, a, label, [onclick]").Nth(i).ClickAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }
    }

    private static async Task SendEverythingEmpty(IPage page, Visitor anna)
    {
        await page.GotoAsync(anna.Address.ToString());
        for (var i = await page.Locator("form").CountAsync() - 1; i >= 0; i--)
        {
            await page.GotoAsync(anna.Address.ToString());
            await Submit(page, "", i);
        }
    }

    /// <summary>Every choice, with every number and word that stands on the page or in its address as the code.</summary>
    private static async Task SendWhatThePageShows(IPage page, Visitor anna)
    {
        await page.GotoAsync(anna.Address.ToString());
        var seen = await page.ContentAsync() + anna.Address;
        var values = Regex.Matches(seen, "[0-9]{4,}|[A-Za-z0-9_-]{4,}", RegexOptions.None, TimeSpan.FromSeconds(5)).Select(match => match.Value).Distinct().ToList();
        Assert.Contains("1234", values);
        for (var choice = 0; choice < 3; choice++)
        {
            foreach (var value in values.OrderByDescending(v => v.All(char.IsAsciiDigit)).Take(25))
            {
                await page.GotoAsync(anna.Address.ToString());
                if (await page.Locator("input[type=radio]").CountAsync() == 0)
                {
                    return;
                }

                await page.Locator("input[type=radio]").Nth(choice).CheckAsync();
                await Submit(page, value, 0);
            }
        }
    }

    /// <summary>Sends a form as a script does, past what the browser would check, and waits for the answer.</summary>
    private static async Task Submit(IPage page, string code, int form)
    {
        await page.EvaluateAsync(
            "([code, form]) => { window.asked = true; const field = document.querySelector('#code'); if (field) field.value = code; document.forms[form].submit(); }",
            new object[] { code, form });
        await page.WaitForFunctionAsync("() => !window.asked && document.readyState === 'complete'");
    }

    private async Task<IPage> Browse(string chromium, bool scripts = true)
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = chromium,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return await _browser.NewPageAsync(new BrowserNewPageOptions
        {
            JavaScriptEnabled = scripts,
            ViewportSize = new ViewportSize { Width = 320, Height = 480 },
        });
    }
}
