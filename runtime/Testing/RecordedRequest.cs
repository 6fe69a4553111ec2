using System.Text;
using SpecClient.Json;

namespace SpecClient.Testing;

/// <summary>A request as it was sent.</summary>
public sealed class RecordedRequest
{
    private RecordedRequest(HttpRequestMessage message, byte[] body)
    {
        OperationId = (message as ApiRequestMessage)?.Operation?.OperationId;
        Method = message.Method;
        Uri = message.RequestUri!;
        Body = body;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, values) in message.Headers.NonValidated)
        {
            headers[name] = values.ToString();
        }

        if (message.Content is { } content)
        {
            foreach (var (name, values) in content.Headers.NonValidated)
            {
                headers[name] = values.ToString();
            }
        }

        Headers = headers;
    }

    /// <summary>Id of the operation, or null where a handler made a request of its own.</summary>
    public string? OperationId { get; }

    /// <summary>HTTP method.</summary>
    public HttpMethod Method { get; }

    /// <summary>The whole URL; a key in the query is in it.</summary>
    public Uri Uri { get; }

    /// <summary>Headers of the request and of its body; several values are joined by commas.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>The body; empty where there is none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The body as text.</summary>
    public string BodyText => Encoding.UTF8.GetString(Body.Span);

    /// <summary>The body as JSON, which compares by what it means.</summary>
    /// <exception cref="System.Text.Json.JsonException">The body is no JSON.</exception>
    public JsonAny BodyJson => JsonAny.Parse(Body.Span);

    /// <summary>Method and URL.</summary>
    public override string ToString() => $"{Method} {Uri.OriginalString}";

    internal static async Task<RecordedRequest> OfAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        if (message.Content is not { } content)
        {
            return new RecordedRequest(message, []);
        }

        using var body = new MemoryStream();
        await content.CopyToAsync(body, cancellationToken).ConfigureAwait(false);
        return new RecordedRequest(message, body.ToArray());
    }
}
