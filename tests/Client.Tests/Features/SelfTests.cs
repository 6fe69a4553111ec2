using Client.Tests.Support;
using Features.Self;
using Features.Self.Models;

namespace Client.Tests.Features;

/// <summary>Files that refer to each other by the names they give themselves (<c>$self</c>, OpenAPI 3.2).</summary>
public sealed class SelfTests
{
    [Fact]
    public async Task Files_are_found_by_their_names_and_share_their_types()
    {
        var handler = RecordingHandler.Json(
            """{"id":"1","owner":{"name":"o","first":{"id":"2"}},"unit":"kg","near":{"place":{"id":"3"}}}""");
        using var client = new SelfClient(new() { Handler = handler });
        Item item = await client.FindItemAsync(new() { Limit = 2 });
        Item first = item.Owner!.First!;
        Assert.Equal(("2", SelfUnits.Kg, "3"), (first.Id, item.Unit, item.Near!.Place!.Id));
        handler.Answer(200, "\"m\"", "application/json");
        Assert.Equal(SelfUnits.M, await client.MakeItemAsync(new() { Name = "n", First = first }));
        Assert.Equal(
            ["GET /items?limit=2 ", """POST /items {"name":"n","first":{"id":"2"}}"""],
            handler.Requests.Select(static sent => $"{sent.Method} {sent.PathAndQuery} {sent.Body}"));
    }
}
