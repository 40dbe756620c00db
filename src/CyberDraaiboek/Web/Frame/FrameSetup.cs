using System.IO.Compression;
using CyberDraaiboek.Api;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Acting;
using CyberDraaiboek.Web.Live;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.ResponseCompression;

namespace CyberDraaiboek.Web.Frame;

/// <summary>The parts under all pages, and the order in which a request meets them.</summary>
internal static class FrameSetup
{
    public const string FormTokenField = "formulier";

    private static readonly string[] NotPages = [ApiMap.Root, "/b", Assets.Root];

    public static void AddFrame(this IServiceCollection services)
    {
        services.AddSingleton<Assets>();
        services.AddSingleton<Fragments>();
        services.AddSingleton<Acts>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(parts => parts.GetRequiredService<LiveFeed>());
        services.AddScoped<PageScope>();
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = FormTokenField;
            forms.Cookie.Name = "cyberdraaiboek.formulier";
            forms.Cookie.SameSite = SameSiteMode.Strict;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });

        // Safe with forms: the token in a page is another text every time, so that its length tells nothing.
        services.AddResponseCompression(squeeze =>
        {
            squeeze.EnableForHttps = true;
            squeeze.MimeTypes = ["text/html", "application/json", "text/csv", "application/jsonl"];
            squeeze.Providers.Add<BrotliCompressionProvider>();
            squeeze.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
    }

    /// <summary>Comes before everything that answers.</summary>
    public static void UseFrame(this WebApplication app)
    {
        UnreadableRequests.Listen(app.Services);
        app.UseWhen(http => !NotPages.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.Ordinal)), pages =>
        {
            pages.UseResponseCompression();
            pages.UseMiddleware<PageHeaders>();
            pages.UseMiddleware<PageFaults>();
        });
    }

    /// <summary>
    /// The group in which every page hangs. Nobody sees one without signing in, unless the page says <c>AllowAnonymous</c>. Each post must
    /// bring the token of a form of ours.
    /// </summary>
    public static RouteGroupBuilder MapPages(this WebApplication app)
    {
        Assets.Map(app);
        var pages = app.MapGroup("").ExcludeFromDescription().RequireAuthorization();
        pages.AddEndpointFilter(CheckForm);
        pages.AddEndpointFilter<RouteGroupBuilder, HiddenRuns>();
        return pages;
    }

    private static async ValueTask<object?> CheckForm(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (!HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method))
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
        }

        return await next(context);
    }
}
