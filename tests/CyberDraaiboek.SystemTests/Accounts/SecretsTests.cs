using System.Text;
using System.Text.RegularExpressions;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>Passwords, codes, keys, links and cookies: once given out, never found again.</summary>
public sealed partial class SecretsTests
{
    [Fact]
    public async Task No_secret_is_plain_in_the_database_the_log_or_a_journal()
    {
        await using var box = new Box(new System.Text.Json.Nodes.JsonObject { ["Logging"] = new System.Text.Json.Nodes.JsonObject { ["Niveau"] = "Debug" } }).WithQuickRunbooks();
        await box.Up();
        var run = await box.Start("snel");
        using var admin = await Guest.SignedIn(box, null, "Beheer", Right.Manage);
        var made = await admin.Post("/beheer/accounts", "/beheer/accounts", ("naam", "Geheim"), ("account", "geheim"));
        var link = AccountTests.Link(made.Text);
        using var guest = Guest.Stranger(box);
        await guest.Post(link, link, ("wachtwoord", AccountsFixture.Password), ("nogmaals", AccountsFixture.Password));
        await guest.Post("/account", "/account/code/begin");
        var key = AccountTests.Key().Match((await guest.Get("/account/code")).Text).Groups["key"].Value;
        var shown = await guest.Post("/account/code", "/account/code", ("code", CodeApp.CodeOf(key, TimeProvider.System.GetUtcNow())), ("huidig-app", AccountsFixture.Password));
        var recovery = AccountTests.RecoveryCode().Matches(shown.Text).Select(m => m.Groups["code"].Value).ToList();
        var envelope = EnvelopeCode().Matches((await box.Type("envelop", "maak", "2")).Output).Select(m => m.Value).ToList();
        using var other = Guest.Stranger(box);
        await AccountTests.SignIn(other, "geheim", "verkeerd maar ook geheim");
        await AccountTests.SignIn(other, "geheim", AccountsFixture.Password);
        await other.Post("/aanmelden/code", "/aanmelden/code", ("code", recovery[0]));
        using var last = Guest.Stranger(box);
        Assert.Equal("/", (await EnvelopeTests.Use(last, "Joke", envelope[0])).Location);

        string[] secrets =
        [
            AccountsFixture.Password, "verkeerd maar ook geheim", link.Split('/')[^1], key, key.Replace(" ", "", StringComparison.Ordinal), guest.Cookie, other.Cookie, .. recovery,
            .. recovery.Select(c => c.Replace("-", "", StringComparison.Ordinal)), .. envelope, .. envelope.Select(c => c.Replace("-", "", StringComparison.Ordinal)),
        ];
        Assert.All(secrets, secret => Assert.True(secret.Length >= 10, secret));
        var found = new StringBuilder(box.Said).AppendJoin('\n', (await box.Journal(run)).Select(e => e.ToJsonString())).AppendLine();
        await box.Down();
        foreach (var file in Directory.EnumerateFiles(box.Data, "draaiboek.db*").Where(f => !f.EndsWith(".slot", StringComparison.Ordinal)))
        {
            found.Append(await File.ReadAllTextAsync(file, Encoding.Latin1));
        }

        var everything = found.ToString();
        Assert.Contains("geheim", everything, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, everything, StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(box.Data));
        }
    }

    [GeneratedRegex("[A-Z0-9]{4}(-[A-Z0-9]{4}){4}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EnvelopeCode();
}
