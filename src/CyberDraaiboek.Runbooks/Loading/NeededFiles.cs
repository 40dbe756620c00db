using CyberDraaiboek.Runbooks.Checking;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Loading;

/// <summary>
/// The files that one runbook needs: its own, those that a needed file names, and what counts for all. A file is named like what it
/// defines, and the checker insists on that, so any text that equals a file's name is taken for a mention of it: now and then a
/// file too many, never one too few.
/// </summary>
internal static class NeededFiles
{
    private static readonly HashSet<string> Named = [RunbookKeys.Id.Name, DrillKeys.Id.Name, CampaignKeys.Id.Name, TemplateKeys.Id.Name, TermKeys.Terms.Name];

    /// <summary>Parsed, by path.</summary>
    public static IEnumerable<YamlFile> Of(IReadOnlyList<SourceFile> files, string runbook)
    {
        var left = files.ToLookup(file => FileSet.NameOf(file.Path), StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal) { runbook };
        var found = new List<YamlFile>();
        var next = files.Where(file => FileSet.NameOf(file.Path) == runbook || !Named.Contains(YamlTree.FirstKey(file) ?? string.Empty)).ToList();
        while (next.Count > 0)
        {
            var parsed = YamlTree.Parse(next);
            found.AddRange(parsed);
            next = [.. parsed.SelectMany(Mentions).Where(left.Contains).Where(seen.Add).SelectMany(name => left[name])];
        }

        return found.DistinctBy(file => file.Path, StringComparer.Ordinal).OrderBy(file => file.Path, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Mentions(YamlFile file) => file.Root is { } root ? Texts.Of(root).Select(text => text.Text) : [];
}
