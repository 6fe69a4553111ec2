using System.Diagnostics;
using Runtime.Tests.Support;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

/// <summary>Sources, consumers, options and files that do not behave: batches end cleanly, and nobody waits.</summary>
public sealed class HostileCallerTests : IDisposable
{
    private static readonly TimeSpan s_long = TimeSpan.FromSeconds(20);
    private readonly FakeService _service = new();
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task No_items_are_no_requests_and_a_finished_batch()
    {
        BatchResult<string, ItemAnswer> result = await _service.Start([]).ToResultAsync().WaitAsync(s_long);
        Assert.Equal((BatchCompletion.Finished, true, 0L), (result.Completion, result.IsSuccess, result.Progress.Done));
        var empty = Batch.Create(FakeService.Descriptor(), Empty(), _service.SendAsync);
        Assert.True((await empty.ToResultAsync().WaitAsync(s_long)).IsSuccess);
        Assert.Empty(_service.Requests);

        static async IAsyncEnumerable<string> Empty()
        {
            await Task.Yield();
            yield break;
        }
    }

    [Theory]
    [InlineData("first")]
    [InlineData("middle")]
    [InlineData("dispose")]
    [InlineData("own cancellation")]
    public async Task An_async_source_that_throws_ends_the_batch_after_the_outcomes(string where)
    {
        async IAsyncEnumerable<string> Source()
        {
            try
            {
                await Task.Yield();
                Throw("first");
                foreach (string item in FakeService.Items(15))
                {
                    yield return item;
                }

                Throw("middle");
                if (where == "own cancellation")
                {
                    throw new OperationCanceledException("of the source, not of the batch");
                }
            }
            finally
            {
                Throw("dispose");
            }
        }

        void Throw(string place)
        {
            if (place == where)
            {
                throw new InvalidDataException(place);
            }
        }

        Batch<string, ItemAnswer> batch = Batch.Create(FakeService.Descriptor(), Source(), _service.SendAsync);
        BatchResult<string, ItemAnswer> result = await batch.ToResultAsync().WaitAsync(s_long);
        Assert.Equal(BatchCompletion.Failed, result.Completion);
        Assert.NotNull(result.Exception);
        Assert.Equal(where == "first" ? 0 : 15, result.Succeeded.Count);
        Assert.Throws<BatchException>(result.EnsureSuccess);
    }

    [Fact]
    public async Task A_consumer_that_leaves_or_throws_closes_the_source_and_breaks_off_requests()
    {
        int taken = 0;
        int closed = 0;
        int aborted = 0;
        IEnumerable<string> Source()
        {
            try
            {
                for (; ; taken++)
                {
                    yield return "item" + taken;
                }
            }
            finally
            {
                closed++;
            }
        }

        _service.Answer = async (items, _, token) =>
        {
            // Not by number: the request of the first items need not be the first to arrive.
            if (items[0] != "item0")
            {
                await Task.Delay(Timeout.Infinite, token).ContinueWith(
                    _ => Interlocked.Increment(ref aborted), TaskScheduler.Default);
                token.ThrowIfCancellationRequested();
            }

            return FakeService.Ok(items);
        };
        await foreach (BatchOutcome<string, ItemAnswer> outcome in _service.Start(Source()))
        {
            Assert.Equal(BatchStatus.Succeeded, outcome.Status);
            await _service.WaitForRequestsAsync(4);
            break;
        }

        Assert.Equal(1, closed);
        Assert.Equal(_service.Requests.Count - 1, aborted);
        _service.Answer = (items, _, _) => Task.FromResult(FakeService.Ok(items));
        await Assert.ThrowsAsync<TimeZoneNotFoundException>(async () =>
        {
            await foreach (BatchOutcome<string, ItemAnswer> _ in _service.Start(Source()))
            {
                throw new TimeZoneNotFoundException();
            }
        });
        Assert.Equal(2, closed);
        int after = taken;
        await Task.Delay(20);
        Assert.Equal(after, taken);
    }

