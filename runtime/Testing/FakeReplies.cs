using System.Net;
using System.Text;

namespace SpecClient.Testing;

/// <summary>Answers in order; the last one is given again and again.</summary>
public sealed class FakeReplies
{
    private readonly List<Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>> _replies = [];
    private readonly object _lock = new();
    private int _next;

    internal FakeReplies()
    {
    }

    /// <summary>Then answers 200 with JSON.</summary>
    public FakeReplies Respond(string json) => Respond(HttpStatusCode.OK, json);

    /// <summary>Then answers with a status, and JSON or nothing.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="json">The body, or null for none.</param>
    /// <param name="headers">Headers of the answer.</param>
    public FakeReplies Respond(
        HttpStatusCode status, string? json = null, params (string Name, string Value)[] headers) =>
        Respond(_ => Json(status, json, headers));

    /// <summary>Then answers as the function says; it can throw what a network would.</summary>
    public FakeReplies Respond(Func<RecordedRequest, HttpResponseMessage> reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        return Respond((request, _) => Task.FromResult(reply(request)));
    }

    /// <summary>Then answers as the function says, in its own time.</summary>
    public FakeReplies Respond(Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>> reply)
    {
        ArgumentNullException.ThrowIfNull(reply);
        lock (_lock)
        {
            _replies.Add(reply);
        }

        return this;
    }

    /// <summary>Then fails as a broken connection does.</summary>
    public FakeReplies Break() =>
        Respond((_, _) => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The connection broke."));

    /// <summary>Then fails as a connection that cannot be made.</summary>
    public FakeReplies Refuse() =>
        Respond((_, _) => throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused."));

    /// <summary>Then never answers.</summary>
    public FakeReplies Hang() => Respond(static async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        throw new InvalidOperationException("An infinite wait ended.");
    });

    internal static HttpResponseMessage Json(
        HttpStatusCode status, string? json, params (string Name, string Value)[] headers)
    {
        var response = new HttpResponseMessage(status);
        if (json is not null)
        {
            response.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            if (!response.Headers.TryAddWithoutValidation(name, value))
            {
                response.Content.Headers.Remove(name);
                response.Content.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return response;
    }

    internal Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>? Next()
    {
        lock (_lock)
        {
            return _replies.Count == 0 ? null : _replies[Math.Min(_next++, _replies.Count - 1)];
        }
    }
}
