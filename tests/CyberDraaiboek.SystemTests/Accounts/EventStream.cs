using System.Text;

namespace CyberDraaiboek.SystemTests.Accounts;

/// <summary>A stream of events that a browser listens to.</summary>
internal sealed class EventStream(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Everything up to and with a line that holds this.</summary>
    public Task<string> Until(string text) => Read(line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Everything until the server ends it.</summary>
    public Task<string> ToEnd() => Read(_ => false);

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }

    private async Task<string> Read(Func<string, bool> last)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        var heard = new StringBuilder();
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            heard.AppendLine(line);
            if (last(line))
            {
                break;
            }
        }

        return heard.ToString();
    }
}
