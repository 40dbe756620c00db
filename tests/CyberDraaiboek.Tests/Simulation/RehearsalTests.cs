using CyberDraaiboek.Cli.Simulation;

namespace CyberDraaiboek.Tests.Simulation;

/// <summary>The rehearsal before a simulation: of no use when it goes through little of the engine.</summary>
public sealed class RehearsalTests
{
    [Theory]
    [InlineData(false, 60)]
    [InlineData(true, 30)]
    public void It_comes_to_its_end_and_goes_through_most_of_the_engine(bool everybody, int entries) =>
        Assert.InRange(Rehearsal.Play(everybody), entries, 500);
}
