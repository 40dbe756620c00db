using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>Single sign-on: opens accounts that exist, believes only tokens that were checked, and is never needed.</summary>
public sealed class ExternalTests : IAsyncLifetime
{
    private IdentityProvider _provider = null!;
    private Box _box = null!;

    public async Task InitializeAsync()
    {
        _provider = await IdentityProvider.Start();
        _box = new Box(new JsonObject
        {
            ["AanmeldenExtern"] = new JsonObject
            {
                ["Uitgever"] = _provider.Issuer,
                ["ClientId"] = IdentityProvider.ClientId,
                ["ClientGeheim"] = IdentityProvider.ClientSecret,
                ["Naam"] = "Proefstad",
            },
        }).WithQuickRunbooks();
        await _box.Up();
    }

    public async Task DisposeAsync()
    {
        await _box.DisposeAsync();
        await _provider.DisposeAsync();
    }

    [Fact]
    public async Task Who_is_signed_in_there_gets_into_the_account_here_and_keeps_it_under_the_number_of_the_provider()
    {
        await Make("c.vos", "Carla Vos");
        using var carla = Guest.Stranger(_box);
        Assert.Contains("Meld aan met Proefstad", (await carla.Get("/aanmelden")).Read, StringComparison.Ordinal);

        Assert.Equal("/account?x=1", await Walk(carla, "/account?x=1"));
        Assert.Contains("Carla Vos", (await carla.Get("/account")).Read, StringComparison.Ordinal);

        // The name passed to somebody else over there; the account here did not.
        _provider.Subject = "2002";
        using var namesake = Guest.Stranger(_box);
        Assert.Equal("/aanmelden/extern/mislukt?waarom=onbekend", await Walk(namesake, "/"));
        _provider.Subject = "1001";
        _provider.UserName = "carla.getrouwd";
        using var married = Guest.Stranger(_box);
        Assert.Equal("/", await Walk(married, "/"));
        Assert.DoesNotContain(IdentityProvider.ClientSecret, _box.Said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleutel")]
    [InlineData("nonce")]
    [InlineData("ontvanger")]
    [InlineData("oud")]
    [InlineData("uitgever")]
    public async Task A_token_that_is_not_right_opens_nothing(string lie)
    {
        await Make("c.vos", "Carla Vos");
        _provider.Lie = lie;
        using var carla = Guest.Stranger(_box);

        Assert.Equal("/aanmelden/extern/mislukt", await Walk(carla, "/"));

        Assert.Equal(1, _provider.Tokens);
        Assert.Equal(HttpStatusCode.Redirect, (await carla.Get("/account")).Status);
    }

    [Fact]
    public async Task Without_an_account_here_or_without_the_provider_there_is_a_page_that_says_so()
    {
        using var unknown = Guest.Stranger(_box);
        Assert.Equal("/aanmelden/extern/mislukt?waarom=onbekend", await Walk(unknown, "/"));
        Assert.Contains("hoort er geen account bij", (await unknown.Get("/aanmelden/extern/mislukt?waarom=onbekend")).Read, StringComparison.Ordinal);
        Assert.Equal("/aanmelden/extern/mislukt", (await unknown.Get("/aanmelden/extern/terug?code=x&state=y")).Location);

        await _box.Down();
        await _provider.DisposeAsync();
        await _box.Up();
        Assert.Equal("/aanmelden/extern/mislukt", (await unknown.Get("/aanmelden/extern")).Location);
        using var anna = await Guest.SignedIn(_box, "anna");
        Assert.Equal(HttpStatusCode.OK, (await anna.Get("/account")).Status);
    }

    private async Task Make(string userName, string name)
    {
        using var admin = await Guest.SignedIn(_box, null, "Beheer", Right.Manage);
        Assert.Equal(HttpStatusCode.OK, (await admin.Post("/beheer/accounts", "/beheer/accounts", ("naam", name), ("account", userName))).Status);
    }

    /// <summary>Follows the redirects there and back; where it ends.</summary>
    private static async Task<string?> Walk(Guest guest, string back)
    {
        var step = await guest.Get($"/aanmelden/extern?terug={Uri.EscapeDataString(back)}");
        for (var i = 0; i < 4 && step.Location is { } next && !next.StartsWith("/aanmelden/extern/mislukt", StringComparison.Ordinal) && next != back; i++)
        {
            step = await guest.Get(next);
        }

        return step.Location;
    }
}
