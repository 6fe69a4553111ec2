namespace SpecClient;

/// <summary>Tells, over all tries of one call, whether the service may have got and applied the request.</summary>
internal sealed class SendTracker
{
    private RequestPacer? _pacer;
    private long _throttled;

    /// <summary>False only while every try surely did not reach the service, or was answered with a refusal.</summary>
    public volatile bool MayHaveArrived;

    /// <summary>
    /// Since <see cref="Watch"/> the service said "too many requests" to some call of the client. The client repeats
    /// such requests by itself; a batch should still send fewer at a time.
    /// </summary>
    public bool WasThrottled => _pacer is { } pacer && pacer.Throttled != _throttled;

    /// <summary>Notes how often the service has said "too many requests" so far.</summary>
    public void Watch(RequestPacer pacer)
    {
        _throttled = pacer.Throttled;
        _pacer = pacer;
    }
}
