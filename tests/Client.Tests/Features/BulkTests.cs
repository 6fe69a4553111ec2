using System.Collections;
using System.Diagnostics;
using System.Text.Json;
using Client.Tests.Support;
using Features.Bulk;
using Features.Bulk.Models;
using SpecClient;
using Record = Features.Bulk.Models.Record;

namespace Client.Tests.Features;

/// <summary>Batches of a generated client (<c>bulk.yaml</c>) against a service that keeps a log of its own.</summary>
public sealed class BulkTests
{
    [Theory]
    [InlineData(null, false)]
    [InlineData(null, true)]
    [InlineData(200L, false)]
    [InlineData(200L, true)]
    public async Task Each_item_is_written_once_whatever_limits_the_requests(long? mostBytes, bool inObject)
    {
        await using var service = await Loopback.StartAsync(Answer);
        using var client = Create(service);
        var labels = Enumerable.Range(0, 25).Select(static _ => new Labels()).ToArray();
        var items = labels.Select(static (list, i) => new Record { Id = "r" + i, Labels = list });
        var options = new BatchOptions { MaxBytesPerRequest = mostBytes };
        var result = await Start(client, items, options, inObject).ToResultAsync();
        Assert.Equal(25, result.Succeeded.Count);
        Assert.All(labels, static list => Assert.Equal(1, list.Readings));
        Assert.Equal(25, service.Requests.Sum(static request => Ids(request).Length));
        Assert.All(service.Requests, request => Assert.InRange(
            Array(request).GetRawText().Length - 2, 1, mostBytes ?? long.MaxValue));
        Assert.InRange(service.Requests.Count, mostBytes is null ? 3 : 5, 13);
        Assert.All(service.Requests, static request => Assert.All(
            Array(request).EnumerateArray(),
            static record => Assert.Equal(2, record.GetProperty("labels").GetArrayLength())));
    }

