namespace SpecClient;

/// <summary>
/// The path of every call, in a fixed order: per call → retry → per try (pace, authentication, time) → transport.
/// </summary>
internal sealed class ApiPipeline(ClientSettings settings, TryLoop tries)
{
    /// <summary>Sends a call with all its tries.</summary>
    public ValueTask<Received> SendAsync(ApiCall call, CancellationToken cancellationToken) => settings.PerCall is null
        ? tries.RunAsync(call, null, cancellationToken)
        : CallHandler.SendAsync(settings.PerCall, call, cancellationToken);
}
