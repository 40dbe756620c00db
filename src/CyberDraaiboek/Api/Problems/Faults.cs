using System.Text.Json;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Api.Problems;

/// <summary>The one place where an exception, or an answer without a body, becomes a Dutch problem.</summary>
internal sealed class Faults(RequestDelegate next, ILogger<Faults> log)
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
        catch (StorageException fault) when (!http.Response.HasStarted)
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

    private static string Explain(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"{http.Request.Path} bestaat niet in deze API.",
        StatusCodes.Status405MethodNotAllowed => $"{http.Request.Method} kan niet op {http.Request.Path}. Wel: {http.Response.Headers.Allow}.",
        StatusCodes.Status415UnsupportedMediaType => "Stuur de inhoud als application/json.",
        _ => "Het verzoek is niet te verwerken.",
    };

    private static string Explain(BadHttpRequestException fault) => fault switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } => "De inhoud is groter dan deze server toestaat (Api:GrootsteVerzoekKiB).",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => "Stuur de inhoud als application/json.",
        { InnerException: BodyFault own } => own.Message,
        { InnerException: JsonException json } => Explain(json),
        _ => "De inhoud of een waarde in het adres is niet te lezen. Stuur een JSON-object; zie /api/v1/openapi.json.",
    };

    private static string Explain(JsonException fault)
    {
        var place = fault.Path is { Length: > 1 } path ? $" bij {path}" : "";
        var line = fault.LineNumber is { } number ? $" (regel {number + 1}, teken {(fault.BytePositionInLine ?? 0) + 1})" : "";
        return $"De inhoud klopt niet{place}{line}: een veld ontbreekt, is onbekend, staat er dubbel of heeft een waarde die niet kan. Zie /api/v1/openapi.json.";
    }
}
