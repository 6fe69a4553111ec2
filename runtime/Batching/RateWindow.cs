namespace SpecClient;

/// <summary>Keeps one <see cref="RateLimit"/> exactly: remembers when requests went out, in a sliding window.</summary>
/// <remarks>
/// A token bucket would let twice the limit pass in its first period (the full bucket and its refill), which services
/// that count in windows answer with 429. Large limits are remembered in groups, which errs on the slow side.
/// </remarks>
internal sealed class RateWindow
{
    private const int MaxEntries = 4096;

    private readonly long _period;
    private readonly int _groupSize;
    private readonly long[] _groups;
    private int _current;
    private int _inGroup;

    public RateWindow(RateLimit limit)
    {
        Limit = limit;
        _period = limit.Period.Ticks;
        _groupSize = ((limit.Requests - 1) / MaxEntries) + 1;
        _groups = new long[limit.Requests / _groupSize];
        Array.Fill(_groups, long.MinValue);
    }

    public RateLimit Limit { get; }

    /// <summary>Ticks until the next request may go out; zero or less = now.</summary>
    public long Delay(long now)
    {
        if (_inGroup > 0 && _inGroup < _groupSize)
        {
            return 0;
        }

        // The next group takes the place of the oldest, whose last request must have left the window.
        long oldest = _groups[Next];
        return oldest == long.MinValue ? 0 : _period - (now - oldest);
    }

    /// <summary>Notes a request that goes out now.</summary>
    public void Take(long now)
    {
        if (_inGroup == 0 || _inGroup == _groupSize)
        {
            _current = Next;
            _inGroup = 0;
        }

        _inGroup++;
        _groups[_current] = now;
    }

    private int Next => _inGroup == 0 ? _current : (_current + 1) % _groups.Length;
}
