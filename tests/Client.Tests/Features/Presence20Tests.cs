using Client.Tests.Support;
using Features.Presence20.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Swagger 2.0: x-nullable, a discriminator that is a name, x-enumNames.</summary>
public class Presence20Tests
{
    [Theory]
    [InlineData("""{"kind":"Thing","need":"n","needNullable":null}""")]
    [InlineData("""{"kind":"Thing","need":"n","needNullable":4,"mayNullable":null,"partNullable":null,"kept":"k"}""")]
    [InlineData("""{"kind":"Thing","need":"n","needNullable":4,"part":{"n":1},"partNullable":{"n":2},"level":2}""")]
    public void Round_trip(string json) => JsonAssert.RoundTrip<Thing>(json);

    [Fact]
    public void X_nullable_gives_three_states()
    {
        var thing = new Thing { Need = "n", NeedNullable = null, Kind = "Thing" };
        JsonAssert.Equal("""{"kind":"Thing","need":"n","needNullable":null}""", ApiJson.Write(thing));
        JsonAssert.Equal(
            """{"kind":"Thing","need":"n","needNullable":null,"mayNullable":null,"partNullable":null}""",
            ApiJson.Write(thing with { MayNullable = null, PartNullable = null, May = null, Part = null }));
    }

    [Fact]
    public void The_discriminator_names_a_definition()
    {
        var thing = ApiJson.Read<Thing>("""{"need":"n","needNullable":1,"extra":1.5,"kind":"Special"}""");
        Assert.Equal(1.5, Assert.IsType<Special>(thing).Extra);
        JsonAssert.Equal(
            """{"kind":"Special","need":"n","needNullable":1,"extra":2}""",
            ApiJson.Write(new Special { Need = "n", NeedNullable = 1, Extra = 2 }));
    }

    [Fact]
    public void An_extension_gives_the_value_of_the_discriminator()
    {
        var thing = ApiJson.Read<Thing>("""{"need":"n","needNullable":1,"mark":"m","kind":"#marked"}""");
        Assert.Equal("m", Assert.IsType<Marked>(thing).Mark);
        JsonAssert.Equal(
            """{"kind":"#marked","need":"n","needNullable":1}""",
            ApiJson.Write(new Marked { Need = "n", NeedNullable = 1 }));
    }

    [Fact]
    public void Enum_names_name_the_members() => Assert.Equal(2, ThingLevel.High.Value);
}
