using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Api;

/// <summary>One server for all tests of the API.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    internal Box Box { get; } = new Box(new JsonObject { ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 100_000 } }).WithQuickRunbooks();

    public async Task InitializeAsync() => await Box.Up();

    public async Task DisposeAsync() => await Box.DisposeAsync();

    /// <summary>A fresh key with these scopes.</summary>
    internal async Task<(string Id, string Text)> Key(params string[] scopes)
    {
        var reply = await Box.Ask(HttpMethod.Post, "sleutels", new JsonObject
        {
            ["naam"] = $"proef {string.Join('-', scopes)}",
            ["bereiken"] = new JsonArray([.. scopes.Select(s => (JsonNode)s)]),
        });
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        return ((string)reply.Json!["gegevens"]!["id"]!, (string)reply.Json["sleutel"]!);
    }
}

/// <summary>The tests that share that server.</summary>
[CollectionDefinition(nameof(ApiCollection))]
public sealed class ApiCollection : ICollectionFixture<ApiFixture>;
