using Client.Tests.Support;
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
    [InlineData("""{"animal":{"weeks":2,"mane":false,"type":"Cub","age":0}}""", typeof(Cub))]
    [InlineData("""{"animal":{"type":"dodo","wings":2}}""", typeof(Animal))]
    public void The_discriminator_chooses_the_derived_type(string json, Type type)
    {
        var thing = ApiJson.Read<Thing>(json);
        Assert.Equal(type, thing.Animal!.GetType());
        Assert.Equal(
            JsonAny.Parse(JsonAny.Parse(json).Element.GetProperty("animal").GetRawText()),
            JsonAny.Parse(ApiJson.Write(thing.Animal)));
    }

    [Theory]
    [InlineData("""{"early":"e","later":"l","conflict":{"v":1},"narrowed":{"kind":"narrow","size":2}}""")]
    [InlineData("""{"early":"e","later":"l","described":{"w":1},"maybeWrapped":null,"text":"t","literal":"a"}""")]
    [InlineData("""{"early":"e","later":"l","listed":["x"],"deep":{"w":1,"x":"x","y":"y"},"open":{"name":"n","k":1"""
        + """}}""")]
    [InlineData("""{"early":"e","later":"l","ofUnion":{"common":"c","w":1}}""")]
    [InlineData("""{"early":"e","later":"l","ofUnion":{"common":"c","o":"o"},"maybeWrapped":{"w":2}}""")]
    public void Round_trip(string json) => JsonAssert.RoundTrip<Thing>(json);

    [Fact]
    public void Later_parts_narrow_earlier_ones_and_single_parts_are_their_own_type()
    {
        var thing = new Thing
        {
            Early = "e",
            Later = "l",
            Narrowed = new() { Size = 2L },
            Described = new Wrapped { W = 1 },
            MaybeWrapped = null,
            Text = "t",
            Literal = Letter.A,
            Listed = ["x"],
            Deep = new() { W = 1, X = "x", Y = "y" },
            OfUnion = new OfUnionOther { Common = "c", O = "o" },
            Open = new() { Name = "n", AdditionalProperties = new Dictionary<string, long> { ["k"] = 1 } },
            Conflict = new() { V = 1L },
        };
        JsonAssert.Equal(
            """
            {"early":"e","later":"l","narrowed":{"kind":"narrow","size":2},"described":{"w":1},"maybeWrapped":null,
             "text":"t","literal":"a","listed":["x"],"deep":{"w":1,"x":"x","y":"y"},"ofUnion":{"common":"c","o":"o"},
             "open":{"name":"n","k":1},"conflict":{"v":1}}
            """,
            ApiJson.Write(thing));
        Assert.True(thing.OfUnion.TryGetOther(out var other));
        Assert.Equal("c", other.Common);
    }

    [Fact]
    public void A_part_that_the_other_part_contradicts_is_kept()
    {
        const string Json = """{"early":"e","later":"l","conflict":{"v":"text"}}""";
        var thing = ApiJson.Read<Thing>(Json);
        Assert.Throws<JsonPropertyException>(() => thing.Conflict!.V);
        JsonAssert.Equal(Json, ApiJson.Write(thing));
    }

    [Fact]
    public void A_derived_type_writes_its_discriminator()
    {
        Animal lion = new Lion { Mane = true, Age = 4 };
        Assert.Equal(
            JsonAny.Parse("""{"type":"lion","age":4,"mane":true}"""), JsonAny.Parse(ApiJson.Write(lion)));
    }

    [Fact]
    public void A_record_between_base_and_derived_type_is_a_base_itself()
    {
        var thing = ApiJson.Read<Thing>("""{"lion":{"weeks":2,"mane":false,"type":"Cub","age":0}}""");
        var cub = Assert.IsType<Cub>(thing.Lion);
        Assert.Equal((0L, false, 2L), (cub.Age, ((Lion)cub).Mane, cub.Weeks));
        Assert.IsType<Lion>(ApiJson.Read<Thing>("""{"lion":{"mane":true,"type":"lion"}}""").Lion);
        Animal written = new Cub { Mane = true, Weeks = 3 };
        Assert.True(written is Lion { Mane: true });
        JsonAssert.Equal("""{"type":"Cub","mane":true,"weeks":3}""", ApiJson.Write(written));
    }
}
