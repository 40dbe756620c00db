using System.Globalization;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>Rotas as a table: a line per turn, in their order, and a line per exception, of which the last goes first.</summary>
internal static class RotasCsv
{
    /// <summary>Only this table has it.</summary>
    public const string OwnColumn = "eerste_wissel";

    private const string Turn = "beurt";
    private const string Exception = "afwijking";
    private const int MostWeeks = 52;

    private static readonly string[] Columns = ["rooster", "soort", "persoon", OwnColumn, "weken", "van", "tot", "reden"];

    public static string Write(IReadOnlyDictionary<string, DutyRoster> rotas) => CsvTable.Write(Columns, rotas.OrderBy(r => r.Key, StringComparer.Ordinal).SelectMany(rota => new[]
    {
        rota.Value.People.Select(person => new[]
        {
            rota.Key, Turn, person.Value, OrganisationWriter.Wall(rota.Value.FirstHandover), rota.Value.WeeksEach.ToString(CultureInfo.InvariantCulture), "", "", "",
        }),
        rota.Value.Overrides.Select(other => new[]
        {
            rota.Key, Exception, other.Person.Value, "", "", OrganisationWriter.Wall(other.From), OrganisationWriter.Wall(other.Until), other.Reason ?? "",
        }),
    }.SelectMany(rows => rows)));

    /// <summary>Reads a table. Every fault of every line comes in one go; with faults there are no rotas.</summary>
    public static IReadOnlyList<KeyValuePair<string, DutyRoster>> Read(string text, OrganisationDirectory organisation, out IReadOnlyList<ImportFault> faults)
    {
        var found = new List<ImportFault>();
        var rotas = new Dictionary<string, Building>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(text, Columns, [], found))
        {
            if (!OrganisationWriter.IsId(row["rooster"]))
            {
                found.Add(row.Fault($"rooster '{CsvTable.Short(row["rooster"])}': gebruik kleine letters, cijfers en streepjes, zoals piket-ict."));
                continue;
            }

            var rota = rotas.TryGetValue(row["rooster"], out var known) ? known : rotas[row["rooster"]] = new Building();
            Add(rota, row, organisation, found);
        }

        found.AddRange(rotas.Where(rota => rota.Value.People.Count == 0).Select(rota => new ImportFault(null, $"Rooster '{rota.Key}' heeft geen regel met {Turn}.")));
        faults = found;
        return found.Count > 0
            ? []
            : [.. rotas.Select(r => KeyValuePair.Create(r.Key, new DutyRoster(r.Value.First!.Value, r.Value.People, r.Value.Weeks, r.Value.Overrides)))];
    }

    public static bool Same(DutyRoster one, DutyRoster other) => one.FirstHandover == other.FirstHandover && one.WeeksEach == other.WeeksEach
        && one.People.SequenceEqual(other.People) && one.Overrides.SequenceEqual(other.Overrides);

    /// <summary>One line for people.</summary>
    public static string Describe(DutyRoster rota, OrganisationDirectory organisation) =>
        $"om de beurt {(rota.WeeksEach == 1 ? "een week" : $"{rota.WeeksEach} weken")}: {string.Join(", ", rota.People.Select(organisation.NameOf))}; eerste wissel {OrganisationWriter.Wall(rota.FirstHandover)}"
        + string.Concat(rota.Overrides.Select(o => $"; {OrganisationWriter.Wall(o.From)} tot {OrganisationWriter.Wall(o.Until)} {organisation.NameOf(o.Person)}{(o.Reason is { } reason ? $" ({reason})" : "")}"));

    private static void Add(Building rota, TableRow row, OrganisationDirectory organisation, List<ImportFault> faults)
    {
        var people = RolesCsv.PeopleOf(row, "persoon", organisation, faults);
        if (people.Count != 1)
        {
            faults.Add(row.Fault("persoon: vul één id in."));
            return;
        }

        switch (row["soort"])
        {
            case Turn:
                rota.People.Add(people[0]);
                Head(rota, row, faults);
                break;
            case Exception:
                if (Moment(row, "van", faults) is { } from && Moment(row, "tot", faults) is { } until)
                {
                    rota.Overrides.Add(new DutyOverride(from, until, people[0], row["reden"].Length == 0 ? null : row["reden"]));
                    if (until <= from)
                    {
                        faults.Add(row.Fault("tot ligt niet na van."));
                    }
                }

                break;
            default:
                faults.Add(row.Fault($"soort '{CsvTable.Short(row["soort"])}' bestaat niet. Kies uit: {Turn}, {Exception}."));
                break;
        }
    }

    /// <summary>What holds for the whole rota stands on each of its turns, and must be the same.</summary>
    private static void Head(Building rota, TableRow row, List<ImportFault> faults)
    {
        if (!OrganisationWriter.TryWall(row[OwnColumn], out var first))
        {
            faults.Add(row.Fault($"{OwnColumn} '{CsvTable.Short(row[OwnColumn])}' is geen moment. Schrijf 2026-11-23 08:00."));
        }
        else if ((rota.First ??= first) != first)
        {
            faults.Add(row.Fault($"{OwnColumn} is anders dan op een eerdere regel van dit rooster."));
        }

        if (!int.TryParse(row["weken"], NumberStyles.None, CultureInfo.InvariantCulture, out var weeks) || weeks is < 1 or > MostWeeks)
        {
            faults.Add(row.Fault($"weken '{CsvTable.Short(row["weken"])}' is geen aantal van 1 tot {MostWeeks}."));
        }
        else if (rota.Weeks != 0 && rota.Weeks != weeks)
        {
            faults.Add(row.Fault("weken is anders dan op een eerdere regel van dit rooster."));
        }
        else
        {
            rota.Weeks = weeks;
        }
    }

    private static DateTimeOffset? Moment(TableRow row, string column, List<ImportFault> faults)
    {
        if (OrganisationWriter.TryMoment(row[column], out var moment))
        {
            return moment;
        }

        faults.Add(row.Fault($"{column} '{CsvTable.Short(row[column])}' is geen moment. Schrijf 2026-12-24 08:00, of alleen de dag."));
        return null;
    }

    /// <summary>A rota of which lines are still read.</summary>
    private sealed class Building
    {
        public DateTime? First { get; set; }

        public int Weeks { get; set; }

        public List<PersonId> People { get; } = [];

        public List<DutyOverride> Overrides { get; } = [];
    }
}
