using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Cli;

/// <summary>Real trouble is the first thing that <c>status</c> says.</summary>
public sealed class TroubleTests : IAsyncLifetime
{
    private readonly Box _box = new Box(new JsonObject { ["Smtp"] = new JsonObject { ["Host"] = "smtp.bestaat-niet.example" } }).WithQuickRunbooks();

    public async Task InitializeAsync() => await _box.Up();

    public async Task DisposeAsync() => await _box.DisposeAsync();

    [Fact]
    public async Task A_mail_server_that_is_not_there_is_told_at_once()
    {
        Assert.Equal("goed", (string)(await _box.Ask(HttpMethod.Get, "gezondheid")).Json!["status"]!);
        await _box.Start("snel");

        var health = await Box.Until(
            async () => (await _box.Ask(HttpMethod.Get, "gezondheid")) is var reply && (string)reply.Json!["status"]! == "verzending_hapert" ? reply : null, "the trouble");

        Assert.Equal(HttpStatusCode.OK, health.Status);
        Assert.StartsWith("BERICHTEN GAAN NIET WEG over mail: ", (string)health.Json!["problemen"]![0]!["tekst"]!, StringComparison.Ordinal);
        Assert.Null((await _box.Ask(HttpMethod.Get, "gezondheid", key: "")).Json!["problemen"]);
        Assert.StartsWith("!! BERICHTEN GAAN NIET WEG over mail: ", (await _box.Type("status")).Output, StringComparison.Ordinal);
        var json = await _box.Type("status", "--json");
        Assert.StartsWith("!! BERICHTEN GAAN NIET WEG", json.Error, StringComparison.Ordinal);
        Assert.NotNull(JsonNode.Parse(json.Output));
    }
}
