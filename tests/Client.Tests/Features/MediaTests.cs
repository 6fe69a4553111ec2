using Client.Tests.Support;
using Features.Media;
using Features.Media.Models;
using SpecClient;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>What is sent and read for a body's media types, the odd ones too.</summary>
public sealed class MediaTests
{
    private readonly RecordingHandler _handler = RecordingHandler.Json("{}");

    [Fact]
    public async Task Of_several_bodies_the_one_that_is_set_is_sent()
    {
        using var client = Client("7");
        Assert.Equal(7, await client.Numbers.CreateAsync(new() { Body = 1.5 }));
        await client.Numbers.CreateAsync(new() { BodyForm = new() { N = 2 } });
        await client.Numbers.CreateAsync(new() { BodyText = 2.5 });
        Assert.Equal(
            ["application/json 1.5", "application/x-www-form-urlencoded n=2", "text/plain; charset=utf-8 2.5"],
            _handler.Requests.Select(Body));
        await Assert.ThrowsAsync<ArgumentException>(
            () => client.Numbers.CreateAsync(new() { Body = 1, BodyText = 2 }));
        Assert.Equal(3, _handler.Requests.Count);
    }

    [Theory]
    [InlineData("soon", "soon")]
    [InlineData("1\n", "1")]
    [InlineData("\"1\"", "1")]
    [InlineData("later", "later")]
    [InlineData("", null)]
    public async Task A_text_is_read_as_its_type(string text, string? expected)
    {
        using var client = Client(text);
        var read = await client.Times.CreateAsync(new() { Body = DateTimeOffset.UnixEpoch });
        Assert.Equal(expected, read?.Value);
        Assert.Equal("text/plain; charset=utf-8 1970-01-01T00:00:00Z", Body(_handler.Requests.Single()));
    }

    [Fact]
    public async Task A_text_of_another_type_is_a_typed_error()
    {
        using var client = Client("seven");
        var error = await Assert.ThrowsAsync<ApiResponseFormatException>(() => client.Numbers.CreateAsync());
        Assert.Equal("seven"u8.ToArray(), error.Body.ToArray());
    }

    [Fact]
    public async Task No_content_is_no_content_whatever_the_document_says()
    {
        using var client = Client("", 204);
        await client.Whole.CreateAsync(new() { Body = 5 });
        Assert.EndsWith(">5</root>", _handler.Requests.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_range_of_media_types_is_never_sent()
    {
        using var client = Client("{\"x\":1}");
        var read = await client.Anything.CreateAsync(
            new() { Body = JsonAny.Parse("[1]"), XFilter = new() { Name = "ü\"" } });
        Assert.Equal(1, read.X);
        Assert.Equal("application/json [1]", Body(_handler.Requests.Single()));
        Assert.Equal("""{"name":"\u00fc\""}""", _handler.Requests.Single().Headers["X-Filter"]);
    }

    [Fact]
    public async Task A_range_is_not_sent_for_a_body_whose_properties_are_parameters()
    {
        using var client = Client("");
        await client.Anyobject.CreateAsync(new() { X = 1 });
        await client.Anyparts.CreateAsync(new() { X = 1 });
        Assert.Equal("""application/json {"x":1}""", Body(_handler.Requests[0]));
        Assert.StartsWith(
            "multipart/form-data; boundary=", _handler.Requests[1].Headers["Content-Type"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "application/vnd.doc+json", """{"id":"a"}""", "Doc")]
    [InlineData(200, "application/json", """{"id":"a"}""", "Doc")]
    [InlineData(200, "Text/JSON", """{"id":"a"}""", "Doc")]
    [InlineData(201, "application/json", "[1,2]", "[1,2]")]
    [InlineData(202, "application/problem+json", "[1,2]", "[1,2]")]
    public async Task A_status_of_its_own_wins_over_a_range(int status, string type, string body, string expected)
    {
        using var client = Client(body, status, type);
        var read = await client.Statuses.CreateAsync();
        Assert.Equal(
            expected,
            read.Match(static doc => nameof(Doc), static list => $"[{string.Join(',', list)}]", static json => ""));
    }

    [Fact]
    public async Task An_undocumented_media_type_is_a_typed_error()
    {
        using var client = Client("<p>", 200, "text/html");
        var error = await Assert.ThrowsAsync<ApiResponseFormatException>(() => client.Statuses.CreateAsync());
        Assert.Equal("text/html", error.MediaType);
    }

    [Fact]
    public async Task Parts_have_one_media_type_of_their_list()
    {
        using var client = Client("", 204);
        await client.Images.CreateAsync(new() { Image = "p"u8.ToArray(), Meta = new() { A = 1 }, Note = "n" });
        var types = _handler.Requests.Single().Body!.Split("\r\n")
            .Where(static line => line.StartsWith("Content-Type", StringComparison.Ordinal));
        Assert.Equal(["Content-Type: image/png", "Content-Type: application/json"], types);
    }

    private MediaClient Client(string answer, int status = 200, string mediaType = "text/plain")
    {
        _handler.Answer(status, answer, mediaType);
        return new MediaClient(new() { Handler = _handler, MaxRetries = 0 });
    }

    private static string Body(SentRequest request) => request.Headers["Content-Type"] + " " + request.Body;
}
