using System.Net;
using SpecClient.Requests;

namespace SpecClient.Testing;

/// <summary>
/// Answers requests without a network, for tests of code that uses a client: canned answers by operation, and a record
/// of
/// what was sent. The whole client runs, with its retries, credentials and reading.
/// </summary>
/// <example>
/// <code>
/// var transport = new FakeTransport();
/// transport.When("zones-get").Respond("""{ "success": true, "result": { "id": "z" } }""");
/// using var client = new CloudflareClient(new() { ApiToken = "t", Handler = transport });
/// </code>
/// </example>
public sealed class FakeTransport : HttpMessageHandler
{
    private readonly object _lock = new();
    private readonly Dictionary<string, FakeReplies> _byOperation = new(StringComparer.Ordinal);
    private readonly List<RecordedRequest> _requests = [];
    private readonly FakeReplies _others = new();

    /// <summary>What was sent, in order; retries included.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_lock)
            {
                return [.. _requests];
            }
        }
    }

    /// <summary>Answers of one operation.</summary>
    /// <param name="operationId">The document's operation id, or <c>METHOD /path</c> where it has none.</param>
    public FakeReplies When(string operationId)
    {
        ArgumentNullException.ThrowIfNull(operationId);
        lock (_lock)
        {
            if (!_byOperation.TryGetValue(operationId, out var replies))
            {
                _byOperation[operationId] = replies = new FakeReplies();
            }

            return replies;
        }
    }

    /// <summary>Answers of one operation.</summary>
    public FakeReplies When(ApiOperation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return When(operation.OperationId);
    }

    /// <summary>Answers of all operations that have none of their own; by default 404.</summary>
    public FakeReplies Otherwise() => _others;

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var recorded = await RecordedRequest.OfAsync(request, cancellationToken).ConfigureAwait(false);
        Func<RecordedRequest, CancellationToken, Task<HttpResponseMessage>>? reply;
        lock (_lock)
        {
            _requests.Add(recorded);
            reply = (_byOperation.TryGetValue(recorded.OperationId ?? string.Empty, out var own) ? own.Next() : null)
                ?? _others.Next();
        }

        var response = reply is null
            ? FakeReplies.Json(
                HttpStatusCode.NotFound, $$"""{"message":"no answer is set up for {{recorded.OperationId}}"}""")
            : await reply(recorded, cancellationToken).ConfigureAwait(false);
        response.RequestMessage ??= request;
        return response;
    }
}
