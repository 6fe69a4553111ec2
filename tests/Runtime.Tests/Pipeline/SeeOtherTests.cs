using System.Net;
using Runtime.Tests.Batching;
using Runtime.Tests.Support;
using SpecClient;

namespace Runtime.Tests.Pipeline;

/// <summary>
/// 303 says that the service took the request: what goes wrong behind it is no reason to send that again.
/// </summary>
public sealed class SeeOtherTests
{
    [Theory]
    [InlineData("POST", "404", 1)]
    [InlineData("POST", "429", 1)]
    [InlineData("POST", "503", 1)]
    [InlineData("POST", "refused", 1)]
    [InlineData("POST", "broken", 1)]
    [InlineData("POST", "should retry", 1)]
    [InlineData("PUT", "404", 1)]
    [InlineData("PUT", "429", 3)]
    [InlineData("PUT", "refused", 3)]
    public async Task What_was_taken_is_repeated_only_where_that_is_harmless(string method, string behind, int tries)
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(request => Answer(request.Method, behind));
        var error = await Assert.ThrowsAnyAsync<ApiException>(
            () => fixture.Client.InvokeAsync(new TestRequest(method)));
        Assert.Equal((tries, true), (error.Tries, error.MayHaveArrived));
        Assert.Equal(tries, fixture.Transport.Requests.Count(sent => sent.Method.Method == method));
    }

    [Theory]
    [InlineData("404")]
    [InlineData("429")]
    [InlineData("refused")]
    public async Task Items_that_were_taken_are_unknown_whatever_is_behind(string behind)
    {
        var transport = new SpecClient.Testing.FakeTransport();
        transport.Otherwise().Respond(request => Answer(request.Method, behind));
        using var client = new BulkClient(new BulkClientOptions
        {
            BaseUrl = new Uri("https://bulk.example"),
            Handler = transport,
            TimeProvider = new FakeClock { SkipUpTo = TimeSpan.FromSeconds(30) },
        });
        var result = await client.BulkAllAsync(FakeService.Descriptor(method: "POST"), ["a", "b"]).ToResultAsync();
        Assert.Equal(2, result.Unknown.Count);
        Assert.Single(transport.Requests, static sent => sent.Method == HttpMethod.Post);
    }

    [Fact]
    public async Task Where_it_is_not_followed_it_tells_that_the_request_was_taken()
    {
        using var fixture = new Fixture(static options => options.FollowRedirects = false);
        fixture.Things.Respond(request => Answer(request.Method, "404"));
        var error = await Assert.ThrowsAsync<ApiStatusException>(
            () => fixture.Client.InvokeAsync(new TestRequest("POST")));
        Assert.Equal((HttpStatusCode.SeeOther, true), (error.StatusCode, error.MayHaveArrived));
    }

    private static HttpResponseMessage Answer(HttpMethod method, string behind)
    {
        if (method != HttpMethod.Get)
        {
            var other = new HttpResponseMessage(HttpStatusCode.SeeOther);
            other.Headers.Location = new Uri("/jobs/1", UriKind.Relative);
            return other;
        }

        switch (behind)
        {
            case "refused":
                throw new HttpRequestException(HttpRequestError.ConnectionError, behind);
            case "broken":
                throw new HttpRequestException(HttpRequestError.ResponseEnded, behind);
            case "should retry":
                var answer = new HttpResponseMessage(HttpStatusCode.BadGateway);
                answer.Headers.Add("x-should-retry", "true");
                return answer;
            default:
                return new HttpResponseMessage(Enum.Parse<HttpStatusCode>(behind));
        }
    }
}
