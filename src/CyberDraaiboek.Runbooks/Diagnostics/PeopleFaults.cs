using System.Globalization;

namespace CyberDraaiboek.Runbooks.Diagnostics;

/// <summary>Faults of the organisation and of escalation: DRB140 to DRB169.</summary>
internal static class PeopleFaults
{
    private static readonly FaultCode ReviewCode = FaultCode.Warning(140, "de datum waarop het bestand herzien moest zijn, is voorbij");

    public static Diagnostic ReviewPassed(Position at, DateOnly date) => ReviewCode.At(
        at, string.Create(CultureInfo.InvariantCulture, $"Dit bestand moest voor {date:yyyy-MM-dd} zijn herzien. Loop het na en zet een nieuwe datum."));
}
