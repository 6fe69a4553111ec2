using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SpecClient;

/// <summary>The service answered that the call failed.</summary>
public class ApiStatusException : ApiException
{
    private HttpResponseHeaders? _headers;
    private string? _requestId;
    private ReadOnlyMemory<byte> _body;
    private object? _error;
    private IReadOnlyList<ApiError> _errors = [];
    private TimeSpan? _retryAfter;
    private string? _bodyText;

    /// <summary>Creates the exception.</summary>
    public ApiStatusException(HttpStatusCode statusCode, string message, Exception? innerException = null)
        : base(message, innerException) => StatusCode = statusCode;

    /// <summary>HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Headers of the response.</summary>
    public HttpResponseHeaders? Headers
    {
        get => _headers;
        init => _headers = value;
    }

    /// <summary>The service's id of the request, or null.</summary>
    public string? RequestId
    {
        get => _requestId;
        init => _requestId = value;
    }

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Body
    {
        get => _body;
        init => _body = value;
    }

    /// <summary>The body as text.</summary>
    public string BodyText => _bodyText ??= Encoding.UTF8.GetString(Body.Span);

    /// <summary>
    /// The body as the type that the document gives it; null where it documents none, or the body is another.
    /// </summary>
    public object? Error
    {
        get => _error;
        init => _error = value;
    }

    /// <summary>What the body says, as far as it has one of the usual shapes.</summary>
    public IReadOnlyList<ApiError> Errors
    {
        get => _errors;
        init => _errors = value;
    }

    /// <summary>How long the service asks to wait before another try (RFC 9110 section 10.2.3), or null.</summary>
    public TimeSpan? RetryAfter
    {
        get => _retryAfter;
        init => _retryAfter = value;
    }

    internal void Fill(
        HttpResponseMessage response, in CallFacts facts, byte[] body, IReadOnlyList<ApiError> errors, object? error)
    {
        Fill(facts);
        _headers = response.Headers;
        _requestId = RequestIds.Find(response.Headers);
        _body = body;
        _errors = errors;
        _error = error;
        _retryAfter = facts.RetryAfter;
    }
}
