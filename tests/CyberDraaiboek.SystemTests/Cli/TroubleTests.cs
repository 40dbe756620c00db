using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;
using Microsoft.Data.Sqlite;

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

    [Fact]
    public async Task Health_does_not_name_a_restricted_run_to_a_key_that_may_not_know_of_it()
    {
        _box.Write("runbooks/stil.yaml", QuickRunbooks.Quick
            .Replace("draaiboek: snel", "draaiboek: stil", StringComparison.Ordinal).Replace("versie: 1", "versie: 1\nzichtbaarheid: beperkt", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.OK, (await _box.Ask(HttpMethod.Post, "herladingen")).Status);
        var run = await _box.Start("stil");
        var key = (await _box.Type("sleutel", "maak", "monitor", "--bereik", "lezen")).Output.Trim();
        await _box.Down();
        await using (var connection = new SqliteConnection($"Data Source={_box.DatabasePath};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var spoil = connection.CreateCommand();
            spoil.CommandText = "drop trigger journaal_niet_wijzigen; update journaal set gegevens = '{' where volgnummer = 2";
            await spoil.ExecuteNonQueryAsync();
        }

        await _box.Up();
        async Task<string?> Told(string? by) => (await _box.Ask(HttpMethod.Get, "gezondheid", key: by)).Json!["problemen"]!.AsArray()
            .Select(trouble => (string?)trouble!["tekst"]).FirstOrDefault(text => text!.StartsWith("TERMIJNEN", StringComparison.Ordinal));

        Assert.Contains(run, await Box.Until(() => Told(null), "the trouble"), StringComparison.Ordinal);
        Assert.StartsWith("TERMIJNEN VAN EEN INZET WORDEN NIET VERWERKT.", await Told(key), StringComparison.Ordinal);
        Assert.DoesNotContain(run, (await _box.Ask(HttpMethod.Get, "gezondheid", key: key)).Text, StringComparison.Ordinal);
    }
}
