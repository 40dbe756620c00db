using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Yaml;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of keys and of the shape of values: DRB030 to DRB049.</summary>
internal static class KeyFaults
{
    private static readonly FaultCode UnknownKeyCode = FaultCode.Error(30, "een sleutel bestaat niet op deze plaats");
    private static readonly FaultCode MissingKeyCode = FaultCode.Error(31, "een verplichte sleutel ontbreekt");
    private static readonly FaultCode WrongTypeCode = FaultCode.Error(32, "de waarde heeft de verkeerde vorm: tekst, lijst of blok");
    private static readonly FaultCode EmptyValueCode = FaultCode.Error(33, "achter de sleutel staat niets");
    private static readonly FaultCode TooFewCode = FaultCode.Error(34, "een lijst of blok is te kort; een besluit heeft ten minste twee keuzes");
    private static readonly FaultCode UnknownStepCode = FaultCode.Error(35, "dit soort stap of blok bestaat niet");
    private static readonly FaultCode KindNotFirstCode = FaultCode.Error(36, "de soort van de stap staat niet bovenaan");
    private static readonly FaultCode TogetherCode = FaultCode.Error(37, "sleutels die niet samengaan, of juist samen moeten");
    private static readonly FaultCode TwiceCode = FaultCode.Error(38, "hetzelfde staat twee keer in een lijst");

    public static Diagnostic UnknownKey(Position at, string found, Shape shape) => UnknownKeyCode.At(
        at,
        $"Sleutel '{Words.Short(found)}' kan niet bij {shape.Title}.{Nearest.Question(found, Names(shape))} Toegestaan: {Words.And(Names(shape))}.");

    public static Diagnostic MissingKey(Position at, Key key, Shape shape) =>
        MissingKeyCode.At(at, $"Bij {shape.Title} ontbreekt de sleutel '{key.Name}': {key.Form.Dutch}.");

    public static Diagnostic WrongType(Position at, string under, string expected, string found) =>
        WrongTypeCode.At(at, $"Bij '{Words.Short(under)}' hoort {expected}, maar hier staat {found}.");

    public static Diagnostic NotAList(Position at, string under, YamlValue found) => WrongTypeCode.At(
        at,
        found is ScalarValue { IsEmpty: false } text
            ? $"Bij '{under}' hoort een lijst, maar hier staat een tekst. Schrijf '[{Words.Short(text.Text)}]', of zet elk deel op een regel met een streepje ervoor."
            : $"Bij '{under}' hoort een lijst, met op elke regel een streepje, maar hier staat {found.Dutch}.");

    public static Diagnostic EmptyValue(Position at, string under, string expected) =>
        EmptyValueCode.At(at, $"Achter '{Words.Short(under)}' staat niets. Vul in: {expected}, of haal de sleutel weg.");

    public static Diagnostic TooFew(Position at, string under, int least, int found) => TooFewCode.At(
        at, $"Bij '{Words.Short(under)}' {(least == 1 ? "moet ten minste één ding staan" : $"moeten er ten minste {least} staan")}, maar er staat {(found == 0 ? "niets" : $"er maar {found}")}.");

    public static Diagnostic UnknownStep(Position at, string found, IEnumerable<string> kinds) => UnknownStepCode.At(
        at,
        $"Een stap of blok begint met wat het is, maar hier staat '{Words.Short(found)}'.{Nearest.Question(found, kinds)} Toegestaan: {string.Join(", ", kinds)}.");

    public static Diagnostic KindNotFirst(Position at, string first, string kind, string what = "deze stap") => KindNotFirstCode.At(
        at, $"Zet '{kind}:' als eerste sleutel van {what}; nu staat '{Words.Short(first)}' bovenaan.");

    public static Diagnostic NoneOf(Position at, IReadOnlyList<string> keys, Shape shape) =>
        TogetherCode.At(at, $"Bij {shape.Title} hoort {Words.Or(keys.Select(key => $"'{key}'"))}, maar die ontbreekt.");

    public static Diagnostic NotTogether(Position at, string first, string second, Shape shape) =>
        TogetherCode.At(at, $"Bij {shape.Title} kunnen '{first}' en '{second}' niet samen. Laat er één staan.");

    public static Diagnostic Needs(Position at, string key, string other, Shape shape) =>
        TogetherCode.At(at, $"Bij {shape.Title} kan '{key}' alleen samen met '{other}', en die ontbreekt.");

    public static Diagnostic TwiceInList(Position at, string under, string found) =>
        TwiceCode.At(at, $"'{Words.Short(found)}' staat twee keer onder '{under}'. Laat er één staan.");

    private static IEnumerable<string> Names(Shape shape) => shape.Keys.Select(key => key.Name);
}
