using System.Net;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Json;
using SpecClient.Testing;

namespace Runtime.Tests.Auth;

/// <summary>Which credentials an operation gets, and how they are sent.</summary>
public sealed class SecurityTests
{
    private static readonly string[][] s_either = [["api_token"], ["api_email", "api_key"]];
    private static readonly string[][] s_allThree = [["api_email", "api_key", "api_token"]];

    [Theory]
    [InlineData("a;b")]
    [InlineData("a\r\nX-Other: b")]
    [InlineData("a\0")]
    public void A_key_that_would_end_its_cookie_or_header_is_refused(string key)
    {
        Assert.Throws<ArgumentException>(() => ApiCredential.Cookie("sid", key));
        if (!key.Contains(';', StringComparison.Ordinal))
        {
            Assert.Throws<ArgumentException>(() => ApiCredential.Header("X-Key", key));
        }
    }

    [Fact]
    public async Task The_first_alternative_that_is_fully_met_is_sent()
    {
        var sent = await SendAsync(
            s_either, options => (options.ApiToken, options.ApiEmail, options.ApiKey) = ("t", "e", "k"));
        Assert.Equal("Bearer t", sent.Headers["Authorization"]);
        Assert.False(sent.Headers.ContainsKey("X-Auth-Key"));

        sent = await SendAsync(s_either, options => (options.ApiEmail, options.ApiKey) = ("e", "k"));
        Assert.Equal(("e", "k"), (sent.Headers["X-Auth-Email"], sent.Headers["X-Auth-Key"]));
    }

    [Fact]
    public async Task A_partly_met_combination_sends_what_there_is()
    {
        var sent = await SendAsync(s_allThree, options => options.ApiToken = "t");
        Assert.Equal("Bearer t", sent.Headers["Authorization"]);
        sent = await SendAsync(s_either, options => options.ApiKey = "k");
        Assert.Equal("k", sent.Headers["X-Auth-Key"]);
    }

    [Fact]
    public async Task Strictly_a_partly_met_combination_is_refused()
    {
        await Assert.ThrowsAsync<CredentialException>(() => SendAsync(s_allThree, options =>
        {
            options.ApiToken = "t";
            options.StrictSecurity = true;
        }));
    }

    [Fact]
    public async Task Without_any_credential_nothing_is_sent_and_the_error_says_what_to_set()
    {
        using var fixture = new Fixture(options => options.QueryKey = "belongs elsewhere");
        var error = await Assert.ThrowsAsync<CredentialException>(
            () => fixture.Client.InvokeAsync(new TestRequest("GET", s_either)));
        Assert.Equal(
            "No credential for GET /things/{id}: "
            + "set TestOptions.ApiToken (environment variable SPECCLIENT_TEST_TOKEN), "
            + "or TestOptions.ApiEmail (environment variable SPECCLIENT_TEST_EMAIL) "
            + "and TestOptions.ApiKey (environment variable SPECCLIENT_TEST_KEY).",
            error.Message);
        Assert.Equal("things", error.Operation!.OperationId);
        Assert.False(error.MayHaveArrived);
        Assert.Empty(fixture.Transport.Requests);
    }

