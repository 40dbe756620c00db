using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using CyberDraaiboek.Settings;
using CyberDraaiboek.SystemTests.Journal;

namespace CyberDraaiboek.SystemTests.Kill;

/// <summary>The real server as a process of its own, on a map of its own, that can be killed and started again.</summary>
internal sealed class Victim : IDisposable
{
    private static readonly TimeSpan TimeToStart = TimeSpan.FromSeconds(90);

    private readonly StringBuilder _said = new();
    private readonly int _port = FreePort();
    private Process? _process;

    /// <param name="mailPort">A mail server on this machine; null: mail becomes files.</param>
    public Victim(int? mailPort = null)
    {
        Folder = Directory.CreateTempSubdirectory("draaiboek-kill-").FullName;
        TestMap.WriteTo(Path.Combine(Folder, "runbooks"));
        var smtp = mailPort is { } port ? $$""", "Smtp": { "Host": "127.0.0.1", "Poort": {{port}}, "VertrouwElkCertificaat": "ja" }""" : "";
        File.WriteAllText(
            Path.Combine(Folder, "appsettings.json"),
            $$"""{ "Server": { "Adres": "http://127.0.0.1:{{_port}}" }, "Api": { "VerzoekenPerMinuut": 100000 }{{smtp}} }""");
    }

    public string Folder { get; }

    public string DatabasePath => Path.Combine(Folder, "data", "draaiboek.db");

    public string OutboxFolder => Path.Combine(Folder, "data", "postvak-uit");

    /// <summary>What the process wrote since it was last started.</summary>
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

    /// <summary>Starts the process; it is not up yet.</summary>
    public void Start()
    {
        lock (_said)
        {
            _said.Clear();
        }

        var start = new ProcessStartInfo("dotnet", [typeof(HostSettings).Assembly.Location])
        {
            WorkingDirectory = Folder,

            // A process in the background that touches the terminal is stopped by the system.
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Waits until it answers, and gives a client that may do everything.</summary>
    public async Task<HttpClient> Up()
    {
        var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_port}/api/v1/"), Timeout = TimeSpan.FromSeconds(30) };
        var watch = Stopwatch.StartNew();
        var last = "nothing";
        while (true)
        {
            Assert.False(_process!.HasExited, $"the server stopped by itself: {Said}");
            Assert.True(watch.Elapsed < TimeToStart, $"the server did not come up, last it answered {last}: {Said}");
            try
            {
                using var answer = await client.GetAsync(new Uri("gezondheid", UriKind.Relative));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    break;
                }

                last = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
            }
            catch (HttpRequestException refused)
            {
                // Not listening yet.
                last = refused.Message;
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
            }
        }

        var token = await File.ReadAllTextAsync(Path.Combine(Folder, "data", "operator.token"));
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token.Trim());
        return client;
    }

    /// <summary>kill -9: no chance to do anything.</summary>
    public async Task Kill()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit(5000);
        }

        _process?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
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
}
