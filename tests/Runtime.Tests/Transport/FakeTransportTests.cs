using System.Net;
using System.Text;
using Runtime.Tests.Support;
using SpecClient;
using SpecClient.Json;
using SpecClient.Requests;
using SpecClient.Testing;

namespace Runtime.Tests.Transport;

/// <summary>The stand-in for the network that users test with, and streams through it.</summary>
public sealed class FakeTransportTests
{
    [Fact]
    public async Task Answers_go_by_operation_and_requests_are_recorded()
    {
        using var fixture = new Fixture();
        fixture.Transport.When(new TestRequest().Operation).Respond("""{"result":1}""").Respond("""{"result":2}""");
        var request = new TestRequest("PUT") { Body = JsonAny.Parse("""{ "a": 1 }""") };
        Assert.Equal<JsonAny>(1, await fixture.Client.InvokeAsync(request));
        Assert.Equal<JsonAny>(2, await fixture.Client.InvokeAsync(request));
        Assert.Equal<JsonAny>(2, await fixture.Client.InvokeAsync(request));
        var sent = fixture.Transport.Requests[0];
        Assert.Equal(("things", HttpMethod.Put), (sent.OperationId, sent.Method));
        Assert.Equal(JsonAny.Parse("""{"a":1}"""), sent.BodyJson);
        Assert.Equal("application/json", sent.Headers["content-type"]);
        Assert.Equal("PUT https://api.example.com/v4/things/42?filter=a%20b", sent.ToString());
        await Assert.ThrowsAsync<NotFoundException>(() => fixture.Client.GetAsync<JsonAny>("/other"));
    }

    [Fact]
    public async Task A_streamed_answer_is_not_read_ahead_and_outlives_its_timeout()
    {
        using var fixture = new Fixture();
        var content = new StreamContent(new MemoryStream(Encoding.UTF8.GetBytes("bytes")));
        fixture.Transport.When("download").Respond(
            _ => new HttpResponseMessage(HttpStatusCode.OK) { Content = content });
        using var download = await fixture.Client.InvokeAsync(new Download());
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("bytes", Encoding.UTF8.GetString(await download.ReadBytesAsync()));
    }

    [Fact]
    public async Task An_error_of_a_streamed_operation_is_read_like_any_other()
    {
        using var fixture = new Fixture();
        fixture.Transport.When("download").Respond(HttpStatusCode.NotFound, """{"message":"gone"}""");
        var error = await Assert.ThrowsAsync<NotFoundException>(() => fixture.Client.InvokeAsync(new Download()));
        Assert.Equal("gone", error.Errors[0].Message);
    }

    [Fact]
    public async Task Whole_responses_of_streams_have_the_stream_as_value()
    {
        using var fixture = new Fixture();
        fixture.Transport.When("download").Respond(HttpStatusCode.OK, "text", ("x-request-id", "r"));
        var response = await fixture.Client.SendAsync(new Download());
        using var download = response.Value;
        Assert.Equal(("r", 0), (response.RequestId, response.Body.Length));
        Assert.Equal("text", Encoding.UTF8.GetString(await download.ReadBytesAsync()));
    }

    private sealed class Download : IApiRequest<BinaryResponse>
    {
        public ApiOperation Operation { get; } = new("download", "GET", "/file");

        public ResponseReader<BinaryResponse> Response { get; } = ResponseReader.Binary();

        public void Write(ApiRequestWriter writer) => writer.Path("/file");
    }
}
