using Client.Tests.Support;
using Features.Bodies;
using Features.Bodies.Models;
using SpecClient;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Operations that the document does not describe, through a generated client.</summary>
public sealed class UndocumentedCallTests : IDisposable
{
    private readonly RecordingHandler _handler = RecordingHandler.Json("""{"id":"1","name":"n","more":[1]}""");
    private readonly BodiesClient _client;

    public UndocumentedCallTests() => _client = new(new()
    {
        Handler = _handler,
        MaxRetries = 1,
        Retry = new() { InitialDelay = TimeSpan.Zero },
    });

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Every_method_sends_and_reads()
    {
        var body = JsonAny.Parse("""{"a":[null,1.50]}""");
        Assert.Equal("n", (await _client.GetAsync<Thing>("/hidden/a%20b?x=1"))!.Name);
        var answer = await _client.PostAsync<JsonAny>("hidden", body);
        Assert.Equal("""{"id":"1","name":"n","more":[1]}""", answer!.ToString());
        await _client.PutAsync<Thing>("/hidden", body);
        await _client.PatchAsync<Thing>("/hidden", null);
        await _client.DeleteAsync<Thing>("/hidden");
        await _client.DeleteAsync<Thing>("/hidden", body);
        Assert.Equal(
            [
                "GET /v1/hidden/a%20b?x=1 ",
                """POST /v1/hidden {"a":[null,1.50]}""",
                """PUT /v1/hidden {"a":[null,1.50]}""",
                "PATCH /v1/hidden ",
                "DELETE /v1/hidden ",
                """DELETE /v1/hidden {"a":[null,1.50]}""",
            ],
            _handler.Requests.Select(static sent => $"{sent.Method} {sent.PathAndQuery} {sent.Body}"));
        Assert.All(_handler.Requests.Where(static sent => sent.Body is not null), static sent =>
            Assert.Equal("application/json", sent.Headers["Content-Type"]));
    }

    [Theory]
    [InlineData("/hidden?x=1", "/v1/hidden?x=1&q=a%20b")]
    [InlineData("/hidden?q=0&x=1", "/v1/hidden?x=1&q=a%20b")]
    [InlineData("/hidden", "/v1/hidden?q=a%20b")]
    public async Task Options_hold_as_for_all_calls(string path, string expected)
    {
        await _client.GetAsync<JsonAny>(path, new() { Query = { ["q"] = "a b" }, Headers = { ["X-Trace"] = "1" } });
        var sent = _handler.Requests.Single();
        Assert.Equal((expected, "1"), (sent.PathAndQuery, sent.Headers["X-Trace"]));
    }

    [Fact]
    public async Task Errors_retries_and_empty_answers_are_as_for_all_calls()
    {
        _handler.Answer(404, """{"message":"none"}""", "application/json");
        var missing = await Assert.ThrowsAsync<NotFoundException>(() => _client.GetAsync<JsonAny>("/hidden"));
        Assert.Contains("GET /hidden", missing.Message, StringComparison.Ordinal);
        _handler.Answer(503, "", "text/plain");
        var failed = await Assert.ThrowsAsync<InternalServerException>(() => _client.GetAsync<JsonAny>("/hidden"));
        Assert.Equal(2, failed.Tries);
        _handler.Answer(204, "", "text/plain");
        Assert.Null(await _client.DeleteAsync<Thing>("/hidden"));
        _handler.Answer(200, "null", "application/json");
        Assert.Null(await _client.GetAsync<Thing>("/hidden"));
    }

    [Fact]
    public async Task A_part_of_the_answer_can_be_asked_for()
    {
        _handler.Answer(200, """{"result":{"id":"1","name":"inner"}}""", "application/json");
        var request = new ApiRequest<Thing>(HttpMethod.Get, "/hidden") { Unwrap = "result" };
        Assert.Equal("inner", (await _client.InvokeAsync(request))!.Name);
        var response = await _client.SendAsync(request);
        Assert.Equal((200, "inner"), ((int)response.StatusCode, response.Value!.Name));
    }

    [Theory]
    [InlineData("https://elsewhere.test/hidden")]
    [InlineData("")]
    public async Task Another_origin_is_refused(string path)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => _client.GetAsync<JsonAny>(path));
        Assert.Empty(_handler.Requests);
    }

    [Theory]
    [InlineData("//elsewhere.test/hidden")]
    [InlineData("/@elsewhere.test")]
    [InlineData("@elsewhere.test")]
    [InlineData(":80/x")]
    public async Task No_path_leaves_the_service(string path)
    {
        await _client.GetAsync<JsonAny>(path);
        Assert.Equal("bodies.test", _handler.Requests.Single().Uri.Host);
    }
}
