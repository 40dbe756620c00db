using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CyberDraaiboek.Web.Frame;

/// <summary>Answers a request with a page. A page is a Razor component that is rendered once, on the server, before a byte is sent.</summary>
internal static class Pages
{
    /// <param name="http">The request.</param>
    /// <param name="parameters">An object with a property per parameter of the component, or a dictionary; null: none.</param>
    /// <param name="status">HTTP status.</param>
    public static IResult Render<TPage>(HttpContext http, object? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        http.RequestServices.GetRequiredService<PageScope>().Of(http);
        return new PageResult(typeof(TPage), new RouteValueDictionary(parameters), status);
    }

    /// <summary>Whether the script of the page asks, which wants a piece of it and not the whole.</summary>
    public static bool WantsFragment(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("x-fragment", StringComparison.Ordinal);

    /// <summary>Goes to another page after a form was handled, so that a reload does not post again (303).</summary>
    public static IResult GoTo(string address) => new SeeOther(address);

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }

    private sealed class PageResult(Type page, IDictionary<string, object?> parameters, int status) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var html = await Fragments.Render(httpContext.RequestServices, page, parameters);
            var response = httpContext.Response;
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";
            await response.WriteAsync(html, Encoding.UTF8, httpContext.RequestAborted);
        }
    }
}

/// <summary>Renders a component to text outside a request: one text for everybody who looks.</summary>
internal sealed class Fragments(IServiceScopeFactory scopes)
{
    /// <summary>In a scope of its own: a renderer that lives longer keeps every component that it ever rendered.</summary>
    public async Task<string> Render<TFragment>(object parameters)
        where TFragment : IComponent
    {
        await using var scope = scopes.CreateAsyncScope();
        return await Render(scope.ServiceProvider, typeof(TFragment), new RouteValueDictionary(parameters));
    }

    internal static async Task<string> Render(IServiceProvider services, Type component, IDictionary<string, object?> parameters)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(component, ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
