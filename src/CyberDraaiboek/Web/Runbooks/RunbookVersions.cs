using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Runs;

namespace CyberDraaiboek.Web.Runbooks;

/// <summary>A version of a runbook that this server once read.</summary>
/// <param name="Hash">Of its texts.</param>
/// <param name="Version">As the author counts.</param>
/// <param name="Seen">When it was first read here.</param>
public sealed record SeenVersion(string Hash, string Version, DateTimeOffset Seen);

/// <summary>Keeps every version that was read, with its texts: a folder has no memory of its own.</summary>
internal sealed class RunbookVersions(Database database, JournalWriter writer, RunbookShelf shelf, TimeProvider clock)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    /// <summary>The newest first, the one in use included.</summary>
    public IReadOnlyList<SeenVersion> Of(RunbookId runbook)
    {
        using var connection = database.Reader();
        using var command = connection.Command("select hash, versie, gezien_ms from draaiboek_versies where draaiboek = $id order by gezien_ms desc, hash").With("$id", runbook.Value);
        using var row = command.ExecuteReader();
        var seen = new List<SeenVersion>();
        while (row.Read())
        {
            seen.Add(new SeenVersion(row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));
        }

        return seen;
    }

    /// <summary>What was in use a year ago; when the server does not reach back so far: the oldest that it knows. Null: it knows no other.</summary>
    public SeenVersion? LastYear(RunbookId runbook, string current)
    {
        var seen = Of(runbook);
        var yearAgo = clock.GetUtcNow() - Year;
        var then = seen.FirstOrDefault(version => version.Seen <= yearAgo) ?? (seen is [.., var oldest] ? oldest : null);
        return then is null || then.Hash == current ? seen.LastOrDefault(version => version.Hash != current) : then;
    }

    /// <summary>Keeps what is on the shelf and was not kept yet.</summary>
    public async Task Keep(CancellationToken stop)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var fresh = shelf.Current.Runbooks.Values.Where(runbook => Of(runbook.Id).All(version => version.Hash != runbook.Hash)).ToList();
        foreach (var runbook in fresh)
        {
            var bundle = shelf.BundleOf(runbook.Hash);
            await writer.Write(
                (connection, transaction) =>
                {
                    Snapshots.Keep(connection, transaction, runbook.Hash, bundle);
                    connection.Run(
                        transaction,
                        "insert into draaiboek_versies (draaiboek, hash, versie, gezien_ms) values ($1, $2, $3, $4) on conflict do nothing",
                        runbook.Id.Value, runbook.Hash, runbook.Version, now);
                },
                stop);
        }
    }
}
