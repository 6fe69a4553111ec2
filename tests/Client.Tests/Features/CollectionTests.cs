using Client.Tests.Support;
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
    [InlineData("""{"pair":[1,2.5],"mixed":["a",{"n":1},true,false],"olderTuple":["a",1],"c"""
        + """ube":[[[{"v":1}],[]],[]]}""")]
    [InlineData("""{"mapOfLists":{"a":["x"],"b":[]},"mapOfMaps":{"a":{"b":1}},"unique":[{"k":"a"},{"k":"b"}]}""")]
    [InlineData("""{"patterns":{"s1":"x","i1":1},"patternedToo":{"id":"i","n1":1.5},"tags":[],"counts":{}}""")]
    [InlineData("""{"closed":{"a":"b","unexpected":{"x":[1]}},"counts":{"":1,"a b":2,"\u0000":3}}""")]
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
    public void Collections_are_given_as_plain_collections()
    {
        var thing = new Thing
        {
            Tuple = ["a", 1],
            Mixed = ["a", new ThingMixedItemObject { N = 1 }, true],
            Pair = [1, 2.5],
            Cube = [[[new() { V = 1 }]]],
            Matrix = new double[][] { [1], [] },
            Unique = [new() { K = "k" }],
            Tags = new List<string> { "t" },
            MapOfLists = new Dictionary<string, IReadOnlyList<string>> { ["a"] = ["x"] },
            Patterned = new Dictionary<string, string> { ["x-a"] = "b" },
            Patterns = new Dictionary<string, JsonAny> { ["i"] = 1 },
            Free = new Dictionary<string, JsonAny> { ["k"] = JsonAny.Null },
        };
        JsonAssert.Equal(
            """
            {"tuple":["a",1],"mixed":["a",{"n":1},true],"pair":[1,2.5],"cube":[[[{"v":1}]]],"matrix":[[1],[]],
             "unique":[{"k":"k"}],"tags":["t"],"mapOfLists":{"a":["x"]},"patterned":{"x-a":"b"},"patterns":{"i":1},
             "free":{"k":null}}
            """,
            ApiJson.Write(thing));
    }

    [Fact]
    public void Equality_looks_into_collections()
    {
        const string Json = """{"matrix":[[1],[2]],"mapOfMaps":{"a":{"b":1}},"unique":[{"k":"a"}],"free":{"k":[1]}}""";
        var thing = ApiJson.Read<Thing>(Json);
        var changes = new[]
        {
            ("[2]", "[3]"), ("\"b\":1", "\"b\":2"), ("\"a\"}]", "\"c\"}]"), ("k\":[1]", "k\":[2]"),
        };
        foreach (var (from, to) in changes)
        {
            Assert.NotEqual(thing, ApiJson.Read<Thing>(Json.Replace(from, to)));
        }
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
