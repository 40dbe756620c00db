using System.Globalization;
using CyberDraaiboek.Journal;
using CyberDraaiboek.SystemTests.Journal;
using CyberDraaiboek.SystemTests.Mail;
using Xunit.Abstractions;

namespace CyberDraaiboek.SystemTests.Kill;

/// <summary>
/// The real server is killed at random moments, while it starts and while it works. <c>tests/kill 1000 [seed]</c> does it a thousand times.
/// The seed fixes what is asked and when is killed; what the machine does in between is its own.
/// </summary>
public sealed class KillTests(PostfixServer postfix, ITestOutputHelper output) : IClassFixture<PostfixServer>
{
    private const int AtOnce = 8;

    private static readonly TimeSpan LongestWork = TimeSpan.FromSeconds(10);

    private static int Times => Setting("CYBERDRAAIBOEK_KILLS") ?? 60;

    private static int WithMailServer => Math.Max(Times / 4, 1);

    [Fact]
    public async Task Killed_at_any_moment_it_loses_nothing_that_was_confirmed_and_hides_nothing()
    {
        using var victim = new Victim();
        await KillAndLook(victim, Times - WithMailServer, () => Directory.Exists(victim.OutboxFolder) ? Directory.GetFiles(victim.OutboxFolder, "*.eml") : []);
    }

    /// <summary>Between the last byte to a mail server and its answer nobody knows; a file has no such moment.</summary>
    [SkippableFact]
    public async Task Killed_while_a_mail_server_takes_the_mail_it_loses_no_alarm_and_doubles_none_in_silence()
    {
        postfix.Require();
        using var victim = new Victim(postfix.Port);
        await KillAndLook(victim, WithMailServer, () => [.. postfix.Receivers.SelectMany(postfix.Mailbox)]);
    }

    private async Task KillAndLook(Victim victim, int times, Func<IReadOnlyList<string>> received)
    {
        var seed = Setting("CYBERDRAAIBOEK_SEED") ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}, {times} kills");
        Console.WriteLine($"kill: seed {seed}, {times} kills");
        var random = new Random(seed);
        var witness = new Witness(seed);
        for (var kill = 1; kill <= times; kill++)
        {
            victim.Start();
            if (kill > 1 && random.Next(4) == 0)
            {
                // While it starts, migrates, folds, reports what was in doubt.
                await Pause(random.Next(1500));
            }
            else
            {
                await AskAndKill(victim, witness, random);
                Check(victim, witness, $"seed {seed}, kill {kill}");
                continue;
            }

            await victim.Kill();
            Check(victim, witness, $"seed {seed}, kill {kill}");
        }

        await Drain(victim);
        var end = Check(victim, witness, $"seed {seed}, at the end");
        await Eventually.Holds(() => postfix.Idle, "the mail server has delivered everything");
        await end.NoMessageIsLostOrSilentlyDoubled(received());
        Assert.Empty(witness.Strange);
        Assert.True(end.Runs > 0 && !witness.Notes.IsEmpty && !witness.Done.IsEmpty, "the server was killed before it could do anything");
        var summary = $"{times} kills: {end.Runs} runs, {witness.Notes.Count} notes, {witness.Done.Count} steps confirmed and kept; {end.InDoubt} messages in doubt, all followed";
        output.WriteLine(summary);
        Console.WriteLine($"kill: {summary}");
    }

    private static async Task AskAndKill(Victim victim, Witness witness, Random random)
    {
        using var client = await victim.Up();
        using var stop = new CancellationTokenSource();
        await Task.WhenAll(witness.Ask(client, AtOnce, stop.Token), KillInTheMidst());

        async Task KillInTheMidst()
        {
            // In answers rather than in time, so that a slow machine is killed in the midst of work too.
            await witness.Heard(random.Next(80), LongestWork);
            await Pause(random.Next(60));
            await victim.Kill();
            await stop.CancelAsync();
        }
    }

    private static Aftermath Check(Victim victim, Witness witness, string when)
    {
        try
        {
            var aftermath = new Aftermath(victim.DatabasePath);
            aftermath.NothingConfirmedIsLost(witness);
            aftermath.TablesFollowTheJournal();
            return aftermath;
        }
        catch (Exception fault)
        {
            throw new InvalidOperationException($"{when}: {fault.Message}{Environment.NewLine}{victim.Said}", fault);
        }
        finally
        {
            // The next server must be alone with its file.
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }

    /// <summary>Lets it work in peace until the outbox is empty, and kills it once more.</summary>
    private static async Task Drain(Victim victim)
    {
        victim.Start();
        using var client = await victim.Up();
        var database = Database.Existing(victim.DatabasePath);
        for (var attempt = 0; Waiting(database) > 0; attempt++)
        {
            Assert.True(attempt < 1200, $"the outbox does not get empty: {Waiting(database)} left. {victim.Said}");
            await Pause(100);
        }

        await victim.Kill();
    }

    private static long Waiting(Database database)
    {
        using var connection = database.Reader();
        using var command = connection.Command("select count(*) from uitgaand where staat in ('klaar', 'bezig') and kanaal = 'mail'");
        return (long)command.ExecuteScalar()!;
    }

    private static Task Pause(int milliseconds) => Task.Delay(TimeSpan.FromMilliseconds(milliseconds), TimeProvider.System);

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
