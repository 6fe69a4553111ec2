using Runtime.Tests.Batching;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Faults;

/// <summary>What many calls under faults leave behind.</summary>
[Collection(nameof(Alone))]
public sealed class LeakTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(500);
    private static readonly string[] s_items = ["a", "b"];

    private readonly BulkService _service = new();

    [Fact]
    public async Task Many_calls_with_faults_leak_nothing()
    {
        const int calls = 10_000;
        FaultKind[] quick =
        [
            FaultKind.Delay, FaultKind.ResetBeforeBody, FaultKind.ResetAfterBody, FaultKind.ResetAfterApplying,
            FaultKind.HalfAnswer, FaultKind.Garbage, FaultKind.GarbageBody, FaultKind.TooManyRequests,
            FaultKind.ServerError, FaultKind.CloseAfterAnswer, FaultKind.Refusal,
        ];
        await using var server = new FaultServer(_service.Apply, new FaultPlan(7, 30, quick));
        using var client = new BulkClient(BulkClientOptions.For(server.Url, s_timeout));
        await CallAsync(client, calls / 10);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await CallAsync(client, calls);
        long grown = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.InRange(server.OpenConnections, 0, 16);
        Assert.True(grown < 2_000_000 + (calls * 40), $"{grown} bytes more than before");
        Assert.InRange(server.Connections, 2, server.Requests);
    }

    private static async Task CallAsync(BulkClient client, int calls)
    {
        await Parallel.ForAsync(0, calls, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, token) =>
        {
            try
            {
                await client.InvokeAsync(Request(i % 2 == 0 ? "PUT" : "POST"), null, token);
            }
            catch (ApiException)
            {
                // Every second call with a fault ends so; what counts is what stays behind.
            }
        });
    }

    private static BulkRequest Request(string method) => new(new ApiOperation("bulk", method, "/bulk"), s_items);
}
