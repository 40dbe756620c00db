using CyberDraaiboek.Engine.Clocks;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>The way from files to a library: sort, compare with the key tables, build, check the whole.</summary>
internal sealed class LibraryBuilder
{
    private static readonly MapValue Empty = new(new Position("organisatie.yaml", 1, 1), []);

    private readonly FaultList _faults = new();
    private readonly LoadOptions _options;
    private readonly FileSet _files;
    private readonly bool _check;
    private readonly Dictionary<ClockId, LegalClock> _clocks = [];
    private readonly Dictionary<string, Template> _templates;
    private readonly OrganisationBuilder _organisation;
    private readonly Composer _composer;

    private LibraryBuilder(IReadOnlyList<SourceFile> files, LoadOptions options, bool check, IEnumerable<Diagnostic> faults)
    {
        foreach (var fault in faults)
        {
            _faults.Add(fault);
        }

        _options = options;
        _check = check;
        _files = new FileSet(Parsed(files, options.Only), options.Overrides, _faults);
        _organisation = new OrganisationBuilder(_files.Organisation?.Root ?? Empty, [.. _files.Overrides.Select(file => file.Root)], Library.Zone);
        foreach (var clock in _files.Clocks.SelectMany(file => ClockBuilder.Build(file.Root)))
        {
            _clocks.TryAdd(clock.Id, clock);
        }

        _templates = _files.Templates.ToDictionary(pair => pair.Key, pair => TemplateBuilder.Build(pair.Key, pair.Value.Root), StringComparer.Ordinal);
        var titles = _files.Runbooks.ToDictionary(pair => pair.Key, pair => Fields.Text(pair.Value.Root[RunbookKeys.Title.Name]) ?? pair.Key, StringComparer.Ordinal);
        var escalations = new EscalationBuilder(new Fields(_files.Organisation?.Root ?? Empty));
        _composer = new Composer(_files.Runbooks, new BuildContext(escalations, _clocks, titles, Library.Zone), _templates, _faults);
    }

    public static Library Load(IReadOnlyList<SourceFile> files, LoadOptions options, bool check, IReadOnlyList<Diagnostic>? faults = null) =>
        new LibraryBuilder(files, options, check, faults ?? []).Build();

