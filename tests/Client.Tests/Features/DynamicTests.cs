using Client.Tests.Support;
using Features.Dynamic.Models;

namespace Client.Tests.Features;

/// <summary>$dynamicRef: a schema with a hole is a type of its own for each schema that fills the hole.</summary>
public class DynamicTests
{
    [Theory]
    [InlineData("""{"cats":{"items":[{"lives":9}],"nested":{"first":{"lives":1}}},"d"""
        + """ogs":{"items":[{"barks":true}]}}""")]
    [InlineData("""{"anything":{"total":1,"items":[1,"a",null]},"tree":{"data":1,"children":[{"children":[]}]}}""")]
    [InlineData("""{"strictTree":{"label":"l","children":[{"label":"m","data":{}}]}}""")]
    public void Round_trip(string json) => JsonAssert.RoundTrip<Thing>(json);

    [Fact]
    public void Each_use_fills_the_hole_with_its_own_type()
    {
        var thing = new Thing
        {
            Cats = new() { Items = [new Cat { Lives = 9 }], Nested = new() { First = new Cat { Lives = 1 } } },
            Dogs = new() { Items = [new Dog { Barks = true }] },
            Anything = new() { Items = ["a", 1] },
            Tree = new() { Children = [new Tree()] },
            StrictTree = new() { Label = "l", Children = [new StrictTree { Label = "m" }] },
        };
        JsonAssert.Equal(
            """
            {"cats":{"items":[{"lives":9}],"nested":{"first":{"lives":1}}},"dogs":{"items":[{"barks":true}]},
             "anything":{"items":["a",1]},"tree":{"children":[{}]},
             "strictTree":{"label":"l","children":[{"label":"m"}]}}
            """,
            SpecClient.Json.ApiJson.Write(thing));
    }
}
