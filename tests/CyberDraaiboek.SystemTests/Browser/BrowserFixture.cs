using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.Accounts;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;
using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Browser;

/// <summary>One server and one browser for all walks. Anna is the CISO, Carla the secretary, Dirk the mayor, Bert stands in for two of them.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private readonly Lazy<Task<IBrowser>> _opened;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public BrowserFixture() => _opened = new Lazy<Task<IBrowser>>(Open);

    internal Box Box { get; } = NewBox();

    internal string Address => $"http://127.0.0.1:{Box.Port}";

    /// <summary>A box with the runbooks of the walks, for a test that stops and starts it.</summary>
    internal static Box NewBox()
    {
        var box = new Box(new JsonObject { ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 } }).WithQuickRunbooks();
        box.Write("runbooks/kamer.yaml", BrowserRunbooks.Room);
        box.Write("runbooks/geheim.yaml", BrowserRunbooks.Secret);
        box.Write("runbooks/groot.yaml", BrowserRunbooks.Large);
        box.Write("runbooks/wisselend.yaml", BrowserRunbooks.Changing);
        box.Write("runbooks/beeld.yaml", BrowserRunbooks.Reports);
        box.Write("runbooks/sjablonen/sitrap.yaml", BrowserRunbooks.ReportTemplate);
        box.Write("runbooks/organisatie.yaml", QuickRunbooks.Organisation + BrowserRunbooks.LadderAndGrip);
        return box;
    }

    public async Task InitializeAsync() => await Box.Up();

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.CloseAsync();
        }

        _playwright?.Dispose();
        await Box.DisposeAsync();
    }

    /// <summary>A browser in which nobody is signed in.</summary>
    internal async Task<IBrowserContext> Stranger(BrowserNewContextOptions? options = null, string? address = null)
    {
        var browser = await _opened.Value;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions(options ?? new()) { BaseURL = address ?? Address });
        context.SetDefaultTimeout(20_000);
        return context;
    }

    /// <summary>A browser of somebody who is signed in.</summary>
    internal async Task<IBrowserContext> As(string person, BrowserNewContextOptions? options = null, Box? box = null, params Right[] rights)
    {
        box ??= Box;
        var address = $"http://127.0.0.1:{box.Port}";
        using var guest = await Guest.SignedIn(box, person, NameOf(person), rights);
        var context = await Stranger(options, address);
        await context.AddCookiesAsync([new Cookie { Name = Guest.CookieName, Value = guest.Cookie, Url = address }]);
        return context;
    }

    private async Task<IBrowser> Open()
    {
        var program = RealParts.Require("chromium");
        _playwright = await Playwright.CreateAsync();
        return _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    private static string NameOf(string person) => person switch
    {
        "anna" => "Anna de Boer",
        "bert" => "Bert Smit",
        "carla" => "Carla Vos",
        "dirk" => "Dirk Mol",
        "m-terlouw" => "Marijke Terlouw",
        _ => person,
    };
}

/// <summary>The tests that share that server and browser; one after another, because they share the two processors too.</summary>
[CollectionDefinition(nameof(BrowserCollection))]
public sealed class BrowserCollection : ICollectionFixture<BrowserFixture>;
