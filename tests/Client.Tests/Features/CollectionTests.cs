using Features.Collections.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Arrays, tuples, maps, additional properties, recursion and depth.</summary>
public class CollectionTests
{
    [Theory]
    [InlineData("""{"tags":["a","b"],"matrix":[[1,2.5],[]],"tuple":["a",1],"counts":{"a":1,"b":2}}""")]
    [InlineData(
        """{"patterned":{"x-a":"1"},"free":{"k":[null]},"closed":{"a":"b"},"open":{"name":"n","one":1,"two":2}}""")]
    [InlineData(
        """{"tree":{"value":"r","children":[{"value":"c","children":[]}]},"left":{"right":{"byName":{"l":{}}}}}""")]
    [InlineData("""{"forest":[[],[[]]]}""")]
    public void Round_trip(string json)
    {
        var thing = ApiJson.Read<Thing>(json, strict: true);
        Assert.Equal(JsonAny.Parse(json), JsonAny.Parse(ApiJson.Write(thing)));
        Assert.Equal(thing, ApiJson.Read<Thing>(json));
    }

    [Fact]
    public void Typed_additional_properties_are_a_map()
    {
        var thing = ApiJson.Read<Thing>("""{"open":{"name":"n","one":1}}""");
        Assert.Equal(1, thing.Open!.AdditionalProperties!["one"]);
        Assert.Equal("n", thing.Open.Name);
        var written = ApiJson.Write(new ThingOpen
        {
            Name = "n",
            AdditionalProperties = new Dictionary<string, long> { ["a"] = 5 },
        });
        Assert.Equal("""{"name":"n","a":5}""", written);
    }

    [Fact]
    public void Nesting_of_500_reads_writes_and_compares()
    {
        var json = string.Concat(Enumerable.Repeat("""{"children":[""", 240))
            + "{}"
            + string.Concat(Enumerable.Repeat("]}", 240));
        var tree = ApiJson.Read<Tree>(json);
        Assert.Equal(json, ApiJson.Write(tree));
        Assert.Equal(tree, ApiJson.Read<Tree>(json));
        Assert.Equal(tree.GetHashCode(), ApiJson.Read<Tree>(json).GetHashCode());
    }
}
