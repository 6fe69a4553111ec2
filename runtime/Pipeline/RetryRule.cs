namespace SpecClient;

/// <summary>How a try ended without a whole answer.</summary>
internal enum TryFailure
{
    /// <summary>There was an answer.</summary>
    None,

    /// <summary>No connection could be made: surely nothing was sent.</summary>
    NotConnected,

    /// <summary>The connection broke; the service may have got the request.</summary>
    Broken,

    /// <summary>The try's time was over.</summary>
    TimedOut,
}

/// <summary>Decides whether a failed try is repeated. Pure.</summary>
internal static class RetryRule
{
    /// <summary>Whether a method is idempotent (RFC 9110 section 9.2.2).</summary>
    public static bool IsIdempotent(HttpMethod method) =>
        method == HttpMethod.Get || method == HttpMethod.Put || method == HttpMethod.Delete || method == HttpMethod.Head
        || method == HttpMethod.Options || method == HttpMethod.Trace || method.Method == "QUERY";

    /// <summary>Whether trying again makes sense and does no harm.</summary>
    /// <param name="failure">How the try ended.</param>
    /// <param name="status">Status of the answer; not looked at without one.</param>
    /// <param name="shouldRetry">What the service says in <c>x-should-retry</c>, or null.</param>
    /// <param name="isRepeatable">The request can be applied twice without harm.</param>
    public static bool Retries(TryFailure failure, int status, bool? shouldRetry, bool isRepeatable) => failure switch
    {
        TryFailure.NotConnected => true,
        TryFailure.Broken or TryFailure.TimedOut => isRepeatable,
        _ when status is >= 200 and < 300 => false,
        _ when shouldRetry is { } said => said,
        _ => status == 429 || (isRepeatable && status is 408 or 409 or >= 500),
    };

    /// <summary>
    /// Whether the service may have applied a request that was answered so; 303 says that it did, and where to look.
    /// </summary>
    public static bool MayHaveApplied(int status) => status is < 300 or 303 or 408 or >= 500;
}
