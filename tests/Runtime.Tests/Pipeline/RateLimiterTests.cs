using System.Net;
using System.Threading.RateLimiting;
using Runtime.Tests.Batching;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Testing;
using Xunit;

namespace Runtime.Tests.Pipeline;

/// <summary>Limiters of System.Threading.RateLimiting: each try has its permit, and gives it back.</summary>
public sealed class RateLimiterTests
{
    [Fact]
    public async Task All_calls_of_all_clients_with_one_limiter_share_it()
    {
        using ConcurrencyLimiter limiter = Concurrency(2, queue: 100);
        using var first = new Fixture(options => options.RateLimiter = limiter);
        using var second = new Fixture(options => options.RateLimiter = limiter);
        int inside = 0;
        int most = 0;
        async Task<HttpResponseMessage> Reply(RecordedRequest request, CancellationToken cancellationToken)
        {
            int now = Interlocked.Increment(ref inside);
            InterlockedMax(ref most, now);
            await Task.Delay(2, cancellationToken);
            Interlocked.Decrement(ref inside);
            return Json(Fixture.Ok);
        }

        first.Things.Respond(Reply);
        second.Things.Respond(Reply);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(
            i => (i % 2 == 0 ? first : second).Client.InvokeAsync(new TestRequest())));
        Assert.Equal(2, most);
        Assert.Equal(2, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task Each_try_takes_a_permit_and_a_refused_one_is_an_error_that_tells_of_the_tries_before()
    {
        using TokenBucketRateLimiter limiter = Tokens(3);
        using var fixture = new Fixture(options => options.RateLimiter = limiter);
        fixture.Things.Respond(Fixture.Ok).Respond(HttpStatusCode.BadGateway);
        await fixture.Client.InvokeAsync(new TestRequest());
        var late = await Assert.ThrowsAsync<RateLimiterRejectedException>(
            () => fixture.Client.InvokeAsync(new TestRequest()));
        Assert.Equal((2, true), (late.Tries, late.MayHaveArrived));
        Assert.Equal(TimeSpan.FromHours(1), late.RetryAfter);
        Assert.Equal(3, fixture.Transport.Requests.Count);

        var unsent = await Assert.ThrowsAsync<RateLimiterRejectedException>(
            () => fixture.Client.InvokeAsync(new TestRequest()));
        Assert.Equal((0, false), (unsent.Tries, unsent.MayHaveArrived));
        Assert.Contains("GET /things/{id}", unsent.Message, StringComparison.Ordinal);
        Assert.Equal(3, fixture.Transport.Requests.Count);
    }

    [Fact]
    public async Task Permits_come_back_however_a_try_ends()
    {
        using ConcurrencyLimiter limiter = Concurrency(1, queue: 0);
        using var fixture = new Fixture(options =>
        {
            options.RateLimiter = limiter;
            options.MaxRetries = 0;
            options.Timeout = TimeSpan.FromMilliseconds(30);
            options.TimeProvider = TimeProvider.System;
        });
        fixture.Things.Refuse().Break().Hang().Respond("garbage").Respond(HttpStatusCode.NotFound).Respond(Fixture.Ok);
        await Assert.ThrowsAsync<ApiConnectionException>(() => fixture.Client.InvokeAsync(new TestRequest()));
        await Assert.ThrowsAsync<ApiConnectionException>(() => fixture.Client.InvokeAsync(new TestRequest()));
        await Assert.ThrowsAsync<ApiTimeoutException>(() => fixture.Client.InvokeAsync(new TestRequest()));
        await Assert.ThrowsAsync<ApiResponseFormatException>(() => fixture.Client.InvokeAsync(new TestRequest()));
        await Assert.ThrowsAsync<NotFoundException>(() => fixture.Client.InvokeAsync(new TestRequest()));
        await fixture.Client.InvokeAsync(new TestRequest());
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task A_call_that_waits_for_its_permit_can_be_cancelled_and_its_time_has_not_begun()
    {
        using ConcurrencyLimiter limiter = Concurrency(1, queue: 1);
        using var fixture = new Fixture(options =>
        {
            options.RateLimiter = limiter;
            options.Timeout = TimeSpan.FromMilliseconds(20);
            options.TimeProvider = TimeProvider.System;
        });
        fixture.Things.Respond(Fixture.Ok);
        using (RateLimitLease other = await limiter.AcquireAsync())
        {
            using var cancel = new CancellationTokenSource();
            Task call = fixture.Client.InvokeAsync(new TestRequest(), null, cancel.Token);
            await Task.Delay(60);
            Assert.False(call.IsCompleted);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
            call = fixture.Client.InvokeAsync(new TestRequest());
            Assert.False(call.IsCompleted);
            other.Dispose();
            await call;
        }

        Assert.Single(fixture.Transport.Requests);
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
    }

    [Fact]
    public async Task A_permit_is_given_back_where_the_pace_is_cancelled()
    {
        using ConcurrencyLimiter limiter = Concurrency(1, queue: 0);
        using var fixture = new Fixture(
            options =>
            {
                options.RateLimiter = limiter;
                options.RateLimit = new RateLimit(1, TimeSpan.FromHours(1));
            },
            skipsDelays: false);
        fixture.Things.Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest());
        using var cancel = new CancellationTokenSource();
        Task call = fixture.Client.InvokeAsync(new TestRequest(), null, cancel.Token);
        Assert.Equal(0, limiter.GetStatistics()!.CurrentAvailablePermits);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, limiter.GetStatistics()!.CurrentAvailablePermits);
        Assert.Single(fixture.Transport.Requests);
    }

