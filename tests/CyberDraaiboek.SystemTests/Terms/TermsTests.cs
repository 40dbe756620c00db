using System.Net;
using CyberDraaiboek.SystemTests.Accounts;

namespace CyberDraaiboek.SystemTests.Terms;

/// <summary>The list of terms as it is shown in use.</summary>
[Collection(nameof(AccountsCollection))]
public sealed class TermsTests(AccountsFixture server)
{
    [Fact]
    public async Task Who_is_signed_in_can_look_up_a_word()
    {
        using var guest = await Guest.SignedIn(server.Box, "anna");

        var page = await guest.Get("/begrippen");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Informatiebeveiligingsdienst. Helpt gemeenten.", page.Read);
        Assert.True(page.Read.IndexOf("AP", StringComparison.Ordinal) < page.Read.IndexOf("IBD", StringComparison.Ordinal), "in order of the alphabet");
    }

    [Fact]
    public async Task A_stranger_cannot()
    {
        using var stranger = Guest.Stranger(server.Box);

        Assert.NotEqual(HttpStatusCode.OK, (await stranger.Get("/begrippen")).Status);
    }

    [Fact]
    public async Task The_api_has_them_in_the_order_of_the_file()
    {
        var reply = await server.Box.Ask(HttpMethod.Get, "begrippen");

        Assert.Equal(HttpStatusCode.OK, reply.Status);
        Assert.Equal(["IBD", "AP"], reply.Json!.AsArray().Select(term => (string)term!["begrip"]!));
        Assert.Equal("Helpt gemeenten.", (string?)reply.Json[0]!["uitleg"]);
    }
}
