using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace Runtime.Tests.Json;

/// <summary>What the base of emitted records does, by a copied emitted model.</summary>
public sealed class JsonModelTests
{
    [Fact]
    public void Escaped_and_disordered_names_are_found()
    {
        var region = ApiJson.Read<CloudRegion>("""{"siz\u0065":3,"vendor":"aws","origin_ip":"a","unknown\u0021":1}""");
        Assert.Equal(3, region.Size);
        Assert.Equal("""{"origin_ip":"a","vendor":"aws","size":3,"unknown!":1}""", ApiJson.Write(region));
    }

    [Fact]
    public void Of_a_repeated_property_the_last_counts()
    {
        Assert.Equal(2, ApiJson.Read<CloudRegion>("""{"size":1,"size":2}""").Size);
        Assert.Null(ApiJson.Read<CloudRegion>("""{"size":1,"size":null}""").Size);
    }

    [Fact]
    public void A_byte_order_mark_is_skipped_and_anything_behind_the_value_is_refused()
    {
        byte[] json = [0xEF, 0xBB, 0xBF, .. "{\"origin_ip\":5}"u8];
        var region = ApiJson.Read<CloudRegion>(json);
        Assert.Equal("$.origin_ip", Assert.Throws<JsonPropertyException>(() => region.OriginIp).JsonPath);
        Assert.ThrowsAny<JsonException>(static () => ApiJson.Read<CloudRegion>("{}{}"));
        Assert.ThrowsAny<JsonException>(static () => ApiJson.Read<CloudRegion>("[]"));
        Assert.ThrowsAny<JsonException>(static () => ApiJson.Read<CloudRegion>("{\"a\":"));
    }

    [Theory]
    [InlineData(500, true)]
    [InlineData(600, false)]
    public void Depth_has_a_bound(int depth, bool readable)
    {
        var text = string.Concat(Enumerable.Repeat("{\"x\":", depth)) + "1" + new string('}', depth);
        if (readable)
        {
            Assert.Contains("\"x\":", ApiJson.Read<CloudRegion>(text).ToString());
        }
        else
        {
            Assert.ThrowsAny<JsonException>(() => ApiJson.Read<CloudRegion>(text));
        }
    }

    [Fact]
    public void Deep_models_fit_a_small_stack()
    {
        var text = string.Concat(Enumerable.Repeat("{\"children\":[", 250)) + string.Concat(Enumerable.Repeat("]}",
            250));
        var result = "";
        var thread = new Thread(
            () =>
            {
                var region = ApiJson.Read<CloudRegion>(text);
                result = ApiJson.Write(region) + region.Equals(ApiJson.Read<CloudRegion>(text)) + region.GetHashCode();
            },
            maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.StartsWith(text + "True", result);
    }

    [Fact]
    public void Faults_without_the_text_at_hand_keep_their_JSON()
    {
        var region = JsonSerializer.Deserialize<CloudRegion>(
            """{"tags":["a",{"b":[1]}],"vendor":"aws","size":"x","other":{"y":1}}""")!;
        Assert.Equal("$.size", Assert.Throws<JsonPropertyException>(() => region.Size).JsonPath);
        var fault = Assert.Throws<JsonPropertyException>(() => region.Tags![1]);
        Assert.Equal("""{"b":[1]}""", fault.RawJson);
        Assert.Equal("$[1]", fault.JsonPath);
        Assert.Contains("\"other\":{\"y\":1}", JsonSerializer.Serialize(region));
    }

    [Fact]
    public void The_excerpt_in_a_message_is_short()
    {
        var region = ApiJson.Read<CloudRegion>($$"""{"size":"{{new string('x', 5000)}}"}""");
        var fault = Assert.Throws<JsonPropertyException>(() => region.Size);
        Assert.True(fault.Message.Length < 300);
        Assert.Equal(5002, fault.RawJson!.Length);
    }

    [Fact]
    public void Text_that_is_no_Unicode_is_written_with_the_replacement_character()
    {
        var region = new CloudRegion { OriginIp = "a\ud800", Vendor = "aws" };
        Assert.Equal("{\"origin_ip\":\"a\\uFFFD\",\"vendor\":\"aws\"}", ApiJson.Write(region));
        Assert.Equal(ApiJson.Write(region), region.ToString());
    }

    [Fact]
    public void Presence_is_part_of_equality()
    {
        var absent = new CloudRegion { OriginIp = "a", Vendor = "aws" };
        var @null = absent with { Comment = null };
        Assert.NotEqual(absent, @null);
        Assert.True(@null.IsPresent("comment"));
        Assert.False(absent.IsPresent("comment"));
        Assert.Equal(absent, ApiJson.Read<CloudRegion>("""{"origin_ip":"a","vendor":"aws"}"""));
        Assert.Equal(@null, ApiJson.Read<CloudRegion>("""{"origin_ip":"a","vendor":"aws","comment":null}"""));
    }

    [Fact]
    public void Reading_allocates_nothing_but_the_objects()
    {
        var json = Encoding.UTF8.GetBytes("""
            {"origin_ip":"a","vendor":"aws","size":5,"comment":null,"modified_on":"2026-01-02T03:04:05Z"}
            """);
        var context = new JsonReadContext { Text = json };
        Measure();

        // The record (96 bytes) and the string "a" (24).
        Assert.InRange(Measure(), 100, 136);

        long Measure()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var reader = new Utf8JsonReader(json, JsonReadContext.ReaderOptions);
            reader.Read();
            ModelCodec<CloudRegion>.TryRead(ref reader, context, out _);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void Names_in_the_table_are_found_wherever_they_stand()
    {
        var names = new JsonPropertyNames("0a\n0b\n0ab\n0");
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes("""{"ab":1,"a":2,"x":3,"":4,"b":5,"b":6}"""));
        reader.Read();
        var found = new List<int>();
        var position = 0;
        while (names.Next(ref reader, ref position, out var index))
        {
            found.Add(index);
            if (index < 0)
            {
                reader.Read();
            }
        }

        Assert.Equal([2, 0, -1, 3, 1, 1], found);
    }
}
