using CyberDraaiboek.Runbooks.Diagnostics;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Loading;
using CyberDraaiboek.Runbooks.Values;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Checking;

/// <summary>Words over files of several kinds: terms that stand twice, texts of an inzet that speak of a drill.</summary>
internal sealed class WordingChecks(FaultList faults)
{
    public void Check(FileSet files)
    {
        Terms(files.Terms);
        foreach (var root in files.Runbooks.Values.Select(file => file.Root).Concat(files.Templates.Values.Select(file => file.Root)))
        {
            foreach (var text in Texts.Of(root))
            {
                if (Wording.SaysNoDrill(text.Text) is { } offset)
                {
                    faults.Add(DrillFaults.SaysNoDrillInUse(ScalarPlaces.Of(text, offset)));
                }
            }
        }
    }

    private void Terms(IReadOnlyList<OtherFile> files)
    {
        var seen = new Dictionary<string, Position>(StringComparer.Ordinal);
        foreach (var term in files.SelectMany(file => (file.Root[TermKeys.Terms.Name] as MapValue)?.Entries ?? []).Select(entry => entry.Key))
        {
            if (!seen.TryAdd(term.Text, term.At))
            {
                faults.Add(NameFaults.Duplicate(term.At, "Begrip", term.Text, seen[term.Text]));
            }
        }
    }
}
