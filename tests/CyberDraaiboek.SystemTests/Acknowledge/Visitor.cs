using CyberDraaiboek.SystemTests.Journal;
using CyberDraaiboek.SystemTests.Mail;

namespace CyberDraaiboek.SystemTests.Acknowledge;

/// <summary>Somebody who got an alarm and opens its link.</summary>
internal sealed class Visitor : IDisposable
{
    private readonly HttpClient _client;

    private Visitor(PostRoom room, string token, string code) =>
        (_client, Token, Code) = (new HttpClient { BaseAddress = room.Address }, token, code);

    public string Token { get; }

    public string Code { get; }

    public Uri Address => new(_client.BaseAddress!, $"/b/{Token}");

    /// <summary>Waits for the alarm of somebody and takes link and code from it.</summary>
    public static async Task<Visitor> Of(PostRoom room, FakeTransport post, string person = "anna")
    {
        await Eventually.Holds(() => post.To(person).Count > 0 && room.Rows().Any(row => row.Person == person && row.State != "bezig"), $"the alarm of {person}");
        var (token, code) = PostRoom.Secrets(post.To(person)[^1].Text);
        return new Visitor(room, token, code);
    }

    public Task<HttpResponseMessage> Send(HttpMethod method) => _client.SendAsync(new HttpRequestMessage(method, Address));

    /// <summary>Fills in the form; gives what the page then says.</summary>
    public async Task<(int Status, string Page)> Answer(string answer, string? code = null)
    {
        using var form = new FormUrlEncodedContent([KeyValuePair.Create("antwoord", answer), KeyValuePair.Create("code", code ?? Code)]);
        using var response = await _client.PostAsync(Address, form);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task<string> Look() => await _client.GetStringAsync(Address);

    /// <summary>Another code than the right one.</summary>
    public string WrongCode(int n = 0) => ((int.Parse(Code) + 1 + n) % 10000).ToString("D4");

    public void Dispose() => _client.Dispose();
}
