using Features.Literals.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Literals: open, lossless, equal by value, sent without being asked for where there is one value.</summary>
public class LiteralTests
{
    [Fact]
    public void Known_and_unknown_values_survive()
    {
        const string Json =
            """{"color":"mauve","only":"thing","size":9,"op":"<=","ratio":0.25,"maybe":null,"mixed":{"a":1}}""";
        var thing = ApiJson.Read<Thing>(Json);
        Assert.Equal("mauve", thing.Color.Value);
        Assert.False(thing.Color.IsKnown);
        Assert.Equal(JsonAny.Parse(Json), JsonAny.Parse(ApiJson.Write(thing)));
        var known = ApiJson.Read<Thing>("""{"color":"red","only":"thing","size":2}""");
        Assert.Equal(Color.Red, known.Color);
        Assert.Same(Color.Values.Red, known.Color.Value);
        Assert.Equal(ThingSize.Medium, known.Size);
        Assert.True(known.Color == "red");
        Assert.Equal(Color.Red.GetHashCode(), new Color("red").GetHashCode());
        Assert.Equal("red", Color.Red.ToString());
    }

    [Fact]
    public void A_single_value_is_sent_without_being_asked_for()
    {
        var thing = new Thing { Color = "red" };
        Assert.Equal("""{"color":"red","only":"thing"}""", ApiJson.Write(thing));
        Assert.Throws<JsonPropertyException>(() => ApiJson.Read<Thing>("""{"color":"red"}""").Only);
    }

    [Fact]
    public void Constants_serve_patterns()
    {
        Color color = "green";
        Assert.True(color.Value is Color.Values.Green);
        string? none = null;
        Color? absent = none;
        Assert.Null(absent);
    }

    [Fact]
    public void The_default_value_is_refused_on_write()
    {
        Assert.ThrowsAny<Exception>(() => ApiJson.Write(new Thing { Color = default }));
    }
}