    [Fact]
    public async Task Anonymous_is_allowed_where_the_document_says_so_but_a_credential_is_preferred()
    {
        var sent = await SendAsync([[], ["api_token"]], _ => { });
        Assert.False(sent.Headers.ContainsKey("Authorization"));
        sent = await SendAsync([[], ["api_token"]], options => options.ApiToken = "t");
        Assert.Equal("Bearer t", sent.Headers["Authorization"]);
        sent = await SendAsync([[]], options => options.ApiToken = "t");
        Assert.False(sent.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Where_nothing_is_declared_what_is_configured_is_sent()
    {
        var sent = await SendAsync([], options => (options.ApiToken, options.ApiEmail) = ("t", "e"));
        Assert.Equal(("Bearer t", "e"), (sent.Headers["Authorization"], sent.Headers["X-Auth-Email"]));
        sent = await SendAsync([], _ => { });
        Assert.False(sent.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public async Task Keys_go_to_query_and_cookie_and_basic_is_encoded()
    {
        var sent = await SendAsync([["query_key"]], options => options.QueryKey = "a/b&c");
        Assert.Equal("?filter=a%20b&access=a%2Fb%26c", sent.Uri.Query);
        sent = await SendAsync([["cookie_key"]], options => options.CookieKey = "v");
        Assert.Equal("session_key=v", sent.Headers["Cookie"]);
        sent = await SendAsync(
            [["login"]], options => (options.UserName, options.Password) = ("Aladdin", "open sesame"));
        Assert.Equal("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", sent.Headers["Authorization"]);
    }

    [Fact]
    public async Task The_environment_is_read_once_and_explicit_values_win()
    {
        using var environment = new EnvironmentVariables(
            ("SPECCLIENT_ENV_TOKEN", " from-env "), ("SPECCLIENT_ENV_BASE_URL", "https://env.example/x"));
        var sent = await SendAsync(s_either, _ => { }, "SPECCLIENT_ENV");
        Assert.Equal("Bearer from-env", sent.Headers["Authorization"]);
        Assert.StartsWith("https://env.example/x/things/42", sent.Uri.OriginalString, StringComparison.Ordinal);

        sent = await SendAsync(s_either, options => options.ApiToken = "explicit", "SPECCLIENT_ENV");
        Assert.Equal("Bearer explicit", sent.Headers["Authorization"]);

        // A pair that the program sets wins over a token that is only in the environment.
        sent = await SendAsync(s_either, options => (options.ApiEmail, options.ApiKey) = ("e", "k"), "SPECCLIENT_ENV");
        Assert.False(sent.Headers.ContainsKey("Authorization"));
        Assert.Equal("k", sent.Headers["X-Auth-Key"]);

        await Assert.ThrowsAsync<CredentialException>(
            () => SendAsync(s_either, options => options.ApiToken = null, "SPECCLIENT_ENV"));
    }

    [Fact]
    public async Task A_header_of_the_caller_is_a_credential_too_and_wins()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(Fixture.Ok);
        var options = new RequestOptions { Headers = { ["Authorization"] = "Custom x" } };
        await fixture.Client.InvokeAsync(new TestRequest("GET", s_either), options);
        Assert.Equal("Custom x", fixture.Transport.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task Custom_credentials_and_external_ones()
    {
        var sent = await SendAsync(
            [["unknown"]], options => options.Credentials["unknown"] = ApiCredential.Header("X-Sign", "s"));
        Assert.Equal("s", sent.Headers["X-Sign"]);
        sent = await SendAsync(s_either, options => options.Credentials["api_token"] = ApiCredential.External);
        Assert.False(sent.Headers.ContainsKey("Authorization"));
    }

    [Fact]
    public void A_credential_with_a_line_break_is_refused_without_naming_it()
    {
        using var fixture = new Fixture();
        fixture.Options.ApiToken = "xy\nzzy";
        var error = Assert.Throws<ArgumentException>(() => new TestClient(fixture.Options));
        Assert.DoesNotContain("zzy", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.example.com/other", true)]
    [InlineData("/relative", true)]
    [InlineData("https://evil.example.com/", false)]
    [InlineData("https://api.example.com:8443/", false)]
    public async Task Credentials_stay_within_the_origin_when_redirected(string location, bool isSent)
    {
        using var fixture = new Fixture(options =>
        {
            (options.ApiEmail, options.ApiKey) = ("e", "k");
            options.DefaultHeaders["X-Own"] = "o";
        });
        fixture.Things.Respond(HttpStatusCode.TemporaryRedirect, null, ("Location", location)).Respond(Fixture.Ok);
        var request = new TestRequest("PUT", s_either) { Body = JsonAny.Parse("1") };
        await fixture.Client.InvokeAsync(request, new RequestOptions { Headers = { ["X-Mine"] = "m" } });
        var second = fixture.Transport.Requests[1];
        Assert.Equal(("1", HttpMethod.Put), (second.BodyText, second.Method));
        foreach (var name in new[] { "X-Auth-Key", "X-Auth-Email", "X-Own", "X-Mine" })
        {
            Assert.Equal(isSent, second.Headers.ContainsKey(name));
        }
    }

    private static async Task<RecordedRequest> SendAsync(
        string[][] security, Action<TestOptions> configure, string variables = TestOptions.Variables)
    {
        using var fixture = new Fixture(configure, variables: variables);
        fixture.Things.Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest("GET", security));
        return Assert.Single(fixture.Transport.Requests);
    }
}
