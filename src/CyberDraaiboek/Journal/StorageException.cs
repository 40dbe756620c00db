using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>The disk or the database refuses: nothing was recorded. The message is Dutch, for people.</summary>
internal sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Null: the fault lies in what was asked, not in the storage.</summary>
    public static StorageException? Of(SqliteException fault, string path) => ReasonOf(fault.SqliteErrorCode) is { } reason
        ? new StorageException($"Het logboek kan nu niets vastleggen: {reason} ({path}). Er is niets gewijzigd; probeer het opnieuw.", fault)
        : null;

    private static string? ReasonOf(int code) => code switch
    {
        SQLitePCL.raw.SQLITE_FULL => "de schijf is vol",
        SQLitePCL.raw.SQLITE_IOERR => "de schijf geeft een fout",
        SQLitePCL.raw.SQLITE_READONLY => "het bestand is alleen-lezen",
        SQLitePCL.raw.SQLITE_CANTOPEN => "het bestand kan niet worden geopend",
        SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => "een ander programma houdt het bestand bezet",
        SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB => "het bestand is beschadigd",
        SQLitePCL.raw.SQLITE_NOMEM => "het geheugen is vol",
        SQLitePCL.raw.SQLITE_PERM or SQLitePCL.raw.SQLITE_AUTH => "de rechten op het bestand ontbreken",
        _ => null,
    };
}

/// <summary>An entry with this run and sequence exists: somebody else was first. Load the run again and decide anew.</summary>
internal sealed class SequenceTakenException(string message, Exception inner) : Exception(message, inner);
