namespace SpecClient;

/// <summary>
/// The common pace of all requests of one client: configured limits, the quotas that responses tell
/// (<c>RateLimit</c>, <c>RateLimit-Policy</c>) and the pauses that they ask for (<c>Retry-After</c>). Safe for many
/// threads.
/// </summary>
/// <remarks>
/// Own code, because limiters of System.Threading.RateLimiting (<see cref="ApiClientOptions.RateLimiter"/>) know no
/// pause and no quota told by the service, keep no sliding window exactly, and take no <see cref="TimeProvider"/>.
/// </remarks>
public sealed class RequestPacer
{
    private static readonly TimeSpan s_longestRest = TimeSpan.FromDays(1);

    private readonly object _lock = new();
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly List<RateWindow> _windows = [];
    private readonly ServiceQuotas _quotas;
    private long _pausedUntil;
    private int _inFlight;
    private long _throttled;

    // Most clients never meet a limit; for them a request costs one counter and no lock.
    private volatile bool _isLimited;

    /// <summary>Creates a pacer without limits.</summary>
    /// <param name="timeProvider">The clock; null = the system's.</param>
    /// <param name="maxPause">Longest pause that one answer of the service can cause; null = 5 minutes.</param>
    public RequestPacer(TimeProvider? timeProvider = null, TimeSpan? maxPause = null)
    {
        MaxPause = maxPause ?? TimeSpan.FromMinutes(5);
        _quotas = new ServiceQuotas(MaxPause);
        _clock = timeProvider ?? TimeProvider.System;
        _start = _clock.GetTimestamp();
    }

    /// <summary>
    /// Longest pause that one answer can cause; after it a request goes out, and its answer decides anew.
    /// </summary>
    public TimeSpan MaxPause { get; }

    /// <summary>Number of answers so far that said "too many requests" (429).</summary>
    public long Throttled => Interlocked.Read(ref _throttled);

    private long Now => _clock.GetElapsedTime(_start).Ticks;

    /// <summary>Adds a limit for all requests from now on. An equal limit is added once only.</summary>
    public void AddLimit(RateLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        lock (_lock)
        {
            if (!_windows.Exists(window => window.Limit == limit))
            {
                _windows.Add(new RateWindow(limit));
                _isLimited = true;
            }
        }
    }

    /// <summary>Completes when a request may go out; call <see cref="Completed"/> once for each that went.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting; nothing went out.</exception>
    public ValueTask WaitAsync(CancellationToken cancellationToken = default)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled(cancellationToken);
        }

        if (!_isLimited)
        {
            Interlocked.Increment(ref _inFlight);
            return ValueTask.CompletedTask;
        }

        TimeSpan delay = TryTake();
        return delay <= TimeSpan.Zero ? ValueTask.CompletedTask : WaitLongAsync(delay, cancellationToken);
    }

    /// <summary>Notes that a request got its answer's headers, or none.</summary>
    /// <param name="response">The answer, or null where the request failed without one.</param>
    public void Completed(HttpResponseMessage? response)
    {
        int inFlight = Math.Max(0, Interlocked.Decrement(ref _inFlight));
        if (response is null)
        {
            return;
        }

        int status = (int)response.StatusCode;
        if (status is not (429 or 503) && !RateLimitHeaders.AreIn(response.Headers))
        {
            return;
        }

        lock (_lock)
        {
            DateTimeOffset utcNow = _clock.GetUtcNow();
            _quotas.Observe(response.Headers, utcNow, Now, inFlight);
            if (status == 429)
            {
                _throttled++;
            }

            if (status is 429 or 503 && RateLimitHeaders.RetryAfter(response.Headers, utcNow) is { } pause)
            {
                Pause(pause);
            }

            _isLimited = true;
        }
    }

    /// <summary>Holds back all requests for that long, at most <see cref="MaxPause"/>.</summary>
    public void Pause(TimeSpan duration)
    {
        if (duration > MaxPause)
        {
            duration = MaxPause;
        }

        lock (_lock)
        {
            long now = Now;
            _pausedUntil = Math.Max(
                _pausedUntil, duration.Ticks < long.MaxValue - now ? now + duration.Ticks : long.MaxValue);
            _isLimited = true;
        }
    }

    private TimeSpan TryTake()
    {
        lock (_lock)
        {
            long now = Now;
            long delay = Math.Max(_pausedUntil - now, _quotas.Delay(now));
            foreach (RateWindow window in _windows)
            {
                delay = Math.Max(delay, window.Delay(now));
            }

            if (delay > 0)
            {
                return TimeSpan.FromTicks(delay);
            }

            foreach (RateWindow window in _windows)
            {
                window.Take(now);
            }

            _quotas.Take();
            Interlocked.Increment(ref _inFlight);
            return TimeSpan.Zero;
        }
    }

    private async ValueTask WaitLongAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        while (delay > TimeSpan.Zero)
        {
            // Timers count whole milliseconds; a shorter rest would spin. They run for 49 days at most.
            TimeSpan rest = TimeSpan.FromMilliseconds(
                Math.Ceiling(Math.Min(delay.TotalMilliseconds, s_longestRest.TotalMilliseconds)));
            await Task.Delay(rest, _clock, cancellationToken).ConfigureAwait(false);
            delay = TryTake();
        }
    }
}
