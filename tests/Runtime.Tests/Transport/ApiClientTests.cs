using System.Net;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using SpecClient.Testing;

namespace Runtime.Tests.Transport;

/// <summary>What a client sends besides the request, whole responses, and operations without a document.</summary>
public sealed class ApiClientTests
{
    [Fact]
    public async Task Headers_of_document_options_and_call()
    {
        using var fixture = new Fixture(options => options.DefaultHeaders["X-Team"] = "a");
        fixture.Things.Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest());
        var options = new RequestOptions
        {
            Headers = { ["x-team"] = "b", ["api-version"] = null, ["Accept"] = "text/x" },
            Query = { ["filter"] = "c d", ["more"] = "1" },
        };
        await fixture.Client.InvokeAsync(new TestRequest(), options);
        var (first, second) = (fixture.Transport.Requests[0], fixture.Transport.Requests[1]);
        Assert.Equal(("a", "2026-01-01"), (first.Headers["X-Team"], first.Headers["api-version"]));
        Assert.Equal("application/json", first.Headers["Accept"]);
        Assert.StartsWith("TestClient/4.0.0 SpecClient/", first.Headers["User-Agent"], StringComparison.Ordinal);
        Assert.Equal(("b", "text/x"), (second.Headers["X-Team"], second.Headers["Accept"]));
        Assert.False(second.Headers.ContainsKey("api-version"));
        Assert.Equal("?filter=c%20d&more=1", second.Uri.Query);
    }

    [Fact]
    public async Task Extra_members_go_into_the_body_and_content_headers_can_be_set()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(Fixture.Ok);
        var request = new TestRequest("PUT") { Body = JsonAny.Parse("""{"a":1,"b":2}""") };
        await fixture.Client.InvokeAsync(request, new RequestOptions
        {
            Body = { ["b"] = null, ["c"] = JsonAny.Null },
            Headers = { ["Content-Type"] = "application/x+json" },
        });
        var sent = fixture.Transport.Requests[0];
        Assert.Equal(JsonAny.Parse("""{"a":1,"c":null}"""), sent.BodyJson);
        Assert.Equal("application/x+json", sent.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Send_gives_the_whole_response()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.Created, Fixture.Ok, ("cf-ray", "r"), ("ETag", "\"e\""));
        var response = await fixture.Client.SendAsync(new TestRequest());
        Assert.Equal((HttpStatusCode.Created, "r"), (response.StatusCode, response.RequestId));
        Assert.Equal("\"e\"", response.Headers.ETag!.Tag);
        Assert.Equal("application/json", response.ContentHeaders.ContentType!.MediaType);
        Assert.Equal(Fixture.Ok, System.Text.Encoding.UTF8.GetString(response.Body.Span));
        Assert.Equal(JsonAny.Parse("""{"id":"42"}"""), response.Value);
    }

    [Fact]
    public async Task Undocumented_operations_go_the_same_way()
    {
        using var fixture = new Fixture(options => options.ApiToken = "t");
        fixture.Transport.Otherwise()
            .Respond(HttpStatusCode.BadGateway).Respond("""{"x":[1]}""").Respond(HttpStatusCode.NoContent);
        var value = await fixture.Client.PutAsync<JsonAny>("zones/1?a=b", JsonAny.Parse("{}"));
        Assert.Equal(1, value!.Element.GetProperty("x")[0].GetInt32());
        Assert.Null(await fixture.Client.DeleteAsync<JsonAny>("/zones/1"));
        await fixture.Client.GetAsync<JsonAny>("/z");
        await fixture.Client.PostAsync<JsonAny>("/z", 1);
        await fixture.Client.PatchAsync<JsonAny>("/z", "text");
        var sent = fixture.Transport.Requests;
        Assert.Equal("https://api.example.com/v4/zones/1?a=b", sent[0].Uri.OriginalString);
        Assert.Equal(["PUT", "PUT", "DELETE", "GET", "POST", "PATCH"], sent.Select(request => request.Method.Method));
        Assert.Equal(["{}", "{}", "", "", "1", "\"text\""], sent.Select(request => request.BodyText));
        Assert.All(sent, request => Assert.Equal("Bearer t", request.Headers["Authorization"]));
        await Assert.ThrowsAsync<ArgumentException>(() => fixture.Client.GetAsync<JsonAny>("https://evil.example/"));
    }

    [Theory]
    [InlineData("https://api.example.com/v4/", null, "https://api.example.com/v4/things/42")]
    [InlineData("http://localhost:8080", null, "http://localhost:8080/things/42")]
    [InlineData(null, "staging", "https://staging.example.com/things/42")]
    public async Task Base_urls(string? baseUrl, string? server, string expected)
    {
        using var fixture = new Fixture(options =>
        {
            options.BaseUrl = baseUrl is null ? null : new Uri(baseUrl);
            options.Server = server;
        });
        fixture.Things.Respond(Fixture.Ok);
        await fixture.Client.InvokeAsync(new TestRequest());
        Assert.StartsWith(expected, fixture.Transport.Requests[0].Uri.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_document_with_relative_servers_needs_a_base_url()
    {
        var transport = new FakeTransport();
        transport.Otherwise().Respond(Fixture.Ok);
        var description = new ApiDescription("T", "1")
        {
            Servers = [new(null, "/api/{v}", new ServerVariable("v", "3"))],
        };
        using var client = new TestClient(new TestOptions(description) { Handler = transport });
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.InvokeAsync(new TestRequest()));
        Assert.Contains("BaseUrl", error.Message, StringComparison.Ordinal);

        using var http = new HttpClient(transport) { BaseAddress = new Uri("https://from.client/") };
        using var second = new TestClient(new TestOptions(description), http);
        await second.InvokeAsync(new TestRequest());
        Assert.Equal("from.client", transport.Requests[0].Uri.Host);
    }

    [Fact]
    public void Unknown_servers_and_relative_base_urls_are_refused_at_once()
    {
        Assert.Throws<ArgumentException>(() => new TestClient(new TestOptions { Server = "nowhere" }));
        var relative = new TestOptions { BaseUrl = new Uri("/v4", UriKind.Relative) };
        Assert.Throws<ArgumentException>(() => new TestClient(relative));
    }

    [Fact]
    public async Task A_callers_http_client_is_used_and_not_disposed()
    {
        var transport = new FakeTransport();
        transport.Otherwise().Respond(Fixture.Ok);
        using var http = new HttpClient(transport);
        http.DefaultRequestHeaders.TryAddWithoutValidation("X-Client", "c");
        http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "Own auth");
        using (var client = new TestClient(new TestOptions(), http))
        {
            await client.InvokeAsync(new TestRequest("GET", ["api_token"]));
        }

        await http.GetAsync(new Uri("https://a.example"));
        Assert.Equal("c", transport.Requests[0].Headers["X-Client"]);
        Assert.Equal("Own auth", transport.Requests[0].Headers["Authorization"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_callers_http_client_says_which_version_of_http_is_spoken(bool byFactory)
    {
        var transport = new VersionHandler();
        using var http = new HttpClient(transport)
        {
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        using var client = byFactory
            ? new TestClient(new TestOptions { HttpClientFactory = () => http })
            : new TestClient(new TestOptions(), http);
        await client.InvokeAsync(new TestRequest());
        Assert.Equal((HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact), transport.Seen);
    }

    [Fact]
    public async Task Handlers_stand_around_the_call_and_around_each_try()
    {
        var (calls, tries) = (new CountingHandler("X-Call"), new CountingHandler("X-Try"));
        using var fixture = new Fixture(options =>
        {
            options.ApiToken = "t";
            options.PerCallHandlers.Add(calls);
            options.PerTryHandlers.Add(tries);
        });
        fixture.Things.Respond(HttpStatusCode.BadGateway).Respond(Fixture.Ok);
        var request = new TestRequest("PUT", ["api_token"]) { Body = JsonAny.Parse("[7]") };
        Assert.NotNull(await fixture.Client.InvokeAsync(request));
        Assert.Equal((1, 2), (calls.Count, tries.Count));
        Assert.All(fixture.Transport.Requests, sent =>
        {
            Assert.Equal("[7]", sent.BodyText);
            Assert.Equal("1", sent.Headers["X-Call"]);
            Assert.Equal("Bearer t", sent.Headers["Authorization"]);
        });
        Assert.False(calls.SawCredential);
        Assert.True(tries.SawCredential);
        Assert.Equal("things", calls.OperationId);
        Assert.Throws<InvalidOperationException>(() => new TestClient(fixture.Options));
    }

    [Fact]
    public async Task A_handler_around_the_call_sees_the_last_answer_and_may_replace_the_body()
    {
        var handler = new CountingHandler("X-Call") { Replacement = "[8]" };
        using var fixture = new Fixture(options => options.PerCallHandlers.Add(handler));
        fixture.Things.Respond(HttpStatusCode.BadGateway, """{"message":"m"}""");
        var request = new TestRequest("PUT") { Body = JsonAny.Parse("[7]") };
        var error = await Assert.ThrowsAsync<InternalServerException>(() => fixture.Client.InvokeAsync(request));
        Assert.Equal((HttpStatusCode.BadGateway, "m"), (handler.Status, error.Errors[0].Message));
        Assert.All(fixture.Transport.Requests, sent => Assert.Equal("[8]", sent.BodyText));
    }

    [Fact]
    public async Task A_disposed_client_does_not_send()
    {
        var client = new TestClient(new TestOptions { BaseUrl = new Uri("http://127.0.0.1:9") });
        client.Dispose();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => client.InvokeAsync(new TestRequest()));
    }

    [Fact]
    public void Options_of_a_call_copy_what_they_hold()
    {
        var one = new RequestOptions { Headers = { ["a"] = "1" }, MaxRetries = 1 };
        var two = one with { MaxRetries = 2 };
        two.Headers["a"] = "2";
        Assert.Equal(("1", 1), (one.Headers["a"], one.MaxRetries));
        two.Headers["a"] = "secret";
        Assert.DoesNotContain("secret", two.ToString(), StringComparison.Ordinal);
    }

    private sealed class VersionHandler : HttpMessageHandler
    {
        public (Version Version, HttpVersionPolicy Policy) Seen { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Seen = (request.Version, request.VersionPolicy);
            return Task.FromResult(new HttpResponseMessage { Content = new StringContent(Fixture.Ok) });
        }
    }

    private sealed class CountingHandler(string header) : DelegatingHandler
    {
        public int Count { get; private set; }

        public bool SawCredential { get; private set; }

        public string? OperationId { get; private set; }

        public HttpStatusCode Status { get; private set; }

        public string? Replacement { get; init; }

        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Count++;
            SawCredential |= request.Headers.Authorization is not null;
            OperationId = ((ApiRequestMessage)request).Operation!.OperationId;
            request.Headers.Add(header, "1");
            if (Replacement is not null)
            {
                request.Content = new StringContent(Replacement);
            }

            var response = await base.SendAsync(request, cancellationToken);
            Status = response.StatusCode;
            return response;
        }
    }
}
