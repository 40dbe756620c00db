using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>A runbook file, before its includes are merged in.</summary>
/// <param name="File">Its text and tree.</param>
/// <param name="Id">As it calls itself.</param>
/// <param name="Root">Its tree.</param>
/// <param name="Names">What it defines.</param>
/// <param name="Includes">What it begins with, with places.</param>
internal sealed record RunbookFile(YamlFile File, string Id, MapValue Root, OwnNames Names, IReadOnlyList<ScalarValue> Includes);

/// <summary>A file of another kind.</summary>
internal sealed record OtherFile(YamlFile File, MapValue Root);

/// <summary>All files sorted by kind, and the names that they define.</summary>
internal sealed class FileSet
{
    private readonly FaultList _faults;
    private readonly Dictionary<string, RunbookFile> _runbooks = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OtherFile> _templates = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OtherFile> _drills = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, OtherFile> _campaigns = new(StringComparer.Ordinal);
    private readonly List<OtherFile> _clocks = [];
    private readonly List<OtherFile> _terms = [];
    private readonly List<OtherFile> _overrides = [];

    /// <param name="files">Parsed, by path.</param>
    /// <param name="overrides">Organisation files outside the map.</param>
    /// <param name="faults">Where faults go.</param>
    public FileSet(IEnumerable<YamlFile> files, IReadOnlyList<SourceFile> overrides, FaultList faults)
    {
        _faults = faults;
        foreach (var parsed in files)
        {
            if (parsed.Root is { } root)
            {
                Sort(parsed, root);
            }
            else
            {
                faults.Add(parsed.Fault!);
                Forgive(parsed);
            }
        }

        // After the organisation in the map, so that what is replaced is known.
        foreach (var parsed in overrides.Select(YamlTree.Parse))
        {
            AddOverride(parsed);
        }
    }

    public Names Names { get; } = new();

    public OtherFile? Organisation { get; private set; }

    public bool OrganisationUnreadable { get; private set; }

    public IReadOnlyList<OtherFile> Overrides => _overrides;

    public IReadOnlyList<OtherFile> Clocks => _clocks;

    public IReadOnlyDictionary<string, OtherFile> Templates => _templates;

    public IReadOnlyDictionary<string, OtherFile> Drills => _drills;

    public IReadOnlyDictionary<string, OtherFile> Campaigns => _campaigns;

    public IReadOnlyList<OtherFile> Terms => _terms;

    public IReadOnlyDictionary<string, RunbookFile> Runbooks => _runbooks;

    /// <summary>The name of a file without folders and extension: what it defines is called the same.</summary>
    public static string NameOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) ? name[..^".yaml".Length] : name;
    }

    private void Sort(YamlFile file, MapValue root)
    {
        var kind = root.Entries.FirstOrDefault(entry => Grammar.Files.ContainsKey(entry.Key.Text));
        if (kind is null)
        {
            _faults.Add(TextFaults.UnknownKind(root.At, root.Entries.Count == 0 ? string.Empty : root.Entries[0].Key.Text, [.. Grammar.Files.Keys]));
            Forgive(file);
            return;
        }

        if (!ReferenceEquals(kind, root.Entries[0]))
        {
            _faults.Add(KeyFaults.KindNotFirst(root.At, root.Entries[0].Key.Text, kind.Key.Text, "dit bestand"));
        }

        if (kind.Key.Text == OrganisationKeys.Name.Name)
        {
            AddOrganisation(file, root);
        }
        else if (kind.Key.Text == ClockKeys.Clocks.Name)
        {
            _clocks.Add(new OtherFile(file, root));
            NameCollector.Clocks(root, Names, _faults);
        }
        else if (kind.Key.Text == TermKeys.Terms.Name)
        {
            _terms.Add(new OtherFile(file, root));
        }
        else
        {
            AddNamed(file, root, kind);
        }
    }

    private void AddOrganisation(YamlFile file, MapValue root)
    {
        if (Organisation is { } first)
        {
            _faults.Add(TextFaults.SecondOrganisation(root.At, first.File.Path));
            return;
        }

        Organisation = new OtherFile(file, root);
        NameCollector.Organisation(root, Names, _faults);
    }

    private void AddNamed(YamlFile file, MapValue root, MapEntry kind)
    {
        var fileName = NameOf(file.Path);
        if (Fields.Text(kind.Value) is not { } id)
        {
            Forgive(file);
            return;
        }

        var what = KindOf(kind.Key.Text);
        if (id != fileName)
        {
            _faults.Add(TextFaults.WrongName(kind.Value.At, id, fileName));
        }

        if (Names.Define(what, id, kind.Value.At) is { } first)
        {
            _faults.Add(NameFaults.Duplicate(kind.Value.At, what.Noun(), id, first));
        }
        else if (what == NameKind.Runbook)
        {
            var includes = (root[RunbookKeys.Includes.Name] as ListValue)?.Items.OfType<ScalarValue>() ?? [];
            _runbooks[id] = new RunbookFile(file, id, root, NameCollector.Runbook(root), [.. includes]);
        }
        else
        {
            var all = what == NameKind.Drill ? _drills : what == NameKind.Campaign ? _campaigns : _templates;
            all[id] = new OtherFile(file, root);
        }
    }

    private static NameKind KindOf(string key) =>
        key == RunbookKeys.Id.Name ? NameKind.Runbook
        : key == DrillKeys.Id.Name ? NameKind.Drill
        : key == CampaignKeys.Id.Name ? NameKind.Campaign
        : NameKind.Template;

    private void AddOverride(YamlFile parsed)
    {
        if (parsed.Root is { } root)
        {
            _overrides.Add(new OtherFile(parsed, root));
            NameCollector.Organisation(root, Names, null);
        }
        else
        {
            _faults.Add(parsed.Fault!);
            Names.Forgive(NameCollector.OrganisationKinds);
        }
    }

    /// <summary>What an unreadable file would have defined must not be reported as missing as well.</summary>
    private void Forgive(YamlFile file)
    {
        var name = NameOf(file.Path);
        var kind = file.First?.Key.Text ?? name;
        var at = new Position(file.Path, 1, 1);
        if (kind == OrganisationKeys.Name.Name)
        {
            OrganisationUnreadable = true;
            Names.Forgive(NameCollector.OrganisationKinds);
        }
        else if (kind == ClockKeys.Clocks.Name)
        {
            Names.Forgive(NameKind.Clock);
        }
        else if (kind != DrillKeys.Id.Name && kind != CampaignKeys.Id.Name && kind != TermKeys.Terms.Name)
        {
            var id = Fields.Text(file.First?.Value) ?? name;
            Names.Define(NameKind.Runbook, id, at);
            Names.Define(NameKind.Template, id, at);
        }
    }
}
