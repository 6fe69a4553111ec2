using Client.Tests.Support;
using Features.Content;
using Features.Content.Models;
using Features.Content.Models.Things;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>
/// Parameters with <c>content</c>, whose media type says how a value becomes text; objects in headers.
/// </summary>
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

    [Fact]
    public void Objects_in_headers_are_read_by_their_style()
    {
        using var message = new HttpResponseMessage();
        message.Headers.Add("X-Color", "r,100,name, 7 ,dark,true");
        message.Headers.Add("X-Exploded", ["r=100", "name=a=b"]);
        message.Headers.Add("X-Counts", "a=1, b=2");
        message.Headers.Add("X-Words", "a,1,b,x");
        message.Headers.Add("X-Json", "{\"r\":1}");
        var headers = new ThingColorsHeaders(message.Headers);
        Assert.Equal(new Color { R = 100, Name = "7", Dark = true }, headers.XColor);
        Assert.Equal(new Color { R = 100, Name = "a=b" }, headers.XExploded);
        Assert.Equal([1L, 2L], headers.XCounts!.Values);
        Assert.Equal(["1", "x"], headers.XWords!.Values);
        Assert.Equal(new Color { R = 1 }, headers.XJson);
    }

    [Fact]
    public void Cookies_that_are_set_keep_their_commas()
    {
        string[] cookies = ["a=1; Expires=Wed, 21 Oct 2015 07:28:00 GMT", "b=2"];
        using var message = new HttpResponseMessage();
        Assert.Null(new ThingColorsHeaders(message.Headers).SetCookie);
        message.Headers.Add("Set-Cookie", cookies);
        Assert.Equal(cookies, new ThingColorsHeaders(message.Headers).SetCookie);
    }

    [Theory]
    [InlineData("r,100,name", "r,100")]
    [InlineData("{\"r\":100}", "{\"r\":100}")]
    [InlineData("{\"r\":", "x")]
    [InlineData("", " ")]
    public void An_object_of_another_form_is_null_or_JSON(string simple, string exploded)
    {
        using var message = new HttpResponseMessage();
        message.Headers.Add("X-Color", simple);
        message.Headers.Add("X-Exploded", exploded);
        var headers = new ThingColorsHeaders(message.Headers);
        var isJson = simple.EndsWith('}');
        Assert.Equal(isJson ? new Color { R = 100 } : null, headers.XColor);
        Assert.Equal(isJson ? 100 : null, headers.XExploded?.R);
    }

    [Fact]
    public async Task Numbers_of_the_document_are_sent_as_it_spells_them()
    {
        var handler = new RecordingHandler((204, ""));
        using var client = new ContentClient(new(), new HttpClient(handler));
        var parameters = new ThingVersionParams
        {
            Step = ThingVersionStep.Value1_0,
            Exact = SpelledExact.Value0_10,
            Big = SpelledBig.Value12345678901234567891,
            Powers = SpelledPowers.Value1_5E7,
        };
        await client.Things.VersionAsync(parameters);
        var sent = Assert.Single(handler.Requests);
        Assert.Equal("/versions?api=2.0&step=1.0", sent.PathAndQuery);
        Assert.Equal(
            "{\"half\":1.50,\"power\":1e3,\"long\":12345678901234567890,\"whole\":1.0,\"plain\":2.5,\"exact\":0.10,"
                + "\"big\":12345678901234567891,\"powers\":1.5E-7}",
            sent.Body);
        Assert.True(new SpelledExact(0.1m).IsKnown);
        Assert.False(new SpelledBig(12345678901234567892m).IsKnown);
        Assert.Equal(2.5, parameters.Plain);
    }
}
