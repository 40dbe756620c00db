using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Tests.Loading;

public sealed class ShippedFilesTests
{
    private static readonly LoadOptions Options = new(new DateOnly(2026, 11, 22));

    private static Library Shipped => RunbookLoader.LoadMap(Path.Combine(Repository.Root, "runbooks"), Options);

    [Fact]
    public void Every_shipped_file_loads_without_an_error()
    {
        var faults = Shipped.Diagnostics.Where(fault => fault.Severity == Severity.Error);

        Assert.Empty(faults.Select(fault => fault.ToString()));
    }

    /// <summary>On the day of the release only this is left to the municipality: to compare each legal term with its source.</summary>
    [Fact]
    public void The_only_warnings_are_of_clocks_that_a_person_must_still_check()
    {
        var warnings = Shipped.Diagnostics.Where(fault => fault.Severity == Severity.Warning && fault.Code != "DRB182");

        Assert.Empty(warnings.Select(fault => fault.ToString()));
    }

    /// <summary>A simulation must give the lines of a real run, so the runbook must be the same to its hash, with its faults if it has any.</summary>
    [Fact]
    public void A_runbook_that_is_read_alone_is_the_same_as_when_all_are_read()
    {
        var library = Shipped;

        foreach (var info in library.Infos)
        {
            var alone = RunbookLoader.LoadMap(Path.Combine(Repository.Root, "runbooks"), Options with { Only = info.Id });
            Assert.Equal(library.Runbooks[info.Id].Hash, alone.Runbooks[info.Id].Hash);
            Assert.Equal(DeepText.Of(library.Runbooks[info.Id]), DeepText.Of(alone.Runbooks[info.Id]));
            Assert.Equal(DeepText.Of(library.Organisation), DeepText.Of(alone.Organisation));
            Assert.DoesNotContain(alone.Diagnostics, fault => fault.Severity == Severity.Error);
            Assert.Empty(alone.Drills);
            Assert.Empty(alone.Campaigns);
        }
    }

    [Fact]
    public void A_bundle_gives_the_same_runbook_back()
    {
        var library = Shipped;

        var largest = library.Runbooks.Values.MaxBy(runbook => library.BundleOf(runbook.Id).Json.Length)!;

        Assert.Equal(DeepText.Of(largest), DeepText.Of(Library.FromBundle(library.BundleOf(largest.Id).Json)));
        Assert.All(library.Runbooks.Values, runbook => Assert.Equal(runbook.Hash, Library.FromBundle(library.BundleOf(runbook.Id).Json).Hash));
    }
}
