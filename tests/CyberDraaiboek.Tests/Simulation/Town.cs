using System.Text;
using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Tests.Simulation;

/// <summary>The draaiboek of this repository, read once.</summary>
internal static class Town
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 3, 17, 0, TimeSpan.FromHours(1));

    private static readonly Lazy<Library> Loaded = new(() =>
        RunbookLoader.LoadMap(Path.Combine(Repository.Root, "runbooks"), new LoadOptions(new DateOnly(2026, 11, 22))));

    public static Library Library => Loaded.Value;

    public static OrganisationDirectory Organisation => Library.Organisation!;

    /// <summary>Runs a shipped runbook for a fortnight.</summary>
    public static VirtualRun Simulate(RunbookId runbook, Reactions reactions, ReactionFile? file = null)
    {
        var start = file?.Start ?? Start;
        var run = new VirtualRun(
            new SimulationPlan(
                Library.Runbooks[runbook], Organisation, start, start.AddDays(120), "Simulatie", file?.Data ?? new Dictionary<string, string>(),
                file?.Authorities ?? [.. Organisation.Authorities.Select(a => a.Id)]),
            reactions);
        run.Run();
        return run;
    }

    /// <summary>A reaction file for ransomware, and what is wrong with it.</summary>
    public static (ReactionFile? File, IReadOnlyList<Diagnostic> Diagnostics) Read(string yaml, string runbook = "ransomware") =>
        ReactionReader.Read(new SourceFile("reactie.yaml", Encoding.UTF8.GetBytes(yaml)), Library, Library.Runbooks[new RunbookId(runbook)]);
}

/// <summary>Tests that measure time: nothing runs beside them.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
