using Client.Tests.Support;
using Features.Bodies;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Bodies of methods that seldom have one, on the wire (RFC 9110 sections 9.3.1 and 9.3.5).</summary>
public sealed class BodyMethodTests
{
    [Fact]
    public async Task Get_delete_and_head_send_their_bodies()
    {
        await using var server = await Loopback.StartAsync(static request => request.Method == "DELETE"
            ? new Reply(204)
            : new Reply(200, request.Method == "HEAD" ? "" : """{"id":"1","name":"n"}"""));
        using var client = new BodiesClient(new() { BaseUrl = server.Url, MaxRetries = 0 });
        Assert.Equal("n", (await client.Things.FindAsync("a b", new() { Word = "w" })).Name);
        await client.Things.FindAsync("1");
        await client.Things.FindManyAsync(new() { Body = ["x", "ü"] });
        await client.Things.RemoveAsync("1", new() { Reason = "r", Hard = true });
        await client.Things.RemoveAsync("1");
        await client.Things.RemoveManyAsync(new() { Body = [] });
        await client.Things.ProbeAsync(new() { Body = 7 });
        Assert.Equal(
            [
                "GET /things/a%20b application/json 12 {\"word\":\"w\"}",
                "GET /things/1   ",
                "GET /things application/json 10 [\"x\",\"Ã¼\"]",
                "DELETE /things/1 application/json 26 {\"reason\":\"r\",\"hard\":true}",
                "DELETE /things/1   ",
                "DELETE /things application/json 2 []",
                "HEAD /things application/json 1 7",
            ],
            server.Requests.Select(static sent => string.Join(
                ' ', sent.Method, sent.Path, sent.Header("Content-Type"), sent.Header("Content-Length"), sent.Body)));
    }

    [Fact]
    public async Task A_required_body_is_asked_for_before_anything_is_sent()
    {
        var handler = RecordingHandler.Json("{}");
        using var client = new BodiesClient(new() { Handler = handler });
        var error = await Assert.ThrowsAsync<ArgumentException>(
            () => client.Things.RemoveManyAsync(new() { Body = null! }));
        Assert.Equal("Body", error.ParamName);
        Assert.Empty(handler.Requests);
    }

    [Fact]
    public async Task A_body_of_get_is_sent_again_by_a_retry()
    {
        var handler = new RecordingHandler((503, ""), (200, """{"id":"1","name":"n"}"""));
        using var client = new BodiesClient(new()
        {
            Handler = handler,
            Retry = new() { InitialDelay = TimeSpan.Zero },
        });
        await client.Things.FindManyAsync(new() { Body = ["x"] });
        Assert.Equal(["""["x"]""", """["x"]"""], handler.Requests.Select(static sent => sent.Body));
    }
}
