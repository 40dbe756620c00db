using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Cli.Simulation;

/// <summary>Finds who plays a role in a simulation.</summary>
internal sealed class Cast(OrganisationDirectory organisation)
{
    /// <summary>Whoever is on duty, else a deputy; a role without anyone acts under its own name.</summary>
    /// <param name="role">The role.</param>
    /// <param name="now">When.</param>
    /// <param name="butNot">Somebody else than this one, if at all possible.</param>
    public Actor Holder(RoleId role, DateTimeOffset now, string? butNot = null)
    {
        var candidates = organisation.OnDuty(role, now).Concat(organisation.Deputies(role, now)).ToList();
        var person = candidates.FirstOrDefault(p => p.Name != butNot) ?? candidates.FirstOrDefault();
        return person is null
            ? new Actor(organisation.TitleOf(role), Everyone.RoleOf(role), Origin.CommandLine)
            : new Actor(person.Name, Everyone.RoleOf(role), Origin.CommandLine, person.Id);
    }

    /// <summary>A person or role by id, in the role that the act belongs to; null: not in the organisation.</summary>
    public Actor? Named(string id, RoleId? preferred, DateTimeOffset now)
    {
        var person = new PersonId(id);
        if (organisation.People.TryGetValue(person, out var found))
        {
            return new Actor(found.Name, preferred is { } role && organisation.MayActAs(person, role) ? Everyone.RoleOf(role) : null, Origin.CommandLine, person);
        }

        return organisation.Roles.ContainsKey(new RoleId(id)) || organisation.Parties.ContainsKey(new RoleId(id)) ? Holder(new RoleId(id), now) : null;
    }

    /// <summary>Whether somebody of this id was addressed: a person, or a role that this person fills.</summary>
    public bool Is(PersonId person, RoleId target, string id) =>
        person.Value == id || target.Value == id || organisation.MayActAs(person, new RoleId(id));
}
