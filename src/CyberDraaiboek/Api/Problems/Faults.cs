using System.Text.Json;
using System.Text.RegularExpressions;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Api.Problems;

/// <summary>The one place where an exception, or an answer without a body, becomes a Dutch problem.</summary>
internal sealed partial class Faults(RequestDelegate next, ApiSettings settings, ILogger<Faults> log)
{
    public async Task Invoke(HttpContext http)
    {
        if (http.Request.Path.Value is [.., '/'])
        {
            // The design rules: never a slash at the end, and no redirect.
            await Problem.Write(http, ProblemKind.NotFound, $"{http.Request.Path} bestaat niet: laat de schuine streep aan het einde weg.");
            return;
        }

        try
        {
            await next(http);
        }
        catch (BadHttpRequestException fault) when (!http.Response.HasStarted)
        {
            await Problem.Write(http, KindOf(fault.StatusCode), Explain(fault));
            return;
        }
        catch (Exception fault) when (fault is StorageException or SettingsFault && !http.Response.HasStarted)
        {
            await Problem.Write(http, ProblemKind.Storage, fault.Message);
            return;
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The caller hung up; there is nobody to answer.
            return;
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            log.LogError(fault, "Unhandled fault in {Method} {Path}", http.Request.Method, http.Request.Path);
            await Problem.Write(http, ProblemKind.Fault, "Probeer het opnieuw. Blijft het misgaan, kijk dan in het technische log van de server.");
            return;
        }

        if (!http.Response.HasStarted && http.Response is { ContentLength: null, ContentType: null, StatusCode: >= 400 })
        {
            await Problem.Write(http, KindOf(http.Response.StatusCode), Explain(http));
        }
    }

    private static ProblemKind KindOf(int status) =>
        ProblemKind.All.FirstOrDefault(kind => kind.Status == status) ?? (status >= 500 ? ProblemKind.Fault : ProblemKind.BadRequest);

    private string TooLarge => $"De inhoud is groter dan {settings.LargestRequestKiB} KiB; meer neemt deze server niet aan (instelling Api:GrootsteVerzoekKiB).";

    private string Explain(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"{http.Request.Path} bestaat niet in deze API.",
        StatusCodes.Status405MethodNotAllowed => $"{http.Request.Method} kan niet op {http.Request.Path}. Wel: {http.Response.Headers.Allow}.",
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => "Stuur de inhoud als application/json.",
        _ => "Het verzoek is niet te verwerken.",
    };

    private string Explain(BadHttpRequestException fault) => fault switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "Stuur de inhoud als application/json.",
        { InnerException: BodyFault own } => own.Message,
        { InnerException: JsonException json } => Explain(json),
        _ => "De inhoud of een waarde in het adres is niet te lezen. Stuur een JSON-object; zie /api/v1/openapi.json.",
    };

    private static string Explain(JsonException fault)
    {
        var place = fault.Path is { Length: > 1 } path ? $" bij {path}" : "";
        var line = fault.LineNumber is { } number ? $" (regel {number + 1}, teken {(fault.BytePositionInLine ?? 0) + 1})" : "";
        return $"De inhoud klopt niet{place}{line}: {What(fault.Message)} Zie /api/v1/openapi.json.";
    }

    // The framework only says it in English; a test holds these texts against the real thing.
    private static string What(string english)
    {
        var names = string.Join(", ", Quoted.Matches(english).Select(m => m.Groups["name"].Value));
        return english switch
        {
            _ when english.Contains("missing required propert", StringComparison.Ordinal) && Required.Match(english) is { Success: true } missing =>
                $"verplicht, en ontbreekt: {string.Join(", ", Quoted.Matches(missing.Value).Select(m => m.Groups["name"].Value))}.",
            _ when english.Contains("could not be mapped to any .NET member", StringComparison.Ordinal) && names.Length > 0 =>
                $"het veld {Quoted.Match(english).Groups["name"].Value} bestaat hier niet.",
            _ when english.Contains("uplicate propert", StringComparison.Ordinal) && names.Length > 0 =>
                $"het veld {Quoted.Match(english).Groups["name"].Value} staat er dubbel.",
            _ => "een veld ontbreekt, is onbekend, staat er dubbel of heeft een waarde die niet kan.",
        };
    }

    [GeneratedRegex("'(?<name>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex("including:.*$", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Required { get; }
}
