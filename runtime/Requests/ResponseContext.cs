using System.Net.Http.Headers;
using System.Text.Json;
using SpecClient.Json;

namespace SpecClient.Requests;

/// <summary>What a reader of responses gets to see.</summary>
public readonly struct ResponseContext
{
    /// <summary>HTTP status code.</summary>
    public int Status { get; init; }

    /// <summary>Media type of the body without its parameters, or null.</summary>
    public string? MediaType { get; init; }

    /// <summary>Charset that the response names, or null.</summary>
    public string? Charset { get; init; }

    /// <summary>The whole body; valid only during the reading. Empty where the body is streamed.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Headers of the response, for links to the next page (RFC 8288).</summary>
    public HttpResponseHeaders? Headers { get; init; }

    /// <summary>The URL that was requested.</summary>
    public Uri? RequestUri { get; init; }

    /// <summary>A missing or mistyped property is an error at once.</summary>
    public bool Strict { get; init; }

    /// <summary>Most levels of JSON; 0 = <see cref="JsonReadContext.MaxDepth"/>.</summary>
    public int MaxDepth { get; init; }

    /// <summary>What sent the request, and can send the request for the next page.</summary>
    public IApiSender? Sender { get; init; }

    /// <summary>The request.</summary>
    public IApiRequest? Request { get; init; }

    /// <summary>Options of the call; further pages are asked for with the same ones.</summary>
    public RequestOptions? Options { get; init; }

    /// <summary>Options of a reader of the body.</summary>
    internal JsonReaderOptions ReaderOptions =>
        new() { MaxDepth = MaxDepth == 0 ? JsonReadContext.MaxDepth : MaxDepth };
}
