namespace CyberDraaiboek.Journal;

/// <summary>Only one server works on a database file. The system lets go of the lock when the process ends, however it ends.</summary>
internal sealed class DatabaseLock : IDisposable
{
    private readonly FileStream _held;

    private DatabaseLock(FileStream held) => _held = held;

    /// <summary>Takes the lock on a database file.</summary>
    /// <exception cref="StorageException">Another server has it, or the map cannot be written.</exception>
    public static DatabaseLock Take(string databasePath)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(databasePath)!);
            return new DatabaseLock(new FileStream(databasePath + ".slot", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault) when (InUse(fault))
        {
            throw new StorageException(
                $"De database {databasePath} is in gebruik: er draait al een server in deze map. Stop die eerst, of kies met Data:Map een andere map.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"De map {Path.GetDirectoryName(databasePath)} is niet te maken of te schrijven. Kies een andere met Data:Map.", fault);
        }
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows: the framework has no exception of its own for it.
    private static bool InUse(IOException fault) => fault.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
