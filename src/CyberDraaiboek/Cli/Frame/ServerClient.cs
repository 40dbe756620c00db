using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CyberDraaiboek.Api;
using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Api.Health;
using CyberDraaiboek.Api.Json;
using CyberDraaiboek.Settings;
using CyberDraaiboek.Web.Accounts;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>Speaks to the server on this machine, over its API, with the token that the server left in the data folder.</summary>
internal sealed class ServerClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly Configured _configured;

    [SuppressMessage("Reliability", "CA2000", Justification = "the client disposes its handler")]
    private ServerClient(string token, Configured configured)
    {
        _configured = configured;
        _http = new HttpClient(Own(configured)) { BaseAddress = new Uri(AddressOf(configured.Settings.Server) + ApiMap.Root + "/"), Timeout = Patience };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <exception cref="CommandFault">No server was ever started here, or the token may not be read.</exception>
    public static ServerClient Open(Configured configured)
    {
        string? token;
        try
        {
            token = OperatorToken.Read(configured.Paths);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new CommandFault($"U mag {configured.Paths.OperatorToken} niet lezen. Werk als de gebruiker waaronder de server draait.", fault);
        }

        if (token is null)
        {
            throw new CommandFault($"De server draait niet: {configured.Paths.OperatorToken} bestaat niet. Start hem, of ga naar de map waarin hij draait.");
        }

        return new ServerClient(token, configured);
    }

    /// <summary>A path below <c>/api/v1/</c>, each part made safe.</summary>
    public static string Path(params ReadOnlySpan<string> parts)
    {
        var path = new StringBuilder();
        foreach (var part in parts)
        {
            path.Append(path.Length == 0 ? "" : "/").Append(Uri.EscapeDataString(part));
        }

        return path.ToString();
    }

    public Task<JsonNode> Get(string path, CancellationToken stop) => Send(HttpMethod.Get, path, null, stop);

    public Task<JsonNode> Post(string path, JsonObject body, CancellationToken stop) => Send(HttpMethod.Post, path, body, stop);

    public Task<JsonNode> Delete(string path, CancellationToken stop) => Send(HttpMethod.Delete, path, null, stop);

    /// <summary>How the server itself is. A server that cannot record says so with a refusal that is an answer all the same.</summary>
    public async Task<HealthView> Health(CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "gezondheid");
        using var answer = await Ask(request, stop, HttpStatusCode.ServiceUnavailable);
        return (await JsonSerializer.DeserializeAsync<HealthView>(await answer.Content.ReadAsStreamAsync(stop), ApiJson.Options, stop))!;
    }

    /// <summary>An answer line by line, for exports of any length.</summary>
    public async IAsyncEnumerable<string> Lines(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await Ask(request, stop);
        using var text = new StreamReader(await answer.Content.ReadAsStreamAsync(stop), Encoding.UTF8);
        while (await text.ReadLineAsync(stop) is { } line)
        {
            yield return line;
        }
    }

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// Over TLS the server is known by the very certificate of the settings, not by a name: it is called by the address of this machine, for
    /// which nobody signs.
    /// </summary>
    [SuppressMessage("Security", "MA0039", Justification = "stricter than the usual check: one certificate, byte by byte")]
    private static HttpClientHandler Own(Configured configured)
    {
        var handler = new HttpClientHandler { CheckCertificateRevocationList = true };
        if (configured.Settings.Server.Certificate.Length > 0)
        {
            var own = new Certificate(configured.Settings.Server, configured.WorkingDirectory, TimeProvider.System).Current();
            handler.ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown is not null && shown.RawData.AsSpan().SequenceEqual(own.RawData);
        }

        return handler;
    }

    private async Task<JsonNode> Send(HttpMethod method, string path, JsonObject? body, CancellationToken stop)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body is null ? null : new StringContent(body.ToJsonString(ApiJson.Options), Encoding.UTF8, "application/json"),
        };
        using var answer = await Ask(request, stop);
        return await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(stop), cancellationToken: stop) ?? new JsonObject();
    }

    private async Task<HttpResponseMessage> Ask(HttpRequestMessage request, CancellationToken stop, HttpStatusCode? alsoAnswers = null)
    {
        HttpResponseMessage answer;
        try
        {
            answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop);
        }
        catch (HttpRequestException fault)
        {
            throw new CommandFault($"De server op {_http.BaseAddress!.GetLeftPart(UriPartial.Authority)} antwoordt niet. Start hem met: dotnet run --project src/CyberDraaiboek, of het programma zonder opdracht.", fault);
        }
        catch (TaskCanceledException fault) when (!stop.IsCancellationRequested)
        {
            throw new CommandFault($"De server antwoordt niet binnen {Patience.TotalSeconds:0} seconden. Kijk met 'status' of de opdracht is uitgevoerd.", fault);
        }

        if (answer.IsSuccessStatusCode || answer.StatusCode == alsoAnswers)
        {
            return answer;
        }

        using (answer)
        {
            throw await Refused(answer, stop);
        }
    }

    private async Task<CommandFault> Refused(HttpResponseMessage answer, CancellationToken stop)
    {
        if (answer.StatusCode == HttpStatusCode.Unauthorized)
        {
            return new CommandFault($"De server kent het token in {_configured.Paths.OperatorToken} niet. Draait er nog een andere server op dit adres?");
        }

        try
        {
            var problem = await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(stop), cancellationToken: stop);
            var hint = problem?["ondanks_mogelijk"]?.GetValue<bool>() == true ? " (optie --ondanks <reden>)" : "";
            return new CommandFault($"{problem?["detail"]?.GetValue<string>() ?? problem?["title"]?.GetValue<string>() ?? $"De server zegt {(int)answer.StatusCode}."}{hint}");
        }
        catch (JsonException fault)
        {
            return new CommandFault($"De server zegt {(int)answer.StatusCode} zonder uitleg. Is dit adres wel van CyberDraaiboek?", fault);
        }
    }

    // A server that listens on every address of the machine is reached on the machine's own.
    private static string AddressOf(ServerSettings server)
    {
        var address = new UriBuilder(server.Address);
        if (address.Host is "0.0.0.0" or "[::]" or "*" or "+")
        {
            address.Host = "127.0.0.1";
        }

        return address.Uri.GetLeftPart(UriPartial.Authority);
    }
}
