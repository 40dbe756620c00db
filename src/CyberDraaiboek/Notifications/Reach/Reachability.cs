using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Organisation;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;

namespace CyberDraaiboek.Notifications.Reach;

/// <summary>The last time that everybody was tried on purpose.</summary>
public sealed record ReachTest(RunId Run, DateTimeOffset Started, bool Running);

/// <summary>What is known about every address at one moment.</summary>
/// <param name="Known">By person, channel and hash of the address.</param>
/// <param name="Today">Where the organisation is.</param>
/// <param name="Zone">To turn moments into days.</param>
public sealed record ReachNow(IReadOnlyDictionary<(string Person, Channel Channel, string Hash), AddressKnown> Known, DateOnly Today, TimeZoneInfo Zone)
{
    /// <summary>How long a proof holds; the same as for a date in the file.</summary>
    public const int FreshDays = 90;

    /// <summary>Null: this address was never used.</summary>
    public AddressKnown? Of(Person person, ContactPoint contact) =>
        Known.GetValueOrDefault((person.Id.Value, contact.Channel, AddressKnown.HashOf(person.Id, contact.Channel, contact.Address)));

    /// <summary>Proven in the last 90 days, and not disproven since.</summary>
    public bool Proven(Person person, ContactPoint contact) => Of(person, contact) is { Wrong: false, Reached: { } at } && Day(at) >= Today.AddDays(-FreshDays);

    /// <summary>Proven, or somebody wrote in the file that it works, in the last 90 days; and it did not turn out to be somebody else's since.</summary>
    public bool Fresh(Person person, ContactPoint contact) =>
        Proven(person, contact)
        || (contact.CheckedOn >= Today.AddDays(-FreshDays) && !(Of(person, contact) is { Wrong: true } wrong && Day(wrong.Tried) >= contact.CheckedOn));

    public DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, Zone).DateTime);
}

/// <summary>Reads what runs taught about addresses.</summary>
internal sealed class Reachability(Database database)
{
    /// <summary>The runbook that tries everybody.</summary>
    public static RunbookId Test { get; } = new("bereikbaarheidstest");

    /// <summary>Everything that is known.</summary>
    public ReachNow Now(DateTimeOffset now, TimeZoneInfo zone)
    {
        using var connection = database.Reader();
        using var command = connection.Command("select persoon, kanaal, adres_hash, bereikt_ms, poging_ms, uitkomst from bereikbaarheid");
        using var rows = command.ExecuteReader();
        var known = new Dictionary<(string, Channel, string), AddressKnown>();
        while (rows.Read())
        {
            known[(rows.GetString(0), Names<Channel>.Find(rows.GetString(1))!.Value, rows.GetString(2))] = new AddressKnown(
                rows.IsDBNull(3) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(3)),
                DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(4)),
                Names<ReachOutcome>.Find(rows.GetString(5))!.Value);
        }

        return new ReachNow(known, DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime), zone);
    }

    /// <summary>The test that was started last; null: never. One that was made restricted is nobody's business here.</summary>
    public ReachTest? LastTest()
    {
        using var connection = database.Reader();
        using var command = connection.Command(
            "select inzet, gestart_ms, status from inzetten where draaiboek = $draaiboek and beperkt = 0 order by gestart_ms desc, inzet desc limit 1")
            .With("$draaiboek", Test.Value);
        using var rows = command.ExecuteReader();
        return rows.Read()
            ? new ReachTest(new RunId(rows.GetString(0)), DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(1)), rows.GetString(2) != Names<RunStatus>.Of(RunStatus.Closed))
            : null;
    }
}
