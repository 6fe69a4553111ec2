using Client.Tests.Support;
using Features.Security;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>OAuth2 client credentials (RFC 6749 section 4.4) against a token server on the loopback address.</summary>
public sealed class TokenTests
{
    [Fact]
    public async Task A_token_is_fetched_once_for_many_calls_at_once_and_kept()
    {
        await using var server = await StartAsync(expires: 3600);
        using var client = Create(server);
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Calls.OauthAsync()));
        await client.Calls.OauthPostAsync(new() { N = 1 });
        var asked = Assert.Single(Asked(server));
        Assert.Equal("grant_type=client_credentials&scope=read+write", asked.Body);
        Assert.Equal("Basic aWQlM0ExOnNlY3JldA==", asked.Header("Authorization"));
        Assert.All(Calls(server), static call => Assert.Equal("Bearer t1", call.Header("Authorization")));
    }

    [Fact]
    public async Task It_is_renewed_before_it_ends()
    {
        var clock = new Clock();
        await using var server = await StartAsync(expires: 600);
        using var client = Create(server, clock);
        await client.Calls.OauthAsync();
        clock.Now += TimeSpan.FromSeconds(560);
        await client.Calls.OauthAsync();
        clock.Now += TimeSpan.FromSeconds(15);
        await client.Calls.OauthAsync();
        Assert.Equal(
            ["Bearer t1", "Bearer t1", "Bearer t2"],
            Calls(server).Select(static call => call.Header("Authorization")));
    }

    [Fact]
    public async Task A_refused_one_is_renewed_once_and_the_call_sent_again()
    {
        await using var server = await StartAsync(expires: 3600, accepts: static token => token != "Bearer t1");
        using var client = Create(server);
        await client.Calls.OauthPostAsync(new() { N = 7 });
        Assert.Equal(
            ["Bearer t1", "Bearer t2"], Calls(server).Select(static call => call.Header("Authorization")));
        Assert.All(Calls(server), static call => Assert.Equal("""{"n":7}""", call.Body));
    }

    [Fact]
    public async Task A_service_that_refuses_every_token_is_not_asked_for_ever()
    {
        await using var server = await StartAsync(expires: 3600, accepts: static _ => false);
        using var client = Create(server);
        var error = await Assert.ThrowsAsync<AuthenticationException>(() => client.Calls.OauthAsync());
        Assert.Equal(2, Calls(server).Count());
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_server_that_gives_none_is_told_of_before_the_call_is_sent()
    {
        await using var server = await Loopback.StartAsync(
            static _ => new Reply(400, """{"error":"invalid_client","error_description":"no secret here"}"""));
        using var client = Create(server);
        var error = await Assert.ThrowsAsync<CredentialException>(() => client.Calls.OauthAsync());
        Assert.Contains("invalid_client", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(Calls(server));
    }

    private static IEnumerable<SeenRequest> Asked(Loopback server) =>
        server.Requests.Where(static request => request.Path == "/oauth/token");

    private static IEnumerable<SeenRequest> Calls(Loopback server) =>
        server.Requests.Where(static request => request.Path == "/v1/oauth");

    private static SecurityClient Create(Loopback server, TimeProvider? clock = null) => new(new()
    {
        BaseUrl = new Uri(server.Url, "/v1"),
        MachineClientId = "id:1",
        MachineClientSecret = "secret",
        MaxRetries = 0,
        TimeProvider = clock ?? TimeProvider.System,
    });

    private static Task<Loopback> StartAsync(int expires, Func<string?, bool>? accepts = null)
    {
        var tokens = 0;
        return Loopback.StartAsync(request => request.Path == "/oauth/token"
            ? new Reply(
                200,
                $$"""{"access_token":"t{{Interlocked.Increment(ref tokens)}}","token_type":"Bearer","""
                    + $"\"expires_in\":{expires}}}")
            : accepts?.Invoke(request.Header("Authorization")) == false
                ? new Reply(401, """{"message":"no"}""")
                : new Reply(200, """{"ok":true}"""));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
