using CyberDraaiboek.SystemTests.Journal;
using CyberDraaiboek.Tests;
using CyberDraaiboek.Web.Admin;

namespace CyberDraaiboek.SystemTests.Desk;

/// <summary>What the health page says of the clock, beside a real journal.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task A_clock_that_was_set_back_behind_the_journal_is_an_alarm()
    {
        var noon = new DateTimeOffset(2026, 11, 22, 11, 0, 0, TimeSpan.Zero);
        await using var office = Office.Open(clock: new ManualClock(noon));
        Assert.Null(office.Reader.LastRecorded());
        Assert.Equal(HealthState.Good, Health.ClockLine(noon, office.Reader.LastRecorded(), network: true).State);

        await office.Start(TestMap.FiveSteps);
        var last = office.Reader.LastRecorded();
        Assert.Equal(noon, last);

        var back = Health.ClockLine(noon.AddHours(-1), last, network: true);
        Assert.Equal(HealthState.Bad, back.State);
        Assert.Contains("22 nov 2026 11:00:00", back.Text, StringComparison.Ordinal);
        Assert.Contains("22 nov 2026 12:00:00", back.Text, StringComparison.Ordinal);

        // A clock that is kept right by small steps backwards is no reason to wake anyone.
        Assert.Equal(HealthState.Good, Health.ClockLine(noon.AddSeconds(-30), last, network: true).State);
        Assert.Equal(HealthState.Bad, Health.ClockLine(noon.AddSeconds(-31), last, network: true).State);
    }

    [Fact]
    public void Without_a_time_server_somebody_is_asked_to_look()
    {
        var line = Health.ClockLine(new DateTimeOffset(2026, 7, 1, 10, 0, 0, TimeSpan.Zero), null, network: false);
        Assert.Equal(HealthState.Look, line.State);
        Assert.Contains("leg er een telefoon naast", line.Text, StringComparison.Ordinal);
    }
}
