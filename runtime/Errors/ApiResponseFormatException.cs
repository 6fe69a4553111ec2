using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace SpecClient;

/// <summary>
/// The answer is a success, but not what the document describes: no JSON, truncated, or without a result.
/// </summary>
public class ApiResponseFormatException : ApiException
{
    /// <summary>Creates the exception.</summary>
    public ApiResponseFormatException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>HTTP status.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>Headers of the response.</summary>
    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>The service's id of the request, or null.</summary>
    public string? RequestId { get; init; }

    /// <summary>Media type of the body, or null.</summary>
    public string? MediaType { get; init; }

    /// <summary>The body as it came.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
