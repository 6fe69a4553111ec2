using Client.Tests.Support;
using Features.Bodies;
using Features.Bodies.Models.Things;
using SpecClient;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>What one call can have otherwise than its client.</summary>
public sealed class CallOptionsTests : IDisposable
{
    private const string Thing = """{"id":"1","name":"n"}""";

    private readonly RecordingHandler _handler = RecordingHandler.Json(Thing);
    private readonly BodiesClient _client;

    public CallOptionsTests()
    {
        var options = new BodiesClientOptions
        {
            Handler = _handler,
            MaxRetries = 1,
            Retry = new() { InitialDelay = TimeSpan.Zero },
        };
        options.DefaultHeaders["X-Default"] = "client";
        _client = new(options);
    }

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Headers_win_over_parameters_defaults_and_the_clients_own()
    {
        await _client.Things.CreateAsync(
            new() { Name = "n", XTrace = "parameter" },
            new()
            {
                Headers =
                {
                    ["x-trace"] = "call",
                    ["X-Default"] = null,
                    ["User-Agent"] = "mine/1",
                    ["Accept"] = "text/html",
                    ["Content-Type"] = "application/vnd.x+json",
                    ["X-Odd"] = "a, b;c",
                },
            });
        var headers = _handler.Requests.Single().Headers;
        Assert.Equal(
            ["call", "mine/1", "text/html", "application/vnd.x+json", "a, b;c"],
            new[] { "X-Trace", "User-Agent", "Accept", "Content-Type", "X-Odd" }.Select(name => headers[name]));
        Assert.False(headers.ContainsKey("X-Default"));

        await _client.Things.CreateAsync(new() { Name = "n", XTrace = "parameter" });
        headers = _handler.Requests[1].Headers;
        Assert.Equal(("parameter", "client"), (headers["X-Trace"], headers["X-Default"]));
    }

    [Theory]
    [InlineData("a b", "v")]
    [InlineData("", "v")]
    [InlineData("X-Split", "a\r\nX-Other: b")]
    public async Task A_header_that_is_none_is_refused_before_anything_is_sent(string name, string value)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _client.Things.CreateAsync(
            new() { Name = "n" }, new() { Headers = { [name] = value } }));
        Assert.Empty(_handler.Requests);
    }

    [Fact]
    public async Task Query_parameters_are_added_replaced_and_left_out()
    {
        await _client.Things.CreateAsync(
            new() { Name = "n", Dry = true }, new() { Query = { ["q&"] = "a b", ["empty"] = "" } });
        await _client.Things.CreateAsync(new() { Name = "n", Dry = true }, new() { Query = { ["dry"] = "no" } });
        await _client.Things.CreateAsync(new() { Name = "n", Dry = true }, new() { Query = { ["dry"] = null } });
        Assert.Equal(
            ["/v1/things?dry=true&q%26=a%20b&empty=", "/v1/things?dry=no", "/v1/things"],
            _handler.Requests.Select(static sent => sent.PathAndQuery));
    }

    [Fact]
    public async Task Members_of_the_body_are_added_replaced_and_left_out()
    {
        await _client.Things.CreateAsync(
            new() { Name = "n", Size = 1, Tags = ["t"] },
            new() { Body = { ["size"] = JsonAny.Parse("2"), ["tags"] = null, ["beta"] = JsonAny.Null } });
        Assert.Equal("""{"name":"n","size":2,"beta":null}""", _handler.Requests.Single().Body);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData(0, 1)]
    [InlineData(3, 4)]
    public async Task Retries_are_counted_for_the_call(int? retries, int tries)
    {
        _handler.Answer(503, "", "text/plain");
        var error = await Assert.ThrowsAsync<InternalServerException>(
            () => _client.Things.FindAsync("1", options: new() { MaxRetries = retries }));
        Assert.Equal((tries, tries), (_handler.Requests.Count, error.Tries));
    }

    [Theory]
    [InlineData("POST", null, 1)]
    [InlineData("POST", "k", 2)]
    [InlineData("PATCH", "k", 2)]
    public async Task An_idempotency_key_makes_any_method_be_repeated(string method, string? key, int tries)
    {
        _handler.Answer(503, "", "text/plain");
        var options = new RequestOptions { IdempotencyKey = key };
        await Assert.ThrowsAsync<InternalServerException>(() => method == "POST"
            ? _client.Things.CreateAsync(new() { Name = "n" }, options)
            : _client.Things.PatchAsync("1", new() { Name = "n" }, options));
        Assert.Equal(tries, _handler.Requests.Count);
        Assert.All(_handler.Requests, sent =>
            Assert.Equal(key, sent.Headers.TryGetValue("Idempotency-Key", out var value) ? value : null));
    }

    [Fact]
    public async Task The_timeout_of_the_call_ends_it()
    {
        using var client = new BodiesClient(new() { Handler = new Silence(), MaxRetries = 0 });
        var error = await Assert.ThrowsAsync<ApiTimeoutException>(() => client.Things.FindAsync(
            "1", options: new() { Timeout = TimeSpan.FromMilliseconds(30) }));
        Assert.Equal(1, error.Tries);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(30));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.Things.FindAsync(
            "1", options: new() { Timeout = Timeout.InfiniteTimeSpan }, cancellationToken: stop.Token));
    }

    [Fact]
    public async Task Options_are_values_that_can_be_shared_and_varied()
    {
        var shared = new RequestOptions { Headers = { ["X-Trace"] = "shared" }, MaxRetries = 0 };
        var varied = shared with { MaxRetries = 1 };
        varied.Headers["X-Trace"] = "varied";
        await Task.WhenAll(
            _client.Things.CreateAsync(new() { Name = "n" }, shared),
            _client.SendAsync(new ThingCreateParams { Name = "n" }, varied));
        Assert.Equal(["shared", "varied"], _handler.Requests.Select(static sent => sent.Headers["X-Trace"]).Order());
    }

    private sealed class Silence : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new InvalidOperationException();
        }
    }
}
