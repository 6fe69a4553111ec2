namespace SpecClient.Requests;

/// <summary>What sends requests: the client itself, or a stand-in for it in tests.</summary>
public interface IApiSender
{
    /// <summary>Sends a request and gives its result after unwrapping.</summary>
    /// <typeparam name="T">Type of the result.</typeparam>
    /// <param name="request">The request; its path, query and body are written anew for each try.</param>
    /// <param name="options">What is different for this call only, or null.</param>
    /// <param name="cancellationToken">Ends the call early.</param>
    Task<T> InvokeAsync<T>(
        IApiRequest<T> request, RequestOptions? options = null, CancellationToken cancellationToken = default);
}
