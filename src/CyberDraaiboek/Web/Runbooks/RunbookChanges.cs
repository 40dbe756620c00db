using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>What happened to a part of a runbook.</summary>
public enum ChangeKind
{
    /// <summary>Was not there.</summary>
    Added,

    /// <summary>Is not there any more.</summary>
    Removed,

    /// <summary>Is other than it was.</summary>
    Changed,
}

/// <summary>A difference.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Part">What it is about: a step, clock, text, field.</param>
/// <param name="Title">For people.</param>
/// <param name="Details">What it was and what it became.</param>
public sealed record RunbookChange(ChangeKind Kind, string Part, string Title, IReadOnlyList<ChangeDetail> Details);

/// <summary>A value that changed; null: was not there, or is gone.</summary>
public sealed record ChangeDetail(string Name, string? Before, string? After);

/// <summary>Compares two versions of a runbook as their readers see them, not as files.</summary>
internal static class RunbookChanges
{
    public static IReadOnlyList<RunbookChange> Between(Runbook before, Runbook after, OrganisationDirectory organisation) =>
    [
        .. Compare("Kop", [("kop", before.Title, Head(before, organisation))], [("kop", after.Title, Head(after, organisation))]),
        .. Compare("Gegeven", Fields(before), Fields(after)),
        .. Compare("Stap", Steps(before, organisation), Steps(after, organisation)),
        .. Compare("Klok", Clocks(before, organisation), Clocks(after, organisation)),
        .. Compare("Tekst", Texts(before), Texts(after)),
        .. Compare("Opschalen", Criteria(before), Criteria(after)),
    ];

