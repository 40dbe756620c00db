using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Fields in texts: each must be built in, or data of every runbook that uses the template.</summary>
internal sealed class TemplateChecks(FileSet files, FaultList faults)
{
    private const string Open = "{{";
    private const string Close = "}}";

    public void Check(IReadOnlyList<Composition> compositions)
    {
        var users = compositions
            .SelectMany(composition => composition.Runbook.Templates.Keys.Select(id => (Id: id.Value, Composition: composition)))
            .ToLookup(pair => pair.Id, pair => pair.Composition, StringComparer.Ordinal);
        foreach (var (id, file) in files.Templates)
        {
            var all = users[id].ToList();
            if (all.Count == 0 && compositions.Count > 0 && compositions.All(composition => composition.Scope.Complete))
            {
                faults.Add(TemplateFaults.Unused(file.Root.At, id));
            }

            foreach (var text in Texts(file.Root))
            {
                Fields(text, Judges(all));
            }
        }
    }

    /// <summary>A part cannot know the data of the runbooks that include it; they judge for it, unless there are none.</summary>
    private static List<Composition> Judges(List<Composition> users)
    {
        var whole = users.Where(composition => !new Fields(composition.File.Root).Yes(RunbookKeys.OnlyAsPart)).ToList();
        return whole.Count > 0 ? whole : users;
    }

    private static IEnumerable<ScalarValue> Texts(MapValue root) =>
        ((root[TemplateKeys.Languages.Name] as MapValue)?.Entries ?? [])
            .Select(language => language.Value)
            .OfType<MapValue>()
            .SelectMany(language => language.Entries.Select(entry => entry.Value).OfType<ScalarValue>());

    private void Fields(ScalarValue text, List<Composition> users)
    {
        for (var at = text.Text.IndexOf(Open, StringComparison.Ordinal); at >= 0; at = text.Text.IndexOf(Open, at + Open.Length, StringComparison.Ordinal))
        {
            var end = text.Text.IndexOf(Close, at, StringComparison.Ordinal);
            var name = end < 0 ? string.Empty : text.Text[(at + Open.Length)..end].Trim();
            if (!IdText.IsId(name))
            {
                faults.Add(TemplateFaults.BadField(ScalarPlaces.Of(text, at), name));
            }
            else if (!TemplateFields.Meanings.ContainsKey(name))
            {
                Known(name, ScalarPlaces.Of(text, at), users);
            }
        }
    }

    private void Known(string name, Position at, List<Composition> users)
    {
        var unknowing = users.FirstOrDefault(composition => composition.Scope.Complete && !composition.Scope.Data.ContainsKey(name));
        if (unknowing is not null)
        {
            faults.Add(TemplateFaults.UnknownField(at, name, unknowing.File.Id, [.. unknowing.Scope.Data.Keys, .. TemplateFields.BuiltIn]));
        }
    }
}
