using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Tests.Notifications;

public sealed class AfterAttemptTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 17, 0, TimeSpan.Zero);

    private static readonly SendingSettings Settings = new();

    [Theory]
    [InlineData(1, 0.0, 2.5)]
    [InlineData(1, 1.0, 5.0)]
    [InlineData(2, 1.0, 10.0)]
    [InlineData(4, 0.5, 30.0)]
    [InlineData(6, 1.0, 120.0)]
    [InlineData(500, 1.0, 120.0)]
    public void Waits_grow_to_a_bound_and_are_spread(int attempts, double chance, double seconds)
    {
        var action = Decide(new SendResult.NotNow("druk"), attempts, Now.AddHours(1), chance);

        Assert.Equal(new AfterAttempt.Retry(Now.AddSeconds(seconds), "druk"), action);
    }

    [Fact]
    public void A_retry_that_would_come_too_late_is_reported_at_once_so_that_the_next_channel_need_not_wait() =>
        Assert.Equal(
            new AfterAttempt.Report(NotificationStatus.Failed, "druk"), Decide(new SendResult.NotNow("druk"), 1, Now.AddSeconds(5), 1.0));

    [Fact]
    public void What_may_have_left_does_not_end_as_failed() =>
        Assert.Equal(
            new AfterAttempt.Report(NotificationStatus.InDoubt, "stil"),
            Decide(new SendResult.NotNow("stil", MayHaveLeft: true), 1, Now, 1.0));

    [Fact]
    public void A_hard_refusal_is_never_tried_again() =>
        Assert.Equal(new AfterAttempt.Report(NotificationStatus.Failed, "onbekend"), Decide(new SendResult.Refused("onbekend"), 1, Now.AddHours(1), 1.0));

    [Fact]
    public void Silence_after_the_whole_message_is_doubt_and_not_failure() =>
        Assert.Equal(new AfterAttempt.Report(NotificationStatus.InDoubt, "brak"), Decide(new SendResult.Unknown("brak"), 1, Now.AddHours(1), 1.0));

    [Fact]
    public void What_was_taken_is_sent() =>
        Assert.Equal(new AfterAttempt.Report(NotificationStatus.Sent, null), Decide(new SendResult.Taken(), 3, Now.AddHours(-1), 1.0));

    private static AfterAttempt Decide(SendResult result, int attempts, DateTimeOffset sendBefore, double chance) =>
        AfterAttempt.Decide(result, attempts, sendBefore, Now, chance, Settings);
}
