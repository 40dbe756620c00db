namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of templates and legal clocks: DRB170 to DRB199.</summary>
internal static class TemplateFaults
{
    private static readonly FaultCode UnknownFieldCode = FaultCode.Error(170, "een veld in een tekst bestaat niet");
    private static readonly FaultCode BadFieldCode = FaultCode.Error(171, "een veld in een tekst is niet goed geschreven");
    private static readonly FaultCode ReaderCode = FaultCode.Error(172, "een publieke tekst heeft geen tweede lezer");
    private static readonly FaultCode UnusedCode = FaultCode.Warning(173, "een sjabloon wordt nergens gebruikt");
    private static readonly FaultCode NoEndCode = FaultCode.Error(180, "een klok zonder einde kan geen streeftijd geven");
    private static readonly FaultCode LateCode = FaultCode.Warning(181, "de streeftijd valt later dan de wettelijke klok");
    private static readonly FaultCode UncheckedCode = FaultCode.Warning(182, "een wettelijke termijn in gebruik is niet gecontroleerd");
    private static readonly FaultCode NotStartedCode = FaultCode.Warning(183, "een klok wordt gestopt maar nergens gestart");

    public static Diagnostic UnknownField(Position at, string name, string runbook, IReadOnlyCollection<string> known) => UnknownFieldCode.At(
        at,
        $"Veld '{name}' bestaat niet in draaiboek '{runbook}', dat dit sjabloon gebruikt.{Nearest.Question(name, known)} Zet het daar onder 'gegevens', of gebruik een vast veld.");

    public static Diagnostic BadField(Position at, string name) => BadFieldCode.At(
        at,
        name.Length == 0 || name.Contains('\n', StringComparison.Ordinal)
            ? "Een veld begint met {{ en eindigt met }}, met de naam ertussen: {{naam}}."
            : $"'{{{{{Words.Short(name)}}}}}' is geen goede naam van een veld: kleine letters, cijfers en _.");

    public static Diagnostic NoSecondReader(Position at, string template) => ReaderCode.At(
        at, $"Sjabloon '{template}' is publiek, dus deze melding heeft een 'rol' (eerste lezer) en een 'tweede_lezer' nodig.");

    public static Diagnostic SameReader(Position at, string role) =>
        ReaderCode.At(at, $"De tweede lezer is dezelfde rol als de eerste: '{role}'. Vier ogen zijn van twee mensen.");

    public static Diagnostic PublicElsewhere(Position at, string template) => ReaderCode.At(
        at, $"Sjabloon '{template}' is publiek en kan alleen weg met een 'melding' met tweede lezer.");

    public static Diagnostic Unused(Position at, string template) =>
        UnusedCode.At(at, $"Sjabloon '{template}' wordt door geen enkel draaiboek gebruikt.");

    public static Diagnostic ClockWithoutEnd(Position at, string clock) =>
        NoEndCode.At(at, $"Klok '{clock}' heeft termijn 'onverwijld' en dus geen einde om voor te zijn. Tel vanaf de start: 'na klok {clock}'.");

    public static Diagnostic LaterThanClock(Position at, string clock, string length) =>
        LateCode.At(at, $"Deze streeftijd valt later dan de klok '{clock}', die {length} duurt.");

    public static Diagnostic ClockUnchecked(Position at, string clock) => UncheckedCode.At(
        at, $"Klok '{clock}' is in gebruik, maar niemand heeft de termijn met de bron vergeleken. Doe dat en vul 'gecontroleerd_op' in.");

    public static Diagnostic ClockNotStarted(Position at, string clock) =>
        NotStartedCode.At(at, $"Klok '{clock}' wordt hier gestopt, maar geen stap 'klok' in dit draaiboek start hem.");
}
