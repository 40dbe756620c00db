using System.Globalization;
using CyberDraaiboek.Settings;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>A copy of the database that was made while it was in use.</summary>
/// <param name="File">Name.</param>
/// <param name="Made">When.</param>
/// <param name="Bytes">Size.</param>
public sealed record Backup(string File, DateTimeOffset Made, long Bytes);

/// <summary>Copies of the database beside it. Whoever wants them elsewhere, and they should, copies these files: they are at rest.</summary>
internal sealed class Backups(Database database, TimeProvider clock)
{
    private const int Keep = 5;

    public string Folder => Path.Combine(Path.GetDirectoryName(database.Path)!, "reservekopie");

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Backup> All() => !Directory.Exists(Folder) ? [] :
    [
        .. new DirectoryInfo(Folder).EnumerateFiles("*.db").OrderByDescending(file => file.Name, StringComparer.Ordinal)
            .Select(file => new Backup(file.Name, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero), file.Length)),
    ];

    /// <summary>Makes one, and removes the oldest when there are many.</summary>
    /// <exception cref="SqliteException">The disk refuses.</exception>
    public Backup Make()
    {
        PrivateFiles.Folder(Folder);
        var name = Path.GetFileNameWithoutExtension(database.Path) + "-" + clock.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture) + ".db";
        var (target, making) = (Path.Combine(Folder, name), Path.Combine(Folder, name + ".bezig"));
        PrivateFiles.File(making);
        using (var from = database.Reader())
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = making, Pooling = false }.ToString()))
        {
            to.Open();
            from.BackupDatabase(to);
        }

        File.Move(making, target, overwrite: true);
        foreach (var old in All().Skip(Keep))
        {
            File.Delete(Path.Combine(Folder, old.File));
        }

        return All()[0];
    }
}
