using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Web.Paper;

/// <summary>A pack that was made.</summary>
/// <param name="Mark">What stands on each page.</param>
/// <param name="Reason">Dutch.</param>
/// <param name="Folder">Name of its folder.</param>
/// <param name="Made">When.</param>
/// <param name="By">Who; <c>systeem</c> for the schedule.</param>
public sealed record MadePack(string Mark, string Reason, string Folder, DateTimeOffset Made, string By);

/// <summary>The table <c>noodmappen</c>.</summary>
internal sealed class PaperRecords(Database database, JournalWriter writer)
{
    /// <summary>Whether an occasion had its pack.</summary>
    public bool Has(string key)
    {
        using var connection = database.Reader();
        using var command = connection.Command("select 1 from noodmappen where sleutel = $key").With("$key", key);
        return command.ExecuteScalar() is not null;
    }

    /// <summary>The newest first, one per folder.</summary>
    public IReadOnlyList<MadePack> All()
    {
        using var connection = database.Reader();
        using var command = connection.Command("select kenmerk, reden, map, gemaakt_ms, door from noodmappen order by gemaakt_ms desc, sleutel desc");
        using var row = command.ExecuteReader();
        var made = new List<MadePack>();
        while (row.Read())
        {
            made.Add(new MadePack(row.GetString(0), row.GetString(1), row.GetString(2), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)), row.GetString(4)));
        }

        return [.. made.DistinctBy(pack => pack.Folder)];
    }

    /// <summary>An occasion that has its pack already keeps it.</summary>
    public Task Keep(IReadOnlyList<string> keys, MadePack made, CancellationToken stop) => writer.Write(
        (connection, transaction) =>
        {
            foreach (var key in keys)
            {
                connection.Run(
                    transaction,
                    "insert into noodmappen (sleutel, kenmerk, reden, map, gemaakt_ms, door) values ($1, $2, $3, $4, $5, $6) on conflict (sleutel) do nothing",
                    key, made.Mark, made.Reason, made.Folder, made.Made.ToUnixTimeMilliseconds(), made.By);
            }
        },
        stop);
}
