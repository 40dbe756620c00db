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

    [Fact]
    public void A_bundle_gives_the_same_runbook_back()
    {
        var library = Shipped;

        Assert.NotEmpty(library.Runbooks);
        foreach (var runbook in library.Runbooks.Values)
        {
            var back = Library.FromBundle(library.BundleOf(runbook.Id).Json);

            Assert.Equal(runbook.Hash, back.Hash);
            Assert.Equal(DeepText.Of(runbook), DeepText.Of(back));
        }
    }
}
