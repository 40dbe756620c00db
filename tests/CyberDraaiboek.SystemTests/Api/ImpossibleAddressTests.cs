using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;

namespace CyberDraaiboek.SystemTests.Api;

/// <summary>An address that cannot exist gets words, also when the web server refuses it before any of our parts sees it.</summary>
[Collection(nameof(ApiCollection))]
public sealed class ImpossibleAddressTests(ApiFixture api)
{
    public static TheoryData<string> Values { get; } =
        ["%00", "a%00b", "%0a", "%0d%0aX-Koekje:%20x", "%FF", "%ED%A0%80", "%E2%80%AE", "%", "%zz", "..%2f..%2fetc%2fpasswd", "%5c..%5c", "%F0%9F%94%A5"];

    [Theory]
    [MemberData(nameof(Values))]
    public async Task The_api_answers_a_problem(string value)
    {
        var token = (await File.ReadAllTextAsync(Path.Combine(api.Box.Data, "operator.token"))).Trim();

        var (status, head, body) = await Get($"/api/v1/inzetten/{value}", $"Authorization: Bearer {token}");

        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{status} {body}");
        Assert.Contains("application/problem+json", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal((int)status, (int)JsonNode.Parse(body)!["status"]!);
        Assert.DoesNotContain("X-Koekje", head, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public async Task A_page_answers_in_dutch(string value)
    {
        using var anna = await Accounts.Guest.SignedIn(api.Box, "anna");

        var (status, head, body) = await Get($"/inzetten/{value}", $"Cookie: {Accounts.Guest.CookieName}={anna.Cookie}");

        Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, $"{status} {body}");
        Assert.Contains("text/html", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<html lang=\"nl\"", body, StringComparison.Ordinal);
        Assert.Contains("Naar het begin", body, StringComparison.Ordinal);
        Assert.DoesNotContain("X-Koekje", head, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/inzetten/")]
    [InlineData("/api/v1/inzetten/")]
    public async Task An_address_without_end_is_answered_in_dutch_too(string path)
    {
        // Where it would have gone is not read any more, so that a program gets a page as well.
        var (status, head, body) = await Get(path + new string('x', 20_000), "X-Proef: ja");

        Assert.Equal(HttpStatusCode.RequestUriTooLong, status);
        Assert.Contains("text/html", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Dit adres is te lang", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_connection_is_closed_after_it_and_the_server_goes_on()
    {
        var (status, head, body) = await Get("/%00", "X-Proef: ja");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Connection: close", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"Content-Length: {Encoding.UTF8.GetByteCount(body)}", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, (await api.Box.Ask(HttpMethod.Get, "inzetten")).Status);
    }

    /// <summary>By hand: a client of the framework would clean the address up first.</summary>
    private async Task<(HttpStatusCode Status, string Head, string Body)> Get(string target, string header)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, api.Box.Port);
        await using var wire = socket.GetStream();
        await wire.WriteAsync(Encoding.ASCII.GetBytes($"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n{header}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(wire, Encoding.UTF8);
        var answer = await reader.ReadToEndAsync();
        var end = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        Assert.True(end > 0, $"no head in: {answer}");
        var body = answer[(end + 4)..];
        if (answer[..end].Contains("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
        {
            // Our answers come in one chunk.
            body = body[(body.IndexOf("\r\n", StringComparison.Ordinal) + 2)..body.LastIndexOf("\r\n0\r\n", StringComparison.Ordinal)];
        }

        return ((HttpStatusCode)int.Parse(answer.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture), answer[..end], body);
    }
}
