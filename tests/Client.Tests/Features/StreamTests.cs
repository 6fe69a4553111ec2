using Client.Tests.Support;
using Features.Streams;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>One operation, whole or in pieces: each way has its method, its Accept header and its type.</summary>
public class StreamTests
{
    [Fact]
    public async Task Json_is_the_plain_method()
    {
        var handler = RecordingHandler.Json("""{"text":"all"}""");
        using var client = Create(handler);
        Assert.Equal("all", (await client.Chat.CreateAsync(new() { Prompt = "p" })).Text);
        Assert.Equal("application/json", handler.Requests[0].Headers["Accept"]);
        Assert.Equal("""{"prompt":"p"}""", handler.Requests[0].Body);
    }

    [Fact]
    public async Task Events_have_a_method_of_their_own_that_asks_for_them()
    {
        var handler = new RecordingHandler((200, "data: {\"part\":\"a\"}\n\ndata: {\"part\":\"b\"}\n\n"))
        {
            MediaType = "text/event-stream",
        };
        using var client = Create(handler);
        var parts = new List<string>();
        await foreach (var piece in await client.Chat.CreateStreamAsync(new() { Prompt = "p" }))
        {
            parts.Add(piece.Data.Part);
        }

        Assert.Equal(["a", "b"], parts);
        Assert.Equal("text/event-stream, application/json; q=0.5", handler.Requests[0].Headers["Accept"]);
        Assert.Equal("""{"prompt":"p","stream":true}""", handler.Requests[0].Body);
    }

    [Fact]
    public async Task A_text_sequence_is_read_value_by_value()
    {
        var handler = new RecordingHandler((200, "\u001e{\"part\":\"a\"}\n\u001e{\"part\":\"b\"}\n"))
        {
            MediaType = "application/json-seq",
        };
        using var client = Create(handler);
        var parts = new List<string>();
        await foreach (var piece in await client.Logs.GetAsync())
        {
            parts.Add(piece.Part);
        }

        Assert.Equal(["a", "b"], parts);
    }

    [Fact]
    public async Task A_file_has_a_method_of_its_own()
    {
        var handler = new RecordingHandler((200, "%PDF")) { MediaType = "application/pdf" };
        using var client = Create(handler);
        await using var file = await client.Report.GetBinaryAsync();
        Assert.Equal("%PDF"u8.ToArray(), await file.ReadBytesAsync());
        Assert.Equal("application/pdf", handler.Requests[0].Headers["Accept"]);
    }

    private static StreamsClient Create(HttpMessageHandler handler) =>
        new(new StreamsClientOptions { MaxRetries = 0, Handler = handler });
}
