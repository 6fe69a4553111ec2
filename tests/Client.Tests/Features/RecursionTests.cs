using Client.Tests.Support;
using Features.Recursion.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Recursion: direct, mutual, through arrays, maps, unions, allOf, inline; and how deep it may go.</summary>
public class RecursionTests
{
    [Theory]
    [InlineData("""{"direct":{"name":"a","self":{"name":"b","self":{}}},"m"""
        + """utual":{"other":{"back":{"other":{"back":null}}}}}""")]
    [InlineData("""{"json":[1,"a",null,true,{"k":[{}]}],"nested":[[],[[]]],"table":{"a":{"b":{}}}}""")]
    [InlineData("""{"json":null}""")]
    [InlineData("""{"expression":{"left":{"value":1},"right":{"left":{"value":2},"right":{"value":3}}}}""")]
    [InlineData("""{"child":{"id":"1","children":[{"id":"2"}],"of":{"id":"0","children":[]}},"m"""
        + """aybe":{"more":{"more":null}}}""")]
    [InlineData("""{"inline":{"again":{"inner":{"deeper":{}}},"deeper":{"deeper":{}}},"loop":{"a":"x","b":"y"}}""")]
    public void Round_trip(string json) => JsonAssert.RoundTrip<Thing>(json);

    [Fact]
    public void Values_are_built_by_hand()
    {
        Expression sum = new Sum { Left = new Value { ValueValue = 1 }, Right = new Value { ValueValue = 2 } };
        JsonAssert.Equal("""{"left":{"value":1},"right":{"value":2}}""", ApiJson.Write(sum));
        Json json = new Json?[] { "a", 1.5, null, new Dictionary<string, Json?> { ["k"] = true } };
        JsonAssert.Equal("""["a",1.5,null,{"k":true}]""", ApiJson.Write(json));
        NestedLists none = Array.Empty<NestedLists>();
        NestedLists lists = new NestedLists[] { none, new List<NestedLists> { none } };
        JsonAssert.Equal("[[],[[]]]", ApiJson.Write(lists));
    }

    public static TheoryData<string, string, string> Deep => new()
    {
        { "{\"direct\":" + Repeat("{\"self\":", 497) + "{}" + Repeat("}", 497) + "}", "direct", "" },
        { "{\"json\":" + Repeat("[", 498) + Repeat("]", 498) + "}", "json", "" },
        { "{\"json\":" + Repeat("{\"a\":", 498) + "1" + Repeat("}", 498) + "}", "json", "" },
        { "{\"nested\":" + Repeat("[", 498) + Repeat("]", 498) + "}", "nested", "" },
        { "{\"table\":" + Repeat("{\"a\":", 498) + "{}" + Repeat("}", 498) + "}", "table", "" },
        { "{\"mutual\":" + Repeat("{\"other\":{\"back\":", 248) + "{}" + Repeat("}}", 248) + "}", "mutual", "" },
        { "{\"unknown\":" + Repeat("[", 498) + Repeat("]", 498) + "}", "unknown", "" },
        {
            "{\"expression\":" + Repeat("{\"right\":{\"value\":1},\"left\":", 490) + "{\"value\":1}"
                + Repeat("}", 490) + "}",
            "expression",
            ""
        },
    };

    [Theory]
    [MemberData(nameof(Deep))]
    public void Nesting_of_500_overflows_no_stack(string json, string property, string none)
    {
        Assert.Empty(none);
        Thing? thing = null;
        Exception? fault = null;

        // The stack of a thread of the pool on Windows, and less than a main thread's.
        var thread = new Thread(
            () => fault = Record.Exception(() =>
            {
                thing = JsonAssert.RoundTrip<Thing>(json);
                Assert.NotEqual("", thing.ToString());
                var copy = System.Text.Json.JsonSerializer.Deserialize<Thing>(
                    System.Text.Json.JsonSerializer.Serialize(thing, SpecClientJson.Options), SpecClientJson.Options);
                Assert.Equal(thing, copy);
            }),
            1536 * 1024);
        thread.Start();
        thread.Join();
        Assert.Null(fault);
        Assert.True(thing!.IsPresent(property));
    }

    [Fact]
    public void Deeper_than_the_bound_is_refused_not_crashed()
    {
        var json = "{\"json\":" + Repeat("[", 100_000) + Repeat("]", 100_000) + "}";
        Assert.ThrowsAny<System.Text.Json.JsonException>(() => ApiJson.Read<Thing>(json));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
