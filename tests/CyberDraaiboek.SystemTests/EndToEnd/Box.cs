using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using CyberDraaiboek.Cli;
using CyberDraaiboek.Cli.Frame;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.SystemTests.EndToEnd;

/// <summary>A laptop in the crisis room: the real server as a process, with a folder and a port of its own.</summary>
internal sealed class Box : IAsyncDisposable
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(120);

    private readonly StringBuilder _said = new();
    private readonly HttpClient _http;
    private Process? _server;

    public Box(JsonObject? settings = null)
    {
        Folder = Directory.CreateTempSubdirectory("draaiboek-box-").FullName;
        Port = FreePort();
        var all = settings ?? [];
        var server = all["Server"] as JsonObject ?? [];
        var address = $"{(server.ContainsKey("Certificaat") ? "https" : "http")}://127.0.0.1:{Port}";
        server["Adres"] = address;
        all["Server"] = server;
        File.WriteAllText(Path.Combine(Folder, "appsettings.json"), all.ToJsonString());
        _http = new HttpClient(new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, _, _, _) => true, CheckCertificateRevocationList = true })
        {
            BaseAddress = new Uri($"{address}/api/v1/"),
            Timeout = TimeSpan.FromSeconds(60),
        };
    }

    public string Folder { get; }

    public int Port { get; }

    public string Data => Path.Combine(Folder, "data");

    public string DatabasePath => Path.Combine(Data, "draaiboek.db");

    public string Outbox => Path.Combine(Data, "postvak-uit");

    /// <summary>What the server wrote so far, to either output.</summary>
    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>The draaiboek as it is shipped.</summary>
    public Box WithShippedRunbooks()
    {
        var from = Path.Combine(Repository, "runbooks");
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Write(Path.Combine("runbooks", Path.GetRelativePath(from, file)), File.ReadAllText(file));
        }

        return this;
    }

    /// <summary>The small draaiboek with steps of seconds.</summary>
    public Box WithQuickRunbooks()
    {
        foreach (var (path, text) in QuickRunbooks.Files)
        {
            Write(Path.Combine("runbooks", path), text);
        }

        return this;
    }

    public static string Repository { get; } = FindRepository();

    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    public async Task<Box> Up()
    {
        _server = Begin();
        var watch = Stopwatch.StartNew();
        while (!await Answers())
        {
            Assert.False(_server.HasExited, $"the server stopped by itself: {Said}");
            Assert.True(watch.Elapsed < TimeToStart, $"the server did not come up: {Said}");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }

        return this;
    }

    /// <summary>Starts a server that is expected to stop by itself.</summary>
    public async Task<int> FailToStart()
    {
        using var server = Begin();
        using var patience = new CancellationTokenSource(TimeToStart, TimeProvider.System);
        await server.WaitForExitAsync(patience.Token);
        return server.ExitCode;
    }

    /// <summary>As the service manager does it.</summary>
    public async Task<int> Down()
    {
        using var term = Process.Start("kill", ["-TERM", _server!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])!;
        await term.WaitForExitAsync();
        await _server.WaitForExitAsync();
        var exit = _server.ExitCode;
        _server.Dispose();
        _server = null;
        return exit;
    }

    /// <summary>Pulls the plug.</summary>
    public async Task Kill()
    {
        _server!.Kill();
        await _server.WaitForExitAsync();
        _server.Dispose();
        _server = null;
    }

    /// <summary>A command typed on this machine; in this process, because a process of its own takes a second.</summary>
    public async Task<Answer> Type(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var shell = new Shell(TextReader.Null, output, error, Folder, AppContext.BaseDirectory, "tester", TimeProvider.System);
        var exit = await new CommandLine(shell, (_, _) => throw new InvalidOperationException("a test does not serve")).Run(words, CancellationToken.None);
        return new Answer(exit, output.ToString(), error.ToString());
    }

    /// <summary>The same as a process of its own.</summary>
    public async Task<Answer> Run(params string[] words)
    {
        using var process = Process.Start(StartInfo(words))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Answer(process.ExitCode, await output, await error);
    }

    /// <summary>Starts a run; gives its id.</summary>
    public async Task<string> Start(string runbook, params string[] more)
    {
        var answer = await Type(["start", runbook, "--titel", $"Proef {runbook}", .. more]);
        Assert.True(answer.Exit == 0, answer.Error);
        return answer.Output.Trim();
    }

    /// <summary>A request with a key; without one, with the operator token.</summary>
    public async Task<Reply> Ask(HttpMethod method, string path, JsonNode? body = null, string? key = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        var bearer = key ?? (await File.ReadAllTextAsync(Path.Combine(Data, "operator.token"))).Trim();
        if (bearer.Length > 0)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        }

        using var answer = await _http.SendAsync(request);
        return await Reply.Of(answer);
    }

    public async Task<Reply> Send(HttpRequestMessage request)
    {
        using var answer = await _http.SendAsync(request);
        return await Reply.Of(answer);
    }

    public async Task<JsonNode> State(string run) => (await Ask(HttpMethod.Get, $"inzetten/{run}")).Json!;

    /// <summary>The journal of a run as <c>action object</c>.</summary>
    public async Task<IReadOnlyList<JsonNode>> Journal(string run)
    {
        var text = (await Ask(HttpMethod.Get, $"inzetten/{run}/logboekregels")).Text;
        return [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonNode.Parse(line)!)];
    }

    /// <summary>Waits until something is so; a minute at most.</summary>
    public static async Task<T> Until<T>(Func<Task<T?>> look, string what)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromSeconds(90))
        {
            if (await look() is { } found)
            {
                return found;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }

        throw new TimeoutException($"did not happen: {what}");
    }

    public Task<JsonNode> Until(string run, string action, string about) => Until(
        async () => (await Journal(run)).FirstOrDefault(e => (string?)e["actie"] == action && (string?)e["object"] == about), $"{action} {about}");

    public async ValueTask DisposeAsync()
    {
        if (_server is { HasExited: false })
        {
            _server.Kill();
            await _server.WaitForExitAsync();
        }

        _server?.Dispose();
        _http.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    private Process Begin()
    {
        var server = Process.Start(StartInfo([]))!;
        server.OutputDataReceived += (_, line) => Hear(line.Data);
        server.ErrorDataReceived += (_, line) => Hear(line.Data);
        server.BeginOutputReadLine();
        server.BeginErrorReadLine();
        return server;
    }

    private ProcessStartInfo StartInfo(IEnumerable<string> words) => new("dotnet", [typeof(HostSettings).Assembly.Location, .. words])
    {
        WorkingDirectory = Folder,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private async Task<bool> Answers()
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri("gezondheid", UriKind.Relative));
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (HttpRequestException)
        {
            // Not listening yet.
            return false;
        }
    }

    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.AppendLine(line);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CyberDraaiboek.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("no repository above the tests");
    }
}
