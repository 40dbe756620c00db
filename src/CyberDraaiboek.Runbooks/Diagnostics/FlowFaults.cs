namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of the flow: DRB110 to DRB139.</summary>
internal static class FlowFaults
{
    private static readonly FaultCode UnreachableCode = FaultCode.Error(110, "deze stappen kunnen nooit beginnen");
    private static readonly FaultCode WaitsForeverCode = FaultCode.Error(111, "deze stap wacht op iets dat nooit gebeurt");

    public static Diagnostic NeverTrue(Position at) =>
        UnreachableCode.At(at, "Deze voorwaarde is nooit waar, dus de stappen onder 'dan' beginnen nooit.");

    public static Diagnostic NeverRepeats(Position at) =>
        UnreachableCode.At(at, "Deze voorwaarde is altijd waar, dus de herhaling begint nooit.");

    public static Diagnostic WaitsForever(Position at) =>
        WaitsForeverCode.At(at, "Deze voorwaarde is nooit waar, dus de stap wacht er tevergeefs op.");
}
