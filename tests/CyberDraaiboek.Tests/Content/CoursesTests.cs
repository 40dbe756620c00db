using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Tests.Simulation;

namespace CyberDraaiboek.Tests.Content;

/// <summary>
/// How each scenario goes: with nobody, with everybody, and with reaction files. That every reaction file plays as its author wrote it is
/// tested by <see cref="ShippedReactionsTests"/>.
/// </summary>
[Collection(nameof(Alone))]
public sealed class CoursesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "reacties");

    private static readonly Dictionary<RunbookId, HashSet<StepId>> Opened = [];

    /// <summary>Preparing for elections counts back from the day itself, so it is only in time when it starts weeks before.</summary>
    private const string InTime = "verkiezingen_voorbereiding-op_tijd";

    public static TheoryData<string> Startable => [.. Town.Library.Startable.Select(runbook => runbook.Id.Value).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Scenarios =>
    [
        .. Town.Library.Infos.Where(info => info is { Startable: true } && info.File.StartsWith("scenarios/", StringComparison.Ordinal)).Select(info => info.Id.Value),
    ];

    [Theory]
    [MemberData(nameof(Startable))]
    public void When_nobody_reacts_everybody_is_called_and_the_loudest_alarm_ends_it(string id)
    {
        var run = Town.Simulate(new RunbookId(id), Reactions.Nobody);
        var asked = run.State.Steps.Values.Count(step => step.Definition.Owner is not null);

        Assert.True(asked > 0, "no step opened");
        Assert.Contains(run.Entries, entry => entry.Action == "escalatie.uitgeput");
        Assert.Equal(["inzet.gestart"], run.Entries.Where(entry => entry.Actor.Origin == Origin.CommandLine).Select(entry => entry.Action));
        Assert.Empty(run.State.Clocks);
        Assert.Equal(RunStatus.Open, run.State.Status);
    }

    [Theory]
    [MemberData(nameof(Startable))]
    public void When_everybody_reacts_nothing_is_late_and_the_run_is_closed(string id)
    {
        var file = FilesOf(id).FirstOrDefault(file => file.Id == InTime);
        var run = Town.Simulate(new RunbookId(id), new Everybody(Town.Organisation), file);
        Remember(run, new RunbookId(id));

        Assert.Equal("inzet.gesloten", run.Entries[^1].Action);
        Assert.Empty(run.Refusals.Select(refused => refused.Refusal.Message));
        Assert.DoesNotContain(run.Entries, entry => entry.Action is "escalatie.uitgeput" or "klok.verstreken" or "stap.te_laat");
        Assert.All(run.State.Clocks.Values, clock => Assert.False(clock.Running, clock.Id.Value));
        Assert.All(run.State.Steps.Values, step => Assert.True(step.Ended && !step.DoneLate, step.Id.Value));
    }

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Two_reaction_files_take_different_decisions(string id)
    {
        var courses = FilesOf(id).Select(file => string.Join(", ", Choices(file))).Distinct(StringComparer.Ordinal).ToList();

        Assert.True(courses.Count >= 2, $"{courses.Count}: {string.Join(" | ", courses)}");
    }

    [Fact]
    public void Every_expectation_of_a_drill_can_come_true()
    {
        var never = Town.Library.Drills.SelectMany(drill => drill.Injects
            .SelectMany(inject => inject.Expected)
            .Where(expected => !CanOpen(drill.Runbook, expected.Step))
            .Select(expected => $"{drill.Id}: {expected.Step}"));

        Assert.Empty(never.Distinct());
    }

    /// <summary>Whoever is expected to do a step plays the role of the step, or is asked for in its place.</summary>
    [Fact]
    public void Every_expectation_of_a_drill_is_of_somebody_who_plays()
    {
        var absent = Town.Library.Drills.SelectMany(drill => drill.Injects
            .SelectMany(inject => inject.Expected)
            .Where(expected => !Players(drill, expected).Any(drill.Players.Contains))
            .Select(expected => $"{drill.Id}: {expected.Step}"));

        Assert.Empty(absent);
    }

    [Fact]
    public void There_are_drills_of_every_kind_that_the_plan_asks_and_campaigns_for_the_whole_year()
    {
        var library = Town.Library;

        Assert.True(library.Drills.Count >= 6, $"{library.Drills.Count} drills");
        Assert.Contains(library.Drills, drill => drill.Kind == DrillKind.Table && drill.Length <= TimeSpan.FromMinutes(45));
        Assert.Contains(library.Drills, drill => drill.Kind == DrillKind.Paper);
        Assert.Contains(library.Drills, drill => drill.Kind == DrillKind.Simulation && drill.Length >= TimeSpan.FromHours(3));
        Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "runbooks", "oefeningen"), "*.yaml").Length, library.Drills.Count);
        Assert.Equal(Directory.GetFiles(Path.Combine(Repository.Root, "runbooks", "campagnes"), "*.yaml").Length, library.Campaigns.Count);
        Assert.Contains(library.Campaigns, campaign => campaign.Plan.Every == Rhythm.Monthly && campaign.Messages.Count >= 12);
        Assert.Contains(library.Campaigns, campaign => campaign.Audience == Audience.NewStaff);
        Assert.All(library.Campaigns.SelectMany(campaign => campaign.Messages), message => Assert.NotNull(message.English));
    }

    private static IEnumerable<RoleId> Players(Drill drill, Expectation expected)
    {
        var step = Town.Library.Runbooks[drill.Runbook].Find(expected.Step)!.Step;
        return expected.By is { } by ? [by] : step is NotifyStep notify && step.Owner is null ? notify.To : step.Owner is { } owner ? [owner] : [];
    }

    private static bool CanOpen(RunbookId runbook, StepId step)
    {
        if (!Opened.ContainsKey(runbook))
        {
            Remember(Town.Simulate(runbook, new Everybody(Town.Organisation)), runbook);
        }

        if (!Opened[runbook].Contains(step))
        {
            foreach (var file in FilesOf(runbook.Value))
            {
                Remember(Town.Simulate(runbook, new Scripted(file, Town.Organisation), file), runbook);
            }
        }

        return Opened[runbook].Contains(step);
    }

    private static void Remember(VirtualRun run, RunbookId runbook)
    {
        var steps = run.Entries.Select(EntryCodec.Event).OfType<StepOpened>().Select(opened => opened.Step.Authored);
        if (!Opened.TryGetValue(runbook, out var known))
        {
            Opened[runbook] = known = [];
        }

        known.UnionWith(steps);
    }

    /// <summary>What people choose: decisions, and answers where a runbook branches on those.</summary>
    private static IEnumerable<string> Choices(ReactionFile file) =>
        file.Steps.SelectMany(step => step.Value.Where(act => act.Kind == ActKind.Decide).Select(act => $"{step.Key.Authored} = {act.Value}"))
            .Concat(file.Steps.SelectMany(step => step.Value).SelectMany(act => act.Fields).Concat(file.Data).Select(field => $"{field.Key} = {field.Value}"))
            .Order(StringComparer.Ordinal);

    private static List<ReactionFile> FilesOf(string runbook) =>
    [
        .. Directory.GetFiles(Folder, "*.yaml").Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Where(text => text.Split('\n').Any(line => line == $"draaiboek: {runbook}"))
            .Select(text => Town.Read(text, runbook).File!),
    ];
}
