using System.Collections.Frozen;
using System.IO.Compression;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using CyberDraaiboek.Settings;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace CyberDraaiboek.Web.Frame;

/// <summary>
/// Style sheets, scripts and pictures. They sit in the program itself, so that one file on a USB stick is enough, and each has an address
/// that changes with its content: a browser keeps it for ever and still sees a new version at once.
/// </summary>
/// <exception cref="SettingsFault">A file of the municipality's own cannot be read.</exception>
internal sealed class Assets(HostSettings settings)
{
    private const string Logo = "gemeente/logo";
    private const string Stylesheet = "gemeente/stijl.css";

    public const string Root = "/uiterlijk";

    private const string Prefix = "wwwroot/";
    private const string ForEver = "public, max-age=31536000, immutable";
    private const int SmallestToCompress = 512;
    private const int HashLength = 12;

    private static readonly string[] Compressible = [".css", ".js", ".svg"];

    private readonly FrozenDictionary<string, Asset> _files = Read().Concat(Own(settings.Municipality)).ToFrozenDictionary(file => file.Key, file => file.Value, StringComparer.Ordinal);

    /// <summary>Whether the file is part of this build: the design system is not when Node was missing.</summary>
    public bool Has(string name) => _files.ContainsKey(name);

    /// <summary>The address of a file, such as <c>/uiterlijk/app.css?v=0f3a…</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string Address(string name) => $"{Root}/{name}?v={_files[name].Hash}";

    /// <summary>The municipality's own picture; null: none.</summary>
    public string? LogoAddress => Has(Logo) ? Address(Logo) : null;

    /// <summary>The municipality's own colours; null: none.</summary>
    public string? StylesheetAddress => Has(Stylesheet) ? Address(Stylesheet) : null;

    /// <summary>The content of a text file, for files that must stand alone.</summary>
    /// <exception cref="KeyNotFoundException">There is no such file.</exception>
    public string Text(string name) => Encoding.UTF8.GetString(_files[name].Content);

    /// <summary>Serves them, to everybody.</summary>
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapMethods(Root + "/{**name}", [HttpMethods.Get, HttpMethods.Head], (string name, HttpContext http, Assets assets) => assets.Serve(name, http))
            .AllowAnonymous().ExcludeFromDescription();

    private async Task Serve(string name, HttpContext http)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'";
        headers.CacheControl = http.Request.Query["v"] == file.Hash ? ForEver : "no-cache";
        headers.ETag = $"\"{file.Hash}\"";
        if (http.Request.Headers.IfNoneMatch == headers.ETag)
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var squeezed = file.Brotli is not null && Accepts(http.Request, "br");
        if (file.Brotli is not null)
        {
            headers.Vary = HeaderNames.AcceptEncoding;
        }

        if (squeezed)
        {
            headers.ContentEncoding = "br";
        }

        var body = squeezed ? file.Brotli! : file.Content;
        http.Response.ContentType = file.Type;
        http.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(body, http.RequestAborted);
        }
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var wanted)
        && wanted.Any(value => value.Value == encoding && value.Quality is null or > 0);

    private static IEnumerable<KeyValuePair<string, Asset>> Read()
    {
        var program = Assembly.GetExecutingAssembly();
        foreach (var resource in program.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = program.GetManifestResourceStream(resource)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return new(resource[Prefix.Length..].Replace('\\', '/'), Make(resource, content));
        }
    }

    private static IEnumerable<KeyValuePair<string, Asset>> Own(MunicipalitySettings own)
    {
        foreach (var (name, key, path) in new[] { (Logo, "Gemeente:Logo", own.Logo), (Stylesheet, "Gemeente:Stijlblad", own.Stylesheet) })
        {
            if (path.Length > 0)
            {
                yield return new(name, Make(path, ReadOwn(key, path)));
            }
        }
    }

    private static byte[] ReadOwn(string key, string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingsFault([$"{key}: '{path}' is niet te lezen: {Trouble.Why(fault)}. Toegestaan: een bestand dat te lezen is, of leeg."], fault);
        }
    }

    private static Asset Make(string file, byte[] content)
    {
        var type = new FileExtensionContentTypeProvider().TryGetContentType(file, out var known) ? known : "application/octet-stream";
        return new Asset(
            content,
            type.StartsWith("text/", StringComparison.Ordinal) ? $"{type}; charset=utf-8" : type,
            Convert.ToHexStringLower(SHA256.HashData(content))[..HashLength],
            Compressible.Contains(Path.GetExtension(file)) && content.Length >= SmallestToCompress ? Squeeze(content) : null);
    }

    private static byte[] Squeeze(byte[] content)
    {
        using var result = new MemoryStream();
        using (var brotli = new BrotliStream(result, CompressionLevel.Optimal))
        {
            brotli.Write(content);
        }

        return result.ToArray();
    }

    private sealed record Asset(byte[] Content, string Type, string Hash, byte[]? Brotli);
}
