using Microsoft.Playwright;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>The whole ceremony in a real browser, with an authenticator that the browser imitates.</summary>
[Collection(nameof(AccountsCollection))]
public sealed class PasskeyTests(AccountsFixture accounts) : IAsyncLifetime
{
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;

    public async Task InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    public async Task DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    [Fact]
    public async Task A_passkey_is_added_signs_in_without_a_password_and_can_be_taken_away()
    {
        // A passkey belongs to a name; an address in numbers has none.
        var site = $"http://localhost:{accounts.Box.Port}";
        using var anna = await Guest.SignedIn(accounts.Box, "anna", "Anna de Boer");
        await using var context = await _browser.NewContextAsync(new() { BaseURL = site });
        await context.AddCookiesAsync([new() { Name = Guest.CookieName, Value = anna.Cookie, Url = site }]);
        var page = await context.NewPageAsync();
        Assertions.SetDefaultExpectTimeout(30_000);
        var complaints = new List<string>();
        page.Console += (_, message) => complaints.Add($"{message.Type}: {message.Text}");
        var device = await context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });

        await page.GotoAsync("/account");
        await page.GetByLabel("Naam van dit apparaat").FillAsync("sleutel van Anna");
        await page.GetByRole(AriaRole.Button, new() { Name = "Voeg een passkey toe" }).ClickAsync();
        await Assertions.Expect(page.GetByText("sleutel van Anna").First).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Meld af", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/aanmelden");
        await page.GotoAsync("/aanmelden?terug=/account");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld aan met een passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Anna de Boer" })).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Haal passkey 'sleutel van Anna' weg" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Haal passkey" })).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld af", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/aanmelden");
        await page.GetByRole(AriaRole.Button, new() { Name = "Meld aan met een passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Deze passkey kennen wij niet")).ToBeVisibleAsync();
        Assert.DoesNotContain(complaints, text => text.StartsWith("warning", StringComparison.Ordinal) || text.Contains("Content Security Policy", StringComparison.Ordinal));
    }
}
