using CyberDraaiboek.Tests.Simulation;
using CyberDraaiboek.Web.Runbooks;

namespace CyberDraaiboek.Tests.Content;

/// <summary>The shipped runbooks as people read them.</summary>
public sealed class OutlineTests
{
    [Fact]
    public void Nobody_is_told_twice_in_a_row_to_do_things_side_by_side()
    {
        foreach (var runbook in Town.Library.Runbooks.Values)
        {
            var outline = OutlineMaker.Of(runbook, Town.Organisation);
            Assert.Equal(runbook.AllSteps.Select(placed => placed.Step.Id), outline.Steps.Select(step => step.Step.Id));
            Assert.All(outline.Phases.SelectMany(phase => phase.Nodes).SelectMany(Blocks), block => Assert.DoesNotContain(
                block.Branches, branch => branch is { Heading: null, Nodes: [OutlineBlock { Shape: OutlineShape.Together }] } && block.Shape == OutlineShape.Together));
        }
    }

    private static IEnumerable<OutlineBlock> Blocks(OutlineNode node) =>
        node is OutlineBlock block ? block.Branches.SelectMany(branch => branch.Nodes).SelectMany(Blocks).Prepend(block) : [];
}
