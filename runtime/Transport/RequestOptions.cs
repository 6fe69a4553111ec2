using SpecClient.Json;

namespace SpecClient;

/// <summary>What is different for one call only; what is not set is the client's.</summary>
/// <example><code>new RequestOptions { Timeout = TimeSpan.FromSeconds(5), Headers = { ["X-Trace"] = "1" }
/// }</code></example>
public sealed record RequestOptions
{
    private Dictionary<string, string?>? _headers;
    private Dictionary<string, string?>? _query;
    private Dictionary<string, JsonAny?>? _body;

    /// <summary>Creates options that change nothing.</summary>
    public RequestOptions()
    {
    }

    private RequestOptions(RequestOptions other)
    {
        Timeout = other.Timeout;
        MaxRetries = other.MaxRetries;
        IdempotencyKey = other.IdempotencyKey;
        PrefetchPages = other.PrefetchPages;
        Tracker = other.Tracker;
        _headers = Copy(other._headers, StringComparer.OrdinalIgnoreCase);
        _query = Copy(other._query, StringComparer.Ordinal);
        _body = Copy(other._body, StringComparer.Ordinal);
    }

    /// <summary>Time for one try, from sending to the end of the body; infinite is allowed.</summary>
    public TimeSpan? Timeout { get; init; }

    /// <summary>Retries after the first try; 0 = none.</summary>
    public int? MaxRetries { get; init; }

    /// <summary>
    /// Key by which the service knows a repeated request. It is sent in the API's header, or <c>Idempotency-Key</c>,
    /// and
    /// makes requests of every method be retried.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>
    /// Lists only: the next page is asked for while the items of a page are used, one page ahead and no more. What
    /// is ahead is cancelled where the enumeration ends early.
    /// </summary>
    public bool PrefetchPages { get; init; }

    /// <summary>Headers to set, or to leave out (null); they win over all others.</summary>
    public IDictionary<string, string?> Headers => _headers ??= new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Query parameters to set, or to leave out (null).</summary>
    public IDictionary<string, string?> Query => _query ??= new(StringComparer.Ordinal);

    /// <summary>
    /// Members of a JSON or form body to set, or to leave out (null); JSON null is <see cref="JsonAny.Null"/>.
    /// </summary>
    public IDictionary<string, JsonAny?> Body => _body ??= new(StringComparer.Ordinal);

    internal SendTracker? Tracker { get; init; }

    internal Dictionary<string, string?>? HeadersOrNull => _headers;

    internal Dictionary<string, string?>? QueryOrNull => _query;

    internal Dictionary<string, JsonAny?>? BodyOrNull => _body;

    /// <summary>What is set, without values that may be secret.</summary>
    public override string ToString() =>
        $"Timeout = {Timeout}, MaxRetries = {MaxRetries}, {_headers?.Count ?? 0} headers, "
        + $"{_query?.Count ?? 0} query parameters";

    private static Dictionary<string, T>? Copy<T>(Dictionary<string, T>? from, StringComparer comparer) =>
        from is null ? null : new(from, comparer);
}
