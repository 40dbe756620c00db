namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of the flow: DRB110 to DRB139.</summary>
internal static class FlowFaults
{
    private static readonly FaultCode UnreachableCode = FaultCode.Error(110, "deze stappen kunnen nooit beginnen");
    private static readonly FaultCode WaitsForeverCode = FaultCode.Error(111, "dit wacht op iets dat nooit gebeurt");
    private static readonly FaultCode WaitLoopCode = FaultCode.Error(112, "stappen wachten op elkaar, in een kring");
    private static readonly FaultCode TargetLoopCode = FaultCode.Error(113, "streeftijden tellen vanaf elkaar, in een kring");
    private static readonly FaultCode IncludeLoopCode = FaultCode.Error(114, "draaiboeken nemen elkaar op, in een kring");
    private static readonly FaultCode StartLoopCode = FaultCode.Error(115, "draaiboeken starten elkaar, in een kring");
    private static readonly FaultCode ClockLoopCode = FaultCode.Error(116, "klokken beginnen na elkaar, in een kring");
    private static readonly FaultCode PhaseOrderCode = FaultCode.Error(117, "de fasen staan niet in volgorde, of een fase staat er twee keer");
    private static readonly FaultCode OptionsCode = FaultCode.Error(118, "de keuzes van een gegeven passen niet bij zijn soort");
    private static readonly FaultCode NotStartableCode = FaultCode.Error(119, "dit draaiboek kan niet zelf starten");
    private static readonly FaultCode ConditionalCode = FaultCode.Warning(120, "dit wacht op een stap die er misschien niet komt");
    private static readonly FaultCode OptionsLeftCode = FaultCode.Warning(121, "niet alle keuzes hebben stappen, en 'anders' ontbreekt");
    private static readonly FaultCode OpenStartsRestrictedCode = FaultCode.Error(122, "een open draaiboek start een beperkt draaiboek");

    public static Diagnostic NeverTrue(Position at) =>
        UnreachableCode.At(at, "Deze voorwaarde is nooit waar, dus de stappen onder 'dan' beginnen nooit.");

    public static Diagnostic NeverElse(Position at) =>
        UnreachableCode.At(at, "Deze voorwaarde is altijd waar, dus de stappen onder 'anders' beginnen nooit.");

    public static Diagnostic NeverRepeats(Position at) =>
        UnreachableCode.At(at, "Deze voorwaarde is altijd waar, dus de herhaling begint nooit.");

    public static Diagnostic NoSuchOption(Position at, string found, string subject, IReadOnlyList<string> options) => UnreachableCode.At(
        at,
        $"'{Words.Short(found)}' is geen keuze van '{subject}', dus deze stappen beginnen nooit.{Nearest.Question(found, options)} Keuzes: {Words.Or(options)}.");

    public static Diagnostic NothingLeft(Position at, string subject) =>
        UnreachableCode.At(at, $"Alle keuzes van '{subject}' staan al bij 'bij', dus de stappen onder 'anders' beginnen nooit.");

    public static Diagnostic OtherBranch(Position at, string step, string what) => WaitsForeverCode.At(
        at, $"Stap '{step}' staat in een andere tak van hetzelfde blok. Wordt deze tak genomen, dan komt die stap nooit, en {what} wacht er tevergeefs op.");

    public static Diagnostic InRepeat(Position at, string step, string what) => WaitsForeverCode.At(
        at, $"Stap '{step}' staat in een herhaling en is er elke ronde opnieuw. Van buiten de herhaling kan {what} er niet op wachten.");

    public static Diagnostic TargetInRepeat(Position at, string step) => WaitsForeverCode.At(
        at, $"Stap '{step}' staat in een herhaling en is er elke ronde opnieuw. Een streeftijd kan daar niet vanaf tellen; tel vanaf het begin van de stap.");

    public static Diagnostic WaitsForever(Position at) =>
        WaitsForeverCode.At(at, "Deze voorwaarde is nooit waar, dus de stap wacht er tevergeefs op.");

    public static Diagnostic WaitLoop(Position at, string from, IReadOnlyList<string> round) => WaitLoopCode.At(
        at, $"Hier wachten stappen op elkaar, zodat geen ervan verder kan: {string.Join(" -> ", Around(from, round))}. Een stap wacht ook op de stappen erboven.");

    public static Diagnostic ChoiceTooEarly(Position at, string subject) =>
        WaitLoopCode.At(at, $"Dit blok wacht op besluit '{subject}', maar dat besluit komt pas na dit blok of erin. Zet het besluit ervoor.");

    public static Diagnostic TargetLoop(Position at, IReadOnlyList<string> round) => TargetLoopCode.At(
        at, $"Deze streeftijden tellen vanaf elkaar, zodat geen ervan een moment krijgt: {string.Join(" -> ", round)}.");

    public static Diagnostic IncludeLoop(Position at, IReadOnlyList<string> round) =>
        IncludeLoopCode.At(at, $"Deze draaiboeken nemen elkaar op, in een kring: {string.Join(" -> ", round)}.");

    public static Diagnostic StartLoop(Position at, IReadOnlyList<string> round) =>
        StartLoopCode.At(at, $"Deze draaiboeken starten elkaar, in een kring: {string.Join(" -> ", round)}.");

    public static Diagnostic ClockLoop(Position at, IReadOnlyList<string> round) =>
        ClockLoopCode.At(at, $"Deze klokken beginnen na elkaar, in een kring: {string.Join(" -> ", round)}.");

    public static Diagnostic PhaseOrder(Position at, string phase, string before) => PhaseOrderCode.At(
        at, phase == before ? $"Fase {phase} staat er twee keer. Voeg ze samen." : $"Fase {phase} staat na {before}. Zet de fasen in volgorde.");

    public static Diagnostic OptionsMissing(Position at, string name) =>
        OptionsCode.At(at, $"Gegeven '{name}' is van soort keuze, maar 'keuzes' ontbreekt.");

    public static Diagnostic OptionsUnwanted(Position at, string name) =>
        OptionsCode.At(at, $"Gegeven '{name}' heeft keuzes, maar is niet van soort keuze. Maak de soort 'keuze' of haal 'keuzes' weg.");

    public static Diagnostic NotStartable(Position at, string runbook) => NotStartableCode.At(
        at, $"Draaiboek '{runbook}' is alleen een onderdeel ('alleen_als_onderdeel: ja') en kan niet zelf starten. Neem het op met 'begint_met'.");

    public static Diagnostic OpenStartsRestricted(Position at, string runbook) => OpenStartsRestrictedCode.At(
        at, $"Draaiboek '{runbook}' is beperkt, maar dit draaiboek niet. In het logboek van deze inzet ziet dan iedereen dat '{runbook}' is gestart. Maak ook dit draaiboek beperkt, of start '{runbook}' met de hand.");

    public static Diagnostic Conditional(Position at, string step, string what) => ConditionalCode.At(
        at, $"Stap '{step}' komt alleen als een bepaalde tak wordt genomen. Gebeurt dat niet, dan wacht {what} er tevergeefs op.");

    public static Diagnostic OptionsLeft(Position at, string subject, IReadOnlyList<string> missing) => OptionsLeftCode.At(
        at, $"Bij '{subject}' {(missing.Count == 1 ? "heeft keuze" : "hebben de keuzes")} {Words.And(missing)} geen stappen. Voeg {(missing.Count == 1 ? "die" : "ze")} toe, of 'anders'.");

    private static IEnumerable<string> Around(string from, IReadOnlyList<string> round) =>
        round.Count > 0 && round[^1] == from ? [from, .. round] : [from, .. round, from];
}
