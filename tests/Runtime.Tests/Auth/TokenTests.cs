using System.Net;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Testing;

namespace Runtime.Tests.Auth;

/// <summary>Tokens that are fetched: kept, renewed, and fetched once for all who wait.</summary>
public sealed class TokenTests
{
    private static readonly string[] s_oauth = ["oauth"];
    private static readonly string[] s_oidc = ["oidc"];

    [Fact]
    public async Task Client_credentials_are_exchanged_once_and_renewed_before_the_end()
    {
        using var fixture = OAuth();
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_oauth));
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_oauth));
        Assert.Equal(["Bearer t1", "Bearer t1"], Sent(fixture));

        var asked = Assert.Single(TokenRequests(fixture));
        Assert.Equal("https://api.example.com/oauth/token", asked.Uri.OriginalString);
        Assert.Equal("grant_type=client_credentials&scope=read+write", asked.BodyText);
        Assert.Equal("Basic aWQlM0E6c2VjcmV0", asked.Headers["Authorization"]);

        fixture.Clock.Advance(TimeSpan.FromSeconds(575));
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_oauth));
        Assert.Equal("Bearer t2", Sent(fixture)[^1]);
    }

    [Fact]
    public async Task Many_calls_share_one_fetch()
    {
        using var fixture = OAuth();
        await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => fixture.Client.InvokeAsync(new TestRequest("GET", s_oauth))));
        Assert.Single(TokenRequests(fixture));
        Assert.All(Sent(fixture), header => Assert.Equal("Bearer t1", header));
    }

    [Fact]
    public async Task A_refused_token_is_renewed_once()
    {
        var refusals = 1;
        using var fixture = OAuth(things: _ => refusals-- > 0
            ? Json(HttpStatusCode.Unauthorized, "{}")
            : Json(HttpStatusCode.OK, Fixture.Ok));
        await fixture.Client.InvokeAsync(new TestRequest("POST", s_oauth));
        Assert.Equal(["Bearer t1", "Bearer t2"], Sent(fixture));

        refusals = 5;
        await Assert.ThrowsAsync<AuthenticationException>(
            () => fixture.Client.InvokeAsync(new TestRequest("POST", s_oauth)));
        Assert.Equal(3, refusals);
    }

    [Fact]
    public async Task Services_that_want_the_secret_in_the_body_get_it()
    {
        using var fixture = OAuth(request => request.Headers.ContainsKey("Authorization")
            ? Json(HttpStatusCode.Unauthorized, """{"error":"invalid_client"}""")
            : Json(HttpStatusCode.OK, """{"access_token":"t","expires_in":"60"}"""));
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_oauth));
        var second = TokenRequests(fixture)[1].BodyText;
        Assert.EndsWith("&client_id=id%3A&client_secret=secret", second, StringComparison.Ordinal);
        Assert.Equal(["Bearer t"], Sent(fixture));
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_scope","error_description":"bad secret"}""", "bad *** (code invalid_scope)")]
    [InlineData(200, """{"token":"x"}""", "gave no token: 200")]
    [InlineData(200, "<html>", "gave no token: 200")]
    public async Task A_token_that_cannot_be_had_is_told(int status, string body, string expected)
    {
        using var fixture = OAuth(_ => Json((HttpStatusCode)status, body));
        var error = await Assert.ThrowsAsync<CredentialException>(
            () => fixture.Client.InvokeAsync(new TestRequest("GET", s_oauth)));
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("GET /things/{id}", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_is_asked_for_each_try_unless_it_tells_the_end()
    {
        var asked = 0;
        DateTimeOffset? end = null;
        using var fixture = new Fixture(options => options.Credentials["oidc"] = ApiCredential.FromProvider(
            (_, _) => ValueTask.FromResult(new AccessToken($"p{++asked}", end))));
        fixture.Things.Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_oidc));
        end = fixture.Clock.GetUtcNow().AddHours(1);
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_oidc));
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_oidc));
        Assert.Equal(["Bearer p1", "Bearer p2", "Bearer p2"], Sent(fixture));
    }

    [Fact]
    public async Task A_provider_learns_which_token_was_refused()
    {
        string? refused = null;
        TokenProvider provider = (request, _) =>
        {
            refused = request.Refused;
            return ValueTask.FromResult<AccessToken>(request.Refused is null ? "old" : "new");
        };
        using var fixture = new Fixture(
            options => options.Credentials["oidc"] = ApiCredential.FromProvider(provider));
        fixture.Things.Respond(HttpStatusCode.Unauthorized).Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_oidc));
        Assert.Equal("old", refused);
        Assert.Equal(["Bearer old", "Bearer new"], Sent(fixture));
    }

    [Fact]
    public async Task One_that_gives_up_does_not_take_the_token_from_the_others()
    {
        var gate = new TaskCompletionSource<AccessToken>();
        using var fixture = new Fixture(options => options.Credentials["oidc"] = ApiCredential.FromProvider(
            async (_, token) => await gate.Task.WaitAsync(token)));
        fixture.Things.Respond(Fixture.Ok);
        using var cancel = new CancellationTokenSource();
        var first = fixture.Client.InvokeAsync(new TestRequest("GET", s_oidc), cancellationToken: cancel.Token);
        var second = fixture.Client.InvokeAsync(new TestRequest("GET", s_oidc));
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult("t");
        await second.WaitAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(["Bearer t"], Sent(fixture));
    }

    [Fact]
    public async Task A_provider_that_throws_is_a_credential_error()
    {
        using var fixture = new Fixture(options => options.Credentials["oidc"] = ApiCredential.FromProvider(
            (_, _) => throw new InvalidOperationException("no login")));
        var error = await Assert.ThrowsAsync<CredentialException>(
            () => fixture.Client.InvokeAsync(new TestRequest("GET", s_oidc)));
        Assert.IsType<InvalidOperationException>(error.InnerException);
        Assert.Empty(fixture.Transport.Requests);
    }

    [Fact]
    public void Tokens_do_not_show_themselves()
    {
        Assert.Equal("token", new AccessToken("t0p").ToString());
        Assert.DoesNotContain("t0p", new TokenRequest([], "t0p").ToString(), StringComparison.Ordinal);
    }

    private static Fixture OAuth(
        Func<RecordedRequest, HttpResponseMessage>? reply = null,
        Func<RecordedRequest, HttpResponseMessage>? things = null)
    {
        var fixture = new Fixture(options => (options.ClientId, options.ClientSecret) = ("id:", "secret"));
        var tokens = 0;
        fixture.Transport.Otherwise().Respond(reply
            ?? (_ => Json(HttpStatusCode.OK, $$"""{"access_token":"t{{++tokens}}","expires_in":600}""")));
        fixture.Things.Respond(things ?? (_ => Json(HttpStatusCode.OK, Fixture.Ok)));
        return fixture;
    }

    private static HttpResponseMessage Json(HttpStatusCode status, string json) =>
        new(status) { Content = new StringContent(json) };

    private static RecordedRequest[] TokenRequests(Fixture fixture) =>
        fixture.Transport.Requests.Where(request => request.OperationId is null).ToArray();

    private static string[] Sent(Fixture fixture) => fixture.Transport.Requests
        .Where(request => request.OperationId == "things")
        .Select(request => request.Headers["Authorization"])
        .ToArray();
}
