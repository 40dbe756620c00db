using CyberDraaiboek.Engine.Journal;
using CyberDraaiboek.Engine.Model;
using CyberDraaiboek.Engine.Runs;
using CyberDraaiboek.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.SystemTests.Journal;

public sealed class JournalWriterTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 2, 17, 0, TimeSpan.Zero);

    [Fact]
    public async Task Two_entries_with_the_same_sequence_are_never_both_kept()
    {
        await using var office = Office.Open();
        await office.Writer.Append([Entry("a", 1)], Nothing, CancellationToken.None);

        await Assert.ThrowsAsync<SequenceTakenException>(() => office.Writer.Append([Entry("a", 1)], Nothing, CancellationToken.None));

        Assert.Single(office.Reader.Entries(new RunId("a")));
    }

    [Fact]
    public async Task A_request_that_fails_does_not_take_others_of_its_transaction_down()
    {
        await using var office = Office.Open();
        await office.Writer.Append([Entry("bezet", 1)], Nothing, CancellationToken.None);
        using var hold = new ManualResetEventSlim();
        var first = office.Writer.Write((_, _) => hold.Wait(), CancellationToken.None);

        // These wait together and so share one transaction.
        var good = Enumerable.Range(0, 20).Select(i => office.Writer.Append([Entry($"goed{i}", 1)], Nothing, CancellationToken.None)).ToList();
        var conflict = office.Writer.Append([Entry("bezet", 1)], Nothing, CancellationToken.None);
        var bug = office.Writer.Append([Entry("fout", 1)], (_, _) => throw new InvalidTimeZoneException("a bug in a part"), CancellationToken.None);
        hold.Set();

        await first;
        await Task.WhenAll(good);
        await Assert.ThrowsAsync<SequenceTakenException>(() => conflict);
        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => bug);
        Assert.Equal(21, office.Reader.RunIds().Count);
        Assert.Empty(office.Reader.Entries(new RunId("fout")));
    }

    [Fact]
    public async Task What_was_acknowledged_is_on_disk_for_another_program_at_once()
    {
        await using var office = Office.Open();
        for (var i = 1; i <= 50; i++)
        {
            await office.Writer.Append([Entry($"r{i}", 1)], Nothing, CancellationToken.None);

            using var other = new SqliteConnection($"Data Source={office.Database.Path};Mode=ReadOnly;Pooling=False");
            other.Open();
            using var count = other.CreateCommand();
            count.CommandText = "select count(*) from journaal";
            Assert.Equal((long)i, count.ExecuteScalar());
        }
    }

    [Fact]
    public async Task Requests_are_written_in_the_order_in_which_they_came()
    {
        await using var office = Office.Open();
        var all = Enumerable.Range(1, 2000).Select(i => office.Writer.Append([Entry("volgorde", i)], Nothing, CancellationToken.None)).ToList();

        await Task.WhenAll(all);

        Assert.Equal(Enumerable.Range(1, 2000).Select(i => (long)i), office.Reader.Entries(new EntryFilter()).Select(entry => entry.Sequence));
    }

    [Fact]
    public async Task A_full_disk_refuses_in_Dutch_keeps_nothing_and_afterwards_it_goes_on()
    {
        await using var office = Office.Open();
        await office.Writer.Append([Entry("voor", 1)], Nothing, CancellationToken.None);

        // SQLite's own limit gives the same fault as a disk that is full. It lasts as long as the connection.
        await office.Writer.Write(LimitSize, CancellationToken.None);
        var faults = new List<Exception?>();
        for (var i = 0; i < 5; i++)
        {
            faults.Add(await Record.ExceptionAsync(() => office.Writer.Append([Entry($"vol{i}", 1)], FillUp, CancellationToken.None)));
        }

        var refused = Assert.IsType<StorageException>(faults[0]);
        Assert.Contains("de schijf is vol", refused.Message, StringComparison.Ordinal);
        Assert.Empty(office.Reader.Entries(new RunId("vol0")));

        await office.Writer.Append([Entry("na", 1)], Nothing, CancellationToken.None);
        Assert.Null(office.Writer.Trouble);
        Assert.Single(office.Reader.Entries(new RunId("na")));
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused_in_Dutch()
    {
        var folder = Directory.CreateTempSubdirectory("draaiboek-");
        var path = Path.Combine(folder.FullName, "draaiboek.db");
        Database.Open(path);
        using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            connection.Open();
            using var newer = connection.CreateCommand();
            newer.CommandText = "insert into migraties (nummer, naam) values (9999, 'uit_de_toekomst')";
            newer.ExecuteNonQuery();
        }

        var refused = Assert.Throws<StorageException>(() => Database.Open(path));

        Assert.Equal(
            $"De database {path} is gemaakt door een nieuwere versie van CyberDraaiboek (onbekende wijziging 9999). Gebruik die versie, of zet een reservekopie terug.",
            refused.Message);
        folder.Delete(recursive: true);
    }

    [Fact]
    public void A_second_server_on_the_same_database_is_refused()
    {
        var folder = Directory.CreateTempSubdirectory("draaiboek-");
        var path = Path.Combine(folder.FullName, "draaiboek.db");
        using (DatabaseLock.Take(path))
        {
            var refused = Assert.Throws<StorageException>(() => DatabaseLock.Take(path));
            Assert.Contains("er draait al een server in deze map", refused.Message, StringComparison.Ordinal);
        }

        using var free = DatabaseLock.Take(path);
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_statement_finds_its_values_by_name_wherever_they_stand()
    {
        await using var office = Office.Open();
        await office.Writer.Write(
            (connection, transaction) =>
            {
                connection.Run(transaction, "insert into sleutels_start (om_ms, draaiboek, inzet, sleutel) values ($4, $3, $2, $1)", "k", "r", "b", 5);
                Assert.Equal(1, connection.Run(transaction, "update sleutels_start set inzet = $2, draaiboek = $2 where sleutel = $1", "k", "ander"));
            },
            CancellationToken.None);

        using var reader = office.Database.Reader();
        using var command = reader.Command("select sleutel || inzet || draaiboek || om_ms from sleutels_start");
        Assert.Equal("kanderander5", command.ExecuteScalar());
    }

    [Theory]
    [InlineData("update journaal set resultaat = 'anders'", "het logboek wordt nooit gewijzigd")]
    [InlineData("delete from journaal", "uit het logboek wordt nooit iets gewist")]
    public async Task The_journal_refuses_to_be_changed(string sql, string expected)
    {
        await using var office = Office.Open();
        await office.Writer.Append([Entry("a", 1)], Nothing, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<SqliteException>(() => office.Writer.Write((c, t) => c.Run(t, sql), CancellationToken.None));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    private static void Nothing(SqliteConnection connection, SqliteTransaction transaction)
    {
    }

    private static void LimitSize(SqliteConnection connection, SqliteTransaction transaction)
    {
        using var pages = connection.Query(transaction, "pragma page_count");
        pages.Read();
        var limit = pages.GetInt64(0) + 3;
        pages.Close();
        using var command = connection.Command($"pragma max_page_count = {limit}", transaction);
        command.ExecuteNonQuery();
    }

    private static void FillUp(SqliteConnection connection, SqliteTransaction transaction) =>
        connection.Run(transaction, "insert into momentopnames (hash, bundel) values ($1, $2)", Guid.NewGuid().ToString(), new string('x', 100_000));

    private static JournalEntry Entry(string run, long sequence) => EntryCodec.Seal(
        new RunId(run), sequence, new Fact(new NoteAdded { Text = "proef", NoteKind = EntryKind.Fact }, Office.Ciso, Now), Now, HashChain.Start);
}
