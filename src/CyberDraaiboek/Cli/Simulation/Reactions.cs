using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>Something that a simulated person will do.</summary>
/// <param name="At">When.</param>
/// <param name="Make">The request as it makes sense at that moment; null: no longer needed.</param>
internal sealed record PlannedAct(DateTimeOffset At, Func<RunState, DateTimeOffset, Request?> Make);

/// <summary>Who does what when in a simulation.</summary>
internal abstract class Reactions
{
    /// <summary>Nobody reacts to anything ("geen").</summary>
    public static Reactions Nobody { get; } = new Silent();

    /// <summary>What people plan because of something that just happened.</summary>
    public abstract IEnumerable<PlannedAct> After(RunState run, RunEvent happened, DateTimeOffset now);

    private sealed class Silent : Reactions
    {
        public override IEnumerable<PlannedAct> After(RunState run, RunEvent happened, DateTimeOffset now) => [];
    }
}
