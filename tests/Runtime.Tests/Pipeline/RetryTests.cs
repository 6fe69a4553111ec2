using System.Net;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Json;

namespace Runtime.Tests.Pipeline;

/// <summary>What is repeated, how often and after which delay.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task Two_retries_with_growing_delays()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.BadGateway);
        var error = await Assert.ThrowsAsync<InternalServerException>(
            () => fixture.Client.InvokeAsync(new TestRequest()));
        Assert.Equal((3, HttpStatusCode.BadGateway), (error.Tries, error.StatusCode));
        Assert.Equal(3, fixture.Transport.Requests.Count);
        Assert.Collection(
            fixture.Delays,
            first => Assert.InRange(first.TotalSeconds, 0.375, 0.5),
            second => Assert.InRange(second.TotalSeconds, 0.75, 1));
    }

    [Fact]
    public async Task The_body_is_written_anew_for_each_try()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.InternalServerError).Respond(Fixture.Ok);
        var request = new TestRequest("PUT") { Body = JsonAny.Parse("""{"a":1}""") };
        await fixture.Client.InvokeAsync(request);
        Assert.Equal(2, request.Writes);
        Assert.All(fixture.Transport.Requests, sent => Assert.Equal("""{"a":1}""", sent.BodyText));
    }

    [Fact]
    public async Task A_stream_that_cannot_be_rewound_is_sent_once()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.InternalServerError);
        var request = new TestRequest("PUT") { Bytes = new OneWayStream("abc"u8.ToArray()) };
        await Assert.ThrowsAsync<InternalServerException>(() => fixture.Client.InvokeAsync(request));
        Assert.Equal("abc", Assert.Single(fixture.Transport.Requests).BodyText);
    }

    [Fact]
    public async Task A_stream_that_can_be_rewound_is_sent_whole_again()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.InternalServerError).Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest("PUT") { Bytes = new MemoryStream("abc"u8.ToArray()) });
        Assert.All(fixture.Transport.Requests, sent => Assert.Equal("abc", sent.BodyText));
        Assert.Equal(2, fixture.Transport.Requests.Count);
    }

    [Theory]
    [InlineData(500, false, false, 1)]
    [InlineData(500, true, false, 3)]
    [InlineData(500, false, true, 3)]
    [InlineData(429, false, false, 3)]
    [InlineData(409, false, false, 1)]
    public async Task Post_is_repeated_only_where_that_is_safe(int status, bool always, bool anyMethod, int tries)
    {
        using var fixture = new Fixture(options => options.Retry = new RetryOptions { AnyMethod = anyMethod });
        fixture.Things.Respond((HttpStatusCode)status);
        var request = new TestRequest("POST") { RetryAlways = always };
        var error = await Assert.ThrowsAnyAsync<ApiStatusException>(() => fixture.Client.InvokeAsync(request));
        Assert.Equal((tries, tries), (error.Tries, fixture.Transport.Requests.Count));
    }

    [Fact]
    public async Task An_idempotency_key_makes_post_repeatable_and_stays_the_same()
    {
        using var fixture = new Fixture();
        fixture.Things.Break().Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest("POST"), new RequestOptions { IdempotencyKey = "k-1" });
        Assert.Equal(["k-1", "k-1"], fixture.Transport.Requests.Select(sent => sent.Headers["Idempotency-Key"]));
    }

    [Fact]
    public async Task An_api_with_an_idempotency_header_gets_a_key_for_each_call()
    {
        var clock = new FakeClock { SkipUpTo = TimeSpan.FromSeconds(30) };
        var transport = new SpecClient.Testing.FakeTransport();
        transport.Otherwise().Break().Respond(Fixture.Ok);
        using var client = new TestClient(new TestOptions(new("T", "1")
        {
            Servers = [new(null, "https://a.example")],
            IdempotencyHeader = "Idem",
        })
        { Handler = transport, TimeProvider = clock });
        await client.InvokeAsync(new TestRequest("POST"));
        await client.InvokeAsync(new TestRequest("POST"));
        await client.InvokeAsync(new TestRequest("GET"));
        var keys = transport.Requests.Select(sent => sent.Headers.GetValueOrDefault("Idem")).ToArray();
        Assert.Equal(keys[0], keys[1]);
        Assert.NotEqual(keys[1], keys[2]);
        Assert.Null(keys[3]);
    }

    [Fact]
    public async Task What_the_service_says_wins()
    {
        using var fixture = new Fixture();
        fixture.Things
            .Respond(HttpStatusCode.BadRequest, null, ("x-should-retry", "true"))
            .Respond(HttpStatusCode.BadGateway, null, ("x-should-retry", "false"));
        await Assert.ThrowsAsync<InternalServerException>(() => fixture.Client.InvokeAsync(new TestRequest("POST")));
        Assert.Equal(2, fixture.Transport.Requests.Count);
    }

    [Fact]
    public async Task Retry_after_is_waited_for_exactly()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.TooManyRequests, null, ("Retry-After", "2.5")).Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest());
        Assert.Contains(TimeSpan.FromSeconds(2.5), fixture.Delays);
    }

    [Fact]
    public async Task Retry_after_above_the_cap_fails_at_once_and_tells_the_time()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.TooManyRequests, null, ("Retry-After", "300"));
        var error = await Assert.ThrowsAsync<RateLimitException>(() => fixture.Client.InvokeAsync(new TestRequest()));
        Assert.Equal((1, TimeSpan.FromMinutes(5)), (error.Tries, error.RetryAfter));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(5, 6)]
    public async Task The_number_can_be_set_for_a_call(int retries, int tries)
    {
        using var fixture = new Fixture();
        fixture.Things.Break();
        var error = await Assert.ThrowsAsync<ApiConnectionException>(
            () => fixture.Client.InvokeAsync(new TestRequest(), new RequestOptions { MaxRetries = retries }));
        Assert.Equal(tries, error.Tries);
    }

    [Fact]
    public async Task Cancellation_ends_a_delay()
    {
        using var fixture = new Fixture(skipsDelays: false);
        using var cancel = new CancellationTokenSource();
        fixture.Things.Respond(HttpStatusCode.BadGateway);
        var call = fixture.Client.InvokeAsync(new TestRequest(), cancellationToken: cancel.Token);
        Assert.False(call.IsCompleted);
        await cancel.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => call.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal(cancel.Token, error.CancellationToken);
    }

    private sealed class OneWayStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
