using CyberDraaiboek.Api.Access;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;

namespace CyberDraaiboek.Api.Acting;

/// <summary>Who acts: the person or role that the caller names, recorded with the key or machine that it came through.</summary>
internal static class Actors
{
    /// <summary>The longest name of somebody who is not in the organisation.</summary>
    private const int LongestName = 100;

    /// <param name="caller">Who shows the key.</param>
    /// <param name="body">Whom they act for.</param>
    /// <param name="place">Network address of the caller.</param>
    /// <param name="organisation">To look people up.</param>
    /// <param name="preferred">The role that the act belongs to: a person with several roles then acts in this one.</param>
    /// <param name="actor">Who goes into the journal.</param>
    /// <param name="refusal">Dutch, when the named person or role does not exist.</param>
    public static bool TryName(
        Caller caller, ActBody body, string? place, OrganisationDirectory organisation, RoleId? preferred, out Actor actor, out Refusal? refusal)
    {
        refusal = null;
        var origin = caller.IsOperator ? Origin.CommandLine : Origin.Api;
        var from = caller.IsOperator ? null : $"sleutel {caller.Name}{(place is null ? "" : $", {place}")}";
        var name = !caller.IsOperator ? caller.Name : Short(body.Name) is { Length: > 0 } given ? given : "beheerder";
        actor = new Actor(name, null, origin, null, from);
        if (string.IsNullOrWhiteSpace(body.As))
        {
            return true;
        }

        if (organisation.People.TryGetValue(new PersonId(body.As), out var person))
        {
            actor = new Actor(person.Name, RoleOf(person.Id, organisation, preferred), origin, person.Id, from);
            return true;
        }

        if (organisation.Roles.ContainsKey(new RoleId(body.As)))
        {
            actor = actor with { Role = new RoleId(body.As) };
            return true;
        }

        refusal = new Refusal(RefusalCode.NotFound, $"'{body.As}' is geen persoon of rol in de organisatie.");
        return false;
    }

    /// <summary>The role in which a person acts: the one that the act belongs to if they may, else the only one they have.</summary>
    public static RoleId? RoleOf(PersonId person, OrganisationDirectory organisation, RoleId? preferred)
    {
        if (preferred is { } role && organisation.MayActAs(person, role))
        {
            return role;
        }

        var roles = organisation.Roles.Keys.Where(r => organisation.MayActAs(person, r)).ToList();
        return roles.Count == 1 ? roles[0] : null;
    }

    private static string Short(string? name) => name?.Trim() is { } text ? text[..Math.Min(text.Length, LongestName)] : "";
}
