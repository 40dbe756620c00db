using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Runbooks.Language;
using CyberDraaiboek.Runbooks.Values;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of single values: DRB050 to DRB069.</summary>
internal static class ValueFaults
{
    private static readonly FaultCode WordCode = FaultCode.Error(50, "dit woord kan hier niet");
    private static readonly FaultCode IdCode = FaultCode.Error(51, "een id heeft verkeerde tekens of is te lang");
    private static readonly FaultCode ReservedCode = FaultCode.Error(52, "deze naam heeft al een betekenis");
    private static readonly FaultCode LengthCode = FaultCode.Error(53, "de tekst is te lang, of heeft meer dan één regel");
    private static readonly FaultCode DateCode = FaultCode.Error(54, "dit is geen datum");
    private static readonly FaultCode DurationCode = FaultCode.Error(55, "deze duur kan niet");
    private static readonly FaultCode TargetCode = FaultCode.Error(56, "deze streeftijd kan niet");
    private static readonly FaultCode ValueCode = FaultCode.Error(57, "deze waarde kan hier niet: getal, moment, adres of aantal");

    public static Diagnostic UnknownWord(Position at, string under, string found, WordForm form)
    {
        var yesNo = form.Words.ContainsKey("ja") && found.ToLowerInvariant() is "ja" or "true" or "yes" or "aan" or "on" or "waar" ? " Bedoelde u 'ja'?"
            : form.Words.ContainsKey("ja") && found.ToLowerInvariant() is "nee" or "false" or "no" or "uit" or "off" or "onwaar" ? " Bedoelde u 'nee'?"
            : Nearest.Question(found, form.Words.Keys);
        return WordCode.At(at, $"Bij '{under}' kan '{Words.Short(found)}' niet.{yesNo} Toegestaan: {Words.Or(form.Words.Keys)}.");
    }

    public static Diagnostic NotAnId(Position at, string under, string found) => IdCode.At(
        at,
        $"'{Words.Short(found)}' bij '{Words.Short(under)}' is geen goede naam: kleine letters, cijfers, - en _, te beginnen met een letter, ten hoogste {IdText.Longest} tekens."
        + (IdText.Near(found) is { } near ? $" Bijvoorbeeld '{near}'." : string.Empty));

    public static Diagnostic Reserved(Position at, string found) =>
        ReservedCode.At(at, $"De naam '{found}' heeft al een betekenis. Kies een andere.");

    public static Diagnostic TooLong(Position at, string under, int longest, int found) =>
        LengthCode.At(at, $"De tekst bij '{under}' heeft {found} tekens; ten hoogste {longest} mag.");

    public static Diagnostic OneLine(Position at, string under) =>
        LengthCode.At(at, $"De tekst bij '{under}' moet op één regel passen.");

    public static Diagnostic NotADate(Position at, string under, string found, string? word) => DateCode.At(
        at, $"Bij '{under}' hoort een datum, zoals 2027-11-01{(word is null ? string.Empty : $", of '{word}'")}, maar hier staat '{Words.Short(found)}'.");

    public static Diagnostic BadDuration(Position at, string under, string found, string error, string expected) =>
        DurationCode.At(at, $"'{Words.Short(found)}' bij '{Words.Short(under)}' kan niet: {error}. Schrijf {expected}.");

    public static Diagnostic NotExact(Position at, string under, string found) => DurationCode.At(
        at, $"'{Words.Short(found)}' bij '{under}' kan niet: dagen, weken en maanden zijn niet altijd even lang. Schrijf uren en minuten, zoals 24u.");

    public static Diagnostic BadTarget(Position at, string under, string found, string error) =>
        TargetCode.At(at, $"'{Words.Short(found)}' bij '{under}' kan niet: {error}. Goed is bijvoorbeeld {TargetText.Example}.");

    public static Diagnostic NotAMoment(Position at, string name, DataKind kind) =>
        TargetCode.At(at, $"Een streeftijd kan alleen tellen vanaf een gegeven van soort moment, maar '{name}' is {kind.Dutch()}.");

    public static Diagnostic BeyondClock(Position at, string found, string clock, string length) =>
        TargetCode.At(at, $"'{Words.Short(found)}' kan niet: de klok '{clock}' duurt zelf maar {length}.");

    public static Diagnostic Wrong(Position at, string under, string found, Form form) =>
        ValueCode.At(at, $"Bij '{under}' hoort {form.Dutch}, maar hier staat '{Words.Short(found)}'.");

    public static Diagnostic EndsBeforeStart(Position at) => ValueCode.At(at, "Deze periode eindigt voordat hij begint.");
}
