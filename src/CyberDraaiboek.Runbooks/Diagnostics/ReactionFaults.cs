namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of reaction files: DRB200 to DRB219.</summary>
internal static class ReactionFaults
{
    private static readonly FaultCode OtherRunbookCode = FaultCode.Error(200, "dit reactiebestand is voor een ander draaiboek");
    private static readonly FaultCode UnknownPersonCode = FaultCode.Error(201, "deze persoon, rol of stap bestaat niet (reactiebestand)");
    private static readonly FaultCode UnknownOptionCode = FaultCode.Error(202, "deze keuze heeft het besluit niet");
    private static readonly FaultCode UnknownActionCode = FaultCode.Error(203, "deze actiecode bestaat niet");
    private static readonly FaultCode WrongKindCode = FaultCode.Error(204, "deze reactie past niet bij de soort stap");
    private static readonly FaultCode UnknownCode = FaultCode.Error(206, "deze fase of autoriteit bestaat niet (reactiebestand)");
    private static readonly FaultCode BadValueCode = FaultCode.Error(205, "deze waarde past niet bij het gegeven");

    public static Diagnostic OtherRunbook(Position at, string found, string asked) =>
        OtherRunbookCode.At(at, $"Dit bestand is voor draaiboek '{found}', niet voor '{asked}'.");

    public static Diagnostic UnknownPerson(Position at, string found, IReadOnlyCollection<string> known) =>
        UnknownPersonCode.At(at, $"'{Words.Short(found)}' is geen persoon, rol of partij in organisatie.yaml.{Nearest.Question(found, known)}");

    public static Diagnostic UnknownSilent(Position at, string found, IReadOnlyCollection<string> known) =>
        UnknownPersonCode.At(at, $"'{Words.Short(found)}' is geen persoon, rol of partij in organisatie.yaml en geen stap van dit draaiboek.{Nearest.Question(found, known)}");

    public static Diagnostic UnknownOption(Position at, string found, IReadOnlyCollection<string> known) =>
        UnknownOptionCode.At(at, $"'{Words.Short(found)}' is geen keuze van dit besluit.{Nearest.Question(found, known)} Kies {Words.Or(known)}.");

    public static Diagnostic UnknownAction(Position at, string found, IReadOnlyCollection<string> known) =>
        UnknownActionCode.At(at, $"Actiecode '{Words.Short(found)}' bestaat niet.{Nearest.Question(found, known)} De lijst staat in runbooks/README.md.");

    public static Diagnostic Unknown(Position at, string noun, string found, IReadOnlyCollection<string> known) =>
        UnknownCode.At(at, $"{noun} '{Words.Short(found)}' bestaat niet. Bekend: {Words.And(known)}.");

    public static Diagnostic WrongKind(Position at, string key, string kind) => WrongKindCode.At(at, $"'{key}' kan alleen bij {kind}.");

    public static Diagnostic BadValue(Position at, string field, string error) => BadValueCode.At(at, $"{field}: {error}");
}
