using Runtime.Tests.Support;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

public sealed class BatchWriterTests
{
    private readonly FakeService _service = new();
    private readonly FakeClock _clock = new();

    [Fact]
    public async Task Writes_of_many_threads_complete_with_the_outcomes_of_their_items()
    {
        _service.Answer = (items, _, _) => Task.FromResult(new BulkAnswer(
            [.. items.Where(i => i[^1] != '7').Select(i => new ItemAnswer(i))],
            [.. items.Where(i => i[^1] == '7').Select(i => new ItemAnswer(i, "seven"))]));
        await using var writer = Writer(new BatchOptions());
        Task<BatchOutcome<string, ItemAnswer>>[] writes =
            [.. FakeService.Items(500).Select(item => Task.Run(() => writer.WriteAsync(item)))];
        BatchOutcome<string, ItemAnswer>[] outcomes = await Task.WhenAll(writes);
        Assert.Equal(FakeService.Items(500), outcomes.Select(o => o.Item));
        Assert.All(outcomes, o => Assert.Equal(
            o.Item[^1] == '7' ? BatchStatus.Refused : BatchStatus.Succeeded, o.Status));
        Assert.InRange(_service.Requests.Count, 50, 499);
    }

    [Fact]
    public async Task Flushes_by_time()
    {
        await using var writer = Writer(new BatchOptions { TimeProvider = _clock }, TimeSpan.FromSeconds(3));
        Task<BatchOutcome<string, ItemAnswer>> write = writer.WriteAsync("a");
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(2.9) + TimeSpan.FromSeconds(0.1));
        Assert.Equal(BatchStatus.Succeeded, (await write).Status);
    }

    [Fact]
    public async Task An_infinite_interval_is_no_limit_and_one_below_zero_is_refused()
    {
        await using (var writer = Writer(new BatchOptions { TimeProvider = _clock }, Timeout.InfiniteTimeSpan))
        {
            Task first = writer.WriteAsync("a");
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(50);
            Task second = writer.WriteAsync("b");
            await writer.FlushAsync().WaitAsync(TimeSpan.FromSeconds(10));
            await Task.WhenAll(first, second).WaitAsync(TimeSpan.FromSeconds(10));
            Assert.Equal(["a", "b"], Assert.Single(_service.Requests));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Writer(new BatchOptions(), TimeSpan.FromSeconds(-5)));
    }

    [Fact]
    public async Task Flushes_by_size_without_waiting()
    {
        await using var writer = Writer(new BatchOptions { TimeProvider = _clock });
        Task[] writes = [.. FakeService.Items(10).Select(item => writer.WriteAsync(item))];
        await Task.WhenAll(writes).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task Flushes_when_asked_and_completes_with_the_outcomes()
    {
        await using var writer = Writer(new BatchOptions { TimeProvider = _clock });
        Task<BatchOutcome<string, ItemAnswer>> a = await writer.EnqueueAsync("a");
        Task<BatchOutcome<string, ItemAnswer>> b = await writer.EnqueueAsync("b");
        await writer.FlushAsync().WaitAsync(TimeSpan.FromSeconds(10));
        Assert.True(a.IsCompletedSuccessfully && b.IsCompletedSuccessfully);
        Assert.Equal(["a", "b"], Assert.Single(_service.Requests));
    }

    [Fact]
    public async Task Disposing_drains()
    {
        var writer = Writer(new BatchOptions { TimeProvider = _clock });
        var outcomes = new List<Task<BatchOutcome<string, ItemAnswer>>>();
        foreach (string item in FakeService.Items(25))
        {
            outcomes.Add(await writer.EnqueueAsync(item));
        }

        await writer.DisposeAsync();
        Assert.All(outcomes, o => Assert.Equal(BatchStatus.Succeeded, o.Result.Status));
        Assert.Equal(3, _service.Requests.Count);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writer.WriteAsync("late"));
        await writer.DisposeAsync();
    }

    [Fact]
    public async Task Producers_wait_while_the_service_is_slow()
    {
        var gate = new TaskCompletionSource();
        _service.Answer = async (items, _, _) =>
        {
            await gate.Task;
            return FakeService.Ok(items);
        };
        await using var writer = new BatchWriter<string, ItemAnswer>(
            items => Batch.Create(FakeService.Descriptor(), items, _service.SendAsync), capacity: 20);
        int written = 0;
        var outcomes = new List<Task<BatchOutcome<string, ItemAnswer>>>();
        Task producer = Task.Run(async () =>
        {
            foreach (string item in FakeService.Items(2000))
            {
                outcomes.Add(await writer.EnqueueAsync(item));
                written++;
            }
        });
        await Task.Delay(100);
        Assert.InRange(written, 20, 500);
        gate.SetResult();
        await producer;
        await Task.WhenAll(outcomes);
    }

    [Fact]
    public async Task A_cancelled_batch_leaves_no_write_waiting()
    {
        using var cancel = new CancellationTokenSource();
        _service.Answer = async (items, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return FakeService.Ok(items);
        };
        await using var writer = new BatchWriter<string, ItemAnswer>(
            items => Batch.Create(FakeService.Descriptor(), items, _service.SendAsync, null, cancel.Token),
            capacity: 20);
        Task<BatchOutcome<string, ItemAnswer>>[] writes =
            [.. FakeService.Items(300).Select(item => writer.WriteAsync(item))];
        await _service.WaitForRequestsAsync(4);
        await cancel.CancelAsync();
        BatchOutcome<string, ItemAnswer>[] outcomes = await Task.WhenAll(writes).WaitAsync(TimeSpan.FromSeconds(10));
        Assert.All(outcomes, o => Assert.True(o.Status is BatchStatus.NotSent or BatchStatus.Unknown));
        Assert.Equal(40, outcomes.Count(o => o.Status is BatchStatus.Unknown));
        Assert.Equal(BatchStatus.NotSent, (await writer.WriteAsync("late")).Status);
    }

    [Fact]
    public async Task Disposing_while_many_write_answers_each_of_them_truly()
    {
        _service.Answer = async (items, _, _) =>
        {
            await Task.Delay(1);
            return FakeService.Ok(items);
        };
        var writer = new BatchWriter<string, ItemAnswer>(
            items => Batch.Create(FakeService.Descriptor(), items, _service.SendAsync), capacity: 5);
        Task<BatchOutcome<string, ItemAnswer>>[] writes =
            [.. FakeService.Items(2000).Select(item => Task.Run(() => writer.WriteAsync(item)))];
        await _service.WaitForRequestsAsync(3);
        await writer.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));
        var sent = _service.Requests.SelectMany(static r => r).ToHashSet(StringComparer.Ordinal);
        int refused = 0;
        for (int i = 0; i < writes.Length; i++)
        {
            try
            {
                BatchOutcome<string, ItemAnswer> outcome = await writes[i].WaitAsync(TimeSpan.FromSeconds(20));
                Assert.Equal(("item" + i, BatchStatus.Succeeded), (outcome.Item, outcome.Status));
                Assert.Contains("item" + i, sent);
            }
            catch (ObjectDisposedException)
            {
                refused++;
                Assert.DoesNotContain("item" + i, sent);
            }
        }

        Assert.Equal(writes.Length, refused + sent.Count);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => writer.FlushAsync());
    }

    [Fact]
    public async Task A_writer_whose_batch_stopped_sends_no_more_and_says_so()
    {
        _service.Answer = (_, _, _) => throw FakeService.Status(400);
        await using var writer = Writer(new BatchOptions { StopOnFirstFailure = true });
        Assert.Equal(BatchStatus.Refused, (await writer.WriteAsync("a")).Status);
        for (int i = 0; i < 3; i++)
        {
            BatchOutcome<string, ItemAnswer> late = await writer.WriteAsync("b").WaitAsync(TimeSpan.FromSeconds(10));
            Assert.Equal(BatchStatus.NotSent, late.Status);
        }

        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task A_write_cancelled_while_it_waits_for_a_place_is_not_sent()
    {
        var gate = new TaskCompletionSource();
        _service.Answer = async (items, _, _) =>
        {
            await gate.Task;
            return FakeService.Ok(items);
        };
        var options = new BatchOptions { MaxConcurrency = 1 };
        await using var writer = new BatchWriter<string, ItemAnswer>(
            items => Batch.Create(FakeService.Descriptor(maxItems: 1), items, _service.SendAsync, options),
            capacity: 1);
        using var cancel = new CancellationTokenSource();
        Task<BatchOutcome<string, ItemAnswer>>[] writes =
            [.. FakeService.Items(100).Select(item => writer.WriteAsync(item, cancel.Token))];
        await _service.WaitForRequestsAsync(1);
        await cancel.CancelAsync();
        gate.SetResult();
        await Task.WhenAll(writes).ContinueWith(static _ => { }, TaskScheduler.Default);
        string[] done = [.. writes.Where(static w => w.IsCompletedSuccessfully).Select(static w => w.Result.Item)];
        Assert.InRange(done.Length, 1, 99);
        Assert.All(writes, static w => Assert.True(w.IsCompletedSuccessfully || w.IsCanceled));
        Assert.Equal(done.Order(), _service.Requests.SelectMany(static r => r).Order());
    }

    [Fact]
    public async Task One_slot_and_throttling_do_not_deadlock_with_a_waiting_producer()
    {
        int left = 3;
        _service.Answer = (items, _, _) => Interlocked.Decrement(ref left) >= 0
            ? throw FakeService.Status(429)
            : Task.FromResult(FakeService.Ok(items));
        await using var writer = Writer(
            new BatchOptions { MaxConcurrency = 1, TimeProvider = new FakeClock(isAutomatic: true) });
        for (int i = 0; i < 3; i++)
        {
            BatchOutcome<string, ItemAnswer> outcome =
                await writer.WriteAsync("item" + i).WaitAsync(TimeSpan.FromSeconds(10));
            Assert.Equal(BatchStatus.Succeeded, outcome.Status);
        }
    }

    private BatchWriter<string, ItemAnswer> Writer(BatchOptions options, TimeSpan? flushInterval = null) => new(
        items => Batch.Create(FakeService.Descriptor(), items, _service.SendAsync, options),
        flushInterval: flushInterval);
}
