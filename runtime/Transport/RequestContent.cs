namespace SpecClient;

/// <summary>
/// A request body that tells whether its sending began, so that a failure before can be repeated safely.
/// </summary>
internal abstract class RequestContent : HttpContent
{
    /// <summary>True once the transport asked for the bytes; the service may have got some of them.</summary>
    internal bool Begun { get; private protected set; }
}
