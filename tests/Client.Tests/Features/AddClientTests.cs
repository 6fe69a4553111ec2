using System.Collections.Concurrent;
using Client.Tests.Support;
using Features.Redirects;
using Features.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Clients from a service collection, over <c>IHttpClientFactory</c>.</summary>
public sealed class AddClientTests : IAsyncLifetime
{
    private Loopback _server = null!;

    public async ValueTask InitializeAsync() => _server = await Loopback.StartAsync(static request =>
        request.Path switch
    {
        "/fail" => new Reply(500, "{}"),
        "/archive" => new Reply(302) { Headers = { ["Location"] = "/file", ["Set-Cookie"] = "sticky=1" } },
        "/oauth/token" => new Reply(200, """{"access_token":"t","expires_in":3600}"""),
        _ => new Reply(200, """{"ok":true}"""),
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Options_and_everything_that_configures_the_HttpClient_take_effect()
    {
        var services = new ServiceCollection();
        services.AddTransient<Stamp>();
        services.AddSecurityClient(options => (options.BaseUrl, options.Token) = (_server.Url, "t"))
            .ConfigureHttpClient(static http => http.DefaultRequestHeaders.Add("X-From-Http", "h"))
            .AddHttpMessageHandler<Stamp>();
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        var client = provider.GetRequiredService<SecurityClient>();
        Assert.True((await client.Calls.InheritedAsync()).Ok);
        var sent = _server.Requests.Single();
        Assert.Equal(
            ("Bearer t", "h", "s"),
            (sent.Header("Authorization"), sent.Header("X-From-Http"), sent.Header("X-Stamp")));
    }

    [Fact]
    public async Task Options_come_from_configuration_and_a_base_address_too()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Api:Token"] = "configured",
            ["Api:MaxRetries"] = "0",
            ["Api:Timeout"] = "00:00:05",
            ["Api:DefaultHeaders:X-Team"] = "core",
        }).Build();
        var services = new ServiceCollection();
        services.Configure<SecurityClientOptions>(configuration.GetSection("Api"));
        services.AddSecurityClient().ConfigureHttpClient(http => http.BaseAddress = _server.Url);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<SecurityClient>().Calls.InheritedAsync();
        var sent = _server.Requests.Single();
        Assert.Equal(("Bearer configured", "core"), (sent.Header("Authorization"), sent.Header("X-Team")));
    }

    [Fact]
    public async Task Loggers_get_the_log_and_no_secret()
    {
        var log = new Log();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace));
        services.AddSecurityClient(options =>
        {
            (options.BaseUrl, options.HeaderKey, options.QueryKey) = (_server.Url, "s3cret-h", "s3cret-q");
            options.CookieKey = "s3cret-c";
        });
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<SecurityClient>().Calls.BothAsync();
        Assert.Contains(log.Lines, static line =>
            line.StartsWith("Features.Security.SecurityClient Debug GET ", StringComparison.Ordinal)
            && line.Contains("(both), try 1: 200", StringComparison.Ordinal));
        Assert.DoesNotContain(log.Lines, static line => line.Contains("s3cret", StringComparison.Ordinal));
        Assert.Contains(
            "s3cret-q", _server.Requests.Single().Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_clients_and_two_accounts_of_one_stand_side_by_side()
    {
        var services = new ServiceCollection();
        services.AddSecurityClient(options => (options.BaseUrl, options.Token) = (_server.Url, "main"));
        services.AddSecurityClient("other", options => (options.BaseUrl, options.Token) = (_server.Url, "other"))
            .ConfigureHttpClient(static http => http.DefaultRequestHeaders.Add("X-Other", "1"));
        services.AddRedirectsClient(options => options.BaseUrl = _server.Url);
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<SecurityClient>().Calls.InheritedAsync();
        await provider.GetRequiredKeyedService<SecurityClient>("other").Calls.InheritedAsync();
        await using var file = await provider.GetRequiredService<RedirectsClient>().Calls.ArchiveAsync();
        Assert.Equal(
            [("Bearer main", null), ("Bearer other", "1"), (null, null), (null, null)],
            _server.Requests.Select(static request => (request.Header("Authorization"), request.Header("X-Other"))));

        // The handler keeps no cookies that another call would send along.
        Assert.Null(_server.Requests.Last().Header("Cookie"));
    }

    [Fact]
    public async Task One_client_serves_all_scopes_while_the_factory_renews_its_handlers()
    {
        var made = 0;
        var services = new ServiceCollection();
        services.AddSecurityClient(options =>
            {
                options.BaseUrl = _server.Url;
                (options.MachineClientId, options.MachineClientSecret) = ("id", "secret");
            })
            .SetHandlerLifetime(TimeSpan.FromSeconds(1))
            .AddHttpMessageHandler(() =>
            {
                Interlocked.Increment(ref made);
                return new Stamp();
            });
        await using var provider = services.BuildServiceProvider(validateScopes: true);
        SecurityClient first;
        using (var scope = provider.CreateScope())
        {
            first = scope.ServiceProvider.GetRequiredService<SecurityClient>();
            await first.Calls.OauthAsync();
        }

        await Task.Delay(TimeSpan.FromSeconds(1.5));
        using (var scope = provider.CreateScope())
        {
            var second = scope.ServiceProvider.GetRequiredService<SecurityClient>();
            Assert.Same(first, second);
            await second.Calls.OauthAsync();
        }

        Assert.Equal(2, made);
        Assert.Single(_server.Requests, static request => request.Path == "/oauth/token");
    }

    [Fact]
    public async Task Timeouts_are_the_clients_unless_somebody_wishes_another()
    {
        var services = new ServiceCollection();
        services.AddSecurityClient(options => options.BaseUrl = _server.Url);
        services.AddRedirectsClient(options => options.BaseUrl = _server.Url)
            .ConfigureHttpClient(static http => http.Timeout = TimeSpan.FromSeconds(7));
        await using var provider = services.BuildServiceProvider();
        var factory = provider.GetRequiredService<IHttpClientFactory>();
        Assert.Equal(Timeout.InfiniteTimeSpan, factory.CreateClient("Features.Security.SecurityClient").Timeout);
        Assert.Equal(TimeSpan.FromSeconds(7), factory.CreateClient("Features.Redirects.RedirectsClient").Timeout);
    }

    [Fact]
    public async Task A_stand_in_that_is_registered_already_stays_and_a_handler_of_the_options_is_used()
    {
        var handler = RecordingHandler.Json("""{"ok":true}""");
        var services = new ServiceCollection();
        services.AddSingleton<SecurityClient>(new StandIn());
        services.AddSecurityClient();
        services.AddRedirectsClient(options => options.Handler = handler);
        await using (var provider = services.BuildServiceProvider())
        {
            Assert.IsType<StandIn>(provider.GetRequiredService<SecurityClient>());
            await provider.GetRequiredService<RedirectsClient>().Calls.BothAsync();
        }

        Assert.Single(handler.Requests);
        using var still = new HttpMessageInvoker(handler);
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://still.test");
        using var answer = await still.SendAsync(message, default);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private sealed class StandIn() : SecurityClient(new SecurityClientOptions());

    private sealed class Stamp : DelegatingHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Stamp", "s");
            return base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Log : ILoggerProvider
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, Lines);

        public void Dispose()
        {
        }

        private sealed class Logger(string category, ConcurrentQueue<string> lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(
                LogLevel logLevel,
                EventId eventId,
                TState state,
                Exception? exception,
                Func<TState, Exception?, string> formatter) =>
                lines.Enqueue($"{category} {logLevel} {formatter(state, exception)}");
        }
    }
}
