using System.Net;
using Runtime.Tests.Support;
using SpecClient;

namespace Runtime.Tests.Pipeline;

/// <summary>A try's time, from sending to the end of the body, and the caller's cancellation.</summary>
public sealed class TimeoutTests
{
    private static readonly RequestOptions s_once = new() { MaxRetries = 0 };

    [Fact]
    public async Task It_is_sixty_seconds_and_has_its_own_class()
    {
        using var fixture = new Fixture();
        fixture.Things.Hang();
        var call = fixture.Client.InvokeAsync(new TestRequest(), s_once);
        fixture.Clock.Advance(TimeSpan.FromSeconds(59.9));
        Assert.False(call.IsCompleted);
        fixture.Clock.Advance(TimeSpan.FromSeconds(0.2));
        var error = await Assert.ThrowsAsync<ApiTimeoutException>(() => call);
        Assert.Equal(TimeSpan.FromSeconds(60), error.Timeout);
        Assert.True(error.MayHaveArrived);
        Assert.Contains("GET /things/{id}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_covers_the_body()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(
            _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new EndlessStream()) });
        var call = fixture.Client.InvokeAsync(new TestRequest(), s_once);
        await Task.Delay(50);
        Assert.False(call.IsCompleted);
        fixture.Clock.Advance(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<ApiTimeoutException>(() => call.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Theory]
    [InlineData(HttpStatusCode.UnprocessableEntity, false)]
    [InlineData(HttpStatusCode.BadGateway, true)]
    public async Task An_error_whose_body_does_not_come_in_time_is_told_by_its_status(
        HttpStatusCode status, bool mayHaveArrived)
    {
        using var fixture = new Fixture(skipsDelays: false);
        fixture.Things.Respond(
            _ => new HttpResponseMessage(status) { Content = new StreamContent(new EndlessStream()) });
        var call = fixture.Client.InvokeAsync(new TestRequest("POST"));
        await fixture.Clock.AdvanceToTimerAsync(fixture.Options.Timeout);
        var error = await Assert.ThrowsAnyAsync<ApiStatusException>(() => call.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal((status, mayHaveArrived, 1), (error.StatusCode, error.MayHaveArrived, error.Tries));
    }

    [Fact]
    public async Task A_caller_who_cancels_while_an_error_is_read_is_told_of_that()
    {
        using var fixture = new Fixture(skipsDelays: false);
        fixture.Things.Respond(_ => new HttpResponseMessage(HttpStatusCode.BadRequest)
        {
            Content = new StreamContent(new EndlessStream()),
        });
        using var cancel = new CancellationTokenSource();
        var call = fixture.Client.InvokeAsync(new TestRequest("POST"), cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task Timeouts_of_idempotent_calls_are_repeated()
    {
        using var fixture = new Fixture();
        fixture.Things.Hang().Respond(Fixture.Ok);
        var options = new RequestOptions { Timeout = TimeSpan.FromSeconds(40) };
        var call = fixture.Client.InvokeAsync(new TestRequest(), options);
        fixture.Clock.Advance(TimeSpan.FromSeconds(41));
        await call.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(2, fixture.Transport.Requests.Count);
    }

    [Fact]
    public async Task Timeouts_of_post_are_not()
    {
        using var fixture = new Fixture();
        fixture.Things.Hang().Respond(Fixture.Ok);
        var call = fixture.Client.InvokeAsync(new TestRequest("POST"));
        fixture.Clock.Advance(TimeSpan.FromSeconds(61));
        await Assert.ThrowsAsync<ApiTimeoutException>(() => call.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Single(fixture.Transport.Requests);
    }

    [Fact]
    public async Task It_can_be_infinite()
    {
        using var fixture = new Fixture(options => options.Timeout = Timeout.InfiniteTimeSpan);
        using var cancel = new CancellationTokenSource();
        fixture.Things.Hang();
        var call = fixture.Client.InvokeAsync(new TestRequest(), cancellationToken: cancel.Token);
        fixture.Clock.Advance(TimeSpan.FromDays(2));
        Assert.False(call.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Times_beyond_what_timers_can_run_do_no_harm()
    {
        var transport = new SpecClient.Testing.FakeTransport();
        transport.Otherwise().Respond(Fixture.Ok).Respond(HttpStatusCode.BadGateway);
        using var client = new TestClient(new TestOptions
        {
            Handler = transport,
            Timeout = TimeSpan.MaxValue,
            Retry = new RetryOptions { InitialDelay = TimeSpan.FromDays(60), MaxDelay = TimeSpan.MaxValue },
        });
        await client.InvokeAsync(new TestRequest());
        using var cancel = new CancellationTokenSource();
        var retrying = client.InvokeAsync(
            new TestRequest(), new RequestOptions { Timeout = TimeSpan.FromDays(60) }, cancel.Token);
        Assert.False(retrying.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => retrying.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task The_callers_cancellation_is_no_timeout_and_tells_the_token()
    {
        using var fixture = new Fixture();
        using var cancel = new CancellationTokenSource();
        fixture.Things.Hang();
        var call = fixture.Client.InvokeAsync(new TestRequest(), cancellationToken: cancel.Token);
        await cancel.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => call.WaitAsync(TimeSpan.FromSeconds(5)));
        Assert.Equal(cancel.Token, error.CancellationToken);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => fixture.Client.InvokeAsync(new TestRequest(), cancellationToken: cancel.Token));
        Assert.Single(fixture.Transport.Requests);
    }

    [Fact]
    public async Task A_callers_http_client_has_its_own_timeout_that_is_told_as_one()
    {
        var transport = new SpecClient.Testing.FakeTransport();
        transport.Otherwise().Hang();
        using var http = new HttpClient(transport) { Timeout = TimeSpan.FromMilliseconds(50) };
        using var client = new TestClient(new TestOptions(), http);
        await Assert.ThrowsAsync<ApiTimeoutException>(() => client.InvokeAsync(new TestRequest(), s_once));
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(
            Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
