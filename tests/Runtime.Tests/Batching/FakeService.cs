using System.Net;
using SpecClient;
using SpecClient.Requests;

namespace Runtime.Tests.Batching;

/// <summary>Answer for one item.</summary>
internal sealed record ItemAnswer(string Key, string? Error = null);

/// <summary>Answer for a request.</summary>
internal sealed record BulkAnswer(IReadOnlyList<ItemAnswer>? Succeeded, IReadOnlyList<ItemAnswer>? Failed);

/// <summary>A service in memory: keeps what it was sent, and answers as a test wishes.</summary>
internal sealed class FakeService
{
    private readonly object _lock = new();
    private int _inside;

    /// <summary>Called for each request with its number from 0; by default all items succeed.</summary>
    public Func<IReadOnlyList<string>, int, CancellationToken, Task<BulkAnswer>> Answer { get; set; } =
        (items, _, _) => Task.FromResult(Ok(items));

    public List<string[]> Requests { get; } = [];

    public int MostAtATime { get; private set; }

    public static BatchDescriptor<string, BulkAnswer, ItemAnswer> Descriptor(
        int maxItems = 10,
        string method = "PUT",
        bool byKey = true,
        bool listsAccepted = true,
        bool listsRefused = true) => new()
    {
        Operation = new ApiOperation("bulk", method, "/bulk"),
        MaxItems = maxItems,
        WriteItem = static (writer, item) => writer.WriteStringValue(item),
        ItemKey = byKey ? static item => item : null,
        ResultKey = byKey ? static result => result.Key : null,
        Succeeded = listsAccepted ? static answer => answer.Succeeded : null,
        Failed = listsRefused ? static answer => answer.Failed : null,
        Error = static result => result.Error,
    };

    public static BulkAnswer Ok(IReadOnlyList<string> items) =>
        new([.. items.Select(static item => new ItemAnswer(item))], []);

    public static HttpRequestException Status(int status) => new("status " + status, null, (HttpStatusCode)status);

    public static HttpRequestException Refused() => new(HttpRequestError.ConnectionError, "refused");

    public static IEnumerable<string> Items(int count) => Enumerable.Range(0, count).Select(static i => "item" + i);

    public async Task<BulkAnswer> SendAsync(IReadOnlyList<string> items, CancellationToken cancellationToken)
    {
        int number;
        lock (_lock)
        {
            number = Requests.Count;
            Requests.Add([.. items]);
            MostAtATime = Math.Max(MostAtATime, ++_inside);
        }

        try
        {
            return await Answer(items, number, cancellationToken);
        }
        finally
        {
            lock (_lock)
            {
                _inside--;
            }
        }
    }

    /// <summary>Completes when so many requests have come.</summary>
    public async Task WaitForRequestsAsync(int count)
    {
        while (true)
        {
            lock (_lock)
            {
                if (Requests.Count >= count)
                {
                    return;
                }
            }

            await Task.Delay(1);
        }
    }

    public Batch<string, ItemAnswer> Start(
        IEnumerable<string> items,
        BatchOptions? options = null,
        CancellationToken cancellationToken = default,
        BatchDescriptor<string, BulkAnswer, ItemAnswer>? descriptor = null) =>
        Batch.Create(descriptor ?? Descriptor(), items, SendAsync, options, cancellationToken);
}
