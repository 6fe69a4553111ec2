using SpecClient.Requests;

namespace SpecClient;

/// <summary>The message of one try; handlers can see by it which operation is called.</summary>
public sealed class ApiRequestMessage : HttpRequestMessage
{
    /// <summary>Creates a message.</summary>
    public ApiRequestMessage(HttpMethod method, Uri? requestUri)
        : base(method, requestUri)
    {
    }

    /// <summary>The operation that is called.</summary>
    public ApiOperation? Operation { get; internal set; }

    /// <summary>The call, while its handlers have it.</summary>
    internal ApiCall? Call { get; set; }

    /// <summary>The body as the request wrote it, before handlers had the message.</summary>
    internal HttpContent? WrittenContent { get; set; }
}
