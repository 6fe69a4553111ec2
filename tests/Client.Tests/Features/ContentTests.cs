using Client.Tests.Support;
using Features.Content;
using Features.Content.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Parameters with <c>content</c>: the media type says how a value becomes text.</summary>
public sealed class ContentTests
{
    private static readonly Filter s_filter = new() { Name = "a b", Sizes = [1, 2] };

    private const string Xml = "<filter name=\"a b\"><sizes>1</sizes><sizes>2</sizes></filter>";

    [Fact]
    public async Task A_value_of_a_media_type_other_than_json_is_written_in_it()
    {
        var handler = new RecordingHandler((204, ""));
        using var client = new ContentClient(new(), new HttpClient(handler));
        await client.Things.FindAsync(new()
        {
            Key = s_filter,
            Xml = s_filter,
            List = [3, 4],
            Form = s_filter,
            Day = new DateOnly(2024, 2, 29),
            Any = JsonAny.Parse("[1]"),
            Table = "a,b",
            XFilter = s_filter,
            Filter = s_filter,
            Since = new DateOnly(2024, 2, 29),
        });
        var sent = Assert.Single(handler.Requests);
        Assert.Equal(
            "/things/" + Uri.EscapeDataString(Xml) + "?xml=" + Uri.EscapeDataString(Xml)
                + "&list=" + Uri.EscapeDataString("<ns><item>3</item><item>4</item></ns>")
                + "&form=" + Uri.EscapeDataString("name=a+b&sizes=1&sizes=2")
                + "&day=2024-02-29&any=" + Uri.EscapeDataString("[1]") + "&table=a%2Cb",
            sent.PathAndQuery);
        Assert.Equal(Xml, sent.Headers["X-Filter"]);
        Assert.Equal("filter=" + Uri.EscapeDataString(Xml) + "; since=2024-02-29", sent.Headers["Cookie"]);
    }
}
