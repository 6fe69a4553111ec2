using System.Net;
using System.Text;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;

namespace Runtime.Tests.Errors;

/// <summary>Which class an error has, what it tells, and what it does not.</summary>
public sealed class ErrorTests
{
    private const string Body = """
        {"success":false,"errors":[
        {"code":7003,"message":"No route for that URI","documentation_url":"https://d.example",
        "source":{"pointer":"/a"}},
        {"code":1,"message":"second"}],"messages":[],"result":null}
        """;

    [Theory]
    [InlineData(400, typeof(BadRequestException))]
    [InlineData(401, typeof(AuthenticationException))]
    [InlineData(403, typeof(PermissionDeniedException))]
    [InlineData(404, typeof(NotFoundException))]
    [InlineData(409, typeof(ConflictException))]
    [InlineData(422, typeof(UnprocessableEntityException))]
    [InlineData(429, typeof(RateLimitException))]
    [InlineData(500, typeof(InternalServerException))]
    [InlineData(599, typeof(InternalServerException))]
    [InlineData(418, typeof(ApiStatusException))]
    [InlineData(304, typeof(ApiStatusException))]
    public async Task Classes_by_status(int status, Type expected)
    {
        using var fixture = new Fixture(options => options.MaxRetries = 0);
        fixture.Things.Respond((HttpStatusCode)status, Body, ("cf-ray", "ray-1"), ("Retry-After", "3"));
        var error = await Assert.ThrowsAnyAsync<ApiStatusException>(
            () => fixture.Client.InvokeAsync(new TestRequest()));
        Assert.IsType(expected, error);
        Assert.Equal((HttpStatusCode)status, error.StatusCode);
        Assert.Equal("ray-1", error.RequestId);
        Assert.Equal(TimeSpan.FromSeconds(3), error.RetryAfter);
        Assert.Equal(Body, error.BodyText);
        Assert.Equal("things", error.Operation!.OperationId);
        Assert.Equal(HttpMethod.Get, error.Method);
        Assert.Equal("https://api.example.com/v4/things/42?filter=a%20b", error.RequestUri!.OriginalString);
        Assert.Equal(["ray-1"], error.Headers!.GetValues("cf-ray"));
        Assert.Collection(
            error.Errors,
            first => Assert.Equal(
                new ApiError
                {
                    Code = "7003",
                    Message = "No route for that URI",
                    DocumentationUrl = "https://d.example",
                    Pointer = "/a",
                },
                first),
            second => Assert.Equal("second (code 1)", second.ToString()));
        Assert.StartsWith($"GET /things/{{id}}: {status} ", error.Message, StringComparison.Ordinal);
        Assert.EndsWith(
            ": /a: No route for that URI (code 7003); second (code 1)", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_documented_error_is_read()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.NotFound, Body);
        var request = new TestRequest
        {
            Errors =
            [
                ErrorResponse.Json<string, StringCodec>(400, 403),
                ErrorResponse.Json<JsonAny, JsonAnyCodec>(400, 499),
            ],
        };
        var error = await Assert.ThrowsAsync<NotFoundException>(() => fixture.Client.InvokeAsync(request));
        Assert.Equal(JsonAny.Parse(Body), error.Error);
    }

