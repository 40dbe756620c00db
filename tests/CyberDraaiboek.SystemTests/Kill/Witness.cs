using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using CyberDraaiboek.SystemTests.Journal;

namespace CyberDraaiboek.SystemTests.Kill;

/// <summary>
/// People and systems that keep asking the server for things, and remember exactly what it confirmed. What was asked and not
/// answered may have happened or not.
/// </summary>
internal sealed class Witness(int seed)
{
    private static readonly string[] Steps = ["een", "twee", "drie", "vier", "vijf"];

    private readonly Random _random = new(seed);
    private int _counter;
    private int _answers;

    /// <summary>Keys with which a start was asked, and the run that was confirmed; null: no answer came.</summary>
    public ConcurrentDictionary<string, string?> Starts { get; } = new();

    /// <summary>Notes that were confirmed: text to run.</summary>
    public ConcurrentDictionary<string, string> Notes { get; } = new();

    /// <summary>Steps that were confirmed as done.</summary>
    public ConcurrentDictionary<(string Run, string Step), bool> Done { get; } = new();

    /// <summary>Answers that were confirmed.</summary>
    public ConcurrentDictionary<(string Run, string Step), bool> Acknowledged { get; } = new();

    /// <summary>Answers that were neither a confirmation nor a refusal of the domain.</summary>
    public ConcurrentQueue<string> Strange { get; } = new();

    /// <summary>Asks until the server is gone or <paramref name="stop"/> says so.</summary>
    public async Task Ask(HttpClient client, int atOnce, CancellationToken stop) =>
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Worker(client, stop)));

    /// <summary>Waits until so many more answers came, or it takes too long.</summary>
    public async Task Heard(int answers, TimeSpan atMost)
    {
        var (until, watch) = (Volatile.Read(ref _answers) + answers, Stopwatch.StartNew());
        while (Volatile.Read(ref _answers) < until && watch.Elapsed < atMost)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    private async Task Worker(HttpClient client, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await AskOnce(client, stop);
            }
            catch (Exception gone) when (gone is HttpRequestException or OperationCanceledException or IOException)
            {
                return;
            }
        }
    }

    private async Task AskOnce(HttpClient client, CancellationToken stop)
    {
        var (what, runs) = (Next(10), Starts.Values.OfType<string>().ToList());
        if (what < 3 || runs.Count == 0)
        {
            await Start(client, stop);
            return;
        }

        var run = runs[Next(runs.Count)];
        switch (what)
        {
            case < 6:
                var text = $"notitie {seed}-{Interlocked.Increment(ref _counter)}";
                if (await Post(client, $"inzetten/{run}/notities", new { tekst = text }, stop) is not null)
                {
                    Notes[text] = run;
                }

                break;
            case < 9:
                var step = run.StartsWith(TestMap.FiveSteps, StringComparison.Ordinal) ? Steps[Next(Steps.Length)] : "bel";
                if (await Post(client, $"inzetten/{run}/stappen/{step}/gereedmeldingen", new { bewijs = "gezien" }, stop) is not null)
                {
                    Done[(run, step)] = true;
                }

                break;
            default:
                if (run.StartsWith(TestMap.Silence, StringComparison.Ordinal)
                    && await Post(client, $"inzetten/{run}/stappen/bel/bevestigingen", new { als = "anna" }, stop) is not null)
                {
                    Acknowledged[(run, "bel")] = true;
                }

                break;
        }
    }

    private async Task Start(HttpClient client, CancellationToken stop)
    {
        // What got no answer is asked again with the same key, as a monitoring system does.
        var key = Starts.FirstOrDefault(start => start.Value is null).Key ?? $"sleutel-{seed}-{Interlocked.Increment(ref _counter)}";
        Starts.TryAdd(key, null);
        var runbook = Next(2) == 0 || key.EndsWith('7') ? TestMap.FiveSteps : TestMap.Silence;
        if (await Post(client, "inzetten", new { draaiboek = RunbookOf(key, runbook), titel = "Proef met kill", sleutel = key }, stop) is { } answer)
        {
            Starts[key] = answer.RootElement.GetProperty("id").GetString();
        }
    }

    private async Task<JsonDocument?> Post(HttpClient client, string path, object body, CancellationToken stop)
    {
        using var answer = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, stop);
        var text = await answer.Content.ReadAsStringAsync(stop);
        Interlocked.Increment(ref _answers);
        if (answer.IsSuccessStatusCode)
        {
            return JsonDocument.Parse(text);
        }

        if ((int)answer.StatusCode is not (404 or 409 or 422))
        {
            Strange.Enqueue($"{path}: {(int)answer.StatusCode} {text}");
        }

        return null;
    }

    private readonly ConcurrentDictionary<string, string> _runbookOf = new();

    // The same key must ask for the same runbook.
    private string RunbookOf(string key, string runbook) => _runbookOf.GetOrAdd(key, runbook);

    private int Next(int below)
    {
        lock (_random)
        {
            return _random.Next(below);
        }
    }
}
