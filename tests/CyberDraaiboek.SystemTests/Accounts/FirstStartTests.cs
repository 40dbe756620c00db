using System.Net;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>From an empty folder to the first beheerder.</summary>
public sealed class FirstStartTests
{
    [Fact]
    public async Task The_first_start_prints_a_link_that_makes_one_beheerder_and_no_more()
    {
        await using var box = new Box().WithQuickRunbooks();
        await box.Up();
        var link = await AccountsFixture.LinkOf(box);
        using var first = Guest.Stranger(box);
        using var second = Guest.Stranger(box);
        Assert.Equal(HttpStatusCode.NotFound, (await first.Get("/eerste-account/" + new string('A', 43))).Status);

        var wrong = await first.Post(link, link, ("naam", "Marijke Terlouw"), ("account", "m.terlouw"), ("wachtwoord", "kort"), ("nogmaals", "kort"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Het wachtwoord is te kort", wrong.Read, StringComparison.Ordinal);
        Assert.Contains("value=\"m.terlouw\"", wrong.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"kort\"", wrong.Text, StringComparison.Ordinal);

        var waiting = (await second.Get(link)).Token;
        var made = await first.Post(link, link, Fields("m.terlouw"));
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (made.Status, made.Location));
        Assert.Equal(HttpStatusCode.NotFound, (await second.PostWith(waiting, link, Fields("indringer"))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await second.Get(link)).Status);

        await box.Down();
        await box.Up();
        Assert.Equal(1, box.Said.Split("EERSTE KEER").Length - 1);

        using var later = Guest.Stranger(box);
        var signedIn = await later.Post("/aanmelden", "/aanmelden", ("account", "M.Terlouw"), ("wachtwoord", AccountsFixture.Password));
        Assert.Equal((HttpStatusCode.SeeOther, "/"), (signedIn.Status, signedIn.Location));
    }

    private static (string, string)[] Fields(string account) =>
    [
        ("naam", "Marijke Terlouw"), ("account", account), ("wachtwoord", AccountsFixture.Password), ("nogmaals", AccountsFixture.Password),
    ];
}