    [Fact]
    public async Task Success_false_is_an_error()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(Body);
        var error = await Assert.ThrowsAsync<UnsuccessfulResponseException>(
            () => fixture.Client.InvokeAsync(new TestRequest()));
        Assert.Equal((HttpStatusCode.OK, 2), (error.StatusCode, error.Errors.Count));
        await Assert.ThrowsAsync<UnsuccessfulResponseException>(() => fixture.Client.SendAsync(new TestRequest()));
    }

    [Theory]
    [InlineData("""{"success":true,"result":null}""", "application/json", true)]
    [InlineData("""{"success":true}""", "application/json", true)]
    [InlineData("""{"success":true,"result":{"a":1}""", "application/json", false)]
    [InlineData("""<html><body>hello</body></html>""", "text/html", false)]
    [InlineData("", "application/json", true)]
    [InlineData("[1,2]", "application/json", false)]
    public async Task A_success_without_result_is_an_error_that_carries_what_came(
        string body, string type, bool isAbsent)
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.OK, body, ("Content-Type", type), ("x-request-id", "r"));
        var error = await Assert.ThrowsAsync<ApiResponseFormatException>(
            () => fixture.Client.InvokeAsync(new TestRequest()));
        Assert.Equal((HttpStatusCode.OK, type), (error.StatusCode, error.MediaType));
        Assert.Equal(("r", body), (error.RequestId, error.BodyText));
        Assert.Contains(type, error.Message, StringComparison.Ordinal);
        Assert.Single(fixture.Transport.Requests);

        var response = await fixture.Client.SendAsync(new TestRequest());
        Assert.False(response.HasValue);
        Assert.Equal(body, Encoding.UTF8.GetString(response.Body.Span));
        if (isAbsent)
        {
            Assert.Null(response.Value);
        }
        else
        {
            Assert.Throws<ApiResponseFormatException>(() => response.Value);
        }
    }

    [Fact]
    public async Task A_204_without_result_is_told_as_such()
    {
        using var fixture = new Fixture();
        fixture.Things.Respond(HttpStatusCode.NoContent);
        var response = await fixture.Client.SendAsync(new TestRequest());
        Assert.Equal((HttpStatusCode.NoContent, false), (response.StatusCode, response.HasValue));
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Query")]
    [InlineData("Basic")]
    public async Task Secrets_are_in_no_message(string kind)
    {
        const string Secret = "s3cr3t-value";
        using var fixture = new Fixture(options =>
        {
            options.MaxRetries = 0;
            _ = kind switch
            {
                "Bearer" => options.ApiToken = Secret,
                "Query" => options.QueryKey = Secret,
                _ => options.UserName = options.Password = Secret,
            };
        });
        var scheme = kind switch { "Bearer" => "api_token", "Query" => "query_key", _ => "login" };
        var log = new StringBuilder();
        fixture.Options.Log = message => log.AppendLine(message.ToString());
        using var client = new TestClient(fixture.Options);
        fixture.Things
            .Respond(HttpStatusCode.BadRequest, $$"""{"message":"{{Secret}} is no good"}""")
            .Respond(_ => throw new HttpRequestException("cannot reach https://u:" + Secret + "@host"));
        var options = new RequestOptions { Query = { ["api_key"] = Secret } };
        for (var i = 0; i < 2; i++)
        {
            var error = await Assert.ThrowsAnyAsync<ApiException>(
                () => client.InvokeAsync(new TestRequest("GET", [scheme]), options));
            log.AppendLine(error.Message).AppendLine(error.RequestUri!.ToString());
        }

        Assert.Contains("***", log.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_failures_have_their_class()
    {
        using var fixture = new Fixture();
        fixture.Things.Refuse();
        var error = await Assert.ThrowsAsync<ApiConnectionException>(
            () => fixture.Client.InvokeAsync(new TestRequest("POST")));
        Assert.Equal((3, false), (error.Tries, error.MayHaveArrived));
        Assert.IsType<HttpRequestException>(error.InnerException);
        Assert.Contains("no connection", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_earlier_try_that_may_have_arrived_is_not_forgotten()
    {
        using var fixture = new Fixture();
        fixture.Things.Break().Respond(HttpStatusCode.BadRequest);
        var error = await Assert.ThrowsAsync<BadRequestException>(
            () => fixture.Client.InvokeAsync(new TestRequest("PUT")));
        Assert.True(error.MayHaveArrived);
    }

    [Fact]
    public async Task A_request_that_cannot_be_written_is_the_callers_mistake()
    {
        using var fixture = new Fixture(options => options.BaseUrl = null);
        var request = new ApiRequest<JsonAny>(HttpMethod.Get, "/x") { Body = 1 };
        await Assert.ThrowsAsync<ArgumentException>(
            () => fixture.Client.InvokeAsync(request, new RequestOptions { Body = { ["a"] = 2 } }));
        Assert.Empty(fixture.Transport.Requests);
    }

    [Fact]
    public async Task Strict_responses_turn_faults_into_errors()
    {
        using var fixture = new Fixture(options => options.StrictResponses = true);
        fixture.Transport.Otherwise().Respond(Fixture.Ok);
        Assert.NotNull(await fixture.Client.GetAsync<JsonAny>("/x"));
    }

    [Fact]
    public void Errors_can_be_made_for_tests()
    {
        var error = new NotFoundException("gone") { RequestId = "r", Errors = [new() { Code = "1" }] };
        Assert.Equal((HttpStatusCode.NotFound, "r"), (error.StatusCode, error.RequestId));
        Assert.Equal("code 1", error.Errors[0].ToString());
    }
}
