using System.Globalization;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Notifications.Reach;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Web.Paper;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>People and their addresses as a table: a line per address, in the order in which they are tried.</summary>
internal static class PeopleCsv
{
    private static readonly string[] Columns = ["id", "naam", "kanaal", "adres", "na", "soort", "gecontroleerd_op"];

    /// <summary>Goes out for who reads it; what came of messages is not for import.</summary>
    private const string ReachedOn = "bereikt_op";

    public static string Write(IEnumerable<Person> people, ReachNow reach) => CsvTable.Write(
        [.. Columns, ReachedOn], people.OrderBy(p => p.Id.Value, StringComparer.Ordinal).SelectMany(person => person.Contacts.Select(contact => Fields(person, contact, reach))));

    /// <summary>Reads a table. Every fault of every line comes in one go; with faults there are no people.</summary>
    /// <param name="text">As it was pasted or uploaded; with semicolons or commas.</param>
    /// <param name="organisation">Absences of people who exist already are kept.</param>
    /// <param name="faults">Empty: it can be used.</param>
    public static IReadOnlyList<Person> Read(string text, OrganisationDirectory organisation, out IReadOnlyList<ImportFault> faults)
    {
        var found = new List<ImportFault>();
        var people = new Dictionary<string, (string Name, int Line, List<ContactPoint> Contacts)>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(text, Columns, [], found, ReachedOn))
        {
            var contact = Contact(row, found);
            if (!OrganisationWriter.IsId(row["id"]))
            {
                found.Add(row.Fault($"id '{CsvTable.Short(row["id"])}': gebruik kleine letters, cijfers en streepjes, zoals j-jansen."));
                continue;
            }

            var person = people.TryGetValue(row["id"], out var known) ? known : (people[row["id"]] = (row["naam"], row.Line, []));
            if (row["naam"].Length == 0)
            {
                found.Add(row.Fault("naam ontbreekt."));
            }
            else if (row["naam"] != person.Name)
            {
                found.Add(row.Fault($"naam '{CsvTable.Short(row["naam"])}' is anders dan '{CsvTable.Short(person.Name)}' op regel {person.Line}, met dezelfde id."));
            }

            if (contact is not null)
            {
                person.Contacts.Add(contact);
            }
        }

        faults = found;
        return found.Count > 0 ? [] :
        [
            .. people.Select(p => new Person(
                new PersonId(p.Key), p.Value.Name, p.Value.Contacts, organisation.People.GetValueOrDefault(new PersonId(p.Key))?.Absences ?? [])),
        ];
    }

    public static bool Same(Person one, Person other) => one.Name == other.Name && one.Contacts.SequenceEqual(other.Contacts);

    /// <summary>One line for people.</summary>
    public static string Describe(Person person) => $"{person.Name}; " + (person.Contacts.Count == 0 ? "geen adres" : string.Join(", ", person.Contacts.Select(c =>
        $"{PaperTexts.Word(c.Channel)} {PaperTexts.Number(c)}{(c.Label is { } label ? $" ({label})" : "")}{(c.CheckedOn is { } day ? $", nagekeken {day.ToString("d-M-yyyy", CultureInfo.InvariantCulture)}" : "")}")));

    private static ContactPoint? Contact(TableRow row, List<ImportFault> faults)
    {
        var before = faults.Count;
        if (Names<Channel>.Find(row["kanaal"]) is not { } channel)
        {
            faults.Add(row.Fault($"kanaal '{CsvTable.Short(row["kanaal"])}' bestaat niet. Kies uit: {string.Join(", ", Names<Channel>.All)}."));
            return null;
        }

        if (!OrganisationWriter.TryReadAddress(channel, row["adres"], out var address))
        {
            faults.Add(row.Fault($"adres '{CsvTable.Short(row["adres"])}' past niet bij {row["kanaal"]}."));
        }

        TimeSpan? after = null;
        if (row["na"].Length > 0)
        {
            if (DurationText.TryParse(row["na"], out var limit, out _) && limit is { Months: 0, Days: 0 })
            {
                after = limit.Exact;
            }
            else
            {
                faults.Add(row.Fault($"na '{CsvTable.Short(row["na"])}' is geen duur. Schrijf bijvoorbeeld 5m of 1u."));
            }
        }

        DateOnly? day = null;
        if (row["gecontroleerd_op"] is not ("" or "nooit"))
        {
            if (DateOnly.TryParseExact(row["gecontroleerd_op"], ["yyyy-MM-dd", "d-M-yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                day = read;
            }
            else
            {
                faults.Add(row.Fault($"gecontroleerd_op '{CsvTable.Short(row["gecontroleerd_op"])}' is geen datum. Schrijf 2026-11-22, of nooit."));
            }
        }

        return faults.Count > before ? null : new ContactPoint(channel, address, after, row["soort"].Length == 0 ? null : row["soort"], day);
    }

    private static string[] Fields(Person person, ContactPoint contact, ReachNow reach) =>
    [
        person.Id.Value, person.Name, Names<Channel>.Of(contact.Channel), contact.Address,
        contact.After is { } after ? TimeLimit.Of(after).ToString() : "", contact.Label ?? "",
        contact.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "nooit",
        ReachTexts.ReachedOn(person, contact, reach),
    ];
}
