namespace Runtime.Tests.Support;

/// <summary>A clock that stands until it is moved, or moves by itself from timer to timer.</summary>
/// <param name="isAutomatic">Every timer ends soon, and the clock moves along.</param>
internal sealed class FakeClock(bool isAutomatic = false) : TimeProvider
{
    private readonly object _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Delays that were asked for, in order; timeouts included.</summary>
    public List<TimeSpan> Asked { get; } = [];

    /// <summary>Every timer up to that length ends at once, and the clock moves along.</summary>
    public TimeSpan? SkipUpTo { get; init; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock; each timer that falls due ends at its own time.</summary>
    public void Advance(TimeSpan time)
    {
        var until = GetUtcNow() + time;
        while (Step(until))
        {
        }

        lock (_lock)
        {
            _now = until > _now ? until : _now;
        }
    }

    /// <summary>Advances when the code under test has set a timer that falls due by then.</summary>
    public async Task AdvanceToTimerAsync(TimeSpan time)
    {
        for (var i = 0; i < 5000; i++)
        {
            lock (_lock)
            {
                if (_timers.Exists(timer => timer.Due <= _now + time))
                {
                    break;
                }
            }

            await Task.Delay(1);
        }

        Advance(time);
    }

    private bool Step(DateTimeOffset until)
    {
        FakeTimer? next;
        lock (_lock)
        {
            next = _timers.Where(timer => timer.Due <= until).MinBy(static timer => timer.Due);
            if (next is null)
            {
                return false;
            }

            _timers.Remove(next);
            _now = next.Due > _now ? next.Due : _now;
        }

        next.Fire();
        return true;
    }

    private void Set(FakeTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            Asked.Add(dueTime);
            timer.Due = _now + dueTime;
            _timers.Add(timer);
        }

        if (dueTime <= SkipUpTo)
        {
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        }
        else if (isAutomatic)
        {
            _ = Task.Run(async () =>
            {
                var due = timer.Due;
                await Task.Delay(1);
                while (Step(due))
                {
                }
            });
        }
    }

    private sealed class FakeTimer(FakeClock clock, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Set(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Set(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
