using CyberDraaiboek.Engine.Escalation;

namespace CyberDraaiboek.Tests.Engine;

public sealed class EscalationPlanTests
{
    private static readonly Rung Deputy = new(TimeSpan.FromMinutes(5), RungTarget.Deputy, null, [], Quorum.One);

    private static readonly EscalationPlan Plan = new([Deputy, Deputy with { After = TimeSpan.FromMinutes(9), RepeatEvery = TimeSpan.FromMinutes(2), AtMost = 3 }], TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30), 3);

    [Fact]
    public void Attempts_come_in_order_of_time() =>
        Assert.Equal([0, 5, 9, 11, 13], Plan.Attempts.Select(a => a.Offset.TotalMinutes));

    [Fact]
    public void A_copy_with_other_rungs_has_other_attempts_and_another_end()
    {
        var shorter = Plan with { Rungs = [Deputy] };

        Assert.Equal([0, 5], shorter.Attempts.Select(a => a.Offset.TotalMinutes));
        Assert.Equal(TimeSpan.FromMinutes(15), shorter.End);
        Assert.Single((Plan with { Rungs = [] }).Attempts);
    }
}
