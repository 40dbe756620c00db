using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Notifications;

/// <summary>What to do after an attempt to send: report how it ended, or try again.</summary>
internal abstract record AfterAttempt
{
    /// <summary>Nothing is tried any more; the engine decides what follows.</summary>
    public sealed record Report(NotificationStatus Status, string? Detail) : AfterAttempt;

    /// <summary>Back in the queue.</summary>
    public sealed record Retry(DateTimeOffset At, string? Detail) : AfterAttempt;

    /// <summary>Decides. Pure.</summary>
    /// <param name="result">How the attempt ended.</param>
    /// <param name="attempts">Attempts made, this one included; at least 1.</param>
    /// <param name="sendBefore">A retry must start before this.</param>
    /// <param name="now">Now.</param>
    /// <param name="chance">Between 0 and 1: spreads retries, so that they do not all come back together.</param>
    /// <param name="settings">How long to wait.</param>
    public static AfterAttempt Decide(
        SendResult result, int attempts, DateTimeOffset sendBefore, DateTimeOffset now, double chance, SendingSettings settings)
    {
        switch (result)
        {
            case SendResult.Taken taken:
                return new Report(NotificationStatus.Sent, taken.Detail);
            case SendResult.Refused refused:
                return new Report(NotificationStatus.Failed, refused.Detail);
            case SendResult.Unknown unknown:
                return new Report(NotificationStatus.InDoubt, unknown.Detail);
            case SendResult.NotNow later:
                var at = now + Wait(attempts, chance, settings);
                return at < sendBefore
                    ? new Retry(at, later.Detail)
                    : new Report(later.MayHaveLeft ? NotificationStatus.InDoubt : NotificationStatus.Failed, later.Detail);
            default:
                throw new ArgumentException($"no policy for {result.GetType().Name}", nameof(result));
        }
    }

    // Twice as long each time; from half of it up to the whole.
    private static TimeSpan Wait(int attempts, double chance, SendingSettings settings)
    {
        var longest = settings.FirstRetry * Math.Pow(2, Math.Min(attempts - 1, 20));
        var bounded = longest < settings.LongestRetry ? longest : settings.LongestRetry;
        return bounded * (0.5 + (chance / 2));
    }
}
