using Features.Allof.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>allOf: merge, required added later, wrappers, and bases with a discriminator.</summary>
public class AllOfTests
{
    [Fact]
    public void Parts_are_merged_and_required_adds_up()
    {
        var thing = new Thing { Early = "e", Later = "l", Shared = "s", Sibling = true, Wrapped = new() { W = 1 } };
        var json = ApiJson.Write(thing);
        Assert.Equal(thing, ApiJson.Read<Thing>(json));
        Assert.Throws<JsonPropertyException>(() => ApiJson.Read<Thing>("{}").Early);
    }

    [Theory]
    [InlineData("""{"animal":{"age":3,"mane":true,"type":"lion"}}""", typeof(Lion))]
    [InlineData("""{"animal":{"type":"Tiger","stripes":5}}""", typeof(Tiger))]
    [InlineData("""{"animal":{"type":"dodo","wings":2}}""", typeof(Animal))]
    public void The_discriminator_chooses_the_derived_type(string json, Type type)
    {
        var thing = ApiJson.Read<Thing>(json);
        Assert.Equal(type, thing.Animal!.GetType());
        Assert.Equal(
            JsonAny.Parse(JsonAny.Parse(json).Element.GetProperty("animal").GetRawText()),
            JsonAny.Parse(ApiJson.Write(thing.Animal)));
    }

    [Fact]
    public void A_derived_type_writes_its_discriminator()
    {
        Animal lion = new Lion { Mane = true, Age = 4 };
        Assert.Equal(
            JsonAny.Parse("""{"type":"lion","age":4,"mane":true}"""), JsonAny.Parse(ApiJson.Write(lion)));
    }
}
