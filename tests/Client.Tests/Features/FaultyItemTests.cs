using Client.Tests.Support;
using Features.Collections;
using Features.Collections.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>A mistyped item of a list or map fails nothing but itself, and is written back.</summary>
public class FaultyItemTests
{
    [Theory]
    [InlineData("""{"tags":["a",5,"c",null]}""")]
    [InlineData("""{"matrix":[[1,"x"],[2],7]}""")]
    [InlineData("""{"counts":{"a":1,"b":"x","c":{"d":[]}}}""")]
    [InlineData("""{"mapOfLists":{"a":["x",1],"b":2,"c":[]}}""")]
    [InlineData("""{"unique":[{"k":1},"x",{"k":"b"}],"tree":{"children":[{"children":[1]},2]}}""")]
    public void Nothing_is_lost(string json)
    {
        var thing = JsonAssert.RoundTrip<Thing>(json, strict: false);
        Assert.Equal(thing, thing with { });
        Assert.NotEqual(thing, new Thing());
        JsonAssert.Equal(json, thing.ToString());
        Assert.Throws<JsonPropertyException>(() => ApiJson.Read<Thing>(json, strict: true));
    }

    [Fact]
    public void Good_items_of_a_list_can_be_read()
    {
        var tags = ApiJson.Read<Thing>("""{"tags":["a",5,"c",null]}""").Tags!;
        Assert.Equal(4, tags.Count);
        Assert.Equal("c", tags[2]);
        var fault = Assert.Throws<JsonPropertyException>(() => tags[1]);
        Assert.Equal(("$.tags[1]", "string", "5"), (fault.JsonPath, fault.ExpectedType, fault.RawJson));
        Assert.Equal(["a", "c"], tags.Readable());
        Assert.Equal([1, 3], tags.Faults().Keys.Order());
        Assert.Throws<JsonPropertyException>(() => tags.ToList());
        Assert.Equal(["x"], ((IReadOnlyList<string>)["x"]).Readable());
        Assert.Empty(((IReadOnlyList<string>)["x"]).Faults());
    }

    [Fact]
    public void Good_values_of_a_map_can_be_read()
    {
        var counts = ApiJson.Read<Thing>("""{"counts":{"a":1,"b":"x","c":3,"c":true,"d":false,"d":4}}""").Counts!;
        Assert.Equal(1, counts["a"]);
        Assert.Equal(4, counts["d"]);
        Assert.True(counts.ContainsKey("b"));
        Assert.Equal(4, counts.Count);
        var fault = Assert.Throws<JsonPropertyException>(() => counts["b"]);
        Assert.Equal(("$.counts.b", "Int64", "\"x\""), (fault.JsonPath, fault.ExpectedType, fault.RawJson));
        Assert.Throws<JsonPropertyException>(() => counts.TryGetValue("c", out _));
        Assert.Equal(["a", "d"], counts.Readable().Keys.Order());
        Assert.Equal(["b", "c"], counts.Faults().Keys.Order());
    }

    [Fact]
    public void A_mistyped_additional_property_is_an_unknown_one()
    {
        const string Json = """{"open":{"name":"n","one":1,"two":"x"}}""";
        var open = JsonAssert.RoundTrip<Thing>(Json, strict: false).Open!;
        Assert.Equal(["one"], open.AdditionalProperties.Keys);
        Assert.Equal(["two"], open.UnknownProperties.Keys);
        var fault = Assert.Throws<JsonPropertyException>(() => ApiJson.Read<Thing>(Json, strict: true));
        Assert.Equal("$.open.two", fault.JsonPath);
    }

    [Fact]
    public void Equality_sees_the_faults()
    {
        static Thing Read(string json) => ApiJson.Read<Thing>(json);
        Assert.Equal(Read("""{"tags":["a",5]}"""), Read("""{"tags":["a",5]}"""));
        Assert.NotEqual(Read("""{"tags":["a",5]}"""), Read("""{"tags":["a",6]}"""));
        Assert.NotEqual(Read("""{"tags":["a",5]}"""), Read("""{"tags":["a","b"]}"""));
        Assert.NotEqual(Read("""{"tags":["a",5]}"""), Read("""{"tags":["b",5]}"""));
        Assert.Equal(Read("""{"counts":{"a":"x","b":1}}"""), Read("""{"counts":{"b":1,"a":"x"}}"""));
        Assert.NotEqual(Read("""{"counts":{"a":"x"}}"""), Read("""{"counts":{"a":"y"}}"""));
    }

    [Fact]
    public async Task A_response_that_is_a_list_is_read_as_far_as_it_goes()
    {
        using var client = new CollectionsClient(new() { Handler = RecordingHandler.Json("""[{"tags":["a"]},7]""") });
        var things = await client.Collections.BulkCreateAsync(new() { Body = [] });
        Assert.Equal(["a"], things[0].Tags);
        Assert.Equal("$[1]", Assert.Throws<JsonPropertyException>(() => things[1]).JsonPath);
    }
}
