namespace SpecClient;

/// <summary>Reads out of exceptions, the client's and those of plain HTTP code, what batching needs to know.</summary>
internal static class FaultFacts
{
    /// <summary>Status of the answer, or null where there was none.</summary>
    public static int? StatusOf(Exception exception) => exception switch
    {
        ApiStatusException { StatusCode: var status } => (int)status,
        ApiResponseFormatException { StatusCode: var status } => (int)status,
        HttpRequestException { StatusCode: { } status } => (int)status,
        _ => null,
    };

    /// <summary>No answer in time.</summary>
    public static bool IsTimeout(Exception exception) =>
        exception is ApiTimeoutException or TimeoutException || exception.InnerException is TimeoutException;

    /// <summary>The delay that the service, or the client's rate limiter, asks for.</summary>
    public static TimeSpan? RetryAfterOf(Exception exception) => exception switch
    {
        ApiStatusException answer => answer.RetryAfter,
        RateLimiterRejectedException rejection => rejection.RetryAfter,
        _ => null,
    };

    /// <summary>
    /// Whether a failure may have arrived at the service; plain HTTP code keeps no record of its tries, so that its
    /// last one counts.
    /// </summary>
    public static bool MayHaveArrived(Exception exception) => exception switch
    {
        ApiException failure => failure.MayHaveArrived,
        HttpRequestException { StatusCode: { } status } => (int)status is < 400 or 408 or >= 500,
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => false,
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => false,
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => false,
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => false,
        _ => true,
    };
}
