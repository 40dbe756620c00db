using System.Globalization;
using CsvHelper;
using CyberDraaiboek.Api.Rules;

namespace CyberDraaiboek.Web.Organisation;

/// <summary>Something wrong in a file that somebody wants to import.</summary>
/// <param name="Line">Of the file; null: the whole.</param>
/// <param name="Text">Dutch: what was found, what is allowed.</param>
public sealed record ImportFault(int? Line, string Text);

/// <summary>A line of a table, its fields by column.</summary>
/// <param name="Line">Of the file.</param>
/// <param name="Fields">One per column; empty where the line is short.</param>
internal sealed record TableRow(int Line, IReadOnlyDictionary<string, string> Fields)
{
    public string this[string column] => Fields[column];

    public ImportFault Fault(string text) => new(Line, text);
}

/// <summary>A table as a spreadsheet opens it. Whatever it holds, reading gives rows or faults.</summary>
internal static class CsvTable
{
    public const int MostLines = 5000;

    private const int LongestText = 300;
    private const int LongestLongText = 8000;
    private const int LargestRecord = 64 * 1024;

    // What a spreadsheet would take for a formula gets a mark in front, which is taken off again.
    private static readonly char[] Formula = ['=', '+', '-', '@'];

    public static string Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using (var csv = CsvWriter.Create(text, new CsvWriterOptions { Separator = ';' }, leaveOpen: true))
        {
            csv.WriteRecord([.. columns]);
            foreach (var row in rows)
            {
                csv.WriteRecord([.. row.Select(Harmless)]);
            }
        }

        return text.ToString();
    }

    /// <param name="text">As it was pasted or uploaded; with semicolons or commas.</param>
    /// <param name="columns">That it must have, and no others.</param>
    /// <param name="longColumns">Of those, where a text of several lines may stand.</param>
    /// <param name="faults">What is wrong, added to what is there.</param>
    /// <param name="ignored">A column that may stand there and is not read.</param>
    public static IReadOnlyList<TableRow> Read(
        string text, IReadOnlyList<string> columns, IReadOnlyList<string> longColumns, List<ImportFault> faults, string? ignored = null)
    {
        var rows = new List<TableRow>();
        using var csv = Open(text);
        try
        {
            if (!Heads(csv.Headers, columns, faults, ignored))
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

                rows.Add(new TableRow((int)csv.LineNumber, columns.ToDictionary(c => c, c => Field(csv, c), StringComparer.Ordinal)));
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

        faults.AddRange(rows.SelectMany(row => Wrong(row, longColumns)));
        return rows;
    }

    /// <summary>The names of the columns; empty when even those cannot be read.</summary>
    public static IReadOnlyList<string> Columns(string text)
    {
        using var csv = Open(text);
        try
        {
            return [.. csv.Headers.Select(head => head.Trim())];
        }
        catch (CsvFormatException)
        {
            // Reading the table itself says what is wrong.
            return [];
        }
    }

    /// <summary>Several ids in one field.</summary>
    public static IReadOnlyList<string> Ids(string field) => field.Split([',', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public static string Short(string text) => text.Length <= 40 ? text : text[..40] + "…";

    private static CsvReader Open(string text) => CsvReader.FromText(
        text.TrimStart('\uFEFF'), new CsvReaderOptions { TrimWhitespace = true, TrackLineNumbers = true, MaxRecordSize = LargestRecord, IncludeValuesInExceptions = false });

    private static bool Heads(IReadOnlyList<string> heads, IReadOnlyList<string> columns, List<ImportFault> faults, string? ignored)
    {
        var given = heads.Select(h => h.Trim()).ToList();
        foreach (var missing in columns.Except(given, StringComparer.Ordinal))
        {
            faults.Add(new ImportFault(1, $"Kolom '{missing}' ontbreekt. Nodig zijn: {string.Join(", ", columns)}."));
        }

        foreach (var unknown in given.Except(columns, StringComparer.Ordinal).Where(head => head != ignored))
        {
            faults.Add(new ImportFault(1, $"Kolom '{Short(unknown)}' is onbekend. Toegestaan zijn: {string.Join(", ", columns)}."));
        }

        return faults.Count == 0;
    }

    private static IEnumerable<ImportFault> Wrong(TableRow row, IReadOnlyList<string> longColumns)
    {
        foreach (var (column, value) in row.Fields)
        {
            var several = longColumns.Contains(column, StringComparer.Ordinal);
            var most = several ? LongestLongText : LongestText;
            if (value.Length > most)
            {
                yield return row.Fault($"{column} is te lang: {value.Length} tekens, hoogstens {most}.");
            }

            if (PlainText.Fault(value, several) is { } fault)
            {
                yield return row.Fault($"{column}: {fault}");
            }
        }
    }

    /// <summary>A line with too few columns has empty ones at its end.</summary>
    private static string Field(CsvReader csv, string column) =>
        csv.TryGetFieldIndex(column, out var at) && at < csv.FieldCount ? Plain(csv.GetString(at)) : "";

    private static string Harmless(string field) => field.Length > 0 && Formula.Contains(field[0]) ? "'" + field : field;

    private static string Plain(string field) => field.Length > 1 && field[0] == '\'' && Formula.Contains(field[1]) ? field[1..] : field;
}
