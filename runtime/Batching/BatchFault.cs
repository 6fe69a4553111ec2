namespace SpecClient;

/// <summary>What a failed request means for its items.</summary>
internal enum BatchFaultKind
{
    /// <summary>
    /// The request surely did not reach the service, or it was too many and nothing of it was applied.
    /// </summary>
    NotSent,

    /// <summary>The service refused the request as a whole.</summary>
    Refused,

    /// <summary>The request may have been applied.</summary>
    Unknown,
}

/// <summary>The one place that says what an exception means for the items of its request.</summary>
internal readonly record struct BatchFault(BatchFaultKind Kind, Exception Exception)
{
    /// <summary>The service, or the client's rate limiter, said "too many requests".</summary>
    public bool IsThrottled { get; private init; }

    /// <summary>The service cannot bear so many requests at a time.</summary>
    public bool IsCongestion { get; private init; }

    /// <summary>A part of the request could be good.</summary>
    public bool CanSplit { get; private init; }

    /// <summary>The delay that the service asks for.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Judges the failure of a call.</summary>
    /// <param name="exception">What the call threw.</param>
    /// <param name="mayHaveArrived">Some try of the call may have reached the service without being refused.</param>
    public static BatchFault Of(Exception exception, bool mayHaveArrived)
    {
        int? status = FaultFacts.StatusOf(exception);
        bool isRefusal = status is >= 400 and < 500 and not 408 and not 429;
        bool isThrottled = status == 429 || exception is RateLimiterRejectedException;
        BatchFaultKind kind = mayHaveArrived ? BatchFaultKind.Unknown
            : isRefusal ? BatchFaultKind.Refused
            : status is null or 429 ? BatchFaultKind.NotSent
            : BatchFaultKind.Unknown;
        return new BatchFault(kind, exception)
        {
            IsThrottled = isThrottled,
            IsCongestion = isThrottled || status is 408 or 503 or 504 || FaultFacts.IsTimeout(exception),
            CanSplit = status is 400 or 413 or 422,
            RetryAfter = isThrottled ? FaultFacts.RetryAfterOf(exception) : null,
        };
    }
}
