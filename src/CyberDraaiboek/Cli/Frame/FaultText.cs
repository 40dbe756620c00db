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
        FileNotFoundException { FileName: { Length: > 0 } name } => $"Bestand niet gevonden: {name}",
        IOException or UnauthorizedAccessException => $"Dat lukt niet: {Trouble.Why(fault)}{PathIn(fault)}.",
        _ => $"Er ging iets mis dat niet had mogen gebeuren ({fault.GetType().Name}: {fault.Message}). Met --uitgebreid ziet u meer.",
    };

    // The framework gives the path only inside its English sentence.
    private static string PathIn(Exception fault) => fault.Message.Split('\'') is [_, { Length: > 0 } path, _, ..] ? $": {path}" : "";
}
