namespace SpecClient;

/// <summary>
/// A try was not sent, because the client's own rate limiter (<see cref="ApiClientOptions.RateLimiter"/>) gave no
/// permit: its queue is full. <see cref="ApiException.MayHaveArrived"/> speaks of the tries before.
/// </summary>
public class RateLimiterRejectedException : ApiException
{
    /// <summary>Creates the exception.</summary>
    public RateLimiterRejectedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>When the limiter expects to have a permit again; null where it does not tell.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
