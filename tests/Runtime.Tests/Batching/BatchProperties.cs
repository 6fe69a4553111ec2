using CsCheck;
using Runtime.Tests.Support;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

/// <summary>What holds for every batch, whatever its items, options and luck.</summary>
public sealed class BatchProperties
{
    private static readonly Gen<BatchOptions> s_options = Gen.Select(
        Gen.Int[1, 8], Gen.Int[1, 20], Gen.Int[0, 200], Gen.Bool, Gen.Bool, Gen.Bool,
        (concurrency, items, bytes, isOrdered, split, stop) => new BatchOptions
        {
            MaxConcurrency = concurrency,
            MaxItemsPerRequest = items,
            MaxBytesPerRequest = bytes < 10 ? null : bytes,
            Order = isOrdered ? BatchOrder.InOrder : BatchOrder.AsCompleted,
            SplitRefused = split,
            StopOnFirstFailure = stop,
            TimeProvider = new FakeClock(isAutomatic: true),
        });

    [Fact]
    public void Every_item_taken_has_exactly_one_true_outcome()
    {
        Gen.Select(Gen.Int[0, 300], s_options, Gen.Int, Gen.Int[0, 60], Gen.Int[-1, 20])
            .Sample(
                (count, options, seed, faultPercent, cancelAt) =>
                    CheckAsync(count, options, seed, faultPercent, cancelAt).GetAwaiter().GetResult(),
                iter: 300);
    }

    private static async Task CheckAsync(int count, BatchOptions options, int seed, int faultPercent, int cancelAt)
    {
        var service = new ChaoticService(seed, faultPercent, cancelAt);
        var outcomes = new List<BatchOutcome<string, ItemAnswer>>();
        int taken = 0;
        IEnumerable<string> Source()
        {
            for (int i = 0; i < count; i++)
            {
                taken++;
                yield return new string('x', i % 7) + i;
            }
        }

        Batch<string, ItemAnswer> batch = Batch.Create(
            FakeService.Descriptor(method: "POST"), Source(), service.SendAsync, options, service.Cancel.Token);
        try
        {
            await foreach (BatchOutcome<string, ItemAnswer> outcome in batch)
            {
                outcomes.Add(outcome);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.True(cancelAt >= 0);
        }

        Assert.Equal(taken, outcomes.Count);
        Assert.Equal(taken, outcomes.Select(o => o.Index).Distinct().Count());
        if (options.Order is BatchOrder.InOrder)
        {
            Assert.Equal(outcomes.Select(o => o.Index).Order(), outcomes.Select(o => o.Index));
        }

        if (cancelAt < 0 && !options.StopOnFirstFailure)
        {
            Assert.Equal(count, taken);
        }

        foreach (BatchOutcome<string, ItemAnswer> outcome in outcomes)
        {
            int applied = service.Applied.GetValueOrDefault(outcome.Item);
            Assert.InRange(applied, 0, 1);
            Assert.False(outcome.Status is BatchStatus.Succeeded && applied == 0, "told as done, but is not");
            Assert.False(outcome.Status is BatchStatus.NotSent or BatchStatus.Refused && applied == 1, "done untold");
        }

        int most = Math.Min(options.MaxItemsPerRequest!.Value, 10);
        Assert.All(service.Requests, request => Assert.InRange(request.Length, 1, most));
        Assert.All(service.Requests, request => Assert.True(
            request.Length == 1 || options.MaxBytesPerRequest is not { } bytes
            || request.Sum(item => item.Length + 3) <= bytes));
    }
}
