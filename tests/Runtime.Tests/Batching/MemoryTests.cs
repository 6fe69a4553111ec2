using Runtime.Tests.Support;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

[Collection(nameof(Alone))]
public sealed class MemoryTests
{
    [Theory]
    [InlineData(BatchOrder.InOrder)]
    [InlineData(BatchOrder.AsCompleted)]
    public async Task A_million_streamed_items_need_little_memory(BatchOrder order)
    {
        int count = 1_000_000;
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long peak = 0;
        long done = 0;
        var options = new BatchOptions { Order = order, MaxConcurrency = 8 };
        Batch<string, ItemAnswer> batch = Batch.Create(
            FakeService.Descriptor(maxItems: 100),
            FakeService.Items(count),
            async (items, _) =>
            {
                await Task.Yield();
                return FakeService.Ok(items);
            },
            options);
        await foreach (BatchOutcome<string, ItemAnswer> outcome in batch)
        {
            Assert.Equal(BatchStatus.Succeeded, outcome.Status);
            if (++done % 100_000 == 0)
            {
                peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.Equal(count, done);
        Assert.True(peak < 20_000_000, $"{peak} bytes are kept");
    }
}
