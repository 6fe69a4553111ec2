using Runtime.Tests.Support;
using SpecClient;
using Xunit;

namespace Runtime.Tests.Batching;

public sealed class FailureTests
{
    private readonly FakeService _service = new();

    [Theory]
    [InlineData(400, BatchStatus.Refused)]
    [InlineData(401, BatchStatus.Refused)]
    [InlineData(404, BatchStatus.Refused)]
    [InlineData(408, BatchStatus.Unknown)]
    [InlineData(409, BatchStatus.Refused)]
    [InlineData(500, BatchStatus.Unknown)]
    [InlineData(503, BatchStatus.Unknown)]
    public async Task A_status_tells_the_fate_of_all_items(int status, BatchStatus expected)
    {
        _service.Answer = (_, _, _) => throw FakeService.Status(status);
        BatchResult<string, ItemAnswer> result = await _service.Start(FakeService.Items(3)).ToResultAsync();
        IReadOnlyList<BatchOutcome<string, ItemAnswer>> outcomes =
            expected is BatchStatus.Refused ? result.Refused : result.Unknown;
        Assert.Equal(3, outcomes.Count);
        Assert.All(outcomes, o => Assert.IsType<HttpRequestException>(o.Exception));
        Assert.Single(_service.Requests);
    }

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, BatchStatus.NotSent)]
    [InlineData(HttpRequestError.ConnectionError, BatchStatus.NotSent)]
    [InlineData(HttpRequestError.SecureConnectionError, BatchStatus.NotSent)]
    [InlineData(HttpRequestError.ResponseEnded, BatchStatus.Unknown)]
    [InlineData(HttpRequestError.InvalidResponse, BatchStatus.Unknown)]
    [InlineData(HttpRequestError.Unknown, BatchStatus.Unknown)]
    public async Task A_broken_connection_tells_whether_items_were_sent(HttpRequestError error, BatchStatus expected)
    {
        _service.Answer = (_, _, _) => throw new HttpRequestException(error, "broken");
        await foreach (BatchOutcome<string, ItemAnswer> outcome in _service.Start(FakeService.Items(3)))
        {
            Assert.Equal(expected, outcome.Status);
            Assert.Equal("broken", outcome.Error);
        }
    }

    [Theory]
    [InlineData(400)]
    [InlineData(413)]
    [InlineData(422)]
    public async Task A_refused_chunk_is_halved_until_the_bad_item_stands_alone(int status)
    {
        _service.Answer = (items, _, _) => items.Contains("item13")
            ? throw FakeService.Status(status)
            : Task.FromResult(FakeService.Ok(items));
        var options = new BatchOptions { SplitRefused = true };
        BatchResult<string, ItemAnswer> result = await _service.Start(FakeService.Items(30), options).ToResultAsync();
        Assert.Equal("item13", Assert.Single(result.Refused).Item);
        Assert.Equal(29, result.Succeeded.Count);
        Assert.InRange(_service.Requests.Count, 3, 3 + 8);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Each_outcome_of_a_halved_chunk_has_the_place_of_its_item(bool byKey)
    {
        // Of each ten items the first half is halved down to the bad one, the other half fails as one.
        _service.Answer = (items, _, _) =>
            items.Any(static item => item.EndsWith('3')) ? throw FakeService.Status(422)
            : items.Any(static item => item.EndsWith('8')) ? throw FakeService.Status(500)
            : Task.FromResult(FakeService.Ok(items));
        var options = new BatchOptions { SplitRefused = true };
        var seen = new List<long>();
        var batch = _service.Start(FakeService.Items(40), options, descriptor: FakeService.Descriptor(byKey: byKey));
        await foreach (BatchOutcome<string, ItemAnswer> outcome in batch)
        {
            seen.Add(outcome.Index);
            Assert.Equal("item" + outcome.Index, outcome.Item);
            Assert.Equal(outcome.Result?.Key ?? outcome.Item, outcome.Item);
            Assert.Equal(
                (outcome.Index % 10) switch
                {
                    3 => BatchStatus.Refused,
                    5 or 6 or 7 or 8 or 9 => BatchStatus.Unknown,
                    _ => BatchStatus.Succeeded,
                },
                outcome.Status);
        }

        Assert.Equal(Enumerable.Range(0, 40).Select(static i => (long)i), seen);
    }

    [Fact]
    public async Task Other_refusals_are_not_halved()
    {
        _service.Answer = (_, _, _) => throw FakeService.Status(403);
        await _service.Start(FakeService.Items(10), new BatchOptions { SplitRefused = true }).ToResultAsync();
        Assert.Single(_service.Requests);
    }

    [Fact]
    public async Task Too_many_requests_do_not_stop_the_job()
    {
        int left = 7;
        _service.Answer = (items, _, _) => Interlocked.Decrement(ref left) >= 0
            ? throw FakeService.Status(429)
            : Task.FromResult(FakeService.Ok(items));
        var options = new BatchOptions { TimeProvider = new FakeClock(isAutomatic: true) };
        BatchResult<string, ItemAnswer> result = await _service
            .Start(FakeService.Items(100), options, descriptor: FakeService.Descriptor(method: "POST"))
            .ToResultAsync();
        Assert.True(result.IsSuccess);
        Assert.Equal(17, _service.Requests.Count);
    }

    [Fact]
    public async Task Patience_with_too_many_requests_ends_as_not_sent()
    {
        _service.Answer = (_, _, _) => throw FakeService.Status(429);
        var clock = new FakeClock(isAutomatic: true);
        var options = new BatchOptions { TimeProvider = clock, ThrottlePatience = TimeSpan.FromMinutes(2) };
        BatchResult<string, ItemAnswer> result = await _service.Start(FakeService.Items(5), options).ToResultAsync();
        Assert.Equal(5, result.NotSent.Count);
        Assert.InRange(_service.Requests.Count, 6, 9);
        Assert.InRange(result.Progress.Elapsed, TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task A_delay_of_nothing_is_no_reason_to_ask_without_a_pause()
    {
        _service.Answer = (_, _, _) => throw new RateLimiterRejectedException("full") { RetryAfter = TimeSpan.Zero };
        var clock = new FakeClock(isAutomatic: true);
        var options = new BatchOptions { TimeProvider = clock, ThrottlePatience = TimeSpan.FromMinutes(2) };
        BatchResult<string, ItemAnswer> result = await _service.Start(FakeService.Items(5), options).ToResultAsync()
            .WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(5, result.NotSent.Count);
        Assert.InRange(_service.Requests.Count, 6, 9);
    }

    [Fact]
    public async Task A_delay_longer_than_a_timer_can_run_is_waited_for_in_steps_of_a_day()
    {
        int left = 2;
        _service.Answer = (items, _, _) => Interlocked.Decrement(ref left) >= 0
            ? throw new RateLimiterRejectedException("no permit") { RetryAfter = TimeSpan.FromDays(100) }
            : Task.FromResult(FakeService.Ok(items));
        var clock = new FakeClock(isAutomatic: true);
        var options = new BatchOptions { TimeProvider = clock, ThrottlePatience = TimeSpan.MaxValue };
        BatchResult<string, ItemAnswer> result = await _service.Start(FakeService.Items(5), options).ToResultAsync();
        Assert.Equal(5, result.Succeeded.Count);
        Assert.Equal([TimeSpan.FromDays(1), TimeSpan.FromDays(1)], clock.Asked);
    }

    [Fact]
    public async Task Concurrency_shrinks_on_too_many_requests_and_grows_again()
    {
        var service = new FakeService();
        int inside = 0;
        int refused = 0;
        service.Answer = async (items, _, _) =>
        {
            try
            {
                if (Interlocked.Increment(ref inside) > 6)
                {
                    Interlocked.Increment(ref refused);
                    throw FakeService.Status(429);
                }

                await Task.Delay(2);
                return FakeService.Ok(items);
            }
            finally
            {
                Interlocked.Decrement(ref inside);
            }
        };
        var options = new BatchOptions { MaxConcurrency = 32, TimeProvider = new FakeClock(isAutomatic: true) };
        BatchResult<string, ItemAnswer> result = await service.Start(FakeService.Items(2000), options).ToResultAsync();
        Assert.True(result.IsSuccess);

        // A refusal on its way does not hold back those that others' successes let in: how many depends on the machine.
        Assert.InRange(service.MostAtATime, 5, 15);
        Assert.InRange(refused, 1, service.Requests.Count / 4);
    }

    [Fact]
    public async Task Stops_on_the_first_failure()
    {
        _service.Answer = async (items, number, _) =>
        {
            if (number == 2)
            {
                throw FakeService.Status(500);
            }

            // Else many would be answered while the exception is on its way, on a busy machine.
            await Task.Delay(20);
            return FakeService.Ok(items);
        };
        var options = new BatchOptions { StopOnFirstFailure = true, MaxConcurrency = 2 };
        BatchResult<string, ItemAnswer> result =
            await _service.Start([.. FakeService.Items(1000)], options).ToResultAsync();
        Assert.Equal(BatchCompletion.Stopped, result.Completion);
        Assert.Equal(10, result.Unknown.Count);
        Assert.InRange(_service.Requests.Count, 3, 12);
        Assert.Equal(1000 - result.Progress.Done, result.NotTaken);
        Assert.Equal(result.Succeeded.Count + result.Unknown.Count + result.NotSent.Count, result.Progress.Done);
        Assert.Null(result.Exception);
    }

    [Fact]
    public async Task Cancellation_gives_every_item_taken_an_outcome()
    {
        int taken = 0;
        IEnumerable<string> Source()
        {
            foreach (string item in FakeService.Items(1000))
            {
                taken++;
                yield return item;
            }
        }

        using var cancel = new CancellationTokenSource();
        _service.Answer = async (items, number, token) =>
        {
            if (number == 5)
            {
                await cancel.CancelAsync();
            }

            await (number < 4 ? Task.CompletedTask : Task.Delay(Timeout.Infinite, token));
            return FakeService.Ok(items);
        };
        var outcomes = new List<BatchOutcome<string, ItemAnswer>>();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var outcome in _service.Start(Source(), null, cancel.Token))
            {
                outcomes.Add(outcome);
            }
        });
        Assert.Equal(taken, outcomes.Count);
        Assert.Equal(Enumerable.Range(0, taken).Select(i => (long)i), outcomes.Select(o => o.Index));
        Assert.Equal(40, outcomes.Count(o => o.Status is BatchStatus.Succeeded));
        Assert.InRange(outcomes.Count(o => o.Status is BatchStatus.Unknown), 20, 40);
        string[] sent = [.. _service.Requests.SelectMany(r => r)];
        Assert.DoesNotContain(outcomes, o => o.Status is BatchStatus.NotSent && sent.Contains(o.Item));
    }

    [Fact]
    public async Task Grace_lets_requests_on_the_way_finish_after_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        _service.Answer = async (items, _, token) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(30, token);
            return FakeService.Ok(items);
        };
        var options = new BatchOptions { CancellationGrace = TimeSpan.FromSeconds(20) };
        BatchResult<string, ItemAnswer> result =
            await _service.Start(FakeService.Items(500), options, cancel.Token).ToResultAsync();
        Assert.Equal(BatchCompletion.Cancelled, result.Completion);
        Assert.IsType<OperationCanceledException>(result.Exception);
        Assert.Empty(result.Unknown);
        Assert.NotEmpty(result.Succeeded);
    }

    [Fact]
    public async Task Cancelled_before_the_start_sends_nothing()
    {
        BatchResult<string, ItemAnswer> result =
            await _service.Start(FakeService.Items(5), null, new CancellationToken(true)).ToResultAsync();
        Assert.Equal((BatchCompletion.Cancelled, 0L), (result.Completion, result.Progress.Done));
        Assert.Empty(_service.Requests);
    }

    [Theory]
    [InlineData(false, BatchCompletion.Cancelled)]
    [InlineData(true, BatchCompletion.Stopped)]
    public async Task A_batch_that_ends_while_its_last_items_wait_has_not_finished(bool stops, BatchCompletion expected)
    {
        using var cancel = new CancellationTokenSource();
        _service.Answer = async (items, _, _) =>
        {
            if (items[0] == "item0" && stops)
            {
                await Task.Delay(100);
                throw FakeService.Status(500);
            }

            cancel.CancelAfter(stops ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(100));
            throw FakeService.Status(429);
        };
        var options = new BatchOptions { StopOnFirstFailure = stops };
        BatchResult<string, ItemAnswer> result = await _service
            .Start(FakeService.Items(stops ? 15 : 5), options, cancel.Token)
            .ToResultAsync()
            .WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal(5, result.NotSent.Count);
        Assert.Equal(expected, result.Completion);
        Assert.Equal(stops, result.Exception is null);
    }

    [Fact]
    public async Task A_source_that_hangs_does_not_hold_up_cancellation()
    {
        using var cancel = new CancellationTokenSource();
        async IAsyncEnumerable<string> Source()
        {
            yield return "a";
            cancel.CancelAfter(20);
            await Task.Delay(Timeout.Infinite);
        }

        BatchResult<string, ItemAnswer> result = await Batch
            .Create(FakeService.Descriptor(), Source(), _service.SendAsync, null, cancel.Token)
            .ToResultAsync()
            .WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("a", Assert.Single(result.NotSent).Item);
        Assert.Equal(BatchCompletion.Cancelled, result.Completion);
    }
}
