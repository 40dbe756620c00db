using System.Buffers;
using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using CyberDraaiboek.Api;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Api.Problems;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http.Features;

namespace CyberDraaiboek.Web.Frame;

/// <summary>
/// Answers requests that the web server refuses before any part of ours sees them, such as an address with a zero byte in it or one that is
/// far too long. By itself it sends an empty answer; people and programs get the same words as for every other fault.
/// </summary>
internal sealed class UnreadableRequests(ILogger<UnreadableRequests> log) : IObserver<KeyValuePair<string, object?>>
{
    private const string Refused = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <summary>Listens as long as the server runs.</summary>
    public static void Listen(IServiceProvider parts) => parts.GetRequiredService<DiagnosticListener>().Subscribe(
        new UnreadableRequests(parts.GetRequiredService<ILogger<UnreadableRequests>>()), name => name == Refused);

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value is not IFeatureCollection features
            || features.Get<IHttpResponseFeature>() is not { HasStarted: false } response
            || features.Get<IHttpResponseBodyFeature>() is not { } start
            || features.Get<IConnectionTransportFeature>()?.Transport.Output is not { } wire
            || features.Get<IHttpRequestFeature>() is not { } request
            || !(request.Protocol.Length == 0 || request.Protocol.StartsWith("HTTP/1", StringComparison.Ordinal)))
        {
            // HTTP/2 has a way of its own to refuse, without a text. Of HTTP/1 the version may not have been read yet.
            return;
        }

        // Of an address that is too long nothing is known.
        var (type, body) = Answer((string?)request.RawTarget ?? "", response.StatusCode);
        var bytes = Encoding.UTF8.GetBytes(body);
        response.Headers.ContentType = type;
        response.Headers.ContentLength = bytes.Length;
        response.Headers.Connection = "close";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        _ = Send(start, wire, bytes);
    }

    public void OnCompleted() => log.LogDebug("No more refused requests are reported");

    public void OnError(Exception error) => log.LogError(error, "Refused requests can no longer be answered in words");

    /// <summary>The head is written by the server; it has no writer for a body at this stage, so that goes straight to the connection.</summary>
    private async Task Send(IHttpResponseBodyFeature start, System.IO.Pipelines.PipeWriter wire, byte[] body)
    {
        try
        {
            await start.StartAsync();
            wire.Write(body);
            await wire.FlushAsync();
        }
        catch (Exception gone) when (gone is IOException or InvalidOperationException or OperationCanceledException)
        {
            log.LogDebug(gone, "Who sent an unreadable request did not wait for the answer");
        }
    }

    private static (string Type, string Body) Answer(string target, int status)
    {
        if (target.StartsWith(ApiMap.Root, StringComparison.Ordinal))
        {
            var kind = ProblemKind.All.FirstOrDefault(kind => kind.Status == status) ?? ProblemKind.BadRequest;
            var problem = Problem.Body(kind, "Het adres of de kop van dit verzoek is niet te lezen.") with { Status = status };
            return ($"{Problem.ContentType}; charset=utf-8", JsonSerializer.Serialize(problem, ApiJson.Options));
        }

        var text = FaultTexts.Of(status);
        var lines = string.Concat(text.Lines.Select(line => $"<p>{WebUtility.HtmlEncode(line)}</p>"));
        var heading = WebUtility.HtmlEncode(text.Heading);
        return (
            "text/html; charset=utf-8",
            $"<!DOCTYPE html><html lang=\"nl\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>{heading}</title></head>"
            + $"<body><main><h1>{heading}</h1>{lines}<p><a href=\"/\">Naar het begin</a></p><p>Code: {status}</p></main></body></html>");
    }
}
