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
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageException(
                $"De database {databasePath} is in gebruik door een andere server, of de map is niet te schrijven: {fault.Message}", fault);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
