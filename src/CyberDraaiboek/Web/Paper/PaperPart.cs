namespace CyberDraaiboek.Web.Paper;

/// <summary>A part of the pack: a file of its own, and a chapter of the whole.</summary>
/// <param name="Name">File name without extension, in the order of the pack.</param>
/// <param name="Title">For people.</param>
/// <param name="Stamp">Stands on each of its pages.</param>
/// <param name="Component">Renders it.</param>
/// <param name="Parameters">Of the component.</param>
/// <param name="Restricted">Only for the owner of a restricted runbook.</param>
public sealed record PaperPart(
    string Name, string Title, string Stamp, Type Component, IReadOnlyDictionary<string, object> Parameters, bool Restricted = false)
{
    /// <summary>File name; restricted parts lie in a folder of their own.</summary>
    public string File => (Restricted ? PaperParts.RestrictedFolder + "/" : "") + Name + ".html";
}

/// <summary>The parts of a pack.</summary>
internal static class PaperParts
{
    public const string RestrictedFolder = "beperkt";

    /// <summary>All of it as one file, without what is restricted.</summary>
    public const string Whole = "noodmap";

    /// <summary>In the order in which somebody in need leafs through it.</summary>
    public static IReadOnlyList<PaperPart> Of(PaperPack pack)
    {
        var own = new Dictionary<string, object>(StringComparer.Ordinal) { ["Pack"] = pack };
        PaperPart Part<T>(string name, string title) => new(name, title, $"{title} · {pack.Stamp}", typeof(T), own);
        return
        [
            Part<Parts.CallPart>("01-bellijst", "Bellijst"),
            Part<Parts.FirstHourPart>("02-eerste-uur", "Kaarten voor het eerste uur"),
            Part<Parts.RolePart>("03-rolkaarten", "Rolkaarten"),
            Part<Parts.LadderPart>("04-opschalen-en-klokken", "Opschalen en wettelijke klokken"),
            .. pack.Cards is null ? [] : new[] { Part<Parts.CardsPart>("05-kaarten", "Kaarten die u zelf invult") },
            .. pack.Outlines.Select((outline, at) => new PaperPart(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{at + 10:00}-draaiboek-{outline.Runbook.Id.Value}"),
                $"Draaiboek {outline.Runbook.Title}",
                pack.StampOf(outline.Runbook),
                typeof(Parts.RunbookPart),
                new Dictionary<string, object>(StringComparer.Ordinal) { ["Pack"] = pack, ["Outline"] = outline },
                outline.Runbook.Restricted)),
            Part<Parts.SheetsPart>("80-bladen", "Bladen: logboek, besluiten, situatierapport, overdracht"),
            Part<Parts.FormsPart>("81-formulieren", "Formulieren voor als de systemen uit zijn"),
            Part<Parts.TextsPart>("82-teksten", "Teksten die klaarliggen"),
        ];
    }
}
