using System.Net;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Testing;
using Xunit;

namespace Runtime.Tests.Batching;

public sealed class PacingTests
{
    private readonly FakeClock _clock = new();

    [Fact]
    public void A_window_never_passes_more_than_its_limit_in_any_period()
    {
        foreach ((int requests, int seconds) in new[] { (1, 1), (3, 10), (100, 60), (10_000, 300) })
        {
            var window = new RateWindow(new RateLimit(requests, TimeSpan.FromSeconds(seconds)));
            var random = new Random(requests);
            var sent = new List<long>();
            long now = 0;
            for (int i = 0; i < 4 * requests; i++)
            {
                now += random.NextInt64(TimeSpan.TicksPerSecond * seconds / requests * 2);
                now += Math.Max(0, window.Delay(now));
                window.Take(now);
                sent.Add(now);
            }

            for (int i = requests; i < sent.Count; i++)
            {
                Assert.True(sent[i] - sent[i - requests] >= TimeSpan.TicksPerSecond * seconds);
            }
        }
    }

    [Fact]
    public void A_window_lets_its_whole_limit_pass_at_once()
    {
        var window = new RateWindow(new RateLimit(5, TimeSpan.FromSeconds(10)));
        for (int i = 0; i < 5; i++)
        {
            Assert.True(window.Delay(0) <= 0);
            window.Take(0);
        }

        Assert.Equal(TimeSpan.FromSeconds(10).Ticks, window.Delay(0));
    }

    [Theory]
    [InlineData(1, 60)]
    [InlineData(1, 10_000_000)]
    [InlineData(int.MaxValue, 1)]
    public async Task Limits_at_their_bounds_hold(int requests, int days)
    {
        var pacer = new RequestPacer(_clock, TimeSpan.MaxValue);
        pacer.AddLimit(new RateLimit(requests, days > 60 ? TimeSpan.MaxValue : TimeSpan.FromDays(days)));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await pacer.WaitAsync();
        if (requests > 1)
        {
            await pacer.WaitAsync();
            pacer.Pause(TimeSpan.MaxValue);
        }

        using var cancel = new CancellationTokenSource();
        Task next = pacer.WaitAsync(cancel.Token).AsTask();
        _clock.Advance(TimeSpan.FromDays(59));
        Assert.False(next.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => next);
    }

    [Fact]
    public async Task Equal_limits_are_one_limit()
    {
        var pacer = new RequestPacer(_clock);
        pacer.AddLimit(new RateLimit(2, TimeSpan.FromSeconds(1)));
        pacer.AddLimit(new RateLimit(2, TimeSpan.FromSeconds(1)));
        await pacer.WaitAsync();
        await pacer.WaitAsync();
        ValueTask third = pacer.WaitAsync();
        Assert.False(third.IsCompleted);
        await _clock.AdvanceToTimerAsync(TimeSpan.FromSeconds(1));
        await third;
    }

    [Theory]
    [InlineData("Retry-After", "7", 7)]
    [InlineData("Retry-After", "1.5", 1.5)]
    [InlineData("Retry-After", "Tue, 24 Nov 2026 12:00:30 GMT", 30)]
    [InlineData("Retry-After", "Tuesday, 24-Nov-26 12:00:30 GMT", 30)]
    [InlineData("Retry-After", "Tue Nov 24 12:00:30 2026", 30)]
    [InlineData("Retry-After", "Thu Jan  1 00:00:30 2015", 0)]
    [InlineData("Retry-After", "Thu, 01 Jan 2015 00:00:30 GMT", 0)]
    [InlineData("Retry-After", "soon", 0)]
    [InlineData("Retry-After", "-5", 0)]
    [InlineData("retry-after-ms", "250", 0.25)]
    [InlineData("Retry-After", "86400", 300)]
    [InlineData("Retry-After", "99999999999999999999", 300)]
    [InlineData("RateLimit", "\"default\";r=0;t=99999999999999999999", 300)]
    [InlineData("RateLimit", "\"default\";r=0;t=30", 30)]
    [InlineData("RateLimit", "\"default\";r=50;t=30", 0)]
    [InlineData("RateLimit", "\"a\";r=50;t=30, \"b;,\";r=0;t=12", 12)]
    [InlineData("RateLimit", "limit=100, remaining=0, reset=5", 5)]
    [InlineData("RateLimit", ";;=,\"", 0)]
    [InlineData("RateLimit", "\"default\";r=99999999999999999999;t=1", 0)]
    public async Task Answers_hold_back_the_next_request(string header, string value, double seconds)
    {
        var pacer = new RequestPacer(_clock);
        await Answer(pacer, 429, (header, value));
        Assert.Equal(1, pacer.Throttled);
        await AssertWaits(pacer, seconds);
    }

    [Theory]
    [InlineData("0", "20", 20)]
    [InlineData("0", "1795521645", 45)]
    [InlineData("3", "20", 0)]
    public async Task The_older_headers_count_too(string remaining, string reset, double seconds)
    {
        var pacer = new RequestPacer(_clock);
        await Answer(pacer, 200, ("X-RateLimit-Remaining", remaining), ("X-RateLimit-Reset", reset));
        await AssertWaits(pacer, seconds);
    }

