using CyberDraaiboek.Settings;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>
/// The SQLite file in which everything durable lives. One connection writes (that of <see cref="JournalWriter"/>), any number read.
/// </summary>
internal sealed class Database
{
    /// <summary>How long a connection waits for another program that holds the file.</summary>
    public static readonly TimeSpan BusyTimeout = TimeSpan.FromSeconds(5);

    private Database(string path) => Path = path;

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>Opens the file, making it and its map when needed, and brings its tables up to date.</summary>
    /// <exception cref="StorageException">It cannot be opened, or a newer version of the program made it.</exception>
    public static Database Open(string path)
    {
        var database = new Database(System.IO.Path.GetFullPath(path));
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(database.Path)!);

            // SQLite gives the files that it makes beside it the same rights; what a crash left may be older.
            PrivateFiles.File(database.Path);
            PrivateFiles.Close(database.Path + "-wal");
            PrivateFiles.Close(database.Path + "-shm");
            using var connection = database.Writer();
            Migrations.Apply(connection, database.Path);
        }
        catch (SqliteException fault)
        {
            throw StorageException.Of(fault, database.Path) ?? new StorageException($"De database {database.Path} kan niet worden bijgewerkt (SQLite-fout {fault.SqliteExtendedErrorCode}). Met --uitgebreid ziet u meer.", fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"Het bestand {database.Path} of de map eromheen is niet te maken of te openen. Kies een andere plaats met Data:Map.", fault);
        }

        return database;
    }

    /// <summary>A file that exists, for reading only; nothing is migrated.</summary>
    public static Database Existing(string path) => File.Exists(path)
        ? new Database(System.IO.Path.GetFullPath(path))
        : throw new StorageException($"Het bestand {path} bestaat niet.");

    /// <summary>A connection that reads. Dispose it soon: it is pooled, and a long reading keeps the write-ahead log from shrinking.</summary>
    public SqliteConnection Reader() => Connect(SqliteOpenMode.ReadOnly, pooled: true, "pragma query_only = on");

    /// <summary>The connection of the one writer: every commit reaches the disk before it returns.</summary>
    internal SqliteConnection Writer() => Connect(
        SqliteOpenMode.ReadWriteCreate,
        pooled: false,
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma temp_store = memory; pragma cache_size = -65536; pragma wal_autocheckpoint = 4000; pragma journal_size_limit = 67108864");

    private SqliteConnection Connect(SqliteOpenMode mode, bool pooled, string settings)
    {
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = mode,
            Pooling = pooled,
            DefaultTimeout = (int)BusyTimeout.TotalSeconds,
        };
        var connection = new SqliteConnection(text.ToString());
        try
        {
            connection.Open();
            using var command = connection.Command(settings);
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
