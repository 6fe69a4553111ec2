using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Runtime.Tests.Batching;
using SpecClient;
using SpecClient.Requests;
using Xunit;

namespace Runtime.Tests.Faults;

/// <summary>
/// Single calls through the client under each fault: the typed error, and the right tries and no others.
/// </summary>
public sealed class TransportFaultTests
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromMilliseconds(500);
    private static readonly string[] s_items = ["a", "b"];

    private readonly BulkService _service = new();

    [Theory]
    [InlineData(FaultKind.None, 1)]
    [InlineData(FaultKind.Delay, 1)]
    [InlineData(FaultKind.CloseAfterAnswer, 1)]
    [InlineData(FaultKind.Silence, 2)]
    [InlineData(FaultKind.SlowDrip, 2)]
    [InlineData(FaultKind.ResetBeforeBody, 2)]
    [InlineData(FaultKind.ResetAfterBody, 2)]
    [InlineData(FaultKind.ResetAfterApplying, 2)]
    [InlineData(FaultKind.HalfAnswer, 2)]
    [InlineData(FaultKind.Garbage, 2)]
    [InlineData(FaultKind.TooManyRequests, 2)]
    [InlineData(FaultKind.ServerError, 2)]
    [InlineData(FaultKind.ServerErrorAfterApplying, 2)]
    internal async Task An_idempotent_call_survives(FaultKind kind, int tries)
    {
        await using var server = new FaultServer(_service.Apply, FaultPlan.First(kind));
        using var client = new BulkClient(BulkClientOptions.For(server.Url, s_timeout));
        BulkAnswer answer = await client.InvokeAsync(Request("PUT"));
        Assert.Equal(s_items, answer.Succeeded!.Select(item => item.Key));
        Assert.Equal(tries, server.Requests);
    }

    [Theory]
    [InlineData(FaultKind.Silence, typeof(ApiTimeoutException))]
    [InlineData(FaultKind.SlowDrip, typeof(ApiTimeoutException))]
    [InlineData(FaultKind.ResetBeforeBody, typeof(ApiConnectionException))]
    [InlineData(FaultKind.ResetAfterBody, typeof(ApiConnectionException))]
    [InlineData(FaultKind.ResetAfterApplying, typeof(ApiConnectionException))]
    [InlineData(FaultKind.HalfAnswer, typeof(ApiConnectionException))]
    [InlineData(FaultKind.Garbage, typeof(ApiConnectionException))]
    [InlineData(FaultKind.GarbageBody, typeof(ApiResponseFormatException))]
    [InlineData(FaultKind.ServerError, typeof(InternalServerException))]
    [InlineData(FaultKind.ServerErrorAfterApplying, typeof(InternalServerException))]
    internal async Task A_call_that_is_not_idempotent_is_not_repeated(FaultKind kind, Type expected)
    {
        await using var server = new FaultServer(_service.Apply, FaultPlan.First(kind));
        using var client = new BulkClient(BulkClientOptions.For(server.Url, s_timeout));
        var exception = await Assert.ThrowsAnyAsync<ApiException>(() => client.InvokeAsync(Request("POST")));
        Assert.IsType(expected, exception);
        Assert.True(exception.MayHaveArrived);
        Assert.Equal((1, 1), (server.Requests, exception.Tries));
        Assert.All(_service.Applied.Values, count => Assert.Equal(1, count));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task A_refusal_is_not_repeated(string method)
    {
        await using var server = new FaultServer(_service.Apply, FaultPlan.First(FaultKind.Refusal));
        using var client = new BulkClient(BulkClientOptions.For(server.Url, s_timeout));
        var exception = await Assert.ThrowsAsync<BadRequestException>(() => client.InvokeAsync(Request(method)));
        Assert.False(exception.MayHaveArrived);
        Assert.Equal(1, server.Requests);
    }

    [Fact]
    public async Task Too_many_requests_are_repeated_whatever_the_method_and_the_header()
    {
        await using var server = new FaultServer(_service.Apply, FaultPlan.First(FaultKind.TooManyRequests, 2));
        using var client = new BulkClient(BulkClientOptions.For(server.Url, s_timeout));
        await client.InvokeAsync(Request("POST"));
        Assert.Equal(3, server.Requests);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task What_surely_did_not_arrive_is_repeated_and_told_so(string method)
    {
        foreach (Uri url in new[] { new Uri("http://name.invalid/"), ClosedPort() })
        {
            using var client = new BulkClient(BulkClientOptions.For(url, TimeSpan.FromSeconds(5)));
            var exception = await Assert.ThrowsAsync<ApiConnectionException>(() => client.InvokeAsync(Request(method)));
            Assert.False(exception.MayHaveArrived);
            Assert.Equal(3, exception.Tries);
        }
    }

    [Fact]
    public async Task A_failed_TLS_handshake_did_not_send_anything()
    {
        await using var server = new FaultServer(_service.Apply);
        var url = new UriBuilder(server.Url) { Scheme = "https" }.Uri;
        using var client = new BulkClient(BulkClientOptions.For(url, TimeSpan.FromSeconds(5)));
        var exception = await Assert.ThrowsAnyAsync<ApiConnectionException>(() => client.InvokeAsync(Request("POST")));
        Assert.False(exception.MayHaveArrived);
        Assert.Equal(0, server.Requests);
    }

    [Fact]
    public async Task GOAWAY_that_names_the_request_as_unprocessed_is_repeated()
    {
        await using var server = new GoAwayServer(refusals: 1, isProcessed: false);
        using var client = Http2Client(server.Url);
        await client.InvokeAsync(new NoContentRequest("POST"));
        Assert.Equal((1, 1), (server.Refused, server.Answered));
    }

    [Fact]
    public async Task GOAWAY_that_names_the_request_as_processed_is_not()
    {
        await using var server = new GoAwayServer(refusals: 1, isProcessed: true);
        using var client = Http2Client(server.Url);
        var exception = await Assert.ThrowsAnyAsync<ApiConnectionException>(
            () => client.InvokeAsync(new NoContentRequest("POST")));
        Assert.True(exception.MayHaveArrived);
        Assert.Equal((1, 0), (server.Refused, server.Answered));
    }

    [Theory]
    [InlineData(FaultKind.Silence)]
    [InlineData(FaultKind.SlowDrip)]
    internal async Task Cancellation_is_quick(FaultKind kind)
    {
        await using var server = new FaultServer(_service.Apply, FaultPlan.First(kind, 100));
        using var client = new BulkClient(BulkClientOptions.For(server.Url, TimeSpan.FromSeconds(30)));
        var times = new List<double>();
        for (int i = 0; i < 5; i++)
        {
            using var cancel = new CancellationTokenSource();
            Task<BulkAnswer> call = client.InvokeAsync(Request("PUT"), null, cancel.Token);
            await Task.Delay(50);
            long start = Stopwatch.GetTimestamp();
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        // The median, because a busy machine may stall any single one.
        Assert.InRange(times.Order().ElementAt(2), 0, 50);
    }

    private static BulkRequest Request(string method) => new(new ApiOperation("bulk", method, "/bulk"), s_items);

    private static Uri ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
    }

    private static BulkClient Http2Client(Uri url)
    {
        BulkClientOptions options = BulkClientOptions.For(url, TimeSpan.FromSeconds(5));
        options.PerTryHandlers.Add(new Http2Handler());
        return new BulkClient(options);
    }

    private sealed class Http2Handler : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Version = HttpVersion.Version20;
            request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