    [Fact]
    public async Task A_quota_is_counted_down_between_answers_and_refilled_by_the_policy()
    {
        var pacer = new RequestPacer(_clock);
        await Answer(pacer, 200, ("RateLimit", "\"default\";r=3;t=30"), ("RateLimit-Policy", "\"default\";q=5;w=60"));
        for (int i = 0; i < 3; i++)
        {
            await AssertWaits(pacer, 0);
        }

        await AssertWaits(pacer, 30);
        for (int i = 0; i < 4; i++)
        {
            await AssertWaits(pacer, 0);
        }

        await AssertWaits(pacer, 60);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task A_quota_holds_in_every_window_that_answers_tell_of_however_short(int seconds)
    {
        var pacer = new RequestPacer(_clock);
        for (int i = 0; i < 3; i++)
        {
            await Answer(pacer, 200, ("RateLimit", $"limit=1, remaining=0, reset={seconds}"));
            await AssertWaits(pacer, seconds);
            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }
    }

    [Fact]
    public async Task A_policy_alone_is_kept()
    {
        var pacer = new RequestPacer(_clock);
        await Answer(pacer, 200, ("RateLimit-Policy", "\"burst\";q=3;w=60"));
        await AssertWaits(pacer, 0);
        await AssertWaits(pacer, 0);
        await AssertWaits(pacer, 60);
    }

    [Theory]
    [InlineData("/elsewhere", true)]
    [InlineData("https://other.example/", false)]
    public async Task A_pause_asked_for_behind_a_redirect_counts_where_the_service_itself_asks(
        string location, bool isPaused)
    {
        var transport = new FakeTransport();
        transport.Otherwise().Respond(request =>
        {
            var answer = new HttpResponseMessage(HttpStatusCode.TemporaryRedirect);
            answer.Headers.Location = new Uri(location, UriKind.RelativeOrAbsolute);
            if (request.Uri.AbsolutePath != "/bulk")
            {
                answer.StatusCode = HttpStatusCode.TooManyRequests;
                answer.Headers.Add("Retry-After", "30");
            }

            return answer;
        });
        using var client = new BulkClient(new BulkClientOptions
        {
            BaseUrl = new Uri("https://bulk.example"), Handler = transport, TimeProvider = _clock, MaxRetries = 0,
        });
        await Assert.ThrowsAsync<RateLimitException>(
            () => client.InvokeAsync(new BulkRequest(FakeService.Descriptor(method: "POST").Operation, ["a"])));
        await AssertWaits(client.Pacer, isPaused ? 30 : 0);
    }

    [Theory]
    [InlineData("/elsewhere", true)]
    [InlineData("https://other.example/", false)]
    public async Task A_request_behind_a_redirect_counts_where_it_goes_to_the_service_itself(
        string location, bool isCounted)
    {
        var transport = new FakeTransport();
        transport.Otherwise().Respond(request => request.Uri.AbsolutePath == "/bulk"
            ? new HttpResponseMessage(HttpStatusCode.TemporaryRedirect)
            {
                Headers = { Location = new Uri(location, UriKind.RelativeOrAbsolute) },
            }
            : new HttpResponseMessage(HttpStatusCode.OK)
            {
                Content = new StringContent("""{"success":true,"result":{"succeeded":[],"failed":[]}}"""),
            });
        using var client = new BulkClient(new BulkClientOptions
        {
            BaseUrl = new Uri("https://bulk.example"), Handler = transport, TimeProvider = _clock, MaxRetries = 0,
            RateLimit = new RateLimit(1, TimeSpan.FromHours(1)), Timeout = TimeSpan.FromSeconds(10),
        });
        Task call = client.InvokeAsync(new BulkRequest(FakeService.Descriptor(method: "POST").Operation, ["a"]));
        if (isCounted)
        {
            // Longer than the timeout, which does not run meanwhile.
            _clock.Advance(TimeSpan.FromMinutes(59));
            Assert.False(call.IsCompleted);
            Assert.Single(transport.Requests);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        await call.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2, transport.Requests.Count);
        await AssertWaits(client.Pacer, 3600);
    }

    [Fact]
    public async Task Requests_on_the_way_are_taken_off_the_quota()
    {
        var pacer = new RequestPacer(_clock);
        await pacer.WaitAsync();
        await pacer.WaitAsync();
        await Answer(pacer, 200, ("RateLimit", "\"default\";r=3;t=30"));
        await pacer.WaitAsync();
        ValueTask next = pacer.WaitAsync();
        Assert.False(next.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(31));
        await next;
    }

    [Fact]
    public async Task Cancelling_a_wait_takes_nothing()
    {
        var pacer = new RequestPacer(_clock);
        pacer.AddLimit(new RateLimit(1, TimeSpan.FromSeconds(1)));
        await pacer.WaitAsync();
        using var cancel = new CancellationTokenSource();
        ValueTask waiting = pacer.WaitAsync(cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.AsTask());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(pacer.WaitAsync().IsCompleted);
    }

    private async Task AssertWaits(RequestPacer pacer, double seconds)
    {
        ValueTask wait = pacer.WaitAsync();
        if (seconds > 0)
        {
            Assert.False(wait.IsCompleted);
            _clock.Advance(TimeSpan.FromSeconds(seconds - 0.1));
            Assert.False(wait.IsCompleted);
            _clock.Advance(TimeSpan.FromSeconds(0.1));
        }

        await wait.AsTask().WaitAsync(TimeSpan.FromSeconds(5));
        pacer.Completed(null);
    }

    private static async Task Answer(RequestPacer pacer, int status, params (string Name, string Value)[] headers)
    {
        await pacer.WaitAsync();
        using var response = new HttpResponseMessage((HttpStatusCode)status);
        foreach ((string name, string value) in headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        pacer.Completed(response);
    }
}
