using System.Net;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>Who gets in, and who does not.</summary>
[Collection(nameof(AccountsCollection))]
public sealed class SignInTests(AccountsFixture accounts)
{
    private Box Box => accounts.Box;

    [Fact]
    public async Task Without_signing_in_a_page_leads_to_signing_in_and_a_script_hears_401()
    {
        using var stranger = Guest.Stranger(Box);

        var page = await stranger.Get("/account?x=1");
        Assert.Equal(HttpStatusCode.Redirect, page.Status);
        // Without the name of the site: that is what the caller says it is.
        Assert.Equal("/aanmelden?terug=%2Faccount%3Fx%3D1", page.Location);

        using var script = new HttpRequestMessage(HttpMethod.Get, "/account");
        script.Headers.Accept.ParseAdd("text/event-stream");
        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.Send(script)).Status);
    }

    [Fact]
    public async Task A_signed_in_guest_of_the_test_helper_is_known_by_name()
    {
        using var anna = await Guest.SignedIn(Box, "anna", "Anna de Boer", Right.Manage);

        Assert.Contains("Anna de Boer", (await anna.Get("/account")).Read, StringComparison.Ordinal);
        Assert.Equal("/", (await anna.Get("/aanmelden")).Location);
    }

    [Fact]
    public async Task A_post_without_the_token_of_a_form_is_refused()
    {
        using var stranger = Guest.Stranger(Box);
        var token = (await stranger.Get("/aanmelden")).Token!;

        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.PostWith(null, "/aanmelden", ("account", "x"), ("wachtwoord", "y"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await stranger.PostWith(token[..^4] + "AAAA", "/aanmelden", ("account", "x"), ("wachtwoord", "y"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await stranger.PostWith(token, "/aanmelden", ("account", "x"), ("wachtwoord", "y"))).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_also_for_a_copy_of_the_cookie()
    {
        using var anna = await Guest.SignedIn(Box, "anna");
        using var copy = Guest.With(Box, anna.Cookie);
        Assert.Equal(HttpStatusCode.OK, (await copy.Get("/account")).Status);

        Assert.Equal((HttpStatusCode.SeeOther, "/aanmelden"), await anna.Post("/account", "/afmelden") is var left ? (left.Status, left.Location) : default);

        Assert.Equal(HttpStatusCode.Redirect, (await copy.Get("/account")).Status);
    }

    [Theory]
    [InlineData("https://kwaad.example/")]
    [InlineData("//kwaad.example/")]
    [InlineData("/\\kwaad.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\u00e9")]
    [InlineData("/inzetten/x y")]
    public async Task After_signing_in_nobody_is_sent_to_another_site(string back)
    {
        using var anna = await Guest.SignedIn(Box, "anna");

        Assert.Equal("/", (await anna.Get($"/aanmelden?terug={Uri.EscapeDataString(back)}")).Location);
    }
}
