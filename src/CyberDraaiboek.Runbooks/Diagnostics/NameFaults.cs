using CyberDraaiboek.Runbooks.Language;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of names and what they point at: DRB070 to DRB089.</summary>
internal static class NameFaults
{
    private static readonly FaultCode DuplicateCode = FaultCode.Error(70, "een naam wordt twee keer gebruikt");
    private static readonly FaultCode UnknownRunbookCode = FaultCode.Error(71, "dit draaiboek bestaat niet");
    private static readonly FaultCode UnknownStepCode = FaultCode.Error(72, "deze stap bestaat niet");
    private static readonly FaultCode UnknownDataCode = FaultCode.Error(73, "dit gegeven bestaat niet");
    private static readonly FaultCode UnknownSubjectCode = FaultCode.Error(75, "dit besluit of gegeven met keuzes bestaat niet");
    private static readonly FaultCode UnknownRoleCode = FaultCode.Error(76, "deze rol of partij bestaat niet");
    private static readonly FaultCode UnknownPersonCode = FaultCode.Error(77, "deze persoon bestaat niet");
    private static readonly FaultCode UnknownRotaCode = FaultCode.Error(78, "dit rooster bestaat niet");
    private static readonly FaultCode UnknownClockCode = FaultCode.Error(80, "deze klok bestaat niet");
    private static readonly FaultCode UnknownTemplateCode = FaultCode.Error(81, "dit sjabloon bestaat niet");
    private static readonly FaultCode UnknownLadderCode = FaultCode.Error(82, "deze escalatie bestaat niet");
    private static readonly FaultCode UnknownGripCode = FaultCode.Error(83, "dit GRIP-niveau bestaat niet");

    public static Diagnostic Duplicate(Position at, string noun, string name, Position first) => DuplicateCode.At(
        at,
        $"{noun} '{Words.Short(name)}' bestaat al: {(first.File == at.File ? $"regel {first.Line}" : $"{first.File} regel {first.Line}")}. Kies een andere naam.");

    public static Diagnostic Unknown(Position at, NameKind kind, string found, IReadOnlyCollection<string> known) => CodeOf(kind).At(
        at,
        $"{kind.Noun()} '{Words.Short(found)}' bestaat niet {kind.Where()}.{Nearest.Question(found, known)}"
        + (known.Count is > 0 and <= 8 && Nearest.To(found, known) is null ? $" Bekend: {Words.And(known)}." : string.Empty));

    private static FaultCode CodeOf(NameKind kind) => kind switch
    {
        NameKind.Runbook => UnknownRunbookCode,
        NameKind.Step => UnknownStepCode,
        NameKind.Data => UnknownDataCode,
        NameKind.Subject => UnknownSubjectCode,
        NameKind.Role or NameKind.Party => UnknownRoleCode,
        NameKind.Person => UnknownPersonCode,
        NameKind.Rota => UnknownRotaCode,
        NameKind.Clock => UnknownClockCode,
        NameKind.Template => UnknownTemplateCode,
        NameKind.Ladder => UnknownLadderCode,
        NameKind.Grip => UnknownGripCode,
        NameKind.Drill or NameKind.Campaign => throw new ArgumentOutOfRangeException(nameof(kind), kind, "nothing refers to these"),
    };
}
