using System.Net;
using System.Text;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;

namespace Runtime.Tests.Requests;

/// <summary>
/// Writes requests with the real writer and answers them from a function; reads with the real readers.
/// </summary>
public sealed class FakeSender(Func<SentRequest, HttpResponseMessage> answer) : IApiSender
{
    public List<SentRequest> Sent { get; } = [];

    public async Task<T> InvokeAsync<T>(
        IApiRequest<T> request, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var sent = await SentRequest.WriteAsync(request);
        Sent.Add(sent);
        var message = answer(sent);
        var status = (int)message.StatusCode;
        var media = message.Content.Headers.ContentType?.MediaType;
        var context = new ResponseContext
        {
            Status = status,
            MediaType = media,
            Headers = message.Headers,
            RequestUri = new Uri(sent.Url),
            Sender = this,
            Request = request,
            Options = options,
            Body = request.Response.Streams(status, media)
                ? default
                : await message.Content.ReadAsByteArrayAsync(cancellationToken),
        };
        var result = request.Response.Streams(status, media)
            ? await request.Response.ReadAsync(message, context, cancellationToken)
            : request.Response.Read(context);
        return result.Outcome == ResponseOutcome.Value
            ? result.Value!
            : throw new InvalidOperationException(result.Outcome + ": " + result.Message);
    }

    public static HttpResponseMessage Json(string body) => new(HttpStatusCode.OK)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };
}

/// <summary>A request as it would be on the wire.</summary>
public sealed record SentRequest(string Method, string Url, string Headers, string? ContentType, string? Body,
    bool CanRepeat)
{
    public string PathAndQuery => Url["https://api.test/v4".Length..];

    public static async Task<SentRequest> WriteAsync(
        IApiRequest request, IReadOnlyDictionary<string, string>? values = null, Action<ApiRequestWriter>? before =
            null)
    {
        var writer = ApiRequestWriter.Rent("https://api.test/v4/", values);
        try
        {
            before?.Invoke(writer);
            request.Write(writer);
            using var message = writer.CreateMessage(request.Operation.Method);
            var body = message.Content is null ? null : await message.Content.ReadAsStringAsync();
            return new(
                message.Method.Method,
                message.RequestUri!.AbsoluteUri,
                string.Join("\n", message.Headers.NonValidated.Select(static h => h.Key + ": " + h.Value)),
                message.Content?.Headers.NonValidated["Content-Type"].ToString(),
                body,
                writer.CanRepeat);
        }
        finally
        {
            writer.Return();
        }
    }
}

/// <summary>A request whose writing is a lambda.</summary>
public sealed class LambdaRequest<T>(
    Action<ApiRequestWriter> write, ResponseReader<T>? reader = null, string method = "GET") : IApiRequest<T>
{
    public ApiOperation Operation { get; } = new("test", method, "/test");

    public ResponseReader<T> Response => reader ?? throw new InvalidOperationException("No reader.");

    public void Write(ApiRequestWriter writer) => write(writer);
}
