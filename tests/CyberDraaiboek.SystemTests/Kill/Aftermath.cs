using System.Security.Cryptography;
using System.Text;
using CyberDraaiboek.Engine.Escalation;
using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using CyberDraaiboek.Notifications;
using CyberDraaiboek.Notifications.Texts;
using CyberDraaiboek.Runbooks;
using CyberDraaiboek.Runs;
using CyberDraaiboek.SystemTests.Journal;
using CyberDraaiboek.SystemTests.Mail;
using Microsoft.Extensions.Logging.Abstractions;

namespace CyberDraaiboek.SystemTests.Kill;

/// <summary>What lies on the disk after a kill, against what the server had confirmed before it.</summary>
internal sealed class Aftermath
{
    private readonly Database _database;
    private readonly Dictionary<RunId, List<RunEvent>> _events = [];
    private readonly Dictionary<RunId, RunState> _states = [];

    public Aftermath(string databasePath)
    {
        _database = Database.Existing(databasePath);
        var options = new LoadOptions(new DateOnly(2026, 11, 22));
        var source = new LibrarySource(RunbookLoader.Load(TestMap.Texts(), options), options);
        var shelf = new RunbookShelf(() => source, _database, NullLogger<RunbookShelf>.Instance);
        foreach (var run in new JournalReader(_database).Entries(new EntryFilter()).ToList().GroupBy(entry => entry.Run))
        {
            _events[run.Key] = [.. run.Select(EntryCodec.Event)];
            _states[run.Key] = Run.Replay(run, shelf.ByHash);
        }
    }

    public int Runs => _states.Count;

    public int InDoubt => _states.Values.Sum(state => state.Notifications.Values.Count(known => known.Status == NotificationStatus.InDoubt));

    /// <summary>The chain is whole and nothing that was confirmed is missing.</summary>
    public void NothingConfirmedIsLost(Witness witness)
    {
        Assert.Null(Verification.OfDatabase(_database).Fault);
        foreach (var (key, run) in witness.Starts)
        {
            var kept = Keys().GetValueOrDefault(key);
            Assert.True(run is null || run == kept, $"start {key} was confirmed as {run} and is kept as {kept}");
        }

        Assert.Equal(Keys().Values.Distinct().Count(), Keys().Count);
        var notes = _events.SelectMany(run => run.Value.OfType<NoteAdded>().Select(note => (note.Text, run.Key.Value))).ToHashSet();
        Assert.All(witness.Notes, note => Assert.Contains((note.Key, note.Value), notes));
        Assert.All(witness.Done.Keys, done => Assert.True(
            _states[new RunId(done.Run)].Steps[new StepId(done.Step)].Ended, $"{done} was confirmed as done"));
        Assert.All(witness.Acknowledged.Keys, given => Assert.Contains(
            _events[new RunId(given.Run)], happened => happened is Acknowledged acknowledged && acknowledged.Step.Value == given.Step));
    }

    /// <summary>Every open deadline has its row and every row its deadline; every message has its row, in the state that the run knows.</summary>
    public void TablesFollowTheJournal()
    {
        var deadlines = Rows("select inzet, id, om_ms from termijnen").ToHashSet();
        var expected = _states.Values.SelectMany(state => state.Deadlines.Values.Select(
            deadline => $"{state.Id}|{deadline.Id}|{deadline.Due.ToUnixTimeMilliseconds()}")).ToHashSet();
        Assert.Equal(expected.Order(), deadlines.Order());

        var outbox = Rows("select id, staat from uitgaand").Select(row => row.Split('|')).ToDictionary(row => row[0], row => row[1]);
        foreach (var state in _states.Values)
        {
            foreach (var known in state.Notifications.Values)
            {
                var id = OutboxRow.IdOf(state.Id, known.Intent.Notification);
                Assert.True(outbox.Remove(id, out var kept), $"message {id} has no row");
                var wanted = OutboxState.Of(known.Status, known.Intent.Channel);
                Assert.True(kept == wanted || (kept == OutboxState.Busy && wanted == OutboxState.Ready), $"message {id} is {kept}, the run says {wanted}");
            }
        }

        Assert.Empty(outbox);
        Assert.Equal(
            _events.Select(run => $"{run.Key}|{run.Value.Count}").Order(),
            Rows("select inzet, laatste_volgnummer from inzetten").Order());
    }

    /// <summary>Only when the outbox is empty: no alarm is lost, and none is sent twice without saying so.</summary>
    /// <param name="received">Files with one mail each, as they arrived.</param>
    public async Task NoMessageIsLostOrSilentlyDoubled(IEnumerable<string> received)
    {
        var mails = received.GroupBy(MessageOf).ToDictionary(group => group.Key, group => group.ToList());
        foreach (var (run, events) in _events)
        {
            var prepared = events.OfType<NotificationPrepared>().Where(p => p.Channel == Channel.Mail).ToList();
            foreach (var message in prepared)
            {
                var status = _states[run].Notifications[message.Notification].Status;
                var files = mails.GetValueOrDefault(StableName(run, message.Notification)) ?? [];
                Assert.True(status != NotificationStatus.Ready, $"{run}/{message.Notification} was never sent");
                Assert.True(status is not (NotificationStatus.Sent or NotificationStatus.Delivered) || files.Count > 0, $"{run}/{message.Notification} is {status} and there is no mail");
                Assert.True(files.Count < 2 || await AllSayMayBeDouble(files.Order().Skip(1)), $"{run}/{message.Notification} was silently sent {files.Count} times");
                Assert.True(!message.MayBeDuplicate || await AllSayMayBeDouble(files), $"{run}/{message.Notification} may be double and does not say so");
                Assert.True(status != NotificationStatus.InDoubt || IsFollowed(events, message, prepared), $"{run}/{message.Notification} is in doubt and was left at that");
            }
        }
    }

    // Sent again and saying so, unless nobody needs it any more.
    private static bool IsFollowed(List<RunEvent> events, NotificationPrepared message, List<NotificationPrepared> prepared) =>
        prepared.Any(later => later.MayBeDuplicate && later.Step == message.Step && later.Person == message.Person)
        || events.Any(happened => happened is StepDone done && done.Step == message.Step)
        || events.Any(happened => happened is Acknowledged given && given.Step == message.Step);

    private static async Task<bool> AllSayMayBeDouble(IEnumerable<string> files)
    {
        foreach (var file in files)
        {
            if (!(await ReadMail.From(file)).Parts["text/plain"].Contains(MessageTexts.MayBeDuplicate, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    private static string MessageOf(string file)
    {
        const string Header = "Message-ID: <melding.";
        var line = File.ReadLines(file).First(line => line.StartsWith(Header, StringComparison.OrdinalIgnoreCase));
        return line[Header.Length..line.IndexOf('@', StringComparison.Ordinal)];
    }

    private static string StableName(RunId run, NotificationId notification) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(OutboxRow.IdOf(run, notification))).AsSpan(0, 16));

    private Dictionary<string, string> Keys() =>
        Rows("select sleutel, inzet from sleutels_start").Select(row => row.Split('|')).ToDictionary(row => row[0], row => row[1]);

    private List<string> Rows(string sql)
    {
        using var connection = _database.Reader();
        using var command = connection.Command(sql);
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(string.Join('|', Enumerable.Range(0, rows.FieldCount).Select(rows.GetValue)));
        }

        return found;
    }
}
