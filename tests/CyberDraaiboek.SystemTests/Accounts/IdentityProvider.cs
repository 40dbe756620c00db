using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>A small OpenID Connect provider on loopback: discovery, keys, codes with PKCE, identity tokens. It can also lie.</summary>
internal sealed class IdentityProvider : IAsyncDisposable
{
    public const string ClientId = "cyberdraaiboek";

    public const string ClientSecret = "geheim-van-de-client";

    private readonly RSA _key = RSA.Create(2048);
    private readonly RSA _stranger = RSA.Create(2048);
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];
    private readonly WebApplication _app;

    private IdentityProvider(WebApplication app) => _app = app;

    public string Issuer => _app.Urls.Single();

    /// <summary>The number by which the provider knows who is signed in there.</summary>
    public string Subject { get; set; } = "1001";

    public string UserName { get; set; } = "c.vos";

    /// <summary>What is wrong with its tokens: <c>sleutel</c>, <c>nonce</c>, <c>ontvanger</c>, <c>oud</c>, <c>uitgever</c> or nothing.</summary>
    public string Lie { get; set; } = "";

    /// <summary>Tokens handed out.</summary>
    public int Tokens { get; private set; }

    public static async Task<IdentityProvider> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var provider = new IdentityProvider(app);
        app.MapGet("/.well-known/openid-configuration", () => Results.Text(provider.Discovery().ToJsonString(), "application/json"));
        app.MapGet("/sleutels", () => Results.Text(provider.Keys().ToJsonString(), "application/json"));
        app.MapGet("/inloggen", provider.Authorize);
        app.MapPost("/token", provider.Token);
        await app.StartAsync();
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
        _stranger.Dispose();
    }

    private JsonObject Discovery() => new()
    {
        ["issuer"] = Issuer,
        ["authorization_endpoint"] = $"{Issuer}/inloggen",
        ["token_endpoint"] = $"{Issuer}/token",
        ["jwks_uri"] = $"{Issuer}/sleutels",
    };

    private JsonObject Keys()
    {
        var parameters = _key.ExportParameters(false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject
            {
                ["kty"] = "RSA",
                ["use"] = "sig",
                ["kid"] = "k1",
                ["n"] = Base64UrlEncoder.Encode(parameters.Modulus),
                ["e"] = Base64UrlEncoder.Encode(parameters.Exponent),
            }),
        };
    }

    /// <summary>Somebody is signed in here already: straight back with a code.</summary>
    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["client_id"] != ClientId || query["code_challenge_method"] != "S256" || query["response_type"] != "code" || query["nonce"].Count != 1)
        {
            return Results.BadRequest();
        }

        var code = Guid.NewGuid().ToString("N");
        _codes[code] = (query["nonce"].ToString(), query["code_challenge"].ToString());
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"].ToString())}");
    }

    private async Task<IResult> Token(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!_codes.Remove(form["code"].ToString(), out var asked) || form["client_secret"] != ClientSecret
            || Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != asked.Challenge)
        {
            return Results.BadRequest();
        }

        Tokens++;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Lie == "uitgever" ? "http://elders.example" : Issuer,
            Audience = Lie == "ontvanger" ? "een-ander" : ClientId,
            NotBefore = Lie == "oud" ? now.AddHours(-2) : now,
            IssuedAt = Lie == "oud" ? now.AddHours(-2) : now,
            Expires = Lie == "oud" ? now.AddHours(-1) : now.AddMinutes(5),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = Subject,
                ["preferred_username"] = UserName,
                ["nonce"] = Lie == "nonce" ? "een-andere" : asked.Nonce,
            },
            SigningCredentials = new SigningCredentials(
                new RsaSecurityKey(Lie == "sleutel" ? _stranger : _key) { KeyId = "k1" }, SecurityAlgorithms.RsaSha256),
        });
        return Results.Text(new JsonObject { ["access_token"] = "x", ["token_type"] = "Bearer", ["id_token"] = token }.ToJsonString(), "application/json");
    }
}
