using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using CyberDraaiboek.Settings;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Benchmarks;

/// <summary>The real server as a process, with one person signed in: Anna, the CISO.</summary>
internal sealed partial class House : IAsyncDisposable
{
    private const string Password = "paard batterij nietje eiland";

    private readonly string _folder;
    private readonly Process _server;
    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 1000, CheckCertificateRevocationList = true };
    private readonly HttpClient _http;
    private string _token = "";

    private House(string folder, Process server, int port)
    {
        (_folder, _server) = (folder, server);
        _http = new HttpClient(_handler) { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(2) };
    }

    public long Memory
    {
        get
        {
            _server.Refresh();
            return _server.WorkingSet64;
        }
    }

    public static async Task<House> Open(IReadOnlyDictionary<string, string> runbooks)
    {
        var folder = Directory.CreateTempSubdirectory("draaiboek-meting-").FullName;
        foreach (var (path, text) in runbooks)
        {
            var file = Path.Combine(folder, "runbooks", path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text);
        }

        var port = FreePort();
        await File.WriteAllTextAsync(Path.Combine(folder, "appsettings.json"), $$"""{ "Server": { "Adres": "http://127.0.0.1:{{port}}" } }""");
        var server = Process.Start(new ProcessStartInfo("dotnet", [typeof(HostSettings).Assembly.Location])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        server.ErrorDataReceived += (_, _) => { };
        server.BeginErrorReadLine();
        var house = new House(folder, server, port);
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (FirstLink().Match(line) is { Success: true } link)
            {
                await house.SignIn(link.Groups["path"].Value);
                return house;
            }
        }

        throw new InvalidOperationException("the server stopped before it printed a link");
    }

    /// <summary>Starts a run; gives its id.</summary>
    public async Task<string> Start(string runbook)
    {
        var answer = await Send($"/starten/{runbook}/nu", [new("titel", "Meting"), new("autoriteit.proefstad", "ja"), new("woord", "START"), new("sleutel", "meting")]);
        return answer.Headers.Location!.ToString().Split('/')[^1];
    }

    public async Task Post(string path)
    {
        using var answer = await Send(path, []);
        if (answer.StatusCode != HttpStatusCode.SeeOther)
        {
            throw new InvalidOperationException($"{path}: {answer.StatusCode}");
        }
    }

    public async Task<Stream> Stream(string run, CancellationToken stop)
    {
        var answer = await _http.GetAsync($"/inzetten/{run}/stroom?since=0", HttpCompletionOption.ResponseHeadersRead, stop);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(stop);
    }

    /// <summary>Bytes over the wire with brotli, and without.</summary>
    public async Task<(long Squeezed, long Whole)> Weigh(string path)
    {
        return (await Length("br"), await Length("identity"));

        async Task<long> Length(string encoding)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd(encoding);
            using var answer = await _http.SendAsync(request);
            return (await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync()).Length;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _server.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _http.Dispose();
        _handler.Dispose();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task SignIn(string link)
    {
        _token = await TokenOf(link);
        using var made = await Send(link, [new("naam", "Anna de Boer"), new("account", "anna"), new("wachtwoord", Password), new("nogmaals", Password)]);
        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "data", "draaiboek.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "update accounts set Person = 'anna'";
            await command.ExecuteNonQueryAsync();
        }

        _token = await TokenOf("/starten/groot");
    }

    private async Task<string> TokenOf(string page)
    {
        var html = await _http.GetStringAsync(new Uri(page, UriKind.Relative));
        return WebUtility.HtmlDecode(FormToken().Match(html).Groups["value"].Value);
    }

    private Task<HttpResponseMessage> Send(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        _http.PostAsync(new Uri(path, UriKind.Relative), new FormUrlEncodedContent([.. fields, new("formulier", _token)]));

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex("http://[^/]+(?<path>/eerste-account/[A-Za-z0-9_-]{43})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FirstLink();

    [GeneratedRegex("name=\"formulier\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FormToken();
}
