using System.Net;
using System.Text;
using SpecClient.Requests;

namespace SpecClient.Generator.Tests.Emission.Operations;

/// <summary>What compiled test code sends through: requests as text, answers by a function of the request.</summary>
public sealed class FakeSender(Func<string, string> answer) : IApiSender
{
    private readonly object _lock = new();
    private readonly List<string> _sent = [];

    /// <summary>Each request: method, path and query, headers, media type and body, on lines of their own.</summary>
    /// <remarks>In the order of arrival; a batch sends several at a time.</remarks>
    public IReadOnlyList<string> Sent
    {
        get
        {
            lock (_lock)
            {
                return [.. _sent];
            }
        }
    }

    /// <summary>Values that are set once on the client.</summary>
    public Dictionary<string, string> Values { get; } = [];

    public async Task<T> InvokeAsync<T>(
        IApiRequest<T> request, RequestOptions? options = null, CancellationToken cancellationToken = default)
    {
        var writer = ApiRequestWriter.Rent("https://api.test", Values);
        Uri uri;
        string sent;
        try
        {
            request.Write(writer);
            using var message = writer.CreateMessage(request.Operation.Method);
            uri = message.RequestUri!;
            sent = await TextAsync(message, cancellationToken);
        }
        finally
        {
            writer.Return();
        }

        lock (_lock)
        {
            _sent.Add(sent);
        }

        return await ReadAsync(request, uri, answer(sent), cancellationToken);
    }

    private async Task<T> ReadAsync<T>(IApiRequest<T> request, Uri uri, string body,
        CancellationToken cancellationToken)
    {
        var context = new ResponseContext
        {
            Status = 200,
            MediaType = "application/json",
            Body = Encoding.UTF8.GetBytes(body),
            RequestUri = uri,
            Sender = this,
            Request = request,
        };
        var result = request.Response.Streams(200, null)
            ? await request.Response.ReadAsync(
                new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body) }, context,
                    cancellationToken)
            : request.Response.Read(context);
        return result.Outcome == ResponseOutcome.Value
            ? result.Value!
            : throw new InvalidOperationException(result.Outcome + ": " + result.Message);
    }

    private static async Task<string> TextAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var text = new StringBuilder(message.Method.Method).Append(' ').Append(message.RequestUri!.PathAndQuery);
        foreach (var header in message.Headers.NonValidated)
        {
            text.Append('\n').Append(header.Key).Append(": ").Append(header.Value);
        }

        if (message.Content is not null)
        {
            text.Append('\n').Append(message.Content.Headers.NonValidated["Content-Type"])
                .Append('\n').Append(await message.Content.ReadAsStringAsync(cancellationToken));
        }

        return text.ToString();
    }
}
