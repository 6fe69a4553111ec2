namespace SpecClient.Requests;

/// <summary>A request that knows its operation and writes itself: every params type is one.</summary>
public interface IApiRequest
{
    /// <summary>The operation that this request calls.</summary>
    ApiOperation Operation { get; }

    /// <summary>Writes path, query, headers, cookies and body. Called anew for each try.</summary>
    /// <exception cref="ArgumentException">A required value is missing, or cannot be sent.</exception>
    void Write(ApiRequestWriter writer);
}

/// <summary>A request together with the way to read its response.</summary>
/// <typeparam name="TResponse">Type of the result after unwrapping.</typeparam>
public interface IApiRequest<TResponse> : IApiRequest
{
    /// <summary>
    /// Reads what a success gives; one shared instance for each operation. As a rule the operation's own.
    /// </summary>
    ResponseReader<TResponse> Response => ((ApiOperation<TResponse>)Operation).Response;
}
