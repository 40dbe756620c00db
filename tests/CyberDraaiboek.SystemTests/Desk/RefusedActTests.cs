using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.Accounts;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>Somebody acts without the right, with a reason: the journal holds the act with that reason, or neither.</summary>
[Collection(nameof(DeskCollection))]
public sealed class RefusedActTests(DeskFixture desk)
{
    [Theory]
    [InlineData("handelingen/fase", "fase=BESTAATNIET&reden=x", HttpStatusCode.NotFound)]
    [InlineData("stappen/netwerk-los/besluit", "keuze=bestaat-niet&reden=x", HttpStatusCode.NotFound)]
    [InlineData("handelingen/hervat", "reden=x", HttpStatusCode.SeeOther)]
    public async Task What_is_refused_or_changes_nothing_leaves_nothing(string act, string fields, HttpStatusCode status)
    {
        var run = await desk.Box.Start("snel");
        using var nobody = await desk.Nobody();

        var answer = await nobody.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/{act}", [.. Pairs(fields), ("ondanks", "omdat")]);

        Assert.True(answer.Status == status, $"{answer.Status}: {answer.Read}");
        Assert.DoesNotContain(await desk.Box.Journal(run), ByNobody);
    }

    [Fact]
    public async Task What_is_taken_is_recorded_together_with_the_reason()
    {
        var run = await desk.Box.Start("snel");
        using var nobody = await desk.Nobody();

        var done = await nobody.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/handelingen/notitie", ("tekst", "Er brandt licht"), ("soort", "feit"), ("ondanks", "niemand anders ziet het"));

        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        var recorded = (await desk.Box.Journal(run)).Where(ByNobody).ToList();
        Assert.Equal(
            ["Er brandt licht", "Handelde zonder het recht daartoe (in deze inzet: waarnemer). Reden: niemand anders ziet het"],
            recorded.Select(e => (string?)e["gegevens"]!["tekst"]));
        Assert.Equal((long)recorded[0]["nr"]! + 1, (long)recorded[1]["nr"]!);
        Assert.Equal((string?)recorded[0]["vastgelegd"], (string?)recorded[1]["vastgelegd"]);
    }

    [Fact]
    public async Task Who_came_second_reads_that_the_attempt_is_recorded()
    {
        var run = await desk.Box.Start("snel");
        using var anna = await desk.Anna();
        using var dirk = await desk.Dirk();
        Task<Sight> Done(Guest by, string evidence) => by.Post($"/inzetten/{run}/meer", $"/inzetten/{run}/stappen/bel-ibd/gereed", ("bewijs", evidence));

        Assert.Equal(HttpStatusCode.SeeOther, (await Done(dirk, "Jan van de IBD")).Status);
        var second = await Done(anna, "Piet van de IBD");

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("Dirk Mol was eerder", second.Read, StringComparison.Ordinal);
        Assert.Contains("Dat u dit wilde, staat in het logboek", second.Read, StringComparison.Ordinal);
        Assert.DoesNotContain("Er is nog niets vastgelegd", second.Read, StringComparison.Ordinal);
        Assert.Single(await desk.Box.Journal(run), e => (string?)e["actie"] == "handeling.verloren");
    }

    private static bool ByNobody(JsonNode entry) => (string?)entry["actor"] == "Niemand";

    private static IEnumerable<(string, string)> Pairs(string fields) => fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1]));
}
