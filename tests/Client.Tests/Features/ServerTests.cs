using System.Net;
using System.Net.Sockets;
using Client.Tests.Support;
using Features.Servers;
using Features.ServersRelative;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Where requests go (OpenAPI "Server Object").</summary>
public sealed class ServerTests
{
    private readonly UrlHandler _handler = new();

    [Fact]
    public async Task Variables_have_their_defaults_and_are_options()
    {
        using var plain = new ServersClient(new() { Handler = _handler });
        await plain.Calls.PlainAsync();
        using var other = new ServersClient(
            new() { Handler = _handler, ServerRegion = "us", ServerPort = "8443", ServerBase = "v2" });
        await other.Calls.PlainAsync();
        using var unknown = new ServersClient(new() { Handler = _handler, ServerRegion = "mars" });
        await unknown.Calls.PlainAsync();
        Assert.Equal(
            [
                "https://eu.servers.test/v1/plain", "https://us.servers.test:8443/v2/plain",
                "https://mars.servers.test/v1/plain",
            ],
            _handler.Urls);
    }

    [Fact]
    public async Task One_of_several_servers_is_chosen_by_its_name_or_url()
    {
        foreach (var server in new[] { "sandbox", "Server3", "http://127.0.0.1:8080" })
        {
            using var client = new ServersClient(new() { Handler = _handler, Server = server });
            await client.Calls.PlainAsync();
        }

        Assert.Equal(
            [
                "https://sandbox.servers.test/v1/plain", "http://127.0.0.1:8080/plain", "http://127.0.0.1:8080/plain",
            ],
            _handler.Urls);
        var error = Assert.Throws<ArgumentException>(() => new ServersClient(new() { Server = "Prod" }));
        Assert.Contains("Production, Sandbox, Server3", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paths_and_operations_have_servers_of_their_own()
    {
        using var client = new ServersClient(new() { Handler = _handler });
        await CallAllAsync(client);
        using var sandbox = new ServersClient(
            new() { Handler = _handler, Server = "Sandbox", ServerRegion = "us", ServerTenant = "t1" });
        await CallAllAsync(sandbox);
        Assert.Equal(
            [
                "https://upload.ap.servers.test/upload", "https://acme.write.test/w/upload",
                "https://eu.servers.test/v2/relative", "https://eu.servers.test/v1/same",
                "https://upload.sandbox.test/up/upload", "https://t1.write.test/w/upload",
                "https://sandbox.servers.test/v2/relative", "https://sandbox.servers.test/v1/same",
            ],
            _handler.Urls);
    }

    [Fact]
    public async Task A_base_url_of_the_callers_holds_for_every_call()
    {
        using var client = new ServersClient(new() { Handler = _handler, BaseUrl = new("http://127.0.0.1:1/x") });
        await CallAllAsync(client);
        using var http = new HttpClient(_handler, disposeHandler: false) { BaseAddress = new("http://127.0.0.1:2") };
        using var second = new ServersClient(new(), http);
        await CallAllAsync(second);
        Assert.Equal(
            [
                "http://127.0.0.1:1/x/upload", "http://127.0.0.1:1/x/upload",
                "http://127.0.0.1:1/v2/relative", "http://127.0.0.1:1/x/same",
                "http://127.0.0.1:2/upload", "http://127.0.0.1:2/upload",
                "http://127.0.0.1:2/v2/relative", "http://127.0.0.1:2/same",
            ],
            _handler.Urls);
    }

    [Fact]
    public async Task Beside_a_base_url_a_single_server_can_be_elsewhere()
    {
        var options = new ServersClientOptions { Handler = _handler, BaseUrl = new("http://127.0.0.1:1") };
        options.ServerUrls["https://{tenant}.write.test/w"] = new Uri("http://127.0.0.1:2/write");
        using var client = new ServersClient(options);
        await client.Calls.OfPathAsync();
        await client.Calls.OfOperationAsync();
        Assert.Equal(["http://127.0.0.1:1/upload", "http://127.0.0.1:2/write/upload"], _handler.Urls);
    }

    [Fact]
    public async Task Another_url_can_stand_in_for_any_of_them()
    {
        var options = new ServersClientOptions { Handler = _handler };
        options.ServerUrls["https://{tenant}.write.test/w"] = new Uri("http://127.0.0.1:1/write");
        options.ServerUrls["https://{region}.servers.test:{port}/{base}"] = new Uri("http://127.0.0.1:2/");
        using var client = new ServersClient(options);
        await client.Calls.PlainAsync();
        await client.Calls.OfOperationAsync();
        Assert.Equal(["http://127.0.0.1:2/plain", "http://127.0.0.1:1/write/upload"], _handler.Urls);
    }

    [Fact]
    public async Task A_relative_server_needs_a_base()
    {
        using var client = new ServersRelativeClient(new() { Handler = _handler });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.Calls.PlainAsync());
        Assert.Contains("BaseUrl", error.Message, StringComparison.Ordinal);
        using var based = new ServersRelativeClient(
            new() { Handler = _handler, BaseUrl = new("https://host.test/api/v3") });
        await based.Calls.PlainAsync();
        Assert.Equal(["https://host.test/api/v3/plain"], _handler.Urls);
    }

    [Fact]
    public async Task A_connection_that_takes_too_long_is_given_up_in_its_own_time()
    {
        // A queue that is full: the kernel drops what would connect next.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        var waiting = new List<Socket>();
        for (var i = 0; i < 8; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
            {
                Blocking = false,
            };
            try
            {
                socket.Connect(listener.LocalEndPoint!);
            }
            catch (SocketException)
            {
                // Not at once: the queue decides.
            }

            waiting.Add(socket);
        }

        using var client = new ServersClient(new()
        {
            BaseUrl = new($"http://{listener.LocalEndPoint}"),
            ConnectTimeout = TimeSpan.FromMilliseconds(300),
            MaxRetries = 0,
        });
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var error = await Assert.ThrowsAsync<ApiConnectionException>(() => client.Calls.PlainAsync());
        Assert.False(error.MayHaveArrived);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(14), watch.Elapsed.ToString());
        waiting.ForEach(static socket => socket.Dispose());
    }

    private static async Task CallAllAsync(ServersClient client)
    {
        await client.Calls.OfPathAsync();
        await client.Calls.OfOperationAsync();
        await client.Calls.RelativeAsync();
        await client.Calls.SameAsync();
    }

    private sealed class UrlHandler : HttpMessageHandler
    {
        public List<string> Urls { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Urls.Add(request.RequestUri!.AbsoluteUri);
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.NoContent));
        }
    }
}