    private static IEnumerable<YamlFile> Parsed(IReadOnlyList<SourceFile> files, RunbookId? only) => only is { } one
        ? NeededFiles.Of(files, one.Value)
        : YamlTree.Parse([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)]);

    private Library Build()
    {
        var compositions = _files.Runbooks.Values.OrderBy(file => file.Id, StringComparer.Ordinal).Select(_composer.Compose).ToList();
        var directory = _files.Organisation is null ? null : _organisation.Build();
        var written = Task.Run(() => compositions.ConvertAll(Written));
        if (_check)
        {
            Check(compositions, directory);
        }

        var diagnostics = _check ? _faults.Ordered() : [];
        var broken = diagnostics.Where(fault => fault.Severity == Severity.Error).Select(fault => fault.At.File).ToHashSet(StringComparer.Ordinal);
        var runbooks = new Dictionary<RunbookId, Runbook>();
        var bundles = new Dictionary<RunbookId, Bundle>();
        foreach (var (composition, made, bundle) in written.GetAwaiter().GetResult())
        {
            if (!made.Any(file => file != _files.Organisation?.File && broken.Contains(file.Path)))
            {
                bundles[composition.Runbook.Id] = bundle;
                runbooks[composition.Runbook.Id] = composition.Runbook with { Hash = bundle.Hash };
            }
        }

        return new Library(diagnostics, Infos(compositions, runbooks), runbooks, bundles, directory, _clocks)
        {
            Drills = [.. Sound(_files.Drills, broken).Select(drill => DrillOf(drill.Key, drill.Value, compositions)).Where(drill => runbooks.ContainsKey(drill.Runbook))],
            Campaigns = [.. Sound(_files.Campaigns, broken).Select(campaign => CampaignBuilder.Build(campaign.Key, campaign.Value))],
            Terms = [.. _files.Terms.SelectMany(file => TermBuilder.Build(file.Root))],
        };
    }

    private static IEnumerable<KeyValuePair<string, OtherFile>> Sound(IReadOnlyDictionary<string, OtherFile> files, HashSet<string> broken) =>
        files.Where(file => !broken.Contains(file.Value.File.Path));

    private static Drill DrillOf(string id, OtherFile file, List<Composition> compositions) =>
        new DrillBuilder(Exercised(file, compositions)?.Scope, Library.Zone).Build(id, file);

    private static Composition? Exercised(OtherFile file, List<Composition> compositions)
    {
        var runbook = new Fields(file.Root).Text(DrillKeys.Runbook);
        return compositions.FirstOrDefault(composition => composition.File.Id == runbook);
    }

    /// <summary>Every check, those that need nothing of each other side by side; what they find comes in the same order always.</summary>
    private void Check(List<Composition> compositions, OrganisationDirectory? directory)
    {
        if (_files.Organisation is null && !_files.OrganisationUnreadable)
        {
            _files.Names.Forgive(NameCollector.OrganisationKinds);
            _faults.Add(TextFaults.NoOrganisation());
        }

        FaultList forms = new(), whole = new(), programs = new();
        Parallel.Invoke(
            () => CheckWhole(compositions, directory, whole),
            () => CheckForms(compositions, forms),
            () => CheckPrograms(compositions, programs));
        _faults.Add(forms);
        _faults.Add(whole);
        _faults.Add(programs);
    }

    private void CheckPrograms(List<Composition> compositions, FaultList faults)
    {
        var parties = new PartiesInUse(compositions, [.. _organisation.Merged(OrganisationKeys.Parties).Keys]);
        foreach (var file in _files.Drills.Values)
        {
            var exercised = Exercised(file, compositions);
            CheckForm(DrillKeys.Shape, file.Root, exercised?.Scope, faults);
            new DrillChecks(file, exercised, parties, faults).Check();
        }

        foreach (var file in _files.Campaigns.Values)
        {
            CheckForm(CampaignKeys.Shape, file.Root, null, faults);
            new CampaignChecks(file, faults).Check();
        }

        foreach (var file in _files.Terms)
        {
            CheckForm(TermKeys.Shape, file.Root, null, faults);
        }

        new WordingChecks(faults).Check(_files);
    }

    private void CheckForms(List<Composition> compositions, FaultList faults)
    {
        if (_files.Organisation is { } organisation)
        {
            CheckForm(OrganisationKeys.Shape, organisation.Root, null, faults);
        }

        foreach (var file in _files.Overrides)
        {
            CheckForm(OrganisationKeys.OverrideFileShape, file.Root, null, faults);
        }

        foreach (var file in _files.Clocks)
        {
            CheckForm(ClockKeys.Shape, file.Root, null, faults);
        }

        foreach (var file in _files.Templates.Values)
        {
            CheckForm(TemplateKeys.Shape, file.Root, null, faults);
        }

        foreach (var composition in compositions)
        {
            CheckForm(RunbookKeys.Shape, composition.File.Root, composition.Scope, faults);
        }
    }

    private void CheckWhole(List<Composition> compositions, OrganisationDirectory? directory, FaultList faults)
    {
        if (directory is not null)
        {
            new PeopleChecks(_files, _organisation, directory, faults).Check();
        }

        var runbooks = new RunbookChecks(_files, directory, faults);
        foreach (var composition in compositions)
        {
            runbooks.Check(composition);
            new FlowChecks(composition, faults).Check();
        }

        LoopChecks.Check(_files, compositions, faults);
        new ClockChecks(_files, _clocks, faults).Check(compositions);
        new TemplateChecks(_files, faults).Check(compositions);
        new DateChecks(_options.Today, faults).Check(_files, _organisation);
    }

    private void CheckForm(Shape shape, MapValue root, Scope? scope, FaultList faults) =>
        new FormCheck(new ScalarCheck(_files.Names, scope, Library.Zone, faults), faults).Check(shape, root);

    private (Composition Composition, List<YamlFile> Made, Bundle Bundle) Written(Composition composition)
    {
        var made = FilesOf(composition);
        return (composition, made, BundleText.Write(composition.File.Id, made));
    }

    /// <summary>The files that a runbook is made of. The second organisation file is not among them: who is reached must follow the present.</summary>
    private List<YamlFile> FilesOf(Composition composition)
    {
        var runbook = composition.Runbook;
        var clockFiles = runbook.Clocks.Count == 0 ? [] : _files.Clocks.Where(file =>
            ClockBuilder.Build(file.Root).Any(clock => runbook.Clocks.ContainsKey(clock.Id)));
        return
        [
            .. composition.Parts.Select(part => part.File),
            .. clockFiles.Select(file => file.File),
            .. runbook.Templates.Keys.Select(id => _files.Templates[id.Value].File),
            .. _files.Organisation is { } organisation ? [organisation.File] : Array.Empty<YamlFile>(),
        ];
    }

    private static List<RunbookInfo> Infos(IEnumerable<Composition> compositions, Dictionary<RunbookId, Runbook> usable) =>
    [
        .. compositions.Select(composition => new RunbookInfo(
            composition.Runbook.Id,
            composition.Runbook.Title,
            composition.File.File.Path,
            !new Fields(composition.File.Root).Yes(RunbookKeys.OnlyAsPart),
            usable.ContainsKey(composition.Runbook.Id))),
    ];
}
