using CyberDraaiboek.Journal;
using CyberDraaiboek.Settings;

namespace CyberDraaiboek.Cli.Frame;

/// <summary>One Dutch line for anything that can go wrong.</summary>
internal static class FaultText
{
    public static string Of(Exception fault) => fault switch
    {
        SettingsFault settings => $"De instellingen kloppen niet:{string.Concat(settings.Faults.Select(f => $"{Environment.NewLine}  {f}"))}",
        CommandFault or StorageException => fault.Message,
        FileNotFoundException missing => $"Bestand niet gevonden: {missing.FileName ?? missing.Message}",
        DirectoryNotFoundException => $"Map niet gevonden: {fault.Message}",
        UnauthorizedAccessException => $"Geen toegang: {fault.Message}",
        IOException => $"Lezen of schrijven lukt niet: {fault.Message}",
        _ => $"Er ging iets mis dat niet had mogen gebeuren ({fault.GetType().Name}: {fault.Message}). Met --uitgebreid ziet u meer.",
    };
}
