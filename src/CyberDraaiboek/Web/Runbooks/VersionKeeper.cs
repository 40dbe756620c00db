using System.Threading.Channels;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>Keeps versions when the server starts and each time that the runbooks are read again.</summary>
internal sealed class VersionKeeper(RunbookVersions versions, RunbookShelf shelf, ILogger<VersionKeeper> log) : BackgroundService
{
    private readonly Channel<bool> _read = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        shelf.Reloaded += Read;
        Read();
        try
        {
            await foreach (var _ in _read.Reader.ReadAllAsync(stoppingToken))
            {
                await Keep(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogInformation("Version keeper stopped");
        }
        finally
        {
            shelf.Reloaded -= Read;
        }
    }

    private void Read() => _read.Writer.TryWrite(true);

    private async Task Keep(CancellationToken stop)
    {
        try
        {
            await versions.Keep(stop);
        }
        catch (StorageException fault)
        {
            // The next reading tries again; the runbooks themselves are not in danger.
            log.LogError(fault, "The versions of the runbooks could not be kept");
        }
    }
}
