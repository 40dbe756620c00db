using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using CyberDraaiboek.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OAuth;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace CyberDraaiboek.Web.Accounts;

/// <summary>Of the framework's own handler, and nothing more.</summary>
internal sealed class ExternalOptions : OAuthOptions;

/// <summary>What the identity provider says about itself. Asked when it is first needed, and kept.</summary>
internal sealed class ExternalProvider(ExternalSettings settings)
{
    private readonly ConfigurationManager<OpenIdConnectConfiguration> _configuration = new(
        $"{settings.Issuer.TrimEnd('/')}/.well-known/openid-configuration",
        new OpenIdConnectConfigurationRetriever(),
        new HttpDocumentRetriever { RequireHttps = !new Uri(settings.Issuer).IsLoopback });

    /// <exception cref="InvalidOperationException">The provider cannot be reached.</exception>
    public Task<OpenIdConnectConfiguration> Get(CancellationToken stop) => _configuration.GetConfigurationAsync(stop);

    /// <summary>Ask again: it signs with a key that is not known here.</summary>
    public void Refresh() => _configuration.RequestRefresh();
}

/// <summary>
/// Authorization code with PKCE by the framework's OAuth handler, and what OpenID Connect adds: addresses from discovery, a nonce, and an
/// identity token whose signature, issuer, audience and time are checked.
/// </summary>
internal sealed class ExternalHandler(
    IOptionsMonitor<ExternalOptions> options, ILoggerFactory logger, UrlEncoder encoder, ExternalProvider provider, ExternalSettings settings)
    : OAuthHandler<ExternalOptions>(options, logger, encoder)
{
    public const string SchemeName = "extern";

    private const string Nonce = "nonce";

    private const int NonceBytes = 32;

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(2);

    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384,
    ];

    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        await Discover();
        properties.Items[Nonce] = Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(NonceBytes));
        await base.HandleChallengeAsync(properties);
    }

    protected override string BuildChallengeUrl(AuthenticationProperties properties, string redirectUri) =>
        $"{base.BuildChallengeUrl(properties, redirectUri)}&nonce={Uri.EscapeDataString(properties.Items[Nonce]!)}";

    protected override async Task<HandleRequestResult> HandleRemoteAuthenticateAsync()
    {
        await Discover();
        return await base.HandleRemoteAuthenticateAsync();
    }

    protected override async Task<AuthenticationTicket> CreateTicketAsync(ClaimsIdentity identity, AuthenticationProperties properties, OAuthTokenResponse tokens)
    {
        var text = tokens.Response?.RootElement.TryGetProperty("id_token", out var token) == true ? token.GetString() : null;
        var claims = await Check(text ?? throw new AuthenticationFailureException("no id_token"));
        if (!properties.Items.TryGetValue(Nonce, out var nonce) || claims.FindFirst(Nonce)?.Value != nonce)
        {
            throw new AuthenticationFailureException("the id_token was not made for this attempt");
        }

        var subject = claims.FindFirst("sub")?.Value ?? throw new AuthenticationFailureException("the id_token names nobody");
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, subject));
        if (claims.FindFirst(settings.Claim) is { } name)
        {
            identity.AddClaim(new Claim(settings.Claim, name.Value));
        }

        return new AuthenticationTicket(new ClaimsPrincipal(identity), properties, SchemeName);
    }

    private async Task<ClaimsIdentity> Check(string token)
    {
        var handler = new JsonWebTokenHandler { MapInboundClaims = false };
        var result = await handler.ValidateTokenAsync(token, Rules(await provider.Get(Context.RequestAborted)));
        if (result is { IsValid: false, Exception: SecurityTokenSignatureKeyNotFoundException })
        {
            provider.Refresh();
            result = await handler.ValidateTokenAsync(token, Rules(await provider.Get(Context.RequestAborted)));
        }

        // Not the exception itself: its text may hold the token.
        return result.IsValid
            ? result.ClaimsIdentity
            : throw new AuthenticationFailureException($"the id_token is not valid: {result.Exception.GetType().Name}");
    }

    private TokenValidationParameters Rules(OpenIdConnectConfiguration configuration) => new()
    {
        ValidIssuer = configuration.Issuer,
        ValidAudience = Options.ClientId,
        IssuerSigningKeys = configuration.SigningKeys,
        ValidAlgorithms = Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = Skew,
    };

    private async Task Discover()
    {
        try
        {
            var configuration = await provider.Get(Context.RequestAborted);
            (Options.AuthorizationEndpoint, Options.TokenEndpoint) = (configuration.AuthorizationEndpoint, configuration.TokenEndpoint);
        }
        catch (InvalidOperationException fault)
        {
            Logger.LogWarning(fault, "The identity provider {Issuer} cannot be reached", settings.Issuer);
            throw;
        }
    }
}
