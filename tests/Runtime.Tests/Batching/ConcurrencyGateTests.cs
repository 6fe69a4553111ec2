using Runtime.Tests.Support;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

/// <summary>Places in the gate are never lost, and never given twice.</summary>
public sealed class ConcurrencyGateTests
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Who_gives_up_waiting_takes_no_place()
    {
        var gate = new ConcurrencyGate(1);
        int ticket = await gate.EnterAsync(default);
        using var cancel = new CancellationTokenSource();
        Task<int>[] waiting = [.. Enumerable.Range(0, 3).Select(_ => gate.EnterAsync(cancel.Token).AsTask())];
        Task<int> patient = gate.EnterAsync(default).AsTask();
        await cancel.CancelAsync();
        foreach (Task<int> one in waiting)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => one);
        }

        Assert.False(gate.HasRoom);
        gate.Exit(ticket, GateSignal.Neutral);
        ticket = await patient.WaitAsync(s_long);
        Assert.False(gate.HasRoom);
        gate.Exit(ticket, GateSignal.Neutral);
        Assert.True(gate.HasRoom);
    }

    [Fact]
    public async Task Many_that_come_and_go_and_give_up_leave_all_places_free()
    {
        var gate = new ConcurrencyGate(4);
        int inside = 0;
        int most = 0;
        await Parallel.ForAsync(0, 20_000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, _) =>
        {
            using var cancel = new CancellationTokenSource();
            ValueTask<int> entry = gate.EnterAsync(cancel.Token);
            if (i % 3 == 0)
            {
                await cancel.CancelAsync();
            }

            try
            {
                int ticket = await entry;
                int now = Interlocked.Increment(ref inside);
                most = Math.Max(most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                gate.Exit(ticket, (GateSignal)(i % 3));
            }
            catch (OperationCanceledException)
            {
                // Gave up; its place, if it was to have one, is another's.
            }
        }).WaitAsync(s_long);
        Assert.InRange(most, 1, 4);
        for (int i = 0; i < gate.Limit; i++)
        {
            Assert.True(gate.HasRoom);
            await gate.EnterAsync(default);
        }

        Assert.False(gate.HasRoom);
    }

    [Fact]
    public async Task A_request_gives_its_place_back_however_it_ends()
    {
        var service = new FakeService();
        Exception[] ends =
        [
            FakeService.Status(400), FakeService.Status(403), FakeService.Status(422), FakeService.Status(429),
            FakeService.Status(500), FakeService.Status(503), FakeService.Refused(), new IOException("reset"),
            new TimeoutException(), new ArgumentException("cannot be written"), new InvalidDataException("no JSON"),
            new OperationCanceledException(), new RateLimiterRejectedException("no permit"),
        ];
        service.Answer = (items, number, _) => (number % (ends.Length + 2)) switch
        {
            var end when end < ends.Length => throw ends[end],
            var end when end == ends.Length => Task.FromResult<BulkAnswer>(null!),
            _ => Task.FromResult(FakeService.Ok(items)),
        };
        var options = new BatchOptions
        {
            MaxConcurrency = 1, SplitRefused = true, TimeProvider = new FakeClock(isAutomatic: true),
        };
        BatchResult<string, ItemAnswer> result =
            await service.Start(FakeService.Items(500), options).ToResultAsync().WaitAsync(s_long);
        Assert.Equal((BatchCompletion.Finished, 500L), (result.Completion, result.Progress.Done));
        Assert.Equal(1, service.MostAtATime);
        Assert.InRange(service.Requests.Count, 50, 1000);
        Assert.NotEmpty(result.Succeeded);
    }
}
