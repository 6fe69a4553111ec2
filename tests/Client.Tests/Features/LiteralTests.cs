using Client.Tests.Support;
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

    [Theory]
    [InlineData("""{"color":"red","only":"thing","maybeNumber":null,"flags":false,"nswag":20,"named":"b2","s"""
        + """igns":-1}""")]
    [InlineData("""{"color":"red","only":"thing","huge":9007199254740993,"units":"K","list":["red","?"]}""")]
    [InlineData("""{"color":"red","only":"thing","map":{"a":"red","b":""},"constNumber":7,"keyword":"class"}""")]
    [InlineData("""{"color":"","only":"other","maybeNumber":3,"nswag":2.5,"units":"","duplicated":"x","odd":null}""")]
    [InlineData("""{"color":"red","only":"thing","dated":"2026-06-01","mixed":true,"yes":false,"size":1e2}""")]
    [InlineData("""{"color":"red","only":"thing","mixed":1,"signs":123456789012345678901234567890,"dated":"soon"}""")]
    public void Round_trip(string json) => JsonAssert.RoundTrip<Thing>(json, strict: false);

    [Fact]
    public void Members_are_named_by_the_document_or_by_their_characters()
    {
        Assert.Equal(("a1", "b2"), (ThingNamed.FirstLetter.Value, ThingNamed.SecondLetter.Value));
        Assert.Equal((10L, 20L), (ThingNswag.Ten.Value, ThingNswag.Twenty.Value));
        Assert.Equal((-1L, 0L, 1L), (ThingSigns.Minus1.Value, ThingSigns.Value0.Value, ThingSigns.Value1.Value));
        Assert.Equal(("k", "K"), (ThingUnits.K.Value, ThingUnits.K2.Value));
        Assert.Equal((" ", "  "), (ThingUnits.Space.Value, ThingUnits.SpaceSpace.Value));
        Assert.Equal(("", "*", "null"), (ThingOp.Empty.Value, ThingOp.Asterisk.Value, ThingOp.Null.Value));
        Assert.Equal(("a-b", "a_b"), (ThingOp.AB.Value, ThingOp.AB2.Value));
        Assert.Equal(("Values", "ToString"), (ThingKeyword.ValuesValue.Value, ThingKeyword.ToStringValue.Value));
        Assert.Equal(9007199254740993, ThingHuge.Value9007199254740993.Value);
    }

    [Fact]
    public void Nullable_literals_have_three_states()
    {
        Assert.True((new Thing { Color = "red", MaybeNumber = null }).IsPresent("maybeNumber"));
        Assert.False(new Thing { Color = "red" }.IsPresent("maybeNumber"));
        Assert.True((new Thing { Color = "red", MaybeNumber = 2 }).MaybeNumber == ThingMaybeNumber.Value2);
    }

    [Fact]
    public void Known_values_are_read_without_allocation()
    {
        var json = """["red","green","blue","red","green","blue","red","green"]"""u8.ToArray();
        Read(json);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
        {
            Read(json);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Values_are_written_without_allocation()
    {
        Color[] colors = ["red", "green", new("mauve")];
        var buffer = new System.Buffers.ArrayBufferWriter<byte>(1 << 16);
        using var writer = new System.Text.Json.Utf8JsonWriter(buffer);
        ListCodec<Color, ModelCodec<Color>>.Write(writer, colors, JsonWriteMode.Full);
        writer.Flush();
        Assert.Equal("""["red","green","mauve"]""", System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan));
        writer.Reset(buffer);
        var before = GC.GetAllocatedBytesForCurrentThread();
        ListCodec<Color, ModelCodec<Color>>.Write(writer, colors, JsonWriteMode.Full);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Known_values_are_listed_in_the_documents_order()
    {
        Assert.Equal(["red", "green", "blue"], Color.KnownValues);
        Assert.Equal((3, "blue"), (Color.KnownValues.Count, Color.KnownValues[2]));
    }

    private static void Read(byte[] json)
    {
        var reader = new System.Text.Json.Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == System.Text.Json.JsonTokenType.String)
        {
            Assert.True(ModelCodec<Color>.TryRead(ref reader, JsonReadContext.Default, out var color) && color.IsKnown);
        }
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
