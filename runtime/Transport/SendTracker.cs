namespace SpecClient;

/// <summary>Tells, over all tries of one call, whether the service may have got and applied the request.</summary>
internal sealed class SendTracker
{
    /// <summary>False only while every try surely did not reach the service, or was answered with a refusal.</summary>
    public volatile bool MayHaveArrived;

    /// <summary>While the call ran, the service said "too many requests" to some call of the client.</summary>
    public volatile bool WasThrottled;
}
