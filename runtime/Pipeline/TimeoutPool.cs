namespace SpecClient;

/// <summary>Cancels tries whose time is over; keeps the last timer for the next try.</summary>
internal sealed class TimeoutPool(TimeProvider timeProvider)
{
    // More than timers can count.
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private CancellationTokenSource? _spare;

    public CancellationTokenSource Rent(TimeSpan timeout)
    {
        timeout = Bound(timeout);
        if (timeProvider != TimeProvider.System)
        {
            return timeout == Timeout.InfiniteTimeSpan ? new() : new(timeout, timeProvider);
        }

        var source = Interlocked.Exchange(ref _spare, null) ?? new CancellationTokenSource();
        source.CancelAfter(timeout);
        return source;
    }

    /// <summary>Sets the time that is left anew, counted from now.</summary>
    public static void Extend(CancellationTokenSource source, TimeSpan timeout) => source.CancelAfter(Bound(timeout));

    /// <summary>Takes a source back that nothing of the try holds any more.</summary>
    public void Return(CancellationTokenSource source)
    {
        // Only the system's timer survives a reset; others belong to their own clock.
        if (timeProvider != TimeProvider.System || !source.TryReset()
            || Interlocked.CompareExchange(ref _spare, source, null) is not null)
        {
            source.Dispose();
        }
    }

    private static TimeSpan Bound(TimeSpan timeout) => timeout < s_longest ? timeout : Timeout.InfiniteTimeSpan;
}