    public static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "Nieuw",
        ChangeKind.Removed => "Vervallen",
        ChangeKind.Changed => "Gewijzigd",
    };

    /// <summary>Class of its box.</summary>
    public static string Look(ChangeKind kind) => kind switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Removed => "removed",
        ChangeKind.Changed => "",
    };

    private static IEnumerable<RunbookChange> Compare(
        string part,
        IReadOnlyList<(string Key, string Title, IReadOnlyList<OutlineFact> Facts)> before,
        IReadOnlyList<(string Key, string Title, IReadOnlyList<OutlineFact> Facts)> after)
    {
        var old = before.DistinctBy(b => b.Key).ToDictionary(b => b.Key, StringComparer.Ordinal);
        var fresh = after.Select(a => a.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var (key, title, facts) in after)
        {
            if (!old.TryGetValue(key, out var was))
            {
                yield return new RunbookChange(ChangeKind.Added, part, title, []);
            }
            else if (Details(was.Facts, facts) is { Count: > 0 } details)
            {
                yield return new RunbookChange(ChangeKind.Changed, part, title, details);
            }
        }

        foreach (var (_, title, _) in before.Where(b => !fresh.Contains(b.Key)))
        {
            yield return new RunbookChange(ChangeKind.Removed, part, title, []);
        }
    }

    private static List<ChangeDetail> Details(IReadOnlyList<OutlineFact> before, IReadOnlyList<OutlineFact> after)
    {
        var (old, fresh) = (Together(before), Together(after));
        return
        [
            .. old.Keys.Union(fresh.Keys, StringComparer.Ordinal)
                .Select(name => new ChangeDetail(name, old.GetValueOrDefault(name), fresh.GetValueOrDefault(name)))
                .Where(detail => detail.Before != detail.After),
        ];
    }

    private static Dictionary<string, string> Together(IEnumerable<OutlineFact> facts) =>
        facts.GroupBy(f => f.Name, StringComparer.Ordinal).ToDictionary(g => g.Key, g => string.Join("\n", g.Select(f => f.Text.Trim())), StringComparer.Ordinal);

    private static IReadOnlyList<OutlineFact> Head(Runbook runbook, OrganisationDirectory organisation) =>
    [
        new("Titel", runbook.Title),
        new("Versie", runbook.Version),
        new("Eigenaar", organisation.TitleOf(runbook.Owner)),
        new("Niveau", runbook.Level.ToString()),
        new("TLP", runbook.Tlp),
        new("Zichtbaarheid", runbook.Restricted ? "beperkt" : "normaal"),
        new("Wanneer", runbook.WhenToUse ?? ""),
        .. runbook.Recognition.Select(sign => new OutlineFact("Herkenning", sign)),
        .. runbook.Paper.Select(paper => new OutlineFact("Op papier", paper)),
    ];

    private static List<(string, string, IReadOnlyList<OutlineFact>)> Fields(Runbook runbook) =>
    [
        .. runbook.Data.Values.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => (
            f.Name, f.Question, (IReadOnlyList<OutlineFact>)[new("Vraag", f.Question), new("Uitleg", f.Help ?? ""), new("Keuzes", string.Join(", ", f.Options.Values)), new("Bij de start", f.AskedAtStart ? "ja" : "nee")])),
    ];

    private static List<(string, string, IReadOnlyList<OutlineFact>)> Steps(Runbook runbook, OrganisationDirectory organisation)
    {
        var places = new Dictionary<StepId, string>();
        foreach (var phase in OutlineMaker.Of(runbook, organisation).Phases)
        {
            Place(phase.Nodes, $"{phase.Code} {phase.Title}", places);
        }

        return [.. OutlineMaker.Of(runbook, organisation).Steps.Select(s => (s.Step.Id.Value, s.Step.Title, StepFacts(s, places[s.Step.Id])))];
    }

    private static IReadOnlyList<OutlineFact> StepFacts(OutlineStep step, string place) =>
    [
        new("Titel", step.Step.Title),
        new("Soort", step.Kind),
        new("Wie", step.Who),
        new("Wanneer", step.When),
        new("Plaats", place),
        new("Doen", step.Step.Instruction ?? ""),
        new("Niet doen", step.Step.Avoid ?? ""),
        .. step.Facts,
        .. (step.Step as DecisionStep)?.Options.Select(o => new OutlineFact("Mogelijkheid", $"{o.Title}{(o.Consequence is { } c ? $": {c}" : "")}")) ?? [],
        .. step.Step.Escalation.Rungs.Select(r => new OutlineFact("Escalatie", $"na {RunbookWords.Length(TimeLimit.Of(r.After))}: {r.Target} {r.Role}".Trim())),
    ];

    private static void Place(IReadOnlyList<OutlineNode> nodes, string place, Dictionary<StepId, string> places)
    {
        foreach (var node in nodes)
        {
            if (node is OutlineStep step)
            {
                places[step.Step.Id] = place;
            }
            else if (node is OutlineBlock block)
            {
                foreach (var branch in block.Branches)
                {
                    Place(branch.Nodes, $"{place} › {block.Sentence.TrimEnd(':')}{(branch.Heading is { } heading ? $" › {heading}" : "")}", places);
                }
            }
        }
    }

    private static List<(string, string, IReadOnlyList<OutlineFact>)> Clocks(Runbook runbook, OrganisationDirectory organisation) =>
    [
        .. runbook.Clocks.Values.OrderBy(c => c.Id.Value, StringComparer.Ordinal).Select(c => (c.Id.Value, c.Title, (IReadOnlyList<OutlineFact>)
        [
            new("Termijn", c.Length is { } length ? RunbookWords.Length(length) : "onverwijld"), new("Begint als", c.Trigger),
            new("Melden bij", organisation.TitleOf(c.Receiver)), new("Eigenaar", organisation.TitleOf(c.Owner)), new("Bron", c.Source), new("Let op", c.Status ?? ""),
        ])),
    ];

    private static List<(string, string, IReadOnlyList<OutlineFact>)> Texts(Runbook runbook) =>
    [
        .. runbook.Templates.Values.OrderBy(t => t.Id.Value, StringComparer.Ordinal).Select(t => (
            t.Id.Value, t.Id.Value, (IReadOnlyList<OutlineFact>)[.. t.Texts.OrderBy(x => x.Key, StringComparer.Ordinal).Select(x => new OutlineFact($"Tekst {x.Key}", $"{x.Value.Subject}\n{x.Value.Body}\n{x.Value.Sms}\n{x.Value.CallScript}"))])),
    ];

    private static List<(string, string, IReadOnlyList<OutlineFact>)> Criteria(Runbook runbook) =>
    [
        .. runbook.ScalingCriteria.GroupBy(c => c.Level).Select(g => (
            g.Key.ToString(), $"Naar {g.Key}", (IReadOnlyList<OutlineFact>)[.. g.SelectMany(c => c.AnyOf).Select(sign => new OutlineFact("Als", sign))])),
    ];
}
