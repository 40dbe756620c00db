using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CyberDraaiboek.Journal;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Api;

/// <summary>Who may do what.</summary>
[Collection(nameof(ApiCollection))]
public sealed class AccessTests(ApiFixture api)
{
    private static readonly JsonObject Start = new() { ["draaiboek"] = "snel", ["titel"] = "Proef" };

    private Box Box => api.Box;

    [Fact]
    public async Task Without_a_key_only_health_and_the_document_are_open()
    {
        Assert.Equal("""{"status":"goed"}""", (await Box.Ask(HttpMethod.Get, "gezondheid", key: "")).Text);
        var document = (await Box.Ask(HttpMethod.Get, "openapi.json", key: "")).Json!;

        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            foreach (var method in item!.AsObject().Select(o => o.Key).Where(m => m is "get" or "post" or "delete"))
            {
                var reply = await Box.Ask(new HttpMethod(method.ToUpperInvariant()), path.TrimStart('/').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), method == "post" ? new JsonObject() : null, key: "");
                var open = path is "/gezondheid";

                Assert.True(reply.Status == (open ? HttpStatusCode.OK : HttpStatusCode.Unauthorized), $"{method} {path} gives {reply.Status}");
                Assert.True(open || reply is { Code: "geen_sleutel", ContentType: "application/problem+json" }, $"{method} {path}: {reply.Text}");
            }
        }
    }

    [Fact]
    public async Task A_key_does_what_its_scopes_say_and_nothing_else()
    {
        var run = await Box.Start("snel");
        var (_, reading) = await api.Key("lezen");
        var (_, starting) = await api.Key("starten");
        var (_, acting) = await api.Key("handelen");
        var (_, managing) = await api.Key("beheer");
        var note = new JsonObject { ["tekst"] = "proef" };

        async Task<string> Statuses(string key)
        {
            var list = await Box.Ask(HttpMethod.Get, "inzetten", key: key);
            var start = await Box.Ask(HttpMethod.Post, "inzetten", Start.DeepClone(), key);
            var act = await Box.Ask(HttpMethod.Post, $"inzetten/{run}/notities", note.DeepClone(), key);
            var keys = await Box.Ask(HttpMethod.Get, "sleutels", key: key);
            return string.Join(' ', new[] { list, start, act, keys }.Select(r => (int)r.Status));
        }

        Assert.Equal("200 403 403 403", await Statuses(reading));
        Assert.Equal("403 201 403 403", await Statuses(starting));
        Assert.Equal("403 403 200 403", await Statuses(acting));
        Assert.Equal("403 403 403 200", await Statuses(managing));
    }

    [Fact]
    public async Task A_revoked_or_wrong_key_opens_nothing()
    {
        var (id, key) = await api.Key("lezen");
        Assert.Equal(HttpStatusCode.OK, (await Box.Ask(HttpMethod.Get, "inzetten", key: key)).Status);

        Assert.Equal(HttpStatusCode.OK, (await Box.Ask(HttpMethod.Delete, $"sleutels/{id}")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await Box.Ask(HttpMethod.Get, "inzetten", key: key)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Box.Ask(HttpMethod.Get, "inzetten", key: key[..^1] + "A")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Box.Ask(HttpMethod.Get, "inzetten", key: "cd_x")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Box.Ask(HttpMethod.Get, "inzetten", key: "cdo_x")).Status);
    }

    [Fact]
    public async Task The_secret_of_a_key_is_nowhere_in_the_database()
    {
        var (_, key) = await api.Key("lezen");
        var secret = key.Split('_', 3)[2];

        foreach (var file in Directory.EnumerateFiles(Box.Data, "draaiboek.db*").Where(f => !f.EndsWith(".slot", StringComparison.Ordinal)))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var text = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(secret, await text.ReadToEndAsync(), StringComparison.Ordinal);
        }

        Assert.DoesNotContain(secret, Box.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_journal_says_which_key_acted_and_for_whom()
    {
        var run = await Box.Start("snel");
        var (_, key) = await api.Key("handelen");

        await Box.Ask(HttpMethod.Post, $"inzetten/{run}/notities", new JsonObject { ["tekst"] = "gezien", ["als"] = "anna" }, key);

        var entry = (await Box.Journal(run)).Single(e => (string?)e["actie"] == "notitie");
        Assert.Equal("Anna de Boer", (string?)entry["actor"]);
        Assert.Equal("anna", (string?)entry["persoon"]);
        Assert.Equal("ciso", (string?)entry["rol"]);
        Assert.Equal("api", (string?)entry["oorsprong"]);
        Assert.Equal("sleutel proef handelen, 127.0.0.1", (string?)entry["plaats"]);
    }

    [Fact]
    public async Task Too_many_requests_are_refused_with_the_time_to_wait()
    {
        await using var small = new Box(new JsonObject { ["Api"] = new JsonObject { ["VerzoekenPerMinuut"] = 10, ["GrootsteVerzoekKiB"] = 1 } }).WithQuickRunbooks();
        await small.Up();

        var large = await small.Ask(HttpMethod.Post, "inzetten", new JsonObject { ["draaiboek"] = "snel", ["titel"] = new string('x', 5000) });
        Assert.Equal("te_groot", large.Code);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);

        Reply reply;
        var asked = 0;
        do
        {
            reply = await small.Ask(HttpMethod.Get, "inzetten");
        }
        while (reply.Status == HttpStatusCode.OK && ++asked < 30);

        Assert.Equal(HttpStatusCode.TooManyRequests, reply.Status);
        Assert.Equal("te_veel_verzoeken", reply.Code);
        Assert.InRange(int.Parse(reply.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 60);
    }

    [Fact]
    public void The_key_table_keeps_sha256_only()
    {
        using var connection = Database.Existing(Box.DatabasePath).Reader();
        using var command = connection.Command("select hash from api_sleutels");
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            Assert.Matches("^[0-9a-f]{64}$", rows.GetString(0));
        }
    }
}
