using System.Net;
using System.Net.Http.Headers;
using SpecClient.Requests;

namespace SpecClient;

/// <summary>A successful response as it came, with the value read from it.</summary>
/// <typeparam name="T">Type of the value after unwrapping.</typeparam>
public sealed class ApiResponse<T>
{
    private readonly ResponseResult<T> _result;
    private readonly Func<ApiResponseFormatException>? _fault;

    /// <summary>Creates a response, for tests.</summary>
    public ApiResponse(HttpStatusCode statusCode, T value, ReadOnlyMemory<byte> body = default)
    {
        StatusCode = statusCode;
        Body = body;
        _result = new ResponseResult<T>(value);
        using var message = new HttpResponseMessage(statusCode);
        Headers = message.Headers;
        ContentHeaders = message.Content.Headers;
    }

    internal ApiResponse(
        HttpResponseMessage message,
        ReadOnlyMemory<byte> body,
        in ResponseResult<T> result,
        Func<ApiResponseFormatException>? fault)
    {
        StatusCode = message.StatusCode;
        Headers = message.Headers;
        ContentHeaders = message.Content.Headers;
        RequestId = RequestIds.Find(message.Headers);
        Body = body;
        _result = result;
        _fault = fault;
    }

    /// <summary>HTTP status.</summary>
    public HttpStatusCode StatusCode { get; }

    /// <summary>Headers of the response.</summary>
    public HttpResponseHeaders Headers { get; }

    /// <summary>Headers of the body.</summary>
    public HttpContentHeaders ContentHeaders { get; }

    /// <summary>The service's id of the request (<c>cf-ray</c>, <c>x-request-id</c> and the like), or null.</summary>
    public string? RequestId { get; }

    /// <summary>The body as it came, decompressed; empty where the value is a stream.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether the body holds the value that the document promises.</summary>
    public bool HasValue => _result.Outcome == ResponseOutcome.Value;

    /// <summary>The value; null (or the default) where the body has none, which <see cref="HasValue"/> tells.</summary>
    /// <exception cref="ApiResponseFormatException">The body is not what the document describes.</exception>
    public T Value => HasValue || _fault is null ? _result.Value! : throw _fault();
}
