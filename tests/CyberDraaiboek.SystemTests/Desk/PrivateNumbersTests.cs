using System.Net;
using CyberDraaiboek.SystemTests.Accounts;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>Numbers of people are for those who ring them.</summary>
[Collection(nameof(DeskCollection))]
public sealed class PrivateNumbersTests(DeskFixture desk)
{
    [Fact]
    public async Task At_the_call_desk_only_people_of_the_crisis_organisation_and_keepers_see_a_number()
    {
        var run = await desk.Box.Start("snel");
        using var anna = await desk.Anna();
        using var keeper = await desk.Keeper();
        using var nobody = await desk.Nobody();
        var page = $"/inzetten/{run}/bereikt";
        await EndToEnd.Box.Until(async () => Dials(await anna.Get(page)) ? "" : null, "a call to make");

        Assert.True(Dials(await keeper.Get(page)));
        var seen = await nobody.Get(page);
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.Contains("Het nummer ziet alleen wie in de crisisorganisatie zit", seen.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("5550100", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("555 0100", seen.Text, StringComparison.Ordinal);
        var refused = await nobody.Post(page, $"/inzetten/{run}/gebeld", ("melding", "x"), ("uitkomst", "bereikt"));
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.False(Dials(refused));
    }

    private static bool Dials(Sight sight) => WebUtility.HtmlDecode(sight.Text).Contains("tel:+31205550100", StringComparison.Ordinal);
}
