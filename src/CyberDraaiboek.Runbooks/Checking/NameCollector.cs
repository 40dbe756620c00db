using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Finds what files define, before anything is checked, so that order of files and lines does not matter.</summary>
internal static class NameCollector
{
    private static readonly (Key Key, NameKind Kind)[] Tables =
    [
        (OrganisationKeys.People, NameKind.Person),
        (OrganisationKeys.Roles, NameKind.Role),
        (OrganisationKeys.Parties, NameKind.Role),
        (OrganisationKeys.Parties, NameKind.Party),
        (OrganisationKeys.Rotas, NameKind.Rota),
        (OrganisationKeys.Escalations, NameKind.Ladder),
    ];

    /// <summary>Kinds that only the organisation defines.</summary>
    public static IEnumerable<NameKind> OrganisationKinds { get; } = [.. Tables.Select(table => table.Kind).Append(NameKind.Grip).Distinct()];

    /// <param name="root">The organisation, or the second file.</param>
    /// <param name="names">Filled.</param>
    /// <param name="faults">Null for the second file, which replaces what it repeats.</param>
    public static void Organisation(MapValue root, Names names, FaultList? faults)
    {
        foreach (var (key, kind) in Tables)
        {
            foreach (var entry in (root[key.Name] as MapValue)?.Entries ?? [])
            {
                var first = names.Define(kind, entry.Key.Text, entry.Key.At);
                if (first is not null && kind == NameKind.Role && key == OrganisationKeys.Parties)
                {
                    faults?.Add(NameFaults.Duplicate(entry.Key.At, "Naam van een rol of partij", entry.Key.Text, first));
                }
            }
        }

        foreach (var grip in (root[OrganisationKeys.Grip.Name] as ListValue)?.Items.OfType<MapValue>() ?? [])
        {
            if (grip[OrganisationKeys.GripCode.Name] is ScalarValue code && names.Define(NameKind.Grip, code.Text, code.At) is { } first)
            {
                faults?.Add(NameFaults.Duplicate(code.At, "GRIP-niveau", code.Text, first));
            }
        }
    }

    public static void Clocks(MapValue root, Names names, FaultList faults)
    {
        foreach (var entry in (root[ClockKeys.Clocks.Name] as MapValue)?.Entries ?? [])
        {
            if (names.Define(NameKind.Clock, entry.Key.Text, entry.Key.At) is { } first)
            {
                faults.Add(NameFaults.Duplicate(entry.Key.At, "Klok", entry.Key.Text, first));
            }
        }
    }

    /// <summary>What a runbook file defines for itself and for those that include it.</summary>
    public static OwnNames Runbook(MapValue root)
    {
        var steps = new List<StepName>();
        Steps(root[RunbookKeys.Phases.Name], steps, inRepeat: false);
        var data = ((root[RunbookKeys.Data.Name] as MapValue)?.Entries ?? [])
            .Select(entry => new DataName(entry.Key.Text, entry.Key.At, SubjectOf(entry.Value as MapValue)));
        return new OwnNames(steps, [.. data]);
    }

    private static Subject SubjectOf(MapValue? field) =>
        new(
            DataKindWords.TryRead((field?[RunbookKeys.Kind.Name] as ScalarValue)?.Text, out var kind) ? kind : DataKind.Text,
            KeysOf(field?[RunbookKeys.Choices.Name]));

    private static void Steps(YamlValue? value, List<StepName> steps, bool inRepeat)
    {
        switch (value)
        {
            case ListValue list:
                foreach (var item in list.Items)
                {
                    if (item is MapValue map && NodeKind.Of(map, Grammar.NodesAndTracks) is { } kind && kind.Shape.Keys[0].Form is IdForm { Kind: NameKind.Step }
                        && kind.Entry.Value is ScalarValue id)
                    {
                        steps.Add(new StepName(
                            id.Text, id.At, kind.Shape.Keys[0] == StepKeys.Decision ? KeysOf(map[StepKeys.Options.Name]) : null, inRepeat));
                    }

                    Steps(item, steps, inRepeat || (item is MapValue block && block.Entry(BlockKeys.Repeat.Name) is not null));
                }

                break;
            case MapValue map:
                foreach (var entry in map.Entries)
                {
                    Steps(entry.Value, steps, inRepeat);
                }

                break;
            default:
                break;
        }
    }

    private static IReadOnlyList<string> KeysOf(YamlValue? table) =>
        [.. ((table as MapValue)?.Entries ?? []).Select(entry => entry.Key.Text)];
}

/// <summary>What kind of step or block a map is: its first key says so.</summary>
/// <param name="Entry">The key that says it.</param>
/// <param name="Shape">The shape that goes with it.</param>
/// <param name="Right">Whether it was spelled right and came first; otherwise this is the best guess, to find what else is wrong.</param>
internal sealed record NodeKind(MapEntry Entry, Shape Shape, bool Right)
{
    public static NodeKind? Of(MapValue map, IReadOnlyDictionary<string, Shape> kinds)
    {
        if (map.Entries.Count == 0)
        {
            return null;
        }

        var first = map.Entries[0];
        if (kinds.TryGetValue(first.Key.Text, out var shape))
        {
            return new NodeKind(first, shape, true);
        }

        if (Nearest.To(first.Key.Text, kinds.Keys) is { } near && !kinds[near].Keys.Any(key => key.Name == first.Key.Text))
        {
            return new NodeKind(first, kinds[near], false);
        }

        var later = map.Entries.Where(entry => kinds.ContainsKey(entry.Key.Text)).ToList();
        return later.Count > 0 ? new NodeKind(later[0], kinds[later[0].Key.Text], false) : null;
    }
}
