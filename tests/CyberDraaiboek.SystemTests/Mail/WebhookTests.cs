using System.Collections.Concurrent;
using System.Text.Json;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.SystemTests.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CyberDraaiboek.SystemTests.Mail;

public sealed class WebhookTests
{
    private readonly ConcurrentQueue<(string Key, string Body)> _got = new();

    [Fact]
    public async Task Another_system_gets_the_text_with_a_key_that_stays_the_same()
    {
        var answers = new ConcurrentQueue<int>([503, 204]);
        await using var system = await System(() => answers.TryDequeue(out var status) ? status : 204);
        await using var room = await PostRoom.Open(new PostRoomParts { Transport = new FakeTransport(), Hook = system.Urls.Single() + "/in" });
        var run = await room.Start(PostMap.Hook);
        await Eventually.Holds(() => room.Rows() is [{ State: "klaar", Attempts: 1 }], "the first attempt");
        room.Hands.Push(TimeSpan.FromSeconds(5));
        await Eventually.Holds(() => room.Rows() is [{ Channel: "webhook", State: "verzonden" }], "the second attempt");

        Assert.Single(_got.Select(got => got.Key).Distinct());
        using var body = JsonDocument.Parse(_got.Last().Body);
        Assert.Equal(run.Value, body.RootElement.GetProperty("inzet").GetString());
        Assert.Equal("[N2] Proef: Alarm: melden", body.RootElement.GetProperty("onderwerp").GetString());
        Assert.Equal(["webhook: 204"], room.Events<NotificationSent>(run).Select(e => e.Detail));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task A_system_that_does_not_want_it_is_a_hard_refusal(int status)
    {
        await using var system = await System(() => status);
        await using var room = await PostRoom.Open(new PostRoomParts { Transport = new FakeTransport(), Hook = system.Urls.Single() + "/in" });
        var run = await room.Start(PostMap.Hook);

        await Eventually.Holds(() => room.Events<NotificationFailed>(run).Count == 1, "the refusal");
        Assert.Single(_got);
    }

    private async Task<WebApplication> System(Func<int> answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapPost("/in", async (HttpContext http) =>
        {
            using var reader = new StreamReader(http.Request.Body);
            _got.Enqueue((http.Request.Headers["Idempotency-Key"].ToString(), await reader.ReadToEndAsync()));
            return Results.StatusCode(answer());
        });
        await app.StartAsync();
        return app;
    }
}