    [Fact]
    public async Task A_time_limit_is_a_cancellation_that_tells_what_was_done()
    {
        _service.Answer = async (items, number, token) =>
        {
            await Task.Delay(number < 2 ? 1 : Timeout.Infinite, token);
            return FakeService.Ok(items);
        };
        using var limit = new CancellationTokenSource(TimeSpan.FromMilliseconds(150));
        BatchResult<string, ItemAnswer> result =
            await _service.Start(FakeService.Items(100), null, limit.Token).ToResultAsync().WaitAsync(s_long);
        Assert.Equal(BatchCompletion.Cancelled, result.Completion);
        Assert.Equal(limit.Token, Assert.IsType<OperationCanceledException>(result.Exception).CancellationToken);
        Assert.Equal(20, result.Succeeded.Count);
        Assert.InRange(result.Unknown.Count, 10, 40);
    }

    [Fact]
    public async Task A_send_that_ignores_its_token_does_not_hold_up_cancellation()
    {
        var times = new List<double>();
        for (int i = 0; i < 3; i++)
        {
            var never = new TaskCompletionSource<BulkAnswer>();
            _service.Answer = (_, _, _) => never.Task;
            using var cancel = new CancellationTokenSource();
            int before = _service.Requests.Count;
            Task<BatchResult<string, ItemAnswer>> run =
                _service.Start(FakeService.Items(10), null, cancel.Token).ToResultAsync();
            await _service.WaitForRequestsAsync(before + 1);
            long start = Stopwatch.GetTimestamp();
            await cancel.CancelAsync();
            BatchResult<string, ItemAnswer> result = await run.WaitAsync(s_long);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            Assert.Equal((BatchCompletion.Cancelled, 10), (result.Completion, result.Unknown.Count));
            never.SetException(FakeService.Status(500));
        }

        Assert.InRange(times.Min(), 0, 50);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_last_word_of_a_cancelled_send_is_heard(bool isRefused)
    {
        _service.Answer = async (items, _, token) =>
        {
            await Task.Delay(Timeout.Infinite, token).ContinueWith(static _ => { }, TaskScheduler.Default);
            return isRefused ? throw FakeService.Refused() : FakeService.Ok(items);
        };
        using var cancel = new CancellationTokenSource();
        Task<BatchResult<string, ItemAnswer>> run =
            _service.Start(FakeService.Items(10), null, cancel.Token).ToResultAsync();
        await _service.WaitForRequestsAsync(1);
        await cancel.CancelAsync();
        BatchResult<string, ItemAnswer> result = await run.WaitAsync(s_long);
        Assert.Equal(isRefused ? (10, 0) : (0, 10), (result.NotSent.Count, result.Succeeded.Count));
    }

    [Fact]
    public async Task One_at_a_time_keeps_the_order_also_where_the_service_throttles()
    {
        int calls = 0;
        var done = new List<string>();
        _service.Answer = (items, _, _) =>
        {
            if (++calls % 2 == 1)
            {
                throw FakeService.Status(429);
            }

            done.AddRange(items);
            return Task.FromResult(FakeService.Ok(items));
        };
        var options = new BatchOptions { MaxConcurrency = 1, TimeProvider = new FakeClock(isAutomatic: true) };
        BatchResult<string, ItemAnswer> result =
            await _service.Start(FakeService.Items(100), options).ToResultAsync().WaitAsync(s_long);
        Assert.Equal(100, result.Succeeded.Count);
        Assert.Equal(FakeService.Items(100), done);
        Assert.Equal(1, _service.MostAtATime);
    }

    [Fact]
    public async Task Options_at_their_bounds_do_no_harm()
    {
        int calls = 0;
        _service.Answer = (items, _, _) => Interlocked.Increment(ref calls) == 1
            ? throw FakeService.Status(429)
            : Task.FromResult(FakeService.Ok(items));
        using var cancel = new CancellationTokenSource();
        Exception? thrown = null;
        async IAsyncEnumerable<string> Source()
        {
            yield return "a";
            await Task.Delay(10);
            yield return "b";
            thrown = await Record.ExceptionAsync(cancel.CancelAsync);
            yield return "c";
        }

        var options = new BatchOptions
        {
            MaxConcurrency = int.MaxValue,
            MaxItemsPerRequest = int.MaxValue,
            MaxBytesPerRequest = long.MaxValue,
            ThrottlePatience = TimeSpan.MaxValue,
            CancellationGrace = TimeSpan.MaxValue,
            FlushInterval = TimeSpan.MaxValue,
            ProgressInterval = TimeSpan.MaxValue,
            TimeProvider = new FakeClock(isAutomatic: true),
        };
        BatchResult<string, ItemAnswer> result = await Batch
            .Create(FakeService.Descriptor(maxItems: int.MaxValue), Source(), _service.SendAsync, options, cancel.Token)
            .ToResultAsync()
            .WaitAsync(s_long);
        Assert.Equal(BatchCompletion.Cancelled, result.Completion);
        Assert.Null(thrown);
        Assert.Equal(result.Progress.Done, result.Succeeded.Count + result.NotSent.Count);
    }

    [Fact]
    public async Task Progress_that_throws_ends_the_batch_with_all_outcomes()
    {
        var options = new BatchOptions { Progress = new Thrower(), ProgressInterval = TimeSpan.Zero };
        BatchResult<string, ItemAnswer> result =
            await _service.Start(FakeService.Items(1000), options).ToResultAsync().WaitAsync(s_long);
        Assert.Equal(BatchCompletion.Failed, result.Completion);
        Assert.IsType<TimeZoneNotFoundException>(result.Exception);
        Assert.Equal(_service.Requests.Sum(static r => r.Length), result.Succeeded.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    public async Task A_clock_that_throws_leaves_nobody_waiting(int reads)
    {
        _service.Answer = (items, number, _) => number % 2 == 0
            ? throw FakeService.Status(429)
            : Task.FromResult(FakeService.Ok(items));
        var options = new BatchOptions { TimeProvider = new BrokenClock(reads) };
        Exception? thrown = await Record.ExceptionAsync(
            () => _service.Start(FakeService.Items(200), options).ToResultAsync().WaitAsync(s_long));
        Assert.IsNotType<TimeoutException>(thrown);
    }

    [Theory]
    [InlineData("locked")]
    [InlineData("folder is missing")]
    [InlineData("other file")]
    [InlineData("binary")]
    [InlineData("closed")]
    public async Task A_journal_that_cannot_be_used_is_left_alone_and_nothing_is_sent(string how)
    {
        byte[] content = how == "binary" ? [0, 255, 10, 13, 10, 254] : "id,name\n1,a\n"u8.ToArray();
        await File.WriteAllBytesAsync(_path, content);
        await using FileStream? other = how == "locked"
            ? new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None)
            : null;
        await using var journal = new FileBatchJournal(how == "folder is missing" ? _path + "/journal" : _path);
        if (how == "closed")
        {
            File.Delete(_path);
            await journal.OpenAsync("bulk", default).ToListAsync();
            await journal.DisposeAsync();
            content = await File.ReadAllBytesAsync(_path);
        }

        BatchResult<string, ItemAnswer> result = await _service
            .Start(FakeService.Items(40), new BatchOptions { Journal = journal })
            .ToResultAsync()
            .WaitAsync(s_long);
        Assert.Equal(BatchCompletion.Failed, result.Completion);
        Assert.NotNull(result.Exception);
        Assert.Empty(_service.Requests);
        if (other is not null)
        {
            await other.DisposeAsync();
        }

        Assert.Equal(content, await File.ReadAllBytesAsync(_path));
    }

    private sealed class Thrower : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => throw new TimeZoneNotFoundException();
    }

    private sealed class BrokenClock(int reads) : TimeProvider
    {
        private int _reads;

        public override long GetTimestamp() => Interlocked.Increment(ref _reads) > reads
            ? throw new TimeZoneNotFoundException()
            : base.GetTimestamp();
    }
}
