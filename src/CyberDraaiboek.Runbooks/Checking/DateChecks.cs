using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>What has grown old: review dates that passed.</summary>
internal sealed class DateChecks(DateOnly today, FaultList faults)
{
    public void Check(FileSet files)
    {
        foreach (var file in files.Runbooks.Values)
        {
            Review(file.Root, RunbookKeys.ReviewBefore);
        }

        if (files.Organisation is { } organisation)
        {
            Review(organisation.Root, OrganisationKeys.ReviewBefore);
        }
    }

    private void Review(MapValue root, Key key)
    {
        if (new Fields(root).Date(key) is { } date && date < today)
        {
            faults.Add(PeopleFaults.ReviewPassed(root[key.Name]!.At, date));
        }
    }
}
