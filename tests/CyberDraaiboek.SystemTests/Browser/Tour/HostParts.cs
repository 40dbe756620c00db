using System.Text.RegularExpressions;
using CyberDraaiboek.Api;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CyberDraaiboek.SystemTests.Browser.Tour;

/// <summary>The server as it is put together, without starting it: what it maps, and pages that it only shows in bad times.</summary>
internal sealed partial class HostParts : IAsyncDisposable
{
    private static readonly int[] Statuses = [401, 409, 413, 500];

    private readonly Box _box = new Box().WithQuickRunbooks();
    private readonly WebApplication _app;

    public HostParts()
    {
        var shell = new Shell(TextReader.Null, TextWriter.Null, TextWriter.Null, _box.Folder, AppContext.BaseDirectory, "tester", TimeProvider.System);
        _app = Server.Build(shell, shell.OpenSettings());
    }

    /// <summary>Patterns of everything that answers a GET, such as <c>/inzetten/{run}</c>; the API not.</summary>
    public IReadOnlyList<string> Patterns() =>
    [
        .. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { } methods && methods.HttpMethods.Contains(HttpMethods.Get))
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Where(pattern => !pattern.StartsWith(ApiMap.Root, StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Whether an address is one of a pattern.</summary>
    public static bool Fits(string path, string pattern) =>
        Regex.IsMatch(path, $"^{Catch().Replace(pattern, hole => hole.Value.Contains('*', StringComparison.Ordinal) ? ".+" : "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    /// <summary>The page that says no, for statuses that cannot be had from a server in good health.</summary>
    public async Task<IReadOnlyList<(int Status, string Html)>> FaultPages()
    {
        var pages = new List<(int, string)>();
        foreach (var text in Statuses.Select(FaultTexts.Of).Append(FaultTexts.Storage("De schijf is vol.")))
        {
            await using var scope = _app.Services.CreateAsyncScope();
            using var body = new MemoryStream();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            http.Response.Body = body;
            await Pages.Render<FaultPage>(http, new { Text = text }, text.Status).ExecuteAsync(http);
            pages.Add((text.Status, System.Text.Encoding.UTF8.GetString(body.ToArray())));
        }

        return pages;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _box.DisposeAsync();
    }

    [GeneratedRegex(@"\{[^}]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Catch();
}
