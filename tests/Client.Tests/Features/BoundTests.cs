using Client.Tests.Support;
using Features.Presence;
using Features.Recursion;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>Bounds and strictness that the options of a client set for its responses.</summary>
public class BoundTests
{
    private const string Deep = """[{"json":[[[[[[[["deep"]]]]]]]]}]""";

    [Theory]
    [InlineData(512, true)]
    [InlineData(10, true)]
    [InlineData(9, false)]
    [InlineData(1, false)]
    public async Task Depth(int bound, bool fits)
    {
        using var client = Client(Deep, new() { MaxResponseDepth = bound });
        if (fits)
        {
            JsonAssert.Equal(Deep, "[" + SpecClient.Json.ApiJson.Write((await Call(client))[0]) + "]");
        }
        else
        {
            var fault = await Assert.ThrowsAsync<ApiResponseFormatException>(() => Call(client));
            Assert.Contains("depth", fault.Message);
        }
    }

    [Theory]
    [InlineData(33, true)]
    [InlineData(32, false)]
    [InlineData(1, false)]
    public async Task Size(int bound, bool fits)
    {
        Assert.Equal(33, Deep.Length);
        using var client = Client(Deep, new() { MaxResponseBytes = bound });
        if (fits)
        {
            Assert.Single(await Call(client));
        }
        else
        {
            var fault = await Assert.ThrowsAsync<ApiResponseFormatException>(() => Call(client));
            Assert.Contains(bound + " bytes", fault.Message);
            Assert.Equal((System.Net.HttpStatusCode.OK, "echo"), (fault.StatusCode, fault.Operation!.OperationId));
        }
    }

    [Fact]
    public async Task An_error_is_told_though_its_body_is_too_large()
    {
        var handler = new RecordingHandler((404, new string('x', 100_000)));
        using var client = new RecursionClient(
            new() { MaxResponseBytes = 10, MaxRetries = 0 }, new HttpClient(handler));
        var fault = await Assert.ThrowsAsync<NotFoundException>(() => Call(client));
        Assert.InRange(fault.Body.Length, 11, 50_000);
    }

    [Fact]
    public void Bounds_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecursionClientOptions { MaxResponseDepth = 513 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new RecursionClientOptions { MaxResponseBytes = 0 });
    }

    [Fact]
    public async Task Strict_responses_fail_at_once_and_lenient_ones_where_they_are_read()
    {
        const string Faulty = """[{"need":5,"needNullable":null,"undeclared":1,"kept":true}]""";
        using var lenient = new PresenceClient(new(), new HttpClient(RecordingHandler.Json(Faulty)));
        var things = await lenient.Presence.BulkCreateAsync(new() { Body = [] });
        Assert.True(things[0].Kept);
        Assert.Equal(
            "$[0].need",
            Assert.Throws<SpecClient.Json.JsonPropertyException>(() => things[0].Need).JsonPath);
        using var strict = new PresenceClient(
            new() { StrictResponses = true }, new HttpClient(RecordingHandler.Json(Faulty)));
        var fault = await Assert.ThrowsAsync<ApiResponseFormatException>(
            () => strict.Presence.BulkCreateAsync(new() { Body = [] }));
        Assert.Contains("$[0].need", fault.Message);
    }

    private static RecursionClient Client(string body, RecursionClientOptions options) =>
        new(options, new HttpClient(RecordingHandler.Json(body)));

    private static Task<IReadOnlyList<global::Features.Recursion.Models.Thing>> Call(RecursionClient client) =>
        client.Recursion.BulkCreateAsync(new() { Body = [] });
}
