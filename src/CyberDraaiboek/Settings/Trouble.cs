using System.Security;

namespace CyberDraaiboek.Settings;

/// <summary>Why a file or folder cannot be read or written, in Dutch: what the framework says is English, and often not what helps.</summary>
internal static class Trouble
{
    // Low half of the HResult: errno on Linux (ENOSPC, EROFS, EBUSY), a Win32 code on Windows (disk full twice, sharing, lock).
    private const int LinuxBusy = 16;
    private const int LinuxNoSpace = 28;
    private const int LinuxReadOnly = 30;
    private const int WindowsSharing = 32;
    private const int WindowsLock = 33;
    private const int WindowsHandleDiskFull = 39;
    private const int WindowsDiskFull = 112;

    /// <summary>Reads on in a sentence, without a full stop.</summary>
    public static string Why(Exception fault) => fault switch
    {
        FileNotFoundException => "het bestand bestaat niet",
        DirectoryNotFoundException => "de map bestaat niet",
        PathTooLongException => "de naam is te lang",
        UnauthorizedAccessException or SecurityException => "het programma heeft daar geen rechten voor",
        IOException => (fault.HResult & 0xFFFF) switch
        {
            LinuxNoSpace when !OperatingSystem.IsWindows() => "de schijf is vol",
            WindowsDiskFull or WindowsHandleDiskFull when OperatingSystem.IsWindows() => "de schijf is vol",
            LinuxReadOnly when !OperatingSystem.IsWindows() => "de schijf is alleen-lezen",
            LinuxBusy when !OperatingSystem.IsWindows() => "een ander programma houdt het bezet",
            WindowsSharing or WindowsLock when OperatingSystem.IsWindows() => "een ander programma houdt het bezet",
            _ => "lezen of schrijven lukt niet",
        },
        _ => $"onverwachte fout ({fault.GetType().Name})",
    };
}
