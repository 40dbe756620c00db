using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Web.Access;
using CyberDraaiboek.Web.Accounts;
using CyberDraaiboek.Web.Frame;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Secret = CyberDraaiboek.Api.Access.Secret;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>
/// Somebody with a browser. <see cref="SignedIn"/> takes the short way: it writes the account and its session into the database and makes
/// the cookie with the keys of the box, which takes a few milliseconds. <see cref="Stranger"/> has nothing yet.
/// </summary>
internal sealed class Guest : IDisposable
{
    public const string CookieName = "cyberdraaiboek";

    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly Uri _box;

    private Guest(Box box)
    {
        _box = new Uri($"http://127.0.0.1:{box.Port}");
        _http = new HttpClient(new HttpClientHandler { CookieContainer = _cookies, AllowAutoRedirect = false, CheckCertificateRevocationList = true }) { BaseAddress = _box };
        _http.DefaultRequestHeaders.Accept.ParseAdd("text/html");
    }

    /// <summary>Id of the account; empty: none.</summary>
    public string Account { get; private init; } = "";

    /// <summary>Value of the cookie, for a browser: <c>new Cookie { Name = Guest.CookieName, Value = guest.Cookie, Url = address }</c>.</summary>
    public string Cookie => _cookies.GetCookies(_box)[CookieName]?.Value ?? "";

    public static Guest Stranger(Box box) => new(box);

    /// <summary>Somebody who has got hold of this cookie.</summary>
    public static Guest With(Box box, string cookie)
    {
        var guest = new Guest(box);
        guest._cookies.Add(guest._box, new Cookie(CookieName, cookie));
        return guest;
    }

    /// <param name="box">Must be up.</param>
    /// <param name="person">Id of the person in the organisation; null: none.</param>
    /// <param name="name">For people; null: the id of the person.</param>
    /// <param name="rights">Of the account.</param>
    public static async Task<Guest> SignedIn(Box box, string? person = null, string? name = null, params Right[] rights)
    {
        var (account, secret) = (Guid.NewGuid().ToString(), Secret.New());
        var now = TimeProvider.System.GetUtcNow();
        await using (var connection = new SqliteConnection($"Data Source={box.DatabasePath};Foreign Keys=True;Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText =
                """
                insert into accounts ("Id", "UserName", "NormalizedUserName", "EmailConfirmed", "SecurityStamp", "ConcurrencyStamp", "PhoneNumberConfirmed",
                    "TwoFactorEnabled", "LockoutEnabled", "AccessFailedCount", "FullName", "Person", "Rights", "Blocked", "MadeMs")
                values ($account, $login, upper($login), 0, hex(randomblob(16)), hex(randomblob(16)), 0, 0, 1, 0, $name, $person, $rights, 0, $now);
                insert into sessies (id, account, naam, rechten, manier, begonnen_ms, gezien_ms, adres, apparaat)
                values ($session, $account, $name, '', 'wachtwoord', $now, $now, '127.0.0.1', 'proef')
                """;
            command.Parameters.AddWithValue("$account", account);
            command.Parameters.AddWithValue("$login", $"proef-{account}");
            command.Parameters.AddWithValue("$name", name ?? person ?? "Proefpersoon");
            command.Parameters.AddWithValue("$person", (object?)person ?? DBNull.Value);
            command.Parameters.AddWithValue("$rights", string.Join(' ', rights.Select(Names<Right>.Of)));
            command.Parameters.AddWithValue("$session", Secret.HashOf(secret));
            command.Parameters.AddWithValue("$now", now.ToUnixTimeMilliseconds());
            await command.ExecuteNonQueryAsync();
        }

        var guest = new Guest(box) { Account = account };
        guest._cookies.Add(guest._box, new Cookie(CookieName, Ticket(box, account, secret, now)));
        return guest;
    }

    public Task<Sight> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>Opens the page, fills in its form and sends it, as a browser does.</summary>
    public async Task<Sight> Post(string page, string action, params (string Name, string Value)[] fields)
    {
        var form = await Get(page);
        return await PostWith(form.Token ?? throw new InvalidOperationException($"{page} has no form: {form.Status} {form.Text}"), action, fields);
    }

    /// <summary>Sends a form with a token from somewhere else.</summary>
    public Task<Sight> PostWith(string? token, string action, params (string Name, string Value)[] fields) => Send(new HttpRequestMessage(HttpMethod.Post, action)
    {
        Content = new FormUrlEncodedContent(
            [.. fields.Select(f => KeyValuePair.Create(f.Name, f.Value)), .. token is null ? [] : new[] { KeyValuePair.Create(FrameSetup.FormTokenField, token) }]),
    });

    /// <summary>Opens the page, chooses files in its form and sends it, as a browser does.</summary>
    public async Task<Sight> Upload(string page, string action, IEnumerable<(string Name, byte[] Bytes)> files, string field, params (string Name, string Value)[] fields)
    {
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields.Append((FrameSetup.FormTokenField, (await Get(page)).Token!)))
        {
            body.Add(new StringContent(value), name);
        }

        foreach (var (name, bytes) in files)
        {
            body.Add(new ByteArrayContent(bytes), field, name);
        }

        return await Send(new HttpRequestMessage(HttpMethod.Post, action) { Content = body });
    }

    /// <summary>A file, as it is.</summary>
    public async Task<(HttpStatusCode Status, string? Type, byte[] Bytes)> Download(string path)
    {
        using var answer = await _http.GetAsync(path);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync());
    }

    public async Task<Sight> Send(HttpRequestMessage request)
    {
        using (request)
        {
            using var answer = await _http.SendAsync(request);
            return new Sight(
                answer.StatusCode,
                await answer.Content.ReadAsStringAsync(),
                answer.Headers.Location?.ToString(),
                answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase));
        }
    }

    /// <summary>Opens a stream of events; returns when it has said hello.</summary>
    public async Task<EventStream> Listen(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/event-stream");
        var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var stream = new EventStream(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
        await stream.Until("event: hallo");
        return stream;
    }

    public void Dispose() => _http.Dispose();

    private static string Ticket(Box box, string account, string secret, DateTimeOffset now)
    {
        var identity = new ClaimsIdentity(
            [new Claim(SessionCookie.SecretClaim, secret), new Claim(ClaimTypes.NameIdentifier, account)], IdentityConstants.ApplicationScheme);
        var properties = new AuthenticationProperties { IsPersistent = true, IssuedUtc = now, ExpiresUtc = now.AddHours(20) };
        return Format(box).Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), properties, IdentityConstants.ApplicationScheme));
    }

    private static TicketDataFormat Format(Box box) => new(DataProtectionProvider
        .Create(new DirectoryInfo(Path.Combine(box.Data, "sleutels")), protection => protection.SetApplicationName("CyberDraaiboek"))
        .CreateProtector("Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationMiddleware", IdentityConstants.ApplicationScheme, "v2"));
}

/// <summary>What a browser got.</summary>
internal sealed partial record Sight(HttpStatusCode Status, string Text, string? Location, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The token of the form on the page; null: there is no form.</summary>
    public string? Token => FormToken().Match(Text) is { Success: true } match ? WebUtility.HtmlDecode(match.Groups["value"].Value) : null;

    /// <summary>The text as people read it.</summary>
    public string Read => WebUtility.HtmlDecode(Tags().Replace(Text, " "));

    [GeneratedRegex($"name=\"{FrameSetup.FormTokenField}\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormToken();

    [GeneratedRegex("<[^>]*>", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tags();
}
