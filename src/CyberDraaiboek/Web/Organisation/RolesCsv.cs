using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>Roles as a table: a line per role, with who fills it and who stands in.</summary>
internal static class RolesCsv
{
    /// <summary>Only this table has it.</summary>
    public const string OwnColumn = "bezetting";

    private const string TaskColumn = "taak";

    private static readonly string[] Columns = ["id", "titel", TaskColumn, OwnColumn, "vervangers", "rooster"];

    public static string Write(IEnumerable<Role> roles) => CsvTable.Write(Columns, roles.OrderBy(r => r.Id.Value, StringComparer.Ordinal).Select(role => new[]
    {
        role.Id.Value, role.Title, role.Task ?? "", Ids(role.Holders), Ids(role.Deputies), role.RosterId ?? "",
    }));

    /// <summary>Reads a table. Every fault of every line comes in one go; with faults there are no roles.</summary>
    public static IReadOnlyList<Role> Read(string text, OrganisationDirectory organisation, out IReadOnlyList<ImportFault> faults)
    {
        var found = new List<ImportFault>();
        var roles = new Dictionary<string, Role>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(text, Columns, [TaskColumn], found))
        {
            if (!OrganisationWriter.IsId(row["id"]))
            {
                found.Add(row.Fault($"id '{CsvTable.Short(row["id"])}': gebruik kleine letters, cijfers en streepjes, zoals ict_crisisteam."));
                continue;
            }

            if (!roles.TryAdd(row["id"], Role(row, organisation, found)))
            {
                found.Add(row.Fault($"rol '{row["id"]}' staat er al. Zet alles over een rol op één regel."));
            }
        }

        faults = found;
        return found.Count > 0 ? [] : [.. roles.Values];
    }

    public static bool Same(Role one, Role other) => one.Title == other.Title && (one.Task ?? "") == (other.Task ?? "") && one.RosterId == other.RosterId
        && one.Holders.SequenceEqual(other.Holders) && one.Deputies.SequenceEqual(other.Deputies);

    /// <summary>One line for people.</summary>
    public static string Describe(Role role, OrganisationDirectory organisation) => string.Join("; ", new[]
    {
        role.Title,
        role.RosterId is { } rota ? $"volgens rooster {rota}" : role.Holders.Count == 0 ? "door niemand" : $"door {Names(role.Holders, organisation)}",
        role.Deputies.Count == 0 ? "geen vervanger" : $"vervangers {Names(role.Deputies, organisation)}",
        role.Task is { Length: > 0 } task ? $"taak: {task}" : "geen taak beschreven",
    });

    private static Role Role(TableRow row, OrganisationDirectory organisation, List<ImportFault> faults)
    {
        if (row["titel"].Length == 0)
        {
            faults.Add(row.Fault("titel ontbreekt."));
        }

        if (row["rooster"].Length > 0 && !organisation.Rotas.ContainsKey(row["rooster"]))
        {
            faults.Add(row.Fault($"rooster '{CsvTable.Short(row["rooster"])}' bestaat niet. Lees eerst de roosters in. Wel: {string.Join(", ", organisation.Rotas.Keys.Order(StringComparer.Ordinal))}."));
        }

        if (row["rooster"].Length > 0 && row[OwnColumn].Length > 0)
        {
            faults.Add(row.Fault("vul bezetting of rooster in, niet allebei."));
        }

        return new Role(
            new RoleId(row["id"]), row["titel"], PeopleOf(row, OwnColumn, organisation, faults), PeopleOf(row, "vervangers", organisation, faults), null,
            row[TaskColumn].Length == 0 ? null : row[TaskColumn].ReplaceLineEndings("\n"))
        {
            RosterId = row["rooster"].Length == 0 ? null : row["rooster"],
        };
    }

    internal static IReadOnlyList<PersonId> PeopleOf(TableRow row, string column, OrganisationDirectory organisation, List<ImportFault> faults)
    {
        var people = CsvTable.Ids(row[column]);
        foreach (var stranger in people.Where(id => !organisation.People.ContainsKey(new PersonId(id))))
        {
            faults.Add(row.Fault($"{column}: persoon '{CsvTable.Short(stranger)}' staat niet in de organisatie. Lees eerst de mensen in."));
        }

        return [.. people.Select(id => new PersonId(id))];
    }

    private static string Names(IEnumerable<PersonId> people, OrganisationDirectory organisation) => string.Join(", ", people.Select(organisation.NameOf));

    private static string Ids(IEnumerable<PersonId> people) => string.Join(", ", people.Select(p => p.Value));
}
