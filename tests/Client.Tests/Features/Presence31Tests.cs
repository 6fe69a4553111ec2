using System.Text.Json;
using Client.Tests.Support;
using Features.Presence31;
using Features.Presence31.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Presence as OpenAPI 3.1 says it: null as a type, as a variant, behind a reference; merge patches.</summary>
public class Presence31Tests
{
    private const string Required = "\"a\":null,\"b\":null,\"requiredLiteral\":null,\"requiredList\":null";

    private static Thing New() => new() { A = null, B = null, RequiredLiteral = null, RequiredList = null };

    [Theory]
    [InlineData("{" + Required + "}")]
    [InlineData("""{"a":"x","b":{"x":"y"},"requiredLiteral":"off","requiredList":[1,null]}""")]
    [InlineData("{" + Required + ""","c":null,"literal":null,"list":null,"map":null,"flag":null,"when":null}""")]
    [InlineData("{" + Required + ""","inner":null,"wrapped":null,"kept":null,"anything":null,"free":null}""")]
    [InlineData("{" + Required + ""","c":1,"literal":"on","list":["x"],"map":{"a":null,"b":1.5},"flag":false}""")]
    [InlineData("{" + Required + ""","inner":{"x":"1"},"wrapped":{"x":"2"},"plain":{"x":"3"},"free":[{}]}""")]
    public void Round_trip(string json) => JsonAssert.RoundTrip<Thing>(json);

    [Fact]
    public void Required_and_nullable_is_sent_as_null() => JsonAssert.Equal("{" + Required + "}", ApiJson.Write(New()));

    [Fact]
    public void Optional_and_nullable_has_three_states()
    {
        var thing = New();
        Assert.False(thing.IsPresent("literal"));
        Assert.True((thing with { Literal = null }).IsPresent("literal"));
        JsonAssert.Equal(
            "{" + Required + ""","c":null,"list":null,"map":null,"flag":null,"when":null,"inner":null}""",
            ApiJson.Write(thing with { C = null, List = null, Map = null, Flag = null, When = null, Inner = null }));
        JsonAssert.Equal(
            "{" + Required + ""","c":3,"inner":{"x":"y"}}""",
            ApiJson.Write(thing with { C = 3, Inner = new() { X = "y" } }));
        Assert.NotEqual(thing, thing with { Inner = null });
        Assert.Equal(thing with { Inner = null }, thing with { Inner = null });
    }

    [Fact]
    public void Optional_but_not_nullable_is_absent_when_null() =>
        JsonAssert.Equal("{" + Required + "}", ApiJson.Write(New() with { Plain = null, Limit = null, Token = null }));

    [Fact]
    public void Defaults_are_documented_and_not_sent()
    {
        Assert.Null(New().Limit);
        Assert.Null(New().Color);
        var thing = ApiJson.Read<Thing>("{" + Required + "}");
        Assert.Null(thing.Limit);
        Assert.False(thing.IsPresent("limit"));
        Assert.False(thing.IsPresent("color"));
    }

    [Fact]
    public void A_mistyped_null_fails_alone()
    {
        var thing = ApiJson.Read<Thing>("{" + Required + ""","plain":7,"limit":"many","kept":"k"}""");
        Assert.Throws<JsonPropertyException>(() => thing.Plain);
        Assert.Throws<JsonPropertyException>(() => thing.Limit);
        Assert.Equal("k", thing.Kept);
        Assert.Null(thing.A);
    }

    [Fact]
    public void Read_only_is_kept_but_never_sent()
    {
        var thing = ApiJson.Read<Thing>("{" + Required + ""","kept":"k","token":"t"}""");
        Assert.DoesNotContain("kept", ApiJson.Write(thing, JsonWriteMode.Request));
        Assert.Contains("\"token\":\"t\"", ApiJson.Write(thing, JsonWriteMode.Request));
        Assert.Contains("\"kept\":\"k\"", ApiJson.Write(thing));
    }

    [Fact]
    public async Task A_merge_patch_tells_absent_from_null()
    {
        var handler = new RecordingHandler((204, ""));
        using var client = new Presence31Client(new() { MaxRetries = 0 }, new HttpClient(handler));
        await client.Presence31.EditAsync(new() { Name = "n", Size = null });
        await client.Presence31.EditAsync(new() { Name = "n" });
        Assert.Equal(["""{"name":"n","size":null}""", """{"name":"n"}"""], handler.Requests.Select(r => r.Body));
        Assert.StartsWith("application/merge-patch+json", handler.Requests[0].Headers["Content-Type"]);
    }

    [Fact]
    public async Task The_types_go_over_the_wire()
    {
        var handler = RecordingHandler.Json("[{" + Required + ""","c":null,"kept":"k"}]""");
        using var client = new Presence31Client(new() { MaxRetries = 0 }, new HttpClient(handler));
        var things = await client.Presence31.BulkCreateAsync(new() { Body = [New() with { C = null }] });
        JsonAssert.Equal("[{" + Required + ""","c":null}]""", handler.Requests[0].Body!);
        Assert.True(things[0].IsPresent("c"));
        Assert.Equal("k", things[0].Kept);
    }

    [Fact]
    public void Copies_change_only_what_they_name()
    {
        var thing = ApiJson.Read<Thing>("{" + Required + ""","c":null,"extra":1}""");
        JsonAssert.Equal("{" + Required + ""","c":null,"extra":1,"f"""
            + """lag":true}""", ApiJson.Write(thing with { Flag = true }));
        JsonAssert.Equal("{" + Required + ""","c":2,"extra":1}""", JsonSerializer.Serialize(thing with { C = 2 }));
    }
}
