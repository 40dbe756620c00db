using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CyberDraaiboek.Api;
using CyberDraaiboek.Journal;
using CyberDraaiboek.SystemTests.EndToEnd;

namespace CyberDraaiboek.SystemTests.Api;

/// <summary>How the API speaks: headers, errors, document.</summary>
[Collection(nameof(ApiCollection))]
public sealed class ProtocolTests(ApiFixture api)
{
    private Box Box => api.Box;

    [Theory]
    [InlineData("gezondheid")]
    [InlineData("inzetten")]
    [InlineData("inzetten/bestaat-niet")]
    [InlineData("openapi.json")]
    [InlineData("onzin")]
    public async Task Every_answer_carries_the_version_and_the_security_headers(string path)
    {
        var headers = (await Box.Ask(HttpMethod.Get, path)).Headers;

        Assert.Equal(ApiMap.Version, headers["API-Version"]);
        Assert.Equal("no-store", headers["Cache-Control"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("DENY", headers["X-Frame-Options"]);
        Assert.Contains("frame-ancestors 'none'", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", headers.Keys);
    }

    [Theory]
    [InlineData("inzetten/")]
    [InlineData("gezondheid/")]
    [InlineData("bestaat-niet")]
    [InlineData("inzetten/bestaat-niet")]
    [InlineData("inzetten/bestaat-niet/stappen")]
    [InlineData("inzetten/bestaat-niet/logboekregels")]
    [InlineData("draaiboeken/bestaat-niet")]
    public async Task What_does_not_exist_is_a_problem_in_dutch(string path)
    {
        var reply = await Box.Ask(HttpMethod.Get, path);

        Assert.Equal(HttpStatusCode.NotFound, reply.Status);
        Assert.Equal("application/problem+json", reply.ContentType);
        Assert.Equal("niet_gevonden", reply.Code);
        Assert.Contains("bestaat niet", (string)reply.Json!["detail"]!, StringComparison.Ordinal);
        Assert.Equal(404, (int)reply.Json["status"]!);
    }

    [Theory]
    [InlineData("{", "application/json", 400, "verzoek_onleesbaar")]
    [InlineData("[]", "application/json", 400, "verzoek_onleesbaar")]
    [InlineData("", "application/json", 400, "verzoek_onleesbaar")]
    [InlineData("""{ "draaiboek": "snel" }""", "application/json", 400, "verzoek_onleesbaar")]
    [InlineData("""{ "draaiboek": "snel", "titel": null }""", "application/json", 400, "verzoek_onleesbaar")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "titel": "y" }""", "application/json", 400, "verzoek_onleesbaar")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "onbekend": 1 }""", "application/json", 400, "verzoek_onleesbaar")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "t0": "2026-11-22T03:00:00" }""", "application/json", 400, "verzoek_onleesbaar")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "t0": "2999-11-22T03:00:00Z" }""", "application/json", 422, "ongeldig")]
    [InlineData("""{ "draaiboek": "snel", "titel": "  " }""", "application/json", 422, "ongeldig")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "gegevens": { "ernst": "matig" } }""", "application/json", 422, "ongeldig")]
    [InlineData("""{ "draaiboek": "onbekend", "titel": "x" }""", "application/json", 404, "niet_gevonden")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "autoriteiten": ["elders"] }""", "application/json", 404, "niet_gevonden")]
    [InlineData("draaiboek=snel", "application/x-www-form-urlencoded", 415, "verkeerd_formaat")]
    public async Task A_start_that_cannot_be_read_or_is_wrong_starts_nothing(string body, string contentType, int status, string code)
    {
        var before = (await Box.Ask(HttpMethod.Get, "inzetten")).Json!.AsArray().Count;
        using var request = new HttpRequestMessage(HttpMethod.Post, "inzetten") { Content = new StringContent(body, Encoding.UTF8, contentType) };
        request.Headers.Authorization = new("Bearer", (await api.Key("starten")).Text);

        var reply = await Box.Send(request);

        Assert.Equal((status, code), ((int)reply.Status, reply.Code));
        Assert.Equal("application/problem+json", reply.ContentType);
        Assert.Matches("[.!]$", (string)reply.Json!["detail"]!);
        Assert.Equal(before, (await Box.Ask(HttpMethod.Get, "inzetten")).Json!.AsArray().Count);
    }

    [Theory]
    [InlineData("""{ "draaiboek": "snel" }""", "verplicht, en ontbreekt: titel.")]
    [InlineData("{ }", "verplicht, en ontbreekt: draaiboek, titel.")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "onbekend": 1 }""", "het veld onbekend bestaat hier niet.")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "titel": "y" }""", "het veld titel staat er dubbel.")]
    [InlineData("""{ "draaiboek": "snell", "titel": "x" }""", "Bedoelde u 'snel'?")]
    [InlineData("""{ "draaiboek": "snel", "titel": "a\u001b[2Jb" }""", "titel: op plaats 2 staat een stuurteken (U+001B). Haal dat weg.")]
    [InlineData("""{ "draaiboek": "snel", "titel": "x", "t0": "0001-01-01T00:00:00Z" }""", "t0 ligt meer dan een jaar terug.")]
    public async Task What_is_wrong_is_named(string body, string expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "inzetten") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new("Bearer", (await api.Key("starten")).Text);

        var reply = await Box.Send(request);

        Assert.Contains(expected, (string)reply.Json!["detail"]!, StringComparison.Ordinal);
        Assert.InRange((int)reply.Status, 400, 422);
    }

    [Fact]
    public async Task A_page_that_cannot_be_and_a_body_that_is_too_large_are_told_with_the_limit()
    {
        var page = await Box.Ask(HttpMethod.Get, "inzetten?pagina=-1");
        Assert.Equal((HttpStatusCode.BadRequest, "verzoek_onleesbaar"), (page.Status, page.Code));

        var large = await Box.Ask(HttpMethod.Post, "inzetten", new JsonObject { ["draaiboek"] = "snel", ["titel"] = new string('x', 300 * 1024) });

        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "te_groot"), (large.Status, large.Code));
        Assert.Contains("256 KiB", (string)large.Json!["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_different_keys_and_a_key_that_is_too_long_start_nothing()
    {
        var body = new JsonObject { ["draaiboek"] = "snel", ["titel"] = "x", ["sleutel"] = "een" };
        var different = await Box.Ask(HttpMethod.Post, "inzetten", body, headers: ("Idempotency-Key", "twee"));
        var tooLong = await Box.Ask(HttpMethod.Post, "inzetten", new JsonObject { ["draaiboek"] = "snel", ["titel"] = "x" }, headers: ("Idempotency-Key", new string('x', 201)));

        Assert.Equal((422, 422), ((int)different.Status, (int)tooLong.Status));
    }

    [Fact]
    public async Task The_same_key_with_another_title_is_the_earlier_run()
    {
        var first = await Box.Ask(HttpMethod.Post, "inzetten", new JsonObject { ["draaiboek"] = "snel", ["titel"] = "Eerst", ["sleutel"] = "zelfde-4" });
        var second = await Box.Ask(HttpMethod.Post, "inzetten", new JsonObject { ["draaiboek"] = "snel", ["titel"] = "Anders", ["sleutel"] = "zelfde-4" });

        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.Equal(((string)first.Json!["id"]!, "Eerst"), ((string)second.Json!["id"]!, (string)second.Json["titel"]!));
    }

    [Fact]
    public async Task The_idempotency_key_of_another_system_is_not_mine_and_who_may_not_read_hears_only_the_id()
    {
        var body = new JsonObject { ["draaiboek"] = "snel", ["titel"] = "Geheime titel" };
        var (_, mine) = await api.Key("starten");
        var (_, theirs) = await api.Key("starten", "lezen");
        Task<Reply> Start(string key) => Box.Ask(HttpMethod.Post, "inzetten", body.DeepClone(), key, ("Idempotency-Key", "m1"));

        var (first, second, again) = (await Start(theirs), await Start(mine), await Start(mine));

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK), (first.Status, second.Status, again.Status));
        Assert.NotEqual((string)first.Json!["id"]!, (string)second.Json!["id"]!);
        Assert.Equal("Geheime titel", (string)first.Json["titel"]!);
        Assert.Equal(second.Text, again.Text);
        Assert.Equal(["id", "status"], second.Json.AsObject().Select(field => field.Key));
        Assert.Equal($"/api/v1/inzetten/{second.Json["id"]}", second.Headers["Location"]);
    }

    [Fact]
    public async Task A_method_that_cannot_be_used_says_which_can()
    {
        var reply = await Box.Ask(HttpMethod.Put, "inzetten", new JsonObject());

        Assert.Equal(HttpStatusCode.MethodNotAllowed, reply.Status);
        Assert.Equal("methode_niet_toegestaan", reply.Code);
    }

    [Fact]
    public async Task The_document_is_open_api_3_1_and_explains_every_operation()
    {
        var reply = await Box.Ask(HttpMethod.Get, "openapi.json", key: "");
        var document = reply.Json!;

        Assert.Equal("*", reply.Headers["Access-Control-Allow-Origin"]);
        Assert.StartsWith("3.1", (string)document["openapi"]!, StringComparison.Ordinal);
        Assert.Equal(ApiMap.Version, (string)document["info"]!["version"]!);
        Assert.NotNull(document["info"]!["contact"]);
        Assert.Equal("/api/v1", (string)document["servers"]![0]!["url"]!);
        foreach (var (path, item) in document["paths"]!.AsObject())
        {
            Assert.Matches("^/[a-z0-9/{}-]+[a-z0-9}]$", path);
            foreach (var (method, operation) in item!.AsObject())
            {
                var what = $"{method} {path}";
                Assert.True(((string?)operation!["summary"])?.Length > 3, what);
                Assert.True(((string?)operation["description"])?.Length > 10, what);
                Assert.True(operation["responses"]!.AsObject().Any(r => r.Key.StartsWith('2')), what);
                Assert.True(path == "/gezondheid" || operation["security"] is not null, what);
            }
        }

        Assert.All(References(document), reference => Assert.NotNull(Find(document, reference)));
    }

    [Fact]
    public async Task Moments_are_in_utc_and_the_journal_keeps_its_own()
    {
        var run = await Box.Start("snel", "--t0", "2026-07-01 12:00");

        Assert.Equal("2026-07-01T10:00:00.000Z", (string)(await Box.State(run))["t0"]!);
        Assert.All(await Box.Journal(run), entry => Assert.Matches(@"\.\d{3}[+-]\d\d:\d\d$", (string)entry["vastgelegd"]!));
    }

    [Fact]
    public async Task The_journal_is_an_export_that_verifies()
    {
        var run = await Box.Start("snel");

        var reply = await Box.Ask(HttpMethod.Get, $"inzetten/{run}/logboekregels");

        Assert.Equal("application/jsonl", reply.ContentType);
        var verdict = Verification.OfExport(new StringReader(reply.Text));
        Assert.Null(verdict.Fault);
        Assert.True(verdict.Entries > 5);
        var last = (await Box.Ask(HttpMethod.Get, $"inzetten/{run}/logboekregels?na={verdict.Entries - 1}")).Text;
        Assert.Equal(verdict.Entries, (long)JsonNode.Parse(last.Split('\n')[0])!["nr"]!);
        var started = (await Box.Ask(HttpMethod.Get, $"inzetten/{run}/logboekregels?actie=inzet.gestart")).Text;
        Assert.Single(started.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static IEnumerable<string> References(JsonNode? node) => node switch
    {
        JsonObject map => map.SelectMany(pair => pair.Key == "$ref" ? [(string)pair.Value!] : References(pair.Value)),
        JsonArray list => list.SelectMany(References),
        _ => [],
    };

    private static JsonNode? Find(JsonNode document, string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate((JsonNode?)document, (node, part) => node?[part]);
}
