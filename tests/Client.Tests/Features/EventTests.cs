using Client.Tests.Support;
using Features.Events;
using SpecClient;

namespace Client.Tests.Features;

/// <summary>
/// Server-sent events whose fields the document describes (OpenAPI 3.2): their data is what is typed.
/// </summary>
public class EventTests
{
    [Fact]
    public async Task Data_with_a_content_schema_is_of_its_type()
    {
        using var client = Create("event: x\nid: 7\ndata: {\"name\":\"a\"}\n\n");
        var found = await First(await client.Json.GetAsync());
        Assert.Equal(("x", "7", "a"), (found.Type, found.Id, found.Data.Name));
    }

    [Fact]
    public async Task Data_without_one_is_text()
    {
        using var client = Create("data: {not json\n\n");
        Assert.Equal("{not json", (await First(await client.Text.GetAsync())).Data);
    }

    [Fact]
    public async Task Alternatives_are_a_union_of_their_data()
    {
        using var added = Create("event: added\ndata: {\"id\":1}\n\n");
        Assert.True((await First(await added.Several.GetAsync())).Data.TryGetObject(out var one) && one.Id == 1);
        using var removed = Create("event: removed\ndata: [1,2]\n\n");
        Assert.Equal([1L, 2], (IEnumerable<long>)(await First(await removed.Several.GetAsync())).Data.Value);
    }

    [Fact]
    public async Task A_schema_with_other_properties_is_that_of_the_data()
    {
        using var client = Create("data: {\"data\":\"d\",\"size\":3}\n\n");
        Assert.Equal(3, (await First(await client.Bare.GetAsync())).Data.Size);
    }

    private static EventsClient Create(string stream) => new(new()
    {
        Handler = new RecordingHandler((200, stream)) { MediaType = "text/event-stream" },
    });

    private static async Task<ServerSentEvent<T>> First<T>(ResponseStream<ServerSentEvent<T>> stream)
    {
        await foreach (var item in stream)
        {
            return item;
        }

        throw new InvalidOperationException("No event.");
    }
}
