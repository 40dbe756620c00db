using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>What has grown old: review dates that passed, addresses that nobody tried for a while.</summary>
internal sealed class DateChecks(DateOnly today, FaultList faults)
{
    private const int DaysBetweenChecks = 90;

    public void Check(FileSet files, OrganisationBuilder organisation)
    {
        foreach (var file in files.Runbooks.Values)
        {
            Review(file.Root, RunbookKeys.ReviewBefore);
        }

        foreach (var file in files.Drills.Values.Concat(files.Campaigns.Values))
        {
            Review(file.Root, RunbookKeys.ReviewBefore);
        }

        if (files.Organisation is { } main)
        {
            Review(main.Root, OrganisationKeys.ReviewBefore);
        }

        foreach (var (name, fields) in organisation.Merged(OrganisationKeys.People).Concat(organisation.Merged(OrganisationKeys.Parties)))
        {
            foreach (var contact in fields.Blocks(OrganisationKeys.Contacts))
            {
                Contact(name, contact);
            }
        }
    }

    private void Review(MapValue root, Key key)
    {
        if (new Fields(root).Date(key) is { } date && date < today)
        {
            faults.Add(PeopleFaults.ReviewPassed(root[key.Name]!.At, date));
        }
    }

    private void Contact(string name, Fields contact)
    {
        var channel = OrganisationKeys.ContactShape.Rules[0].Keys.FirstOrDefault(key => contact.Map.Entry(key) is not null);
        if (channel is null)
        {
            return;
        }

        if (contact.Date(OrganisationKeys.CheckedOn) is not { } date)
        {
            faults.Add(PeopleFaults.NeverChecked(contact.Map.At, name, channel));
        }
        else if (today.DayNumber - date.DayNumber > DaysBetweenChecks)
        {
            faults.Add(PeopleFaults.CheckedLongAgo(contact.Value(OrganisationKeys.CheckedOn)!.At, name, channel, date, today.DayNumber - date.DayNumber));
        }
    }
}
