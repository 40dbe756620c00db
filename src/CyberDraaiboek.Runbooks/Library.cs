using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks.Loading;

namespace CyberDraaiboek.Runbooks;

/// <summary>What is known of a runbook, also of one that has faults and cannot be used.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">For people.</param>
/// <param name="File">Where it stands.</param>
/// <param name="Startable">False: only a part of others ("alleen_als_onderdeel").</param>
/// <param name="Usable">Whether it and everything that it includes is without errors.</param>
public sealed record RunbookInfo(RunbookId Id, string Title, string File, bool Startable, bool Usable);

/// <summary>Everything that was loaded from one map. Immutable.</summary>
public sealed class Library
{
    private readonly IReadOnlyDictionary<RunbookId, Bundle> _bundles;

    internal Library(
        IReadOnlyList<Diagnostic> diagnostics,
        IReadOnlyList<RunbookInfo> infos,
        IReadOnlyDictionary<RunbookId, Runbook> runbooks,
        IReadOnlyDictionary<RunbookId, Bundle> bundles,
        OrganisationDirectory? organisation,
        IReadOnlyDictionary<ClockId, LegalClock> clocks)
    {
        Diagnostics = diagnostics;
        Infos = infos;
        Runbooks = runbooks;
        Organisation = organisation;
        Clocks = clocks;
        _bundles = bundles;
    }

    /// <summary>The zone in which runbooks count days and show moments.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Europe/Amsterdam");

    /// <summary>All faults and warnings, by file and place.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>Whether anything at all is in error.</summary>
    public bool HasErrors => Diagnostics.Any(fault => fault.Severity == Severity.Error);

    /// <summary>Every runbook file that could be read as one, by id, those in error too.</summary>
    public IReadOnlyList<RunbookInfo> Infos { get; }

    /// <summary>Those without errors in themselves or in what they include, with the includes merged in.</summary>
    public IReadOnlyDictionary<RunbookId, Runbook> Runbooks { get; }

    /// <summary>Those of <see cref="Runbooks"/> that a person can start, by title.</summary>
    public IReadOnlyList<Runbook> Startable =>
        [.. Infos.Where(info => info is { Startable: true, Usable: true }).Select(info => Runbooks[info.Id]).OrderBy(runbook => runbook.Title, StringComparer.OrdinalIgnoreCase)];

    /// <summary>With the second file over it; null when there is none that can be read.</summary>
    public OrganisationDirectory? Organisation { get; }

    /// <summary>Drills without errors whose runbook has none either, by id.</summary>
    public IReadOnlyList<Drill> Drills { get; internal init; } = [];

    /// <summary>Campaigns without errors, by id.</summary>
    public IReadOnlyList<Campaign> Campaigns { get; internal init; } = [];

    /// <summary>Abbreviations and words that readers may not know.</summary>
    public IReadOnlyList<Term> Terms { get; internal init; } = [];

    /// <summary>All legal clocks.</summary>
    public IReadOnlyDictionary<ClockId, LegalClock> Clocks { get; }

    /// <summary>The files that a runbook is made of, to keep with a run. Only for ids in <see cref="Runbooks"/>.</summary>
    public Bundle BundleOf(RunbookId id) => _bundles[id];

    /// <summary>
    /// The runbook that a bundle was made of, whatever the files say now. Checks nothing: it was checked when it was kept, and a run
    /// must go on even if later rules would refuse it.
    /// </summary>
    /// <exception cref="FormatException">The text is not a bundle.</exception>
    public static Runbook FromBundle(string json)
    {
        var (id, files) = BundleText.Read(json);
        var built = LibraryBuilder.Load(files, new LoadOptions(DateOnly.MinValue), check: false);
        return built.Runbooks.TryGetValue(new RunbookId(id), out var runbook)
            ? runbook
            : throw new FormatException($"The bundle has no readable runbook '{id}'.");
    }
}
