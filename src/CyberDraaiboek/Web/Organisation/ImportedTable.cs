using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>Something that an import would change.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="Before">As it is, on one line; null: it is new.</param>
/// <param name="After">As it would be.</param>
public sealed record TableChange(string Id, string Title, string? Before, string After);

/// <summary>A table that was read: people, roles or rotas, which its own column tells.</summary>
/// <param name="What">Of what it is, in the plural.</param>
/// <param name="Changes">Only what would really change.</param>
/// <param name="Same">How many stay as they are.</param>
/// <param name="Faults">With any of these nothing can be written.</param>
/// <param name="Write">Puts the changes into the text of the second file.</param>
internal sealed record ImportedTable(string What, IReadOnlyList<TableChange> Changes, int Same, IReadOnlyList<ImportFault> Faults, Func<string, string> Write)
{
    public static ImportedTable Of(string csv, OrganisationDirectory organisation)
    {
        var columns = CsvTable.Columns(csv);
        return columns.Contains(RolesCsv.OwnColumn, StringComparer.Ordinal) ? Roles(csv, organisation)
            : columns.Contains(RotasCsv.OwnColumn, StringComparer.Ordinal) ? Rotas(csv, organisation)
            : People(csv, organisation);
    }

    private static ImportedTable People(string csv, OrganisationDirectory organisation)
    {
        var read = PeopleCsv.Read(csv, organisation, out var faults);
        var changed = read.Where(person => !(organisation.People.GetValueOrDefault(person.Id) is { } before && PeopleCsv.Same(person, before))).ToList();
        return new ImportedTable(
            "mensen",
            [.. changed.Select(person => new TableChange(
                person.Id.Value, person.Name, organisation.People.GetValueOrDefault(person.Id) is { } before ? PeopleCsv.Describe(before) : null, PeopleCsv.Describe(person)))],
            read.Count - changed.Count,
            faults,
            text => OrganisationWriter.WithPeople(text, changed));
    }

    private static ImportedTable Roles(string csv, OrganisationDirectory organisation)
    {
        var read = RolesCsv.Read(csv, organisation, out var faults);
        var changed = read.Where(role => !(organisation.Roles.GetValueOrDefault(role.Id) is { } before && RolesCsv.Same(role, before))).ToList();
        return new ImportedTable(
            "rollen",
            [.. changed.Select(role => new TableChange(
                role.Id.Value, role.Title, organisation.Roles.GetValueOrDefault(role.Id) is { } before ? RolesCsv.Describe(before, organisation) : null, RolesCsv.Describe(role, organisation)))],
            read.Count - changed.Count,
            faults,
            text => OrganisationWriter.WithRoles(text, changed));
    }

    private static ImportedTable Rotas(string csv, OrganisationDirectory organisation)
    {
        var read = RotasCsv.Read(csv, organisation, out var faults);
        var changed = read.Where(rota => !(organisation.Rotas.GetValueOrDefault(rota.Key) is { } before && RotasCsv.Same(rota.Value, before))).ToList();
        return new ImportedTable(
            "roosters",
            [.. changed.Select(rota => new TableChange(
                rota.Key, rota.Key, organisation.Rotas.GetValueOrDefault(rota.Key) is { } before ? RotasCsv.Describe(before, organisation) : null, RotasCsv.Describe(rota.Value, organisation)))],
            read.Count - changed.Count,
            faults,
            text => OrganisationWriter.WithRotas(text, changed));
    }
}
