using Client.Tests.Support;
using Features.Collections;
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

    [Theory]
    [InlineData("Name")]
    [InlineData("NAME")]
    [InlineData("Labels")]
    [InlineData("AdditionalProperties")]
    [InlineData("AdditionalProperties2")]
    [InlineData("UnknownProperties")]
    [InlineData("Equals")]
    [InlineData("_additional")]
    [InlineData("class")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(".")]
    [InlineData("a.b")]
    [InlineData("a[b]")]
    [InlineData("$")]
    [InlineData("$id")]
    [InlineData("$type")]
    [InlineData("@type")]
    [InlineData("x-y_z")]
    [InlineData("1")]
    [InlineData("\"\\/\n\0")]
    [InlineData("é")]
    [InlineData("e\u0301")]
    [InlineData("😀")]
    public async Task Keys_of_typed_maps_go_round_as_they_are_spelt(string key)
    {
        var inner = new Dictionary<string, string> { [key] = "v", ["name"] = "free here" };
        var labels = new Labels
        {
            Name = "n",
            AdditionalProperties = true,
            AdditionalProperties2 = new Dictionary<string, IReadOnlyDictionary<string, string>> { [key] = inner },
        };
        var quoted = System.Text.Json.JsonSerializer.Serialize(key);
        var map = "{" + quoted + ":{" + quoted + ":\"v\",\"name\":\"free here\"}}";
        var json = "{\"name\":\"n\",\"additionalProperties\":true," + map[1..];
        var options = new System.Text.Json.JsonSerializerOptions
        {
            DictionaryKeyPolicy = System.Text.Json.JsonNamingPolicy.CamelCase,
            PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower,
            PropertyNameCaseInsensitive = true,
        };
        JsonAssert.Equal(json, System.Text.Json.JsonSerializer.Serialize(labels, options));
        Assert.Equal(labels, System.Text.Json.JsonSerializer.Deserialize<Labels>(json, options));

        var handler = RecordingHandler.Json(
            "[{\"labels\":" + json + ",\"mapOfMaps\":{" + quoted + ":{" + quoted + ":1}}}]");
        using var client = new CollectionsClient(new() { Handler = handler, MaxRetries = 0 });
        var read = await client.Collections.BulkCreateAsync(new() { Body = [new() { Labels = labels }] });
        JsonAssert.Equal("[{\"labels\":" + json + "}]", handler.Requests[0].Body!);
        var only = Assert.Single(read[0].Labels!.AdditionalProperties2);
        Assert.Equal(key, only.Key);
        Assert.Equal(inner, only.Value);
        Assert.Equal(labels, read[0].Labels);
        Assert.Equal(1, read[0].MapOfMaps![key][key]);
        Assert.Empty(read[0].Labels!.UnknownProperties);
    }

    [Fact]
    public void A_declared_name_is_no_key_of_the_map()
    {
        var read = ApiJson.Read<Labels>("""{"n\u0061me":"n"}""");
        Assert.Equal("n", read.Name);
        Assert.Empty(read.AdditionalProperties2);
        var maps = new Dictionary<string, IReadOnlyDictionary<string, string>>
        {
            ["name"] = new Dictionary<string, string>(),
        };
        var error = Assert.Throws<InvalidOperationException>(
            () => ApiJson.Write(read with { AdditionalProperties2 = maps }));
        Assert.Contains("'name'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_is_written_once_though_its_value_was_of_another_type()
    {
        var read = ApiJson.Read<ThingOpen>("""{"one":"bad","two":2}""");
        Assert.Equal(["two"], read.AdditionalProperties.Keys);
        Assert.Equal(["one"], read.UnknownProperties.Keys);
        var corrected = read with { AdditionalProperties = new Dictionary<string, long> { ["one"] = 1 } };
        Assert.Equal("""{"one":1}""", ApiJson.Write(corrected));
        Assert.Equal("""{"x":"bad"}""", ApiJson.Write(ApiJson.Read<ThingOpen>("""{"x":1,"x":"bad"}""")));
    }
}
