using CyberDraaiboek.Engine.Model;

namespace CyberDraaiboek.Runbooks.Values;

/// <summary>Target times ("streeftijd"): <c>60m</c>, <c>60m na T0</c>, <c>2u na stap x</c>, <c>12u voor klok avg-33</c>.</summary>
internal static class TargetText
{
    public const string Example = "60m, 60m na T0, 2u na stap ibd-bellen, 4u na gegeven ontdekt of 12u voor klok avg-33";

    private static readonly Dictionary<string, Anchor> Anchors = new(StringComparer.OrdinalIgnoreCase)
    {
        ["stap"] = Anchor.Step,
        ["gegeven"] = Anchor.Data,
        ["klok"] = Anchor.Clock,
    };

    public static string Pattern { get; } =
        $"{DurationText.Pattern(exact: false)}( na (opening|T0)| na (stap|gegeven|klok) {IdText.Pattern}| voor (gegeven|klok) {IdText.Pattern})?";

    public static bool TryParse(string text, out TargetTime target, out string error)
    {
        target = new TargetTime(TimeLimit.Zero);
        var words = text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        var at = Array.FindIndex(words, word => word is "na" or "voor");
        var length = string.Join(' ', at < 0 ? words : words[..at]);
        if (!DurationText.TryParse(length, out var limit, out error))
        {
            return false;
        }

        target = new TargetTime(limit);
        if (at < 0)
        {
            return true;
        }

        var before = words[at] == "voor";
        var anchor = words[(at + 1)..];
        if (anchor.Length == 1 && !before && AnchorAlone(anchor[0]) is { } alone)
        {
            target = new TargetTime(limit, alone);
            return true;
        }

        if (anchor.Length == 2 && Anchors.TryGetValue(anchor[0], out var kind) && IdText.IsId(anchor[1]) && !(before && kind == Anchor.Step))
        {
            target = new TargetTime(limit, kind, anchor[1], before);
            return true;
        }

        error = before
            ? "na 'voor' komt 'klok <naam>' of 'gegeven <naam>'"
            : "na 'na' komt 'opening', 'T0', 'stap <naam>', 'gegeven <naam>' of 'klok <naam>'";
        return false;
    }

    private static Anchor? AnchorAlone(string word) => word switch
    {
        "opening" => Anchor.Opening,
        "T0" or "t0" => Anchor.Start,
        _ => null,
    };
}