    private static BulkClient Bulk(RateLimiter limiter, FakeTransport transport)
    {
        transport.Otherwise().Respond(request => Json(Answer(request.BodyText!)));
        return new(new BulkClientOptions
        {
            BaseUrl = new Uri("https://bulk.example"),
            Handler = transport,
            RateLimiter = limiter,
        });
    }

    [Fact]
    public async Task A_batch_waits_where_the_limiter_refuses()
    {
        using var limiter = new FixedWindowRateLimiter(new FixedWindowRateLimiterOptions
        {
            PermitLimit = 3,
            Window = TimeSpan.FromMilliseconds(50),
            QueueLimit = 0,
        });
        var transport = new FakeTransport();
        using BulkClient client = Bulk(limiter, transport);
        BatchResult<string, ItemAnswer> result = await client
            .BulkAllAsync(FakeService.Descriptor(), FakeService.Items(100), new BatchOptions { MaxConcurrency = 8 })
            .ToResultAsync();
        Assert.Equal(100, result.EnsureSuccess().Succeeded.Count);
        Assert.Equal(10, transport.Requests.Count);
        Assert.InRange(limiter.GetStatistics()!.TotalFailedLeases, 1, long.MaxValue);
    }

    [Fact]
    public async Task A_batch_whose_patience_ends_has_sent_nothing()
    {
        using TokenBucketRateLimiter limiter = Tokens(1);
        var transport = new FakeTransport();
        using BulkClient client = Bulk(limiter, transport);
        BatchResult<string, ItemAnswer> result = await client
            .BulkAllAsync(FakeService.Descriptor(method: "POST"), FakeService.Items(30))
            .ToResultAsync();
        Assert.Equal((10, 20), (result.Succeeded.Count, result.NotSent.Count));
        Assert.All(result.NotSent, static o => Assert.IsType<RateLimiterRejectedException>(o.Exception));
        Assert.Single(transport.Requests);
    }

    private static ConcurrencyLimiter Concurrency(int permits, int queue) =>
        new(new ConcurrencyLimiterOptions { PermitLimit = permits, QueueLimit = queue });

    private static TokenBucketRateLimiter Tokens(int number) => new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = number,
        TokensPerPeriod = number,
        ReplenishmentPeriod = TimeSpan.FromHours(1),
        QueueLimit = 0,
    });

    private static HttpResponseMessage Json(string json) =>
        new(HttpStatusCode.OK) { Content = new StringContent(json) };

    /// <summary>All items of a request as those that succeeded.</summary>
    private static string Answer(string items) =>
        $$"""{"success":true,"result":{"succeeded":{{items}},"failed":[] } }""";

    private static void InterlockedMax(ref int target, int value)
    {
        int seen;
        while ((seen = Volatile.Read(ref target)) < value)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
