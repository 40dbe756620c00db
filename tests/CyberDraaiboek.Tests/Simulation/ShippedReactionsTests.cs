using CyberDraaiboek.Cli.Simulation;
using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Tests.Simulation;

/// <summary>Every file in <c>tests/reacties</c> plays as its author wrote it down.</summary>
public sealed class ShippedReactionsTests
{
    private static string Folder => Path.Combine(Repository.Root, "tests", "reacties");

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Folder, "*.yaml").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_reaction_file_gives_what_it_expects(string name)
    {
        var text = File.ReadAllText(Path.Combine(Folder, name + ".yaml"));
        var runbook = RunbookOf(text);
        var (file, diagnostics) = Town.Read(text, runbook);
        Assert.True(file is not null, string.Join(Environment.NewLine, diagnostics));

        var run = Town.Simulate(new RunbookId(runbook), new Scripted(file, Town.Organisation), file);

        Assert.Empty(run.Refusals.Select(r => $"{r.At:O} {r.Request.By.Name}: {r.Refusal.Message}"));
        Assert.Empty(Expectations.Missed(file.Expected, run.Entries, file.Start ?? Town.Start));
        Assert.NotEmpty(file.Expected);
    }

    [Fact]
    public void Every_runbook_that_can_be_started_has_one()
    {
        var covered = Directory.EnumerateFiles(Folder, "*.yaml").Select(f => RunbookOf(File.ReadAllText(f)));

        Assert.Empty(Town.Library.Startable.Select(r => r.Id.Value).Except(covered));
    }

    private static string RunbookOf(string text) =>
        text.Split('\n').First(line => line.StartsWith("draaiboek:", StringComparison.Ordinal))["draaiboek:".Length..].Trim();
}
