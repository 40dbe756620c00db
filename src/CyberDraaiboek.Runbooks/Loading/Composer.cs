using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>A runbook with its includes merged in.</summary>
/// <param name="File">Its own file.</param>
/// <param name="Parts">Files that it is made of: includes first, each once, its own last.</param>
/// <param name="Scope">Names that hold in it.</param>
/// <param name="Runbook">Ready, except for its hash.</param>
/// <param name="Places">Where its nodes stand.</param>
internal sealed record Composition(RunbookFile File, IReadOnlyList<RunbookFile> Parts, Scope Scope, Runbook Runbook, Places Places)
{
    public IEnumerable<string> Paths => Parts.Select(part => part.File.Path);
}

/// <summary>Merges runbooks with what they include.</summary>
internal sealed class Composer(IReadOnlyDictionary<string, RunbookFile> files, BuildContext context, IReadOnlyDictionary<string, Template> templates, FaultList faults)
{
    /// <summary>The file and its includes, deepest first, each once; with whether all of them could be read.</summary>
    public (IReadOnlyList<RunbookFile> Parts, bool Complete) PartsOf(RunbookFile file)
    {
        var parts = new List<RunbookFile>();
        var complete = true;
        Visit(file, []);
        return (parts, complete);

        void Visit(RunbookFile current, HashSet<string> above)
        {
            if (!above.Add(current.Id))
            {
                return;
            }

            foreach (var include in current.Includes)
            {
                if (!files.TryGetValue(include.Text, out var found))
                {
                    complete = false;
                }
                else if (!parts.Contains(found))
                {
                    Visit(found, above);
                }
            }

            if (!parts.Contains(current))
            {
                parts.Add(current);
            }
        }
    }

    public Composition Compose(RunbookFile file)
    {
        var (parts, complete) = PartsOf(file);
        var scope = new Scope(parts.Select(part => part.Names), complete, faults);
        var places = new Places();
        var fields = new Fields(file.Root);
        var phases = Phases(parts, scope, places);
        var steps = NodeWalk.Steps(phases.SelectMany(phase => phase.Nodes)).ToList();
        var runbook = new Runbook
        {
            Id = new RunbookId(file.Id),
            Title = fields.Text(RunbookKeys.Title) ?? file.Id,
            Version = fields.Text(RunbookKeys.Version) ?? string.Empty,
            Hash = string.Empty,
            Owner = fields.Id<RoleId>(RunbookKeys.Owner) ?? default,
            ReviewBefore = fields.Date(RunbookKeys.ReviewBefore),
            Restricted = fields.Text(RunbookKeys.Visibility) == "beperkt",
            Tlp = fields.Text(RunbookKeys.Tlp) ?? "AMBER",
            Level = fields.Level(RunbookKeys.Level) ?? default,
            WhenToUse = fields.Text(RunbookKeys.WhenToUse),
            Recognition = fields.Texts(RunbookKeys.Recognition),
            Sources = Together(parts, RunbookKeys.Sources),
            Includes = [.. parts.Where(part => part != file).Select(part => new RunbookId(part.Id))],
            Data = DataOf(parts),
            Phases = phases,
            Clocks = new UsedClocks(context.Clocks).By(steps),
            Templates = NodeWalk.Templates(steps).Distinct().Where(id => templates.ContainsKey(id.Value)).ToDictionary(id => id, id => templates[id.Value]),
            ScalingCriteria = [.. parts.SelectMany(part => new Fields(part.Root).Blocks(RunbookKeys.Criteria)).Select(CriterionOf)],
            Paper = Together(parts, RunbookKeys.Paper),
            Zone = context.Zone,
        };
        return new Composition(file, parts, scope, runbook, places);
    }

    private static ScalingCriterion CriterionOf(Fields fields) =>
        new(fields.Level(RunbookKeys.CriterionLevel) ?? default, fields.Texts(RunbookKeys.AnyOf));

    private static IReadOnlyList<string> Together(IReadOnlyList<RunbookFile> parts, Key key) =>
        [.. parts.SelectMany(part => new Fields(part.Root).Texts(key)).Distinct(StringComparer.Ordinal)];

    private static Dictionary<string, DataField> DataOf(IReadOnlyList<RunbookFile> parts)
    {
        var data = new Dictionary<string, DataField>(StringComparer.Ordinal);
        foreach (var (name, fields) in parts.SelectMany(part => new Fields(part.Root).Table(RunbookKeys.Data)))
        {
            Values.DataKindWords.TryRead(fields.Text(RunbookKeys.Kind), out var kind);
            data.TryAdd(name, new DataField(
                name,
                kind,
                fields.Text(RunbookKeys.Question) ?? name,
                fields.Entries(RunbookKeys.Choices).ToDictionary(choice => choice.Name, choice => Fields.Text(choice.Value) ?? choice.Name, StringComparer.Ordinal),
                fields.Yes(RunbookKeys.AtStart),
                fields.Text(RunbookKeys.Help),
                fields.Yes(RunbookKeys.Personal)));
        }

        return data;
    }

    private List<Phase> Phases(IReadOnlyList<RunbookFile> parts, Scope scope, Places places)
    {
        var all = parts
            .SelectMany(part => ((part.Root[RunbookKeys.Phases.Name] as ListValue)?.Items ?? []).OfType<MapValue>())
            .Select(map => new Fields(map))
            .Where(fields => fields.Text(RunbookKeys.Phase) is not null)
            .GroupBy(fields => fields.Text(RunbookKeys.Phase)!, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal);
        return [.. all.Select(group => PhaseOf(group.Key, [.. group], scope, places))];
    }

    /// <summary>The runbook's own phase comes last in the group: its title and latest start go before those of includes.</summary>
    private Phase PhaseOf(string code, List<Fields> group, Scope scope, Places places)
    {
        var builder = new NodeBuilder(context, scope, places, code);
        var parts = group.Select(fields => (Func<IReadOnlyList<Node>>)(() => PartOf(fields, builder))).ToList();
        return new Phase(
            code,
            group.Select(fields => fields.Text(RunbookKeys.PhaseTitle)).LastOrDefault(title => title is not null) ?? code,
            group.Select(fields => fields.Target(RunbookKeys.LatestStart)).LastOrDefault(target => target is not null),
            parts.Count == 1 ? parts[0]() : [builder.Merged(parts)]);
    }

    // Both at once is a fault, but what is in them is still there to refer to.
    private static IReadOnlyList<Node> PartOf(Fields fields, NodeBuilder builder) =>
    [
        .. fields.Has(RunbookKeys.Parallel) ? [builder.Parallel(fields.Value(RunbookKeys.Parallel))] : Array.Empty<Node>(),
        .. builder.Nodes(fields.Value(RunbookKeys.Steps)),
    ];
}
