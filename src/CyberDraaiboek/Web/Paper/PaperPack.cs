using System.Globalization;
using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Web.Runbooks;

namespace CyberDraaiboek.Web.Paper;

/// <summary>Everything that the paper pack ("noodmap") is made from, at one moment.</summary>
/// <param name="Organisation">People and numbers.</param>
/// <param name="Outlines">Runbooks to print, by title.</param>
/// <param name="Clocks">All legal clocks, by title.</param>
/// <param name="Terms">Words that readers may not know.</param>
/// <param name="Cards">What belongs on the cards that the municipality fills in itself, as Markdown (<c>noodmap.md</c> beside the runbooks); null: none.</param>
/// <param name="Printed">When.</param>
/// <param name="Hash">Changes when anything that stands in the pack changes, except the moment.</param>
public sealed record PaperPack(
    OrganisationDirectory Organisation,
    IReadOnlyList<Outline> Outlines,
    IReadOnlyList<LegalClock> Clocks,
    IReadOnlyList<Term> Terms,
    string? Cards,
    DateTimeOffset Printed,
    string Hash)
{
    private const int ShortHash = 8;
    private const int LongestCards = 256 * 1024;

    /// <summary>What people compare.</summary>
    public string Mark => Hash[..ShortHash];

    /// <summary>Date and time on the wall.</summary>
    public string PrintedText
    {
        get
        {
            var wall = TimeZoneInfo.ConvertTime(Printed, Organisation.Zone);
            return wall.ToString("d-M-yyyy HH:mm", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Version, mark and date, as they stand on every page.</summary>
    public string Stamp => $"Noodmap {Organisation.Name} · kenmerk {Mark} · gedrukt {PrintedText} · VERTROUWELIJK";

    /// <summary>The same for the pages of one runbook.</summary>
    public string StampOf(Runbook runbook) => $"{runbook.Title} · versie {runbook.Version} · kenmerk {runbook.Hash[..ShortHash]} · gedrukt {PrintedText} · TLP:{runbook.Tlp}";

    /// <summary>Those that everybody may hold; a restricted one ("zichtbaarheid: beperkt") is a file of its own for its owner.</summary>
    public IEnumerable<Outline> Open => Outlines.Where(outline => !outline.Runbook.Restricted);

    /// <summary>Parties and people in the order of a list of names.</summary>
    public IReadOnlyList<Person> ByName => [.. Organisation.People.Values.OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p.Id.Value, StringComparer.Ordinal)];

    /// <summary>Takes together what the library holds.</summary>
    public static PaperPack Of(Library library, OrganisationDirectory organisation, string? cards, DateTimeOffset now)
    {
        var outlines = Wanted(library).OrderBy(r => r.Title, StringComparer.OrdinalIgnoreCase).Select(r => OutlineMaker.Of(r, organisation)).ToList();
        return new PaperPack(
            organisation,
            outlines,
            [.. library.Clocks.Values.OrderBy(c => c.Title, StringComparer.OrdinalIgnoreCase)],
            library.Terms,
            cards,
            now,
            PaperHash.Of(outlines.Select(o => o.Runbook), organisation, cards));
    }

    /// <summary>The list of cards that lies beside the runbooks; null: there is none.</summary>
    public static string? CardsIn(string runbooks)
    {
        var file = new FileInfo(Path.Combine(runbooks, "noodmap.md"));
        return file is { Exists: true, Length: <= LongestCards } ? File.ReadAllText(file.FullName) : null;
    }

    /// <summary>What can be started, and the parts that those start themselves.</summary>
    private static IEnumerable<Runbook> Wanted(Library library)
    {
        var startable = library.Startable;
        var started = startable.SelectMany(r => r.AllSteps).Select(s => s.Step).OfType<StartRunbookStep>().Select(s => s.Runbook);
        return startable.Concat(started.Where(library.Runbooks.ContainsKey).Select(id => library.Runbooks[id])).DistinctBy(r => r.Id);
    }
}
