using Runtime.Tests.Support;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

public sealed class BatchTests
{
    private readonly FakeService _service = new();

    [Fact]
    public async Task Gives_one_outcome_for_each_item_in_order()
    {
        _service.Answer = async (items, number, _) =>
        {
            await Task.Delay(number % 3);
            return FakeService.Ok(items);
        };

        var outcomes = new List<BatchOutcome<string, ItemAnswer>>();
        await foreach (BatchOutcome<string, ItemAnswer> outcome in _service.Start(FakeService.Items(1005)))
        {
            outcomes.Add(outcome);
        }

        Assert.Equal(FakeService.Items(1005), outcomes.Select(o => o.Item));
        Assert.Equal(Enumerable.Range(0, 1005).Select(i => (long)i), outcomes.Select(o => o.Index));
        Assert.All(outcomes, o => Assert.Equal((BatchStatus.Succeeded, o.Item), (o.Status, o.Result!.Key)));
        Assert.Equal(101, _service.Requests.Count);
        Assert.All(_service.Requests, request => Assert.InRange(request.Length, 1, 10));
        Assert.InRange(_service.MostAtATime, 2, 4);
    }

    [Fact]
    public async Task Gives_outcomes_as_they_come_by_option()
    {
        var gate = new TaskCompletionSource();
        _service.Answer = async (items, _, _) =>
        {
            if (items[0] == "item0")
            {
                await gate.Task;
            }

            return FakeService.Ok(items);
        };
        var options = new BatchOptions { Order = BatchOrder.AsCompleted };
        var indices = new List<long>();
        await foreach (BatchOutcome<string, ItemAnswer> outcome in _service.Start(FakeService.Items(30), options))
        {
            indices.Add(outcome.Index);
            if (indices.Count == 20)
            {
                gate.SetResult();
            }
        }

        Assert.Equal(30, indices.Distinct().Count());
        Assert.InRange(indices[0], 10, 29);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), indices[20..]);
    }

    [Fact]
    public async Task Sorts_outcomes_into_a_result()
    {
        _service.Answer = (items, _, _) => Task.FromResult(new BulkAnswer(
            [.. items.Where(i => i.EndsWith('1')).Select(i => new ItemAnswer(i))],
            [.. items.Where(i => i.EndsWith('2')).Select(i => new ItemAnswer(i, "no such region"))]));

        BatchResult<string, ItemAnswer> result = await _service.Start(FakeService.Items(20)).ToResultAsync();

        Assert.Equal(["item1", "item11"], result.Succeeded.Select(o => o.Item));
        Assert.Equal(["item2", "item12"], result.Refused.Select(o => o.Item));
        Assert.All(result.Refused, o => Assert.Equal("no such region", o.Error));
        Assert.Equal(16, result.Unknown.Count);
        Assert.Empty(result.NotSent);
        Assert.Equal(BatchCompletion.Finished, result.Completion);
        Assert.False(result.IsSuccess);
        BatchException exception = Assert.Throws<BatchException>(result.EnsureSuccess);
        Assert.Equal(18, exception.Progress.Failed);
    }

    [Fact]
    public async Task Takes_items_from_an_async_source()
    {
        static async IAsyncEnumerable<string> Slowly()
        {
            foreach (string item in FakeService.Items(25))
            {
                await Task.Yield();
                yield return item;
            }
        }

        Batch<string, ItemAnswer> batch = Batch.Create(FakeService.Descriptor(), Slowly(), _service.SendAsync);
        BatchResult<string, ItemAnswer> result = await batch.ToResultAsync();
        Assert.True(result.EnsureSuccess().IsSuccess);
        Assert.Equal([10, 10, 5], _service.Requests.Select(r => r.Length).OrderDescending());
    }

    [Fact]
    public async Task Cuts_by_bytes()
    {
        string[] items = ["a", "bb", new string('c', 50), "d", "e", "f"];
        var options = new BatchOptions { MaxBytesPerRequest = 14, MaxConcurrency = 1 };
        await _service.Start(items, options).ToResultAsync();
        Assert.Equal(["a,bb", items[2], "d,e,f"], _service.Requests.Select(r => string.Join(',', r)));
    }

    [Fact]
    public async Task Bytes_are_counted_as_they_are_sent()
    {
        // Two bytes each in the request, which escapes nothing that JSON does not ask for.
        string[] items = ["\u00e9", "\u00e9", "<", "&"];
        var options = new BatchOptions { MaxBytesPerRequest = 18, MaxConcurrency = 1 };
        await _service.Start(items, options).ToResultAsync();
        Assert.Equal([4], _service.Requests.Select(r => r.Length));
    }

    [Fact]
    public async Task Sends_what_there_is_when_the_source_is_slow()
    {
        var clock = new FakeClock();
        var more = new TaskCompletionSource();
        async IAsyncEnumerable<string> Source()
        {
            yield return "a";
            yield return "b";
            await more.Task;
            yield return "c";
        }

        var options = new BatchOptions { FlushInterval = TimeSpan.FromSeconds(5), TimeProvider = clock };
        await using var outcomes = Batch.Create(FakeService.Descriptor(), Source(), _service.SendAsync, options)
            .GetAsyncEnumerator();
        ValueTask<bool> first = outcomes.MoveNextAsync();
        await clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(5));
        Assert.True(await first);
        Assert.Equal(["a", "b"], _service.Requests.Single());
        more.SetResult();
        Assert.True(await outcomes.MoveNextAsync());
        Assert.True(await outcomes.MoveNextAsync());
        Assert.Equal("c", outcomes.Current.Item);
        Assert.False(await outcomes.MoveNextAsync());
    }

    [Fact]
    public async Task Runs_once()
    {
        Batch<string, ItemAnswer> batch = _service.Start(["a"]);
        Assert.Empty(_service.Requests);
        await batch.ToResultAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => batch.ToResultAsync());
        Assert.Throws<InvalidOperationException>(() => batch.GetAsyncEnumerator());
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task Takes_no_more_than_the_window_while_nobody_fetches()
    {
        int taken = 0;
        IEnumerable<string> Source()
        {
            while (true)
            {
                taken++;
                yield return "x" + taken;
            }
        }

        await using (var outcomes = _service.Start(Source()).GetAsyncEnumerator())
        {
            Assert.True(await outcomes.MoveNextAsync());
            await Task.Delay(100);
            Assert.InRange(taken, 10, 420);
        }

        int after = taken;
        await Task.Delay(20);
        Assert.Equal(after, taken);
    }

    [Fact]
    public async Task Ends_with_the_error_of_the_source_after_the_outcomes()
    {
        static IEnumerable<string> Source()
        {
            yield return "a";
            yield return "b";
            throw new InvalidDataException("line 3");
        }

        var seen = new List<string>();
        await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (BatchOutcome<string, ItemAnswer> outcome in _service.Start(Source()))
            {
                seen.Add(outcome.Item);
            }
        });
        Assert.Equal(["a", "b"], seen);

        BatchResult<string, ItemAnswer> result = await _service.Start(Source()).ToResultAsync();
        Assert.Equal(BatchCompletion.Failed, result.Completion);
        Assert.IsType<InvalidDataException>(result.Exception);
        Assert.Equal(2, result.Succeeded.Count);
    }

    [Fact]
    public async Task Reports_progress_that_never_goes_back()
    {
        var reports = new List<BatchProgress>();
        var options = new BatchOptions { Progress = new Reports(reports), ProgressInterval = TimeSpan.Zero };
        await _service.Start([.. FakeService.Items(95)], options).ToResultAsync();
        Assert.Equal(reports.Select(r => r.Done).Order(), reports.Select(r => r.Done));
        BatchProgress last = reports[^1];
        Assert.Equal((95, 95, 0, 10, 95L), (last.Done, last.Succeeded, last.Failed, last.Requests, last.Total));
        Assert.Equal(TimeSpan.Zero, last.TimeLeft);
    }

    [Fact]
    public async Task Known_outcomes_stand_in_for_a_batch()
    {
        Batch<string, ItemAnswer> batch = Batch.FromOutcomes(
            new BatchOutcome<string, ItemAnswer>("a", 0, BatchStatus.Refused, error: "no"));
        Assert.Equal("no", Assert.Single((await batch.ToResultAsync()).Refused).Error);
    }

    private sealed class Reports(List<BatchProgress> reports) : IProgress<BatchProgress>
    {
        public void Report(BatchProgress value) => reports.Add(value);
    }
}
