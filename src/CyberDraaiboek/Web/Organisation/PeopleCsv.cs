using System.Globalization;
using CsvHelper;
using CyberDraaiboek.Api.Rules;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>Something wrong in a file that somebody wants to import.</summary>
/// <param name="Line">Of the file; null: the whole.</param>
/// <param name="Text">Dutch: what was found, what is allowed.</param>
public sealed record ImportFault(int? Line, string Text);

/// <summary>People and their addresses as a table: a line per address, in the order in which they are tried.</summary>
internal static class PeopleCsv
{
    public const int MostLines = 5000;

    private const int LongestText = 300;
    private const int LargestRecord = 64 * 1024;

    private static readonly string[] Columns = ["id", "naam", "kanaal", "adres", "na", "soort", "gecontroleerd_op"];

    // What a spreadsheet would take for a formula gets a mark in front, which is taken off again.
    private static readonly char[] Formula = ['=', '+', '-', '@'];

    public static string Write(IEnumerable<Person> people)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';' }, leaveOpen: true))
        {
            csv.WriteRecord(Columns);
            foreach (var person in people.OrderBy(p => p.Id.Value, StringComparer.Ordinal))
            {
                foreach (var contact in person.Contacts)
                {
                    csv.WriteRecord([.. Fields(person, contact).Select(Harmless)]);
                }
            }
        }

        return text.ToString();
    }

    /// <summary>Reads a table. Every fault of every line comes in one go; with faults there are no people.</summary>
    /// <param name="text">As it was pasted or uploaded; with semicolons or commas.</param>
    /// <param name="organisation">Absences of people who exist already are kept.</param>
    /// <param name="faults">Empty: it can be used.</param>
    public static IReadOnlyList<Person> Read(string text, OrganisationDirectory organisation, out IReadOnlyList<ImportFault> faults)
    {
        var found = new List<ImportFault>();
        var rows = Rows(text, found);
        var people = new Dictionary<string, (string Name, int Line, List<ContactPoint> Contacts)>(StringComparer.Ordinal);
        foreach (var (line, row) in rows)
        {
            var contact = Contact(line, row, found);
            if (!OrganisationWriter.IsId(row["id"]))
            {
                found.Add(new ImportFault(line, $"id '{Short(row["id"])}': gebruik kleine letters, cijfers en streepjes, zoals j-jansen."));
                continue;
            }

            var person = people.TryGetValue(row["id"], out var known) ? known : (people[row["id"]] = (row["naam"], line, []));
            if (row["naam"].Length == 0)
            {
                found.Add(new ImportFault(line, "naam ontbreekt."));
            }
            else if (row["naam"] != person.Name)
            {
                found.Add(new ImportFault(line, $"naam '{Short(row["naam"])}' is anders dan '{Short(person.Name)}' op regel {person.Line}, met dezelfde id."));
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

    private static List<(int Line, Dictionary<string, string> Row)> Rows(string text, List<ImportFault> faults)
    {
        var rows = new List<(int, Dictionary<string, string>)>();
        using var csv = CsvReader.FromText(
            text.TrimStart('\uFEFF'), new CsvReaderOptions { TrimWhitespace = true, TrackLineNumbers = true, MaxRecordSize = LargestRecord, IncludeValuesInExceptions = false });
        try
        {
            if (!Heads(csv.Headers, faults))
            {
                return [];
            }

            while (csv.Read())
            {
                if (rows.Count == MostLines)
                {
                    faults.Add(new ImportFault((int)csv.LineNumber, $"Er zijn meer dan {MostLines} regels. Splits het bestand."));
                    break;
                }

                rows.Add(((int)csv.LineNumber, Columns.ToDictionary(c => c, c => Field(csv, c), StringComparer.Ordinal)));
            }
        }
        catch (CsvFormatException)
        {
            faults.Add(new ImportFault(null, "Dit is geen tabel die te lezen is. Controleer de aanhalingstekens en het aantal kolommen."));
        }

        if (rows.Count == 0 && faults.Count == 0)
        {
            faults.Add(new ImportFault(null, "Er staan geen regels in."));
        }

        return rows;
    }

    /// <summary>A line with too few columns has empty ones at its end.</summary>
    private static string Field(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out var at) && at < csv.FieldCount ? Plain(csv.GetString(at)) : "";

    private static bool Heads(IReadOnlyList<string> heads, List<ImportFault> faults)
    {
        var given = heads.Select(h => h.Trim()).ToList();
        foreach (var missing in Columns.Except(given, StringComparer.Ordinal))
        {
            faults.Add(new ImportFault(1, $"Kolom '{missing}' ontbreekt. Nodig zijn: {string.Join(", ", Columns)}."));
        }

        foreach (var unknown in given.Except(Columns, StringComparer.Ordinal))
        {
            faults.Add(new ImportFault(1, $"Kolom '{Short(unknown)}' is onbekend. Toegestaan zijn: {string.Join(", ", Columns)}."));
        }

        return faults.Count == 0;
    }

    private static ContactPoint? Contact(int line, Dictionary<string, string> row, List<ImportFault> faults)
    {
        var before = faults.Count;
        foreach (var (column, value) in row.Where(c => c.Value.Length > LongestText))
        {
            faults.Add(new ImportFault(line, $"{column} is te lang: {value.Length} tekens, hoogstens {LongestText}."));
        }

        foreach (var (column, value) in row)
        {
            if (PlainText.Fault(value, severalLines: false) is { } fault)
            {
                faults.Add(new ImportFault(line, $"{column}: {fault}"));
            }
        }

        var address = "";
        if (Names<Channel>.Find(row["kanaal"]) is not { } channel)
        {
            faults.Add(new ImportFault(line, $"kanaal '{Short(row["kanaal"])}' bestaat niet. Kies uit: {string.Join(", ", Names<Channel>.All)}."));
            return null;
        }

        if (!OrganisationWriter.TryReadAddress(channel, row["adres"], out address))
        {
            faults.Add(new ImportFault(line, $"adres '{Short(row["adres"])}' past niet bij {row["kanaal"]}."));
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
                faults.Add(new ImportFault(line, $"na '{Short(row["na"])}' is geen duur. Schrijf bijvoorbeeld 5m of 1u."));
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
                faults.Add(new ImportFault(line, $"gecontroleerd_op '{Short(row["gecontroleerd_op"])}' is geen datum. Schrijf 2026-11-22, of nooit."));
            }
        }

        return faults.Count > before ? null : new ContactPoint(channel, address, after, row["soort"].Length == 0 ? null : row["soort"], day);
    }

    private static string[] Fields(Person person, ContactPoint contact) =>
    [
        person.Id.Value, person.Name, Names<Channel>.Of(contact.Channel), contact.Address,
        contact.After is { } after ? TimeLimit.Of(after).ToString() : "", contact.Label ?? "",
        contact.CheckedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "nooit",
    ];

    private static string Harmless(string field) => field.Length > 0 && Formula.Contains(field[0]) ? "'" + field : field;

    private static string Plain(string field) => field.Length > 1 && field[0] == '\'' && Formula.Contains(field[1]) ? field[1..] : field;

    private static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
