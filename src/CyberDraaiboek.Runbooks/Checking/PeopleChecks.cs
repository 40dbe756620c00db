using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>The organisation after the second file has been laid over it: empty roles, people without address, periods that cannot be.</summary>
internal sealed class PeopleChecks(FileSet files, OrganisationBuilder builder, OrganisationDirectory organisation, FaultList faults)
{
    public void Check()
    {
        foreach (var (id, fields) in builder.Merged(OrganisationKeys.Roles))
        {
            RoleOf(organisation.Roles[new RoleId(id)], fields);
        }

        foreach (var (id, fields) in builder.Merged(OrganisationKeys.People))
        {
            Contacts(id, organisation.People[new PersonId(id)], fields);
            Periods(fields.Blocks(OrganisationKeys.Absences));
        }

        foreach (var (id, fields) in builder.Merged(OrganisationKeys.Parties))
        {
            Contacts(id, organisation.Parties[new RoleId(id)], fields);
        }

        foreach (var fields in builder.Merged(OrganisationKeys.Rotas).Values)
        {
            Periods(fields.Blocks(OrganisationKeys.Overrides));
        }

        Escalations();
        foreach (var file in files.Overrides)
        {
            Replaces(file.Root);
        }
    }

    private void RoleOf(Role role, Fields fields)
    {
        var people = role.Roster?.People ?? role.Holders;
        if (people.Count == 0 && !fields.Has(OrganisationKeys.Rota))
        {
            faults.Add(PeopleFaults.EmptyRole(fields.Map.At, role.Id.Value));
        }

        if (role.Deputies.Count == 0)
        {
            faults.Add(PeopleFaults.NoDeputy(fields.Map.At, role.Id.Value));
        }
        else if (people.Count == 1 && role.Roster is null && role.Deputies.All(people.Contains))
        {
            faults.Add(PeopleFaults.DeputyOfOneself(fields.Value(OrganisationKeys.Deputies)!.At, role.Id.Value));
        }
    }

    private void Contacts(string id, Person person, Fields fields)
    {
        if (person.Contacts.Count == 0 && !fields.Blocks(OrganisationKeys.Contacts).Any())
        {
            faults.Add(PeopleFaults.NoContact(fields.Map.At, id));
        }
    }

    private void Periods(IEnumerable<Fields> periods)
    {
        foreach (var period in periods)
        {
            if (period.Moment(OrganisationKeys.From, organisation.Zone) is { } from && period.Moment(OrganisationKeys.To, organisation.Zone) is { } until && from >= until)
            {
                faults.Add(ValueFaults.EndsBeforeStart(period.Value(OrganisationKeys.To)!.At));
            }
        }
    }

    private void Escalations()
    {
        if (files.Organisation?.Root[OrganisationKeys.Escalations.Name] is MapValue named && named.Entry(EscalationKeys.Standard) is null)
        {
            faults.Add(PeopleFaults.NoStandard(named.At));
        }
    }

    /// <summary>What the second file replaces must exist, except people: new names there are what the file is for.</summary>
    private void Replaces(MapValue root)
    {
        foreach (var (key, noun) in new[] { (OrganisationKeys.Roles, "Rol"), (OrganisationKeys.Rotas, "Rooster"), (OrganisationKeys.Parties, "Partij") })
        {
            var known = ((files.Organisation?.Root[key.Name] as MapValue)?.Entries ?? []).Select(entry => entry.Key.Text).ToList();
            foreach (var entry in ((root[key.Name] as MapValue)?.Entries ?? []).Where(entry => !known.Contains(entry.Key.Text)))
            {
                faults.Add(PeopleFaults.ReplacesNothing(entry.Key.At, noun, entry.Key.Text, known));
            }
        }

        foreach (var party in ((root[OrganisationKeys.Parties.Name] as MapValue)?.Entries ?? []).Where(entry => organisation.Roles.ContainsKey(new RoleId(entry.Key.Text))))
        {
            faults.Add(PeopleFaults.RoleAndParty(party.Key.At, party.Key.Text));
        }
    }
}
