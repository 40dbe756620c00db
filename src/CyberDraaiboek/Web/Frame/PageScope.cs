using Microsoft.AspNetCore.Antiforgery;

namespace CyberDraaiboek.Web.Frame;

/// <summary>What every page of a request needs and no fragment may use: fragments are the same for everybody.</summary>
internal sealed class PageScope(IAntiforgery antiforgery, TimeProvider clock)
{
    private HttpContext? _http;

    public HttpContext Http => _http ?? throw new InvalidOperationException("a fragment is for everybody and cannot use the request");

    /// <summary>The moment of rendering; browsers count on from here.</summary>
    public DateTimeOffset Now { get; } = clock.GetUtcNow();

    /// <summary>Goes along with every form; without it a post is refused.</summary>
    public string FormToken => antiforgery.GetAndStoreTokens(Http).RequestToken!;

    public void Of(HttpContext http) => _http = http;
}
