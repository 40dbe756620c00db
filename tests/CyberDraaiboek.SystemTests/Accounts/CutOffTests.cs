using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>Too many attempts from one address, and the end of a live stream for who may not look any more.</summary>
public sealed class CutOffTests
{
    private const int Attempts = 5;

    [Fact]
    public async Task Too_many_attempts_from_one_address_wait_and_another_address_does_not()
    {
        await using var box = new Box(new JsonObject
        {
            ["Server"] = new JsonObject { ["BekendeProxies"] = "127.0.0.1" },
            ["Aanmelden"] = new JsonObject { ["PogingenPerMinuut"] = Attempts },
        }).WithQuickRunbooks();
        await box.Up();
        using var anna = await Guest.SignedIn(box, "anna", "Anna de Boer");
        using var stranger = Guest.Stranger(box);

        // Wherever they are made: all ways in are counted together. A whole network of IPv6 is one address.
        var token = (await stranger.Get("/aanmelden")).Token!;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var (path, place) = (attempt % 2 == 0 ? "/aanmelden" : "/aanmelden/envelop", $"2001:db8:1:2::{attempt + 1}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(stranger, token, path, place)).Status);
        }

        var late = await Try(stranger, token, "/aanmelden", "2001:db8:1:2::ffff");
        Assert.Equal(HttpStatusCode.TooManyRequests, late.Status);
        Assert.Equal("60", late.Headers["Retry-After"]);
        Assert.Contains("Wacht een minuut", late.Read, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(stranger, token, "/aanmelden", "2001:db8:1:3::1")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Try(stranger, token, "/aanmelden", "198.51.100.7")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Ask(stranger, HttpMethod.Get, "/aanmelden", "2001:db8:1:2::ffff")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Ask(anna, HttpMethod.Get, "/taken", "2001:db8:1:2::ffff")).Status);
    }

    [Fact]
    public async Task A_live_stream_ends_for_who_is_signed_out_blocked_or_taken_out_of_the_run()
    {
        await using var box = new Box(new JsonObject { ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 } }).WithQuickRunbooks();
        box.Write("runbooks/besloten.yaml", Restricted);
        await box.Up();
        var run = await box.Start("besloten");
        using var anna = await Guest.SignedIn(box, "anna", "Anna de Boer");
        using var bert = await Guest.SignedIn(box, "bert", "Bert Smit");
        using var carla = await Guest.SignedIn(box, "carla", "Carla Vos");
        using var dirk = await Guest.SignedIn(box, "dirk", "Dirk Mol");
        using var keeper = await Guest.SignedIn(box, null, "Beheerder", Web.Access.Right.Manage);
        using var stays = await anna.Listen($"/inzetten/{run}/stroom");
        using var signedOut = await bert.Listen($"/inzetten/{run}/stroom");
        using var takenOut = await carla.Listen($"/inzetten/{run}/stroom");
        using var blocked = await dirk.Listen($"/inzetten/{run}/stroom");

        var page = $"/inzetten/{run}/rollen";
        Assert.Equal(HttpStatusCode.SeeOther, (await anna.Post(page, page, ("persoon", "carla"), ("rol", "geen"), ("reden", "is betrokken"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await bert.Post("/account", "/account/sessies/overal")).Status);
        var account = $"/beheer/accounts/{dirk.Account}";
        Assert.Equal(HttpStatusCode.SeeOther, (await keeper.Post(account, account, ("naam", "Dirk Mol"), ("account", $"proef-{dirk.Account}"), ("persoon", "dirk"), ("geblokkeerd", "ja"))).Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await anna.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/stappen/sporen/overslaan", ("reden", "Het geheime besluit"))).Status);

        // Who stays hears of the step; the others hear the end of the stream, and nothing in between.
        Assert.Contains("stap-sporen", await stays.Until("stap-sporen"), StringComparison.Ordinal);
        foreach (var ended in new[] { signedOut, takenOut, blocked })
        {
            Assert.DoesNotContain("geheime besluit", await ended.ToEnd(), StringComparison.OrdinalIgnoreCase);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await carla.Get($"/inzetten/{run}/stroom")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await carla.Get($"/inzetten/{run}/wijzigingen")).Status);
    }

    private static Task<Sight> Try(Guest guest, string token, string path, string place) => Ask(
        guest, HttpMethod.Post, path, place, ("account", "niemand"), ("wachtwoord", "verkeerd wachtwoord"), ("naam", "Niemand"), ("code", "AAAA"), (Web.Frame.FrameSetup.FormTokenField, token));

    private static Task<Sight> Ask(Guest guest, HttpMethod method, string path, string place, params (string Name, string Value)[] fields)
    {
        var request = new HttpRequestMessage(method, path);
        request.Headers.TryAddWithoutValidation("X-Forwarded-For", place);
        if (fields.Length > 0)
        {
            request.Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        }

        return guest.Send(request);
    }

    private const string Restricted = """
        draaiboek: besloten
        titel: Besloten proef
        versie: 1
        eigenaar: ciso
        herzien_voor: 2099-01-01
        zichtbaarheid: beperkt
        fasen:
          - fase: F1
            titel: Onderzoek
            tegelijk:
              - actie: sporen
                titel: Stel de sporen veilig
                rol: secretaris
                doen: Doe het stil.
                escalatie: geen
              - actie: gesprek
                titel: Voer het gesprek
                rol: burgemeester
                doen: Bereid het voor.
                escalatie: geen
        """;
}
