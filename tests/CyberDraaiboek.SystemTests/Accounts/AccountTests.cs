using System.Net;
using System.Text.RegularExpressions;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>From a link of the beheerder to an account with a second step, and everything that ends a session.</summary>
[Collection(nameof(AccountsCollection))]
public sealed partial class AccountTests(AccountsFixture accounts)
{
    private const string Password = AccountsFixture.Password;

    private const string Other = "lamp fiets wolk tafel";

    private Box Box => accounts.Box;

    [Fact]
    public async Task A_link_of_the_beheerder_makes_somebody_choose_a_password_once()
    {
        var (link, id) = await Invite("dirk.mol", "dirk");
        using var dirk = Guest.Stranger(Box);

        Assert.Contains("Welkom Proef dirk.mol", (await dirk.Get(link)).Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await dirk.Post(link, link, ("wachtwoord", Password), ("nogmaals", Other))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await dirk.Post(link, link, ("wachtwoord", "welkomwelkom1"), ("nogmaals", "welkomwelkom1"))).Status);
        Assert.Equal("/account", (await dirk.Post(link, link, ("wachtwoord", Password), ("nogmaals", Password))).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await dirk.Get(link)).Status);

        var page = await dirk.Get("/account");
        Assert.Contains("Dirk Mol", page.Read, StringComparison.Ordinal);
        using var again = Guest.Stranger(Box);
        Assert.Equal("/inzetten?x=1", (await again.Post("/aanmelden?terug=/inzetten?x=1", "/aanmelden", ("account", "dirk.mol"), ("wachtwoord", Password), ("terug", "/inzetten?x=1"))).Location);
        Assert.Equal(HttpStatusCode.Forbidden, (await again.Get($"/beheer/accounts/{id}")).Status);
    }

    [Fact]
    public async Task With_a_code_app_the_password_alone_is_not_enough_and_a_recovery_code_works_once()
    {
        using var guest = await Ready("code.app");
        Assert.Equal("/account/code", (await guest.Post("/account", "/account/code/begin")).Location);
        var setUp = await guest.Get("/account/code");
        var key = Key().Match(setUp.Text).Groups["key"].Value;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Post("/account/code", "/account/code", ("code", "000000"), ("huidig-app", Password))).Status);
        var unsure = await guest.Post("/account/code", "/account/code", ("code", Code(key)), ("huidig-app", Other));
        Assert.Contains("Uw huidige wachtwoord klopt niet", unsure.Read, StringComparison.Ordinal);
        var passkey = await guest.Post("/account", "/account/passkeys", ("bewijs", "{}"), ("passkeynaam", "van een dief"), ("huidig-passkey", ""));
        Assert.Contains("Uw huidige wachtwoord klopt niet", passkey.Read, StringComparison.Ordinal);
        var shown = await guest.Post("/account/code", "/account/code", ("code", Code(key)), ("huidig-app", Password));
        var codes = RecoveryCode().Matches(shown.Text).Select(m => m.Groups["code"].Value).ToList();
        Assert.Equal(10, codes.Count);
        Assert.Equal("/account", (await guest.Get("/account/code")).Location);

        using var thief = Guest.Stranger(Box);
        Assert.StartsWith("/aanmelden/code", (await SignIn(thief, "code.app", Password)).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await thief.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.Post("/aanmelden/code", "/aanmelden/code", ("code", "123456"))).Status);

        Assert.Equal("/", (await thief.Post("/aanmelden/code", "/aanmelden/code", ("code", Code(key)))).Location);
        foreach (var expected in new[] { HttpStatusCode.SeeOther, HttpStatusCode.UnprocessableEntity })
        {
            using var browser = Guest.Stranger(Box);
            await SignIn(browser, "code.app", Password);
            Assert.Equal(expected, (await browser.Post("/aanmelden/code", "/aanmelden/code", ("code", codes[3].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)))).Status);
        }

        Assert.Contains("U hebt nog 9 herstelcodes", (await guest.Get("/account")).Read, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Post("/account", "/account/code/uit", ("huidig-uit", Other))).Status);
        Assert.Equal("/account", (await guest.Post("/account", "/account/code/uit", ("huidig-uit", Password))).Location);
        using var after = Guest.Stranger(Box);
        Assert.Equal("/", (await SignIn(after, "code.app", Password)).Location);
    }

    [Fact]
    public async Task Another_password_signs_out_every_other_browser()
    {
        using var here = await Ready("wissel");
        using var there = Guest.Stranger(Box);
        await SignIn(there, "wissel", Password);

        Assert.Contains("Uw huidige wachtwoord klopt niet", (await Change(here, Other, Other)).Read, StringComparison.Ordinal);
        Assert.Equal("/account", (await Change(here, Password, Other)).Location);

        Assert.Equal(HttpStatusCode.OK, (await here.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await there.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(there, "wissel", Password)).Status);
        Assert.Equal("/", (await SignIn(there, "wissel", Other)).Location);
    }

    [Fact]
    public async Task Sessions_are_listed_and_ended_one_by_one_or_all_together()
    {
        using var here = await Ready("overal");
        using var second = Guest.Stranger(Box);
        using var third = Guest.Stranger(Box);
        await SignIn(second, "overal", Password);
        await SignIn(third, "overal", Password);
        using var stranger = await Guest.SignedIn(Box, "bert");

        var page = await here.Get("/account");
        var ends = EndSession().Matches(page.Text).Select(m => m.Groups["path"].Value).ToList();
        Assert.Equal(2, ends.Count);
        await stranger.Post("/account", ends[0]);
        Assert.Equal(2, EndSession().Count((await here.Get("/account")).Text));
        await here.Post("/account", ends[0]);
        Assert.Single(new[] { await second.Get("/account"), await third.Get("/account") }, s => s.Status == HttpStatusCode.Redirect);

        Assert.Equal("/aanmelden", (await here.Post("/account", "/account/sessies/overal")).Location);
        Assert.All(new[] { await here.Get("/account"), await second.Get("/account"), await third.Get("/account") }, s => Assert.Equal(HttpStatusCode.Redirect, s.Status));
    }

    [Fact]
    public async Task Too_many_wrong_passwords_lock_the_password_and_a_link_of_the_beheerder_opens_it()
    {
        var (_, id) = await Invite("slot.open", null);
        using var admin = await Guest.SignedIn(Box, null, "Beheer", Right.Manage);
        using var guest = Guest.Stranger(Box);
        var first = Link((await admin.Post("/beheer/accounts/" + id, $"/beheer/accounts/{id}/link")).Text);
        await guest.Post(first, first, ("wachtwoord", Password), ("nogmaals", Password));

        using var thief = Guest.Stranger(Box);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(thief, "slot.open", Other)).Status);
        }

        var locked = await SignIn(thief, "slot.open", Password);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, locked.Status);
        Assert.Contains("even op slot", locked.Read, StringComparison.Ordinal);
        var unknown = await SignIn(thief, "slot.open.bestaat.niet", Password);
        Assert.Equal(Fault().Match(locked.Text).Value, Fault().Match(unknown.Text).Value);
        Assert.Contains("even op slot", Fault().Match(unknown.Text).Value, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await guest.Get("/account")).Status);

        var link = Link((await admin.Post("/beheer/accounts/" + id, $"/beheer/accounts/{id}/link")).Text);
        Assert.Equal("/account", (await thief.Post(link, link, ("wachtwoord", Other), ("nogmaals", Other))).Location);
    }

    [Fact]
    public async Task Blocking_and_other_rights_work_at_once()
    {
        using var admin = await Guest.SignedIn(Box, null, "Beheer", Right.Manage);
        using var bert = await Guest.SignedIn(Box, "bert", "Bert Smit");
        var page = $"/beheer/accounts/{bert.Account}";
        Assert.Equal(HttpStatusCode.Forbidden, (await bert.Get("/beheer/accounts")).Status);
        var login = UserName().Match((await admin.Get(page)).Text).Groups["name"].Value;

        (string, string)[] fields = [("naam", "Bert Smit"), ("account", login), ("persoon", "bert")];
        Assert.Equal(page, (await admin.Post(page, page, [.. fields, ("recht", "beheerder")])).Location);
        Assert.Equal(HttpStatusCode.OK, (await bert.Get("/beheer/accounts")).Status);
        Assert.Equal(page, (await admin.Post(page, page, [.. fields, ("geblokkeerd", "ja")])).Location);
        Assert.Equal(HttpStatusCode.Redirect, (await bert.Get("/account")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await admin.Post(page, page, ("naam", ""), ("account", "MET SPATIE"), ("persoon", "niemand"))).Status);
    }

    [Fact]
    public async Task The_record_of_access_tells_who_did_what_to_whom_and_only_managers_and_auditors_read_it()
    {
        await Ready("in.het.log");
        using var auditor = await Guest.SignedIn(Box, null, "Auke Auditor", Right.Audit);
        using var anybody = await Guest.SignedIn(Box, "anna");

        var log = (await auditor.Get("/beheer/toegangslog")).Read;

        Assert.Contains("account gemaakt: accountnaam in.het.log", log, StringComparison.Ordinal);
        Assert.Contains("aangemeld: link", log, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await anybody.Get("/beheer/toegangslog")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get("/beheer/accounts")).Status);
    }

    [Fact]
    public async Task Hostile_and_oversized_input_gives_a_page_and_no_account()
    {
        using var admin = await Guest.SignedIn(Box, null, "Beheer", Right.Manage);
        var token = (await admin.Get("/beheer/accounts")).Token;

        var hostile = await admin.PostWith(token, "/beheer/accounts", ("naam", "<script>alert(1)</script>"), ("account", "a'; drop table accounts; --"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, hostile.Status);
        Assert.DoesNotContain("<script>alert", hostile.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await admin.PostWith(token, "/beheer/accounts", ("naam", new string('x', 400_000)))).Status);
        using var stranger = Guest.Stranger(Box);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(stranger, "x' or '1'='1", new string('w', 5000))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Get("/toegang/" + new string('A', 43))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.Post("/aanmelden", "/aanmelden/passkey", ("bewijs", "{}"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.Get("/beheer/accounts/bestaat-niet")).Status);
    }

    internal static Task<Sight> SignIn(Guest guest, string account, string password) =>
        guest.Post("/aanmelden", "/aanmelden", ("account", account), ("wachtwoord", password));

    /// <summary>Somebody with a password, signed in.</summary>
    private async Task<Guest> Ready(string name)
    {
        var (link, _) = await Invite(name, null);
        var guest = Guest.Stranger(Box);
        Assert.Equal("/account", (await guest.Post(link, link, ("wachtwoord", Password), ("nogmaals", Password))).Location);
        return guest;
    }

    private async Task<(string Link, string Id)> Invite(string name, string? person)
    {
        using var admin = await Guest.SignedIn(Box, null, "Beheer", Right.Manage);
        var made = await admin.Post("/beheer/accounts", "/beheer/accounts", ("naam", $"Proef {name}"), ("account", name), ("persoon", person ?? ""));
        Assert.Equal(HttpStatusCode.OK, made.Status);
        return (Link(made.Text), AccountId().Match(made.Text).Groups["id"].Value);
    }

    private static Task<Sight> Change(Guest guest, string current, string fresh) =>
        guest.Post("/account", "/account/wachtwoord", ("huidig", current), ("nieuw", fresh), ("nogmaals", fresh));

    [GeneratedRegex("id=\"fouten\">.*?</ul>", RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fault();

    private static string Code(string key) => CodeApp.CodeOf(key, TimeProvider.System.GetUtcNow());

    internal static string Link(string page) => LinkPath().Match(page).Groups["path"].Value;

    [GeneratedRegex("(?<path>/toegang/[A-Za-z0-9_-]{43})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkPath();

    [GeneratedRegex("action=\"/beheer/accounts/(?<id>[0-9a-f-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountId();

    [GeneratedRegex("id=\"account\" name=\"account\" type=\"text\" value=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UserName();

    [GeneratedRegex("action=\"(?<path>/account/sessies/[0-9a-f]+/einde)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex EndSession();

    [GeneratedRegex("Sleutel: <span class=\"mono\">(?<key>[A-Z2-7 ]+)<", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex Key();

    [GeneratedRegex("<li>(?<code>[A-Z0-9]{5}-[A-Z0-9]{5})</li>", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    internal static partial Regex RecoveryCode();
}
