using Client.Tests.Support;
using Features.Free.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Boolean, untyped, half-typed and conditional schemas.</summary>
public class FreeTests
{
    [Theory]
    [InlineData("""{"yes":{"a":[1,null,"x"]},"no":1,"untyped":"text","onlyNull":null,"nullType":null}""")]
    [InlineData("""{"listOfAny":[1,"a",null,{}],"listOfTrue":[[]],"emptyList":[]}""")]
    [InlineData("""{"bare":{"k":{"l":1}},"shapeless":{"a":"b","c":1},"impliedList":[1,2],"impliedMap":{"a":1}}""")]
    [InlineData("""{"anyMap":{"a":null},"emptyMap":{},"trueComponent":0,"falseComponent":{},"emptyComponent":[]}""")]
    [InlineData("""{"several":"s","all":{"a":1},"notString":5}""")]
    [InlineData("""{"several":7,"all":null,"notString":null,"mistyped":"m","odd-type":false}""")]
    [InlineData("""{"several":null}""")]
    [InlineData("""{"either":{"country":"US","zip":"1","state":"NY","plus4":"2"}}""")]
    public void Round_trip(string json) => JsonAssert.RoundTrip<Thing>(json);

    [Fact]
    public void Anything_converts_from_plain_values()
    {
        var thing = new Thing { Yes = "text", Untyped = 1.5, OnlyNull = JsonAny.Null, TrueComponent = true };
        JsonAssert.Equal("""{"yes":"text","untyped":1.5,"onlyNull":null,"trueComponent":true}""", ApiJson.Write(thing));
    }

    [Fact]
    public void Properties_without_a_type_are_an_object_and_items_a_list()
    {
        var thing = new Thing
        {
            Shapeless = new() { A = "a" },
            ImpliedList = [1],
            ImpliedMap = new Dictionary<string, long> { ["k"] = 2 },
            Several = 3,
        };
        JsonAssert.Equal(
            """{"shapeless":{"a":"a"},"impliedList":[1],"impliedMap":{"k":2},"several":3}""", ApiJson.Write(thing));
        Assert.Equal("s", ApiJson.Read<Thing>("""{"several":"s"}""").Several!.Match(_ => "?", s => s, _ => "?"));
    }

    [Fact]
    public void Conditions_judge_nothing_and_lose_nothing()
    {
        // "not" forbids the member, "then" wants a zip: the service says so, not the client.
        var either = ApiJson.Read<Thing>("""{"either":{"country":"US","forbidden":1,"state":"NY"}}""").Either!;
        Assert.Equal("US", either.Country);
        Assert.Null(either.Zip);
        Assert.Equal("\"NY\"", either.UnknownProperties["state"].ToString());
        Assert.Equal("1", either.UnknownProperties["forbidden"].ToString());
    }
}
