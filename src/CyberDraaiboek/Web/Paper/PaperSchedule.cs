using System.Threading.Channels;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;
using CyberDraaiboek.Scheduling;

namespace CyberDraaiboek.Web.Paper;

/// <summary>
/// Wakes for a new paper pack: shortly after the start, after the runbooks were read again, and in the first night of every month. What has
/// to be made says the table, not the alarm clock: a night that was missed is made up for.
/// </summary>
internal sealed class PaperSchedule(PaperDesk desk, RunbookShelf shelf, TimeProvider clock, ILogger<PaperSchedule> log) : BackgroundService
{
    private const int HourOfNight = 3;

    // The first minute after a start belongs to alarms.
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan AfterFault = TimeSpan.FromHours(1);

    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>The first night after a moment, by the wall clock.</summary>
    internal static DateTimeOffset NextNight(DateTimeOffset now)
    {
        var wall = TimeZoneInfo.ConvertTime(now, Library.Zone).DateTime;
        var night = new DateTime(wall.Year, wall.Month, 1, HourOfNight, 0, 0, DateTimeKind.Unspecified);
        while (night <= wall)
        {
            night = night.AddMonths(1);
        }

        return new DateTimeOffset(night, Library.Zone.GetUtcOffset(night));
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var alarm = await AlarmClock.Start(clock, Wake, stoppingToken);
        shelf.Reloaded += Wake;
        try
        {
            await alarm.Set(clock.GetUtcNow() + AfterStart, stoppingToken);
            await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken))
            {
                await alarm.Set(await Look(stoppingToken), stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogInformation("Paper schedule stopped");
        }
        finally
        {
            shelf.Reloaded -= Wake;
        }
    }

    private void Wake() => _wake.Writer.TryWrite(true);

    /// <summary>When to look again.</summary>
    private async Task<DateTimeOffset> Look(CancellationToken stop)
    {
        try
        {
            if (await desk.MakeWhenDue(stop) is { } made)
            {
                log.LogInformation("Paper pack made in {Folder}", made.Folder);
            }

            return NextNight(clock.GetUtcNow());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or Journal.StorageException)
        {
            log.LogError(fault, "The paper pack could not be made");
            return clock.GetUtcNow() + AfterFault;
        }
    }
}
