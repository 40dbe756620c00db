namespace CyberDraaiboek.Settings;

/// <summary>
/// Files that only the user of the server may read: names, numbers, links and codes. Whatever the folder around them allows. On Windows the
/// rights of the folder hold. A disk without rights (a USB stick) keeps none: <see cref="OpenToOthers"/> finds that, and the start says it.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder if it is not there, for its owner alone; closes it if it is.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, Owner | UnixFileMode.UserExecute);
        Close(path);
    }

    /// <summary>Makes an empty file if it is not there, for its owner alone; closes it if it is.</summary>
    public static void File(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        if (!System.IO.File.Exists(path))
        {
            using var made = new FileStream(path, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, UnixCreateMode = Owner });
        }

        // Never opened when it exists: closing it would let go of the locks that SQLite holds on it.
        Close(path);
    }

    /// <summary>Whether somebody else on this machine may read or write it.</summary>
    public static bool OpenToOthers(string path) =>
        !OperatingSystem.IsWindows() && (System.IO.File.Exists(path) || Directory.Exists(path)) && (System.IO.File.GetUnixFileMode(path) & Others) != UnixFileMode.None;

    /// <summary>Closes what may be there already.</summary>
    public static void Close(string path)
    {
        if (OperatingSystem.IsWindows() || !OpenToOthers(path))
        {
            return;
        }

        try
        {
            System.IO.File.SetUnixFileMode(path, System.IO.File.GetUnixFileMode(path) & ~Others);
        }
        catch (Exception fault) when (fault is UnauthorizedAccessException or IOException)
        {
            // A disk that keeps no rights, or a file of another user. The crisis goes on; the start tells who looks on.
            return;
        }
    }
}
