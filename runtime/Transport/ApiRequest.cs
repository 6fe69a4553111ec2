using SpecClient.Json;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>A request that the document does not describe; it goes the same way as all others.</summary>
/// <typeparam name="T">Type of the result: a model, or <see cref="JsonAny"/>.</typeparam>
/// <example><code>await client.SendAsync(new ApiRequest&lt;JsonAny&gt;(HttpMethod.Get,
/// "/zones?name=x"))</code></example>
public sealed class ApiRequest<T> : IApiRequest<T?>
    where T : class, IJsonModel<T>
{
    private readonly ApiOperation _operation;
    private readonly string _path;
    private readonly string? _query;

    /// <summary>Creates a request.</summary>
    /// <param name="method">HTTP method.</param>
    /// <param name="path">Path behind the base URL, escaped, with a query if need be.</param>
    /// <exception cref="ArgumentException">The path is a whole URL: credentials go to the service only.</exception>
    public ApiRequest(HttpMethod method, string path)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path.Contains("://", StringComparison.Ordinal) && !path.StartsWith('/'))
        {
            throw new ArgumentException($"'{path}' is no path behind the base URL.", nameof(path));
        }

        _path = path.StartsWith('/') ? path : "/" + path;
        if (_path.IndexOf('?', StringComparison.Ordinal) is var query and >= 0)
        {
            _query = _path[(query + 1)..];
            _path = _path[..query];
        }

        _operation = new ApiOperation(method.Method + " " + _path, method.Method, _path)
        {
            IsUndocumented = true,
        };
    }

    /// <summary>JSON body, or null for none.</summary>
    public JsonAny? Body { get; init; }

    /// <summary>Property of the answer that holds the result, or null for the whole answer.</summary>
    public string? Unwrap { get; init; }

    ApiOperation IApiRequest.Operation => _operation;

    ResponseReader<T?> IApiRequest<T?>.Response =>
        ResponseReader.JsonOrNull<T, ModelCodec<T>>(Unwrap is null ? [] : [Unwrap]);

    void IApiRequest.Write(ApiRequestWriter writer)
    {
        writer.Path(_path);
        writer.QueryText(_query);
        writer.JsonBody<JsonAny, JsonAnyCodec>("application/json", Body);
    }
}
