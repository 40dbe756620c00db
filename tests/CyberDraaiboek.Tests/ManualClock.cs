namespace CyberDraaiboek.Tests;

/// <summary>A clock that only moves when a test says so; its timers fire while it moves, in order of their time.</summary>
public sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now = start.ToUniversalTime();
    private TimeSpan _sinceStart;

    /// <summary>A Sunday in November, 03:17 in Amsterdam: when attackers like to work.</summary>
    public ManualClock()
        : this(new DateTimeOffset(2026, 11, 22, 2, 17, 0, TimeSpan.Zero))
    {
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp()
    {
        lock (_gate)
        {
            return _sinceStart.Ticks;
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Time passes: the wall clock and the timers move together.</summary>
    public void Push(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        var (until, wall) = (Elapsed() + by, GetUtcNow() + by);
        while (NextDue(until) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _sinceStart = until;
            _now = wall;
        }
    }

    /// <summary>Somebody sets the wall clock, forwards or backwards; no time passes, so no timer fires.</summary>
    public void Jump(TimeSpan by)
    {
        lock (_gate)
        {
            _now += by;
        }
    }

    private TimeSpan Elapsed()
    {
        lock (_gate)
        {
            return _sinceStart;
        }
    }

    private ManualTimer? NextDue(TimeSpan until)
    {
        lock (_gate)
        {
            var next = _timers.Where(timer => timer.Due <= until).MinBy(timer => timer.Due);
            if (next is not null && next.Due > _sinceStart)
            {
                _now += next.Due - _sinceStart;
                _sinceStart = next.Due;
            }

            return next;
        }
    }

    private sealed class ManualTimer(ManualClock clock, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public TimeSpan Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                _period = period;
                if (dueTime != Timeout.InfiniteTimeSpan)
                {
                    Due = clock._sinceStart + dueTime;
                    clock._timers.Add(this);
                }
            }

            return true;
        }

        public void Fire()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
                if (_period > TimeSpan.Zero)
                {
                    Due += _period;
                    clock._timers.Add(this);
                }
            }

            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
