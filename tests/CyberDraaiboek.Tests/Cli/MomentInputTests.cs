using CyberDraaiboek.Cli.Frame;

namespace CyberDraaiboek.Tests.Cli;

public sealed class MomentInputTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 30, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("03:17", "2026-11-22T03:17:00+01:00")]
    [InlineData("3:17", "2026-11-22T03:17:00+01:00")]
    [InlineData("23:50", "2026-11-21T23:50:00+01:00")]
    [InlineData("2026-07-01 12:00", "2026-07-01T12:00:00+02:00")]
    [InlineData("2026-11-22T02:17:00Z", "2026-11-22T02:17:00+00:00")]
    public void A_moment_is_read_as_people_mean_it(string typed, string expected) =>
        Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), MomentInput.Parse(typed, Now));

    [Theory]
    [InlineData("")]
    [InlineData("gisteren")]
    [InlineData("2026-03-29 02:30")]
    public void What_is_not_a_moment_is_refused(string typed) => Assert.Throws<UsageFault>(() => MomentInput.Parse(typed, Now));
}