    [Fact]
    public async Task A_request_that_is_halved_sends_the_bytes_of_its_own_items()
    {
        await using var service = await Loopback.StartAsync(static request =>
            Ids(request).Contains("bad") ? new Reply(422, "{}") : Answer(request));
        using var client = Create(service);
        var items = Enumerable.Range(0, 10).Select(static i => new Record { Id = i == 6 ? "bad" : "r" + i });
        var options = new BatchOptions { MaxBytesPerRequest = 100_000, SplitRefused = true };
        var result = await client.Records.BulkUpdateAllAsync(items, options).ToResultAsync();
        Assert.Equal(["bad"], result.Refused.Select(static outcome => outcome.Item.Id));
        Assert.Equal(
            ["r0", "r1", "r2", "r3", "r4", "r5", "r7", "r8", "r9"],
            result.Succeeded.Select(static outcome => outcome.Item.Id));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_item_has_the_outcome_that_the_service_tells_duplicates_included(bool inObject)
    {
        // The service says nothing of "silent", refuses "no", and takes of the pairs what stands in its answer.
        await using var service = await Loopback.StartAsync(static _ => new Reply(200, """
            {"succeeded":[{"id":"twice"},{"id":"yes"},{"id":"mixed"},{"id":"twice"},{"id":"once"}],
             "failed":[{"id":"mixed","message":"full"},{"id":"no","message":"not so"},{"id":"stranger"}]}
            """));
        using var client = Create(service);
        string[] ids = ["yes", "twice", "no", "mixed", "twice", "silent", "mixed", "once", "once"];
        var outcomes = new List<string>();
        await foreach (var outcome in Start(client, ids.Select(static id => new Record { Id = id }), null, inObject))
        {
            outcomes.Add($"{outcome.Item.Id} {outcome.Status} {outcome.Result?.Message}".TrimEnd());
        }

        Assert.Equal(
            [
                "yes Succeeded", "twice Succeeded", "no Refused not so", "mixed Unknown", "twice Succeeded",
                "silent Unknown", "mixed Unknown", "once Succeeded", "once Unknown",
            ],
            outcomes);
    }

    [Theory]
    [InlineData(false, 2, "Succeeded")]
    [InlineData(true, 1, "Unknown")]
    public async Task What_may_have_been_applied_is_repeated_only_where_that_is_harmless(
        bool inObject, int requests, string status)
    {
        var count = 0;
        await using var service = await Loopback.StartAsync(request =>
            Interlocked.Increment(ref count) == 1 ? new Reply(503) : Answer(request));
        using var client = Create(service, retries: 1);
        var result = await Start(client, [new Record { Id = "a" }], null, inObject).ToResultAsync();
        Assert.Equal(requests, service.Requests.Count);
        Assert.Equal(status, Assert.Single(result.All()).Status.ToString());
    }

    [Fact]
    public async Task Cancellation_ends_a_batch_within_50_ms_wherever_it_waits()
    {
        await using var silent = await Loopback.StartAsync(static _ =>
        {
            Thread.Sleep(300);
            return new Reply(200, "{}");
        });
        await using var throttling = await Loopback.StartAsync(static _ =>
            new Reply(429) { Headers = { ["Retry-After"] = "30" } });
        (Loopback Service, BatchOptions? Options)[] waits =
        [
            // For an answer.
            (silent, null),

            // For the end of a pause that the service asked for.
            (throttling, null),

            // For the pace.
            (silent, new() { RateLimit = new RateLimit(1, TimeSpan.FromHours(1)) }),
        ];
        foreach (var (service, options) in waits)
        {
            var times = new List<double>();
            for (var i = 0; i < 3; i++)
            {
                using var cancel = new CancellationTokenSource();
                var before = service.Requests.Count;
                var run = RunAsync(service, options, cancel.Token);
                while (service.Requests.Count == before && !run.IsCompleted)
                {
                    await Task.Delay(10);
                }

                await Task.Delay(50);
                Assert.False(run.IsCompleted);
                var start = Stopwatch.GetTimestamp();
                await cancel.CancelAsync();
                await run;
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            }

            // The best of a few, because a busy machine may stall some.
            Assert.InRange(times.Min(), 0, 50);
        }
    }

    private static async Task RunAsync(Loopback service, BatchOptions? options, CancellationToken cancellationToken)
    {
        using var client = Create(service);
        var items = Enumerable.Range(0, 1_000_000).Select(static i => new Record { Id = "r" + i });
        var result = await client.Records.BulkUpdateAllAsync(items, options, cancellationToken: cancellationToken)
            .ToResultAsync();
        Assert.Equal(BatchCompletion.Cancelled, result.Completion);
        Assert.NotEmpty(result.All());
    }

    private static BulkClient Create(Loopback service, int retries = 0) => new(new BulkClientOptions
    {
        BaseUrl = service.Url, MaxRetries = retries, Retry = new() { InitialDelay = TimeSpan.FromMilliseconds(1) },
    });

    private static Batch<Record, Answer> Start(
        BulkClient client, IEnumerable<Record> items, BatchOptions? options, bool inObject) => inObject
        ? client.Records.CreateAllAsync(items, options)
        : client.Records.BulkUpdateAllAsync(items, options);

    private static Reply Answer(SeenRequest request) => new(200, JsonSerializer.Serialize(new
    {
        succeeded = Ids(request).Select(static id => new { id }), failed = System.Array.Empty<object>(),
    }));

    private static string[] Ids(SeenRequest request) =>
        [.. Array(request).EnumerateArray().Select(static record => record.GetProperty("id").GetString()!)];

    private static JsonElement Array(SeenRequest request)
    {
        var body = JsonDocument.Parse(request.Body).RootElement;
        return body.ValueKind is JsonValueKind.Array ? body : body.GetProperty("records");
    }

    /// <summary>A list that counts how often it is gone through.</summary>
    private sealed class Labels : IReadOnlyList<string>
    {
        private readonly string[] _labels = ["é", "x"];

        public int Readings { get; private set; }

        public int Count => _labels.Length;

        public string this[int index] => _labels[index];

        public IEnumerator<string> GetEnumerator()
        {
            Readings++;
            return _labels.AsEnumerable().GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

internal static class BatchResultExtensions
{
    /// <summary>All outcomes, in the order of the items.</summary>
    public static IEnumerable<BatchOutcome<TItem, TResult>> All<TItem, TResult>(
        this BatchResult<TItem, TResult> result) =>
        result.Succeeded.Concat(result.Refused).Concat(result.NotSent).Concat(result.Unknown)
            .OrderBy(static outcome => outcome.Index);
}
