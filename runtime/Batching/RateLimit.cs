namespace SpecClient;

/// <summary>
/// At most so many requests in any stretch of time of that length, e.g. Cloudflare's 1,200 in 5 minutes.
/// </summary>
public sealed record RateLimit
{
    /// <summary>Creates a limit.</summary>
    /// <param name="requests">Number of requests, at least 1.</param>
    /// <param name="period">Length of the sliding window, more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is too small.</exception>
    public RateLimit(int requests, TimeSpan period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(requests, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(period, TimeSpan.Zero);
        Requests = requests;
        Period = period;
    }

    /// <summary>Requests in one period.</summary>
    public int Requests { get; }

    /// <summary>Length of the period.</summary>
    public TimeSpan Period { get; }
}
