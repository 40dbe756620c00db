using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Notifications;

/// <summary>People and outside parties alike: whoever can be sent something.</summary>
internal static class Addressees
{
    /// <summary>Null: nobody of that name (any more).</summary>
    public static Person? Addressee(this OrganisationDirectory organisation, PersonId id) =>
        organisation.People.TryGetValue(id, out var person) ? person : organisation.Parties.GetValueOrDefault(new RoleId(id.Value));

    /// <summary>For people; the id itself when nobody has it (any more).</summary>
    public static string NameOf(this OrganisationDirectory organisation, PersonId id) => organisation.Addressee(id)?.Name ?? id.Value;
}
