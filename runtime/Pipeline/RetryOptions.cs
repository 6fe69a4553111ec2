namespace SpecClient;

/// <summary>When and how failed tries are repeated.</summary>
public sealed record RetryOptions
{
    /// <summary>
    /// Repeats requests of every method, also where the service may have applied them already. Off by default: only
    /// idempotent methods (RFC 9110 section 9.2.2), and what surely did no harm, are repeated.
    /// </summary>
    public bool AnyMethod { get; init; }

    /// <summary>Delay before the first retry; it doubles with each. 0.5 s by default.</summary>
    public TimeSpan InitialDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Longest delay that grows by itself. 8 s by default.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Longest wait that the service can ask for (<c>Retry-After</c>, <c>retry-after-ms</c>); where it asks for more,
    /// the call fails at once with the time in <see cref="ApiStatusException.RetryAfter"/>. 60 s by default.
    /// </summary>
    public TimeSpan MaxRetryAfter { get; init; } = TimeSpan.FromSeconds(60);
}
