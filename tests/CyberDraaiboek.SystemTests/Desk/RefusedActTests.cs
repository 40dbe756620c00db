using System.Net;
using System.Text.Json.Nodes;

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

    private static bool ByNobody(JsonNode entry) => (string?)entry["actor"] == "Niemand";

    private static IEnumerable<(string, string)> Pairs(string fields) => fields.Split('&').Select(field => (field.Split('=')[0], field.Split('=')[1]));
}
