using System.Reflection;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>A kind of fault. Codes are never reused; <c>runbooks/README.md</c> lists them.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Severity">Error or warning.</param>
/// <param name="Meaning">Dutch, for the list of codes.</param>
internal sealed record FaultCode(string Code, Severity Severity, string Meaning)
{
    /// <summary>Every code of every catalogue, in order.</summary>
    public static IReadOnlyList<FaultCode> All { get; } =
    [
        .. new[]
            {
                typeof(TextFaults), typeof(KeyFaults), typeof(ValueFaults), typeof(NameFaults), typeof(ConditionFaults),
                typeof(FlowFaults), typeof(PeopleFaults), typeof(TemplateFaults), typeof(ReactionFaults), typeof(DrillFaults),
            }
            .SelectMany(type => type.GetFields(BindingFlags.NonPublic | BindingFlags.Static))
            .Select(field => field.GetValue(null))
            .OfType<FaultCode>()
            .OrderBy(code => code.Code, StringComparer.Ordinal),
    ];

    public static FaultCode Error(int number, string meaning) => new($"DRB{number:000}", Severity.Error, meaning);

    public static FaultCode Warning(int number, string meaning) => new($"DRB{number:000}", Severity.Warning, meaning);

    public Diagnostic At(Position at, string message) => new(Code, Severity, at, message);
}
