using System.Reflection;

namespace CyberDraaiboek.Tests.Architecture;

/// <summary>
/// Dependencies point one way. Between projects: host, Runbooks, Engine, nothing. Inside the host:
/// Web, Api, Cli; then Drills, Campaigns; then Notifications, Scheduling; then Journal.
/// </summary>
public sealed class LayersTests
{
    [Fact]
    public void The_engine_refers_to_nothing_but_the_framework()
    {
        var references = Assembly.Load("CyberDraaiboek.Engine").GetReferencedAssemblies();

        Assert.All(references, reference => Assert.StartsWith("System.", reference.Name));
    }

    [Fact]
    public void No_folder_of_the_host_uses_a_folder_above_it()
    {
        var host = Path.Combine(Repository.Root, "src", "CyberDraaiboek");
        var sources = Repository.Sources(host);

        var faults = sources.SelectMany(source => HostLayers.Faults(
            Path.GetRelativePath(host, source), File.ReadAllText(source)));

        Assert.NotEmpty(sources);
        Assert.Empty(faults);
    }

    [Theory]
    [InlineData("Journal/Append.cs", "using CyberDraaiboek.Scheduling;")]
    [InlineData("Scheduling/Due.cs", "using static CyberDraaiboek.Campaigns.Plan;")]
    [InlineData("Notifications/Mail/Send.cs", "using Drill = CyberDraaiboek.Drills.Drill;")]
    [InlineData("Campaigns/Campaign.cs", "global using CyberDraaiboek.Cli;")]
    [InlineData("Drills/Drill.cs", "    return global::CyberDraaiboek.Api.Runs.All();")]
    [InlineData("Drills/Drill.razor", "@using CyberDraaiboek.Web.Runs")]
    public void A_use_upwards_is_a_fault(string path, string line) =>
        Assert.Equal([$"{path}(2): {line.Trim()}"], HostLayers.Faults(path, $"using System;\n{line}\n"));

    [Theory]
    [InlineData("Web/Runs/Page.cs", "using CyberDraaiboek.Journal;")]
    [InlineData("Journal/Append.cs", "using CyberDraaiboek.Engine.Journal;")]
    [InlineData("Journal/Append.cs", "namespace CyberDraaiboek.Journal;")]
    [InlineData("Journal/Append.cs", "// CyberDraaiboek.Web shows this")]
    [InlineData("Program.cs", "using CyberDraaiboek.Web;")]
    public void A_use_downwards_is_not(string path, string line) =>
        Assert.Empty(HostLayers.Faults(path, $"using System;\n{line}\n"));

    /// <summary>The rules for what people type are in one place. The answer page of a message is for people without an account, and has its own bounds.</summary>
    [Fact]
    public void Only_one_place_reads_a_form()
    {
        var web = Path.Combine(Repository.Root, "src", "CyberDraaiboek", "Web");
        var readers = Repository.Sources(web).Where(source => File.ReadAllText(source).Contains("ReadFormAsync", StringComparison.Ordinal));

        Assert.Equal(["Acknowledge/AcknowledgeRoutes.cs", "Acting/FormInput.cs"], readers.Select(source => Path.GetRelativePath(web, source).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }
}
