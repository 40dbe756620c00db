using System.Text.Json.Serialization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Notifications.Texts;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications.Channels;

/// <summary>
/// Another system over HTTP. The key in the header is the same for every copy, so trying again after silence does no harm; the
/// receiver is expected to drop what it has already.
/// </summary>
internal sealed class WebhookChannel(SendingSettings settings, TimeProvider time) : IChannel, IDisposable
{
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <inheritdoc/>
    public Channel Kind => Channel.Webhook;

    /// <inheritdoc/>
    public async Task<SendResult> Send(Outgoing message, CancellationToken stop)
    {
        if (Gate.Holds(message.About.Run.Mode) is { } held)
        {
            return held;
        }

        if (!Uri.TryCreate(message.Address, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            return new SendResult.Refused("het adres van de webhook klopt niet");
        }

        using var limit = new CancellationTokenSource(settings.WebhookTimeLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = JsonContent.Create(Body.Of(message)) };
            request.Headers.Add("Idempotency-Key", message.StableName);
            using var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, both.Token);
            return Meaning((int)answer.StatusCode);
        }
        catch (HttpRequestException fault)
        {
            return fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError
                ? new SendResult.NotNow("de webhook is niet te bereiken")
                : new SendResult.NotNow("de verbinding met de webhook brak af", MayHaveLeft: true);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new SendResult.NotNow("de webhook antwoordde niet op tijd", MayHaveLeft: true);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static SendResult Meaning(int status) => status switch
    {
        >= 200 and < 300 => new SendResult.Taken($"webhook: {status}"),
        408 or 425 or 429 or >= 500 => new SendResult.NotNow($"webhook: {status}"),
        _ => new SendResult.Refused($"webhook: {status}"),
    };

    private sealed record Body(
        [property: JsonPropertyName("melding")] string Id,
        [property: JsonPropertyName("inzet")] string Run,
        [property: JsonPropertyName("inzet_titel")] string RunTitle,
        [property: JsonPropertyName("vorm")] string Mode,
        [property: JsonPropertyName("niveau")] string Level,
        [property: JsonPropertyName("doel")] string Purpose,
        [property: JsonPropertyName("stap")] string? Step,
        [property: JsonPropertyName("onderwerp")] string Subject,
        [property: JsonPropertyName("tekst")] string Text,
        [property: JsonPropertyName("geschreven_om")] DateTimeOffset WrittenAt)
    {
        public static Body Of(Outgoing message)
        {
            var (about, run) = (message.About, message.About.Run);
            return new Body(
                message.StableName, run.Id.Value, run.Title, Names<RunMode>.Of(run.Mode), run.Level.ToString(),
                Names<Purpose>.Of(about.Intent.Purpose), about.Intent.Step?.Value, message.Text.Subject, message.Text.Plain(), about.Now);
        }
    }
}
