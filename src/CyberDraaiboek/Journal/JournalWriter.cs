using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using CyberDraaiboek.Engine.Journal;
using Microsoft.Data.Sqlite;

namespace CyberDraaiboek.Journal;

/// <summary>
/// The one that writes. Requests that wait together share one transaction and so one flush of the disk ("group commit"); each
/// succeeds or fails by itself. Nothing is acknowledged before the commit returned. Requests are written in the order in which
/// they came. After a fault of the disk it goes on trying: the requests of that moment fail with a <see cref="StorageException"/>.
/// </summary>
internal sealed class JournalWriter : IAsyncDisposable
{
    /// <summary>Requests that may wait; more than that, and callers wait for room.</summary>
    public const int QueueLength = 4096;

    private readonly Channel<Pending> _waiting = Channel.CreateBounded<Pending>(
        new BoundedChannelOptions(QueueLength) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Database _database;
    private readonly int _batchSize;
    private readonly ILogger<JournalWriter> _log;
    private readonly Task _loop;
    private SqliteConnection? _connection;

    /// <param name="database">Where to.</param>
    /// <param name="batchSize">Most requests in one transaction: bounds how long the first one waits for the last.</param>
    /// <param name="log">For the keeper of the system.</param>
    public JournalWriter(Database database, int batchSize, ILogger<JournalWriter> log)
    {
        _database = database;
        _batchSize = batchSize;
        _log = log;
        _loop = Task.Run(Loop);
    }

    /// <summary>The last attempt to write failed; null: all is well. For the health page.</summary>
    public StorageException? Trouble { get; private set; }

    /// <summary>Commits entries and what belongs with them, or nothing of it.</summary>
    /// <param name="entries">Of one run, in order.</param>
    /// <param name="also">May be called a second time after everything of the first time was rolled back.</param>
    /// <param name="stop">Only stops waiting for room; once accepted, the outcome is awaited.</param>
    /// <exception cref="SequenceTakenException">Somebody else was first.</exception>
    /// <exception cref="StorageException">The disk refuses.</exception>
    public async Task Append(IReadOnlyList<JournalEntry> entries, Action<SqliteConnection, SqliteTransaction> also, CancellationToken stop)
    {
        var request = new Pending(entries, also);
        await _waiting.Writer.WriteAsync(request, stop);
        await request.Done.Task;
    }

    /// <summary>Commits something that is no part of a run, such as a message that is about to be sent.</summary>
    /// <inheritdoc cref="Append"/>
    public Task Write(Action<SqliteConnection, SqliteTransaction> work, CancellationToken stop) => Append([], work, stop);

    /// <summary>Writes what still waits and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        _waiting.Writer.TryComplete();
        await _loop;
        Close();
    }

    private async Task Loop()
    {
        var batch = new List<Pending>(_batchSize);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            while (batch.Count < _batchSize && _waiting.Reader.TryRead(out var request))
            {
                batch.Add(request);
            }

            Commit(batch);
            foreach (var request in batch)
            {
                request.Complete();
            }

            batch.Clear();
        }
    }

    [SuppressMessage("Design", "CA1031", Justification = "whatever it was, those who wait must hear it and the writer must go on")]
    private void Commit(List<Pending> batch)
    {
        try
        {
            _connection ??= _database.Writer();
            if (!TryTogether(_connection, batch))
            {
                OneByOne(_connection, batch);
            }

            Trouble = null;
        }
        catch (Exception fault)
        {
            // Whatever it was, nothing of this batch was acknowledged. A fresh connection starts from what is on disk.
            var trouble = fault as StorageException
                ?? (fault is SqliteException sqlite ? StorageException.Of(sqlite, _database.Path) : null)
                ?? new StorageException($"Het logboek kan nu niets vastleggen: {Settings.Trouble.Why(fault)}.", fault);
            _log.LogError(fault, "Commit of {Count} requests failed", batch.Count);
            Trouble = trouble;
            batch.ForEach(request => request.Fault = trouble);
            Close();
        }
    }

    /// <summary>The usual case, without savepoints. False: one of them failed, nothing was written.</summary>
    private bool TryTogether(SqliteConnection connection, List<Pending> batch)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        try
        {
            foreach (var request in batch)
            {
                request.Write(connection, transaction);
            }
        }
        catch (Exception fault) when (!IsStorage(fault))
        {
            if (batch is [var only])
            {
                only.Fault = Explain(fault);
            }

            transaction.Rollback();
            return batch.Count == 1;
        }

        transaction.Commit();
        return true;
    }

    /// <summary>One of the batch fails: each gets a savepoint of its own, so that the others go on.</summary>
    private void OneByOne(SqliteConnection connection, List<Pending> batch)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var request in batch)
        {
            const string Name = "een";
            transaction.Save(Name);
            try
            {
                request.Write(connection, transaction);
            }
            catch (Exception fault) when (!IsStorage(fault))
            {
                transaction.Rollback(Name);
                request.Fault = Explain(fault);
            }

            transaction.Release(Name);
        }

        transaction.Commit();
    }

    private bool IsStorage(Exception fault) => fault is SqliteException sqlite && StorageException.Of(sqlite, _database.Path) is not null;

    private static Exception Explain(Exception fault) =>
        fault is SqliteException { SqliteExtendedErrorCode: SQLitePCL.raw.SQLITE_CONSTRAINT_UNIQUE } unique
        && unique.Message.Contains("journaal.volgnummer", StringComparison.Ordinal)
            ? new SequenceTakenException("an entry with this sequence exists", unique)
            : fault;

    private void Close()
    {
        if (_connection is { } connection)
        {
            Statements.Forget(connection);
            connection.Dispose();
            _connection = null;
        }
    }

    private sealed class Pending(IReadOnlyList<JournalEntry> entries, Action<SqliteConnection, SqliteTransaction> also)
    {
        // Continuations elsewhere: the writer must not run the work of those who waited.
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Exception? Fault { get; set; }

        public void Write(SqliteConnection connection, SqliteTransaction transaction)
        {
            foreach (var entry in entries)
            {
                JournalTable.Insert(connection, transaction, entry);
            }

            also(connection, transaction);
        }

        public void Complete()
        {
            if (Fault is null)
            {
                Done.SetResult();
            }
            else
            {
                Done.SetException(Fault);
            }
        }
    }
}
