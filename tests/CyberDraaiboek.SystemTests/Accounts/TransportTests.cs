using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using CyberDraaiboek.Settings;
using CyberDraaiboek.SystemTests.EndToEnd;
using CyberDraaiboek.Tests;
using CyberDraaiboek.Web.Accounts;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>TLS, proxies, and settings that cannot be.</summary>
public sealed class TransportTests
{
    [Fact]
    public async Task With_a_certificate_it_speaks_tls_with_hsts_and_secure_cookies_and_the_command_line_finds_it()
    {
        await using var box = new Box(new JsonObject { ["Server"] = new JsonObject { ["Certificaat"] = "tls.pem", ["CertificaatSleutel"] = "tls.key" } }).WithQuickRunbooks();
        var first = WriteCertificate(box, "eerste");
        await box.Up();
        using var http = new HttpClient(new HttpClientHandler
        {
            AllowAutoRedirect = false,
            CheckCertificateRevocationList = true,
            ServerCertificateCustomValidationCallback = (_, _, _, _) => true,
        })
        { BaseAddress = new Uri($"https://127.0.0.1:{box.Port}") };

        using var page = await http.GetAsync(new Uri("/aanmelden", UriKind.Relative));
        Assert.Equal("max-age=31536000", page.Headers.GetValues("Strict-Transport-Security").Single());
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie => Assert.Contains("; secure", cookie, StringComparison.Ordinal));
        Assert.Contains("https://127.0.0.1", await AccountsFixture.LinkOf(box) is { } ? box.Said : "", StringComparison.Ordinal);
        Assert.Equal(first.Thumbprint, await Shown(box));
        var status = await box.Type("status");
        Assert.True(status.Exit == 0, status.Error);
    }

    [Fact]
    public async Task A_known_proxy_is_believed_about_https_and_the_address_of_the_caller_and_a_stranger_is_not()
    {
        foreach (var (known, secure) in new[] { ("127.0.0.1", true), ("10.1.2.0/24", false) })
        {
            await using var box = new Box(new JsonObject { ["Server"] = new JsonObject { ["BekendeProxies"] = known } }).WithQuickRunbooks();
            await box.Up();
            using var guest = await Guest.SignedIn(box, "anna");
            using var request = new HttpRequestMessage(HttpMethod.Get, "/aanmelden/envelop");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "192.0.2.77");
            using var stranger = Guest.Stranger(box);
            var page = await stranger.Send(request);

            Assert.Equal(secure, page.Headers.ContainsKey("Strict-Transport-Security"));
            Assert.Equal(secure, page.Headers["Set-Cookie"].Contains("; secure", StringComparison.Ordinal));
            using var leave = new HttpRequestMessage(HttpMethod.Post, "/afmelden");
            leave.Headers.Add("X-Forwarded-For", "192.0.2.77");
            leave.Content = new FormUrlEncodedContent([KeyValuePair.Create("formulier", (await guest.Get("/account")).Token!)]);
            Assert.Equal(HttpStatusCode.SeeOther, (await guest.Send(leave)).Status);
            using var auditor = await Guest.SignedIn(box, null, "Auke", CyberDraaiboek.Web.Access.Right.Audit);
            Assert.Equal(secure, (await auditor.Get("/beheer/toegangslog")).Text.Contains("192.0.2.77", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task What_cannot_be_stops_the_start_with_a_dutch_line()
    {
        await using var box = new Box(new JsonObject
        {
            ["Server"] = new JsonObject { ["Certificaat"] = "weg.pem" },
        }).WithQuickRunbooks();
        Assert.Equal(1, await box.FailToStart());
        Assert.Contains("Server:Certificaat: ", box.Said, StringComparison.Ordinal);
        Assert.Contains("is niet te gebruiken", box.Said, StringComparison.Ordinal);

        await using var other = new Box(new JsonObject
        {
            ["Server"] = new JsonObject { ["BekendeProxies"] = "overal" },
            ["AanmeldenExtern"] = new JsonObject { ["Uitgever"] = "http://elders.example" },
        }).WithQuickRunbooks();
        Assert.Equal(1, await other.FailToStart());
        Assert.Contains("Server:BekendeProxies: 'overal' kan niet. Toegestaan: netwerkadressen", other.Said, StringComparison.Ordinal);
        Assert.Contains("AanmeldenExtern:Uitgever: 'http://elders.example' kan niet.", other.Said, StringComparison.Ordinal);

        await using var half = new Box(new JsonObject
        {
            ["AanmeldenExtern"] = new JsonObject { ["Uitgever"] = "https://elders.example", ["ClientGeheim"] = "heel-geheim" },
        }).WithQuickRunbooks();
        Assert.Equal(1, await half.FailToStart());
        Assert.Contains("AanmeldenExtern:Uitgever, AanmeldenExtern:ClientId en AanmeldenExtern:ClientGeheim horen bij elkaar", half.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("heel-geheim", half.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_was_replaced_is_used_without_a_restart_and_half_a_file_is_not()
    {
        await using var box = new Box();
        var first = WriteCertificate(box, "eerste");
        var clock = new ManualClock();
        var certificate = new Certificate(new ServerSettings { Certificate = "tls.pem", CertificateKey = "tls.key" }, box.Folder, clock);
        Assert.Equal(first.Thumbprint, certificate.Current().Thumbprint);

        var second = WriteCertificate(box, "tweede");
        Assert.Equal(first.Thumbprint, certificate.Current().Thumbprint);
        clock.Push(TimeSpan.FromMinutes(1));
        Assert.Equal(second.Thumbprint, certificate.Current().Thumbprint);

        box.Write("tls.pem", "-----BEGIN CERTIFICATE-----\nhalf");
        clock.Push(TimeSpan.FromMinutes(1));
        Assert.Equal(second.Thumbprint, certificate.Current().Thumbprint);
    }

    private static X509Certificate2 WriteCertificate(Box box, string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var now = TimeProvider.System.GetUtcNow();
        var made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        box.Write("tls.pem", made.ExportCertificatePem());
        box.Write("tls.key", key.ExportPkcs8PrivateKeyPem());
        return made;
    }

    private static async Task<string> Shown(Box box)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, box.Port);
        await using var tls = new SslStream(client.GetStream(), false, (_, _, _, _) => true);
        await tls.AuthenticateAsClientAsync("127.0.0.1");
        return X509CertificateLoader.LoadCertificate(tls.RemoteCertificate!.GetRawCertData()).Thumbprint;
    }
}
