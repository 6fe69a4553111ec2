using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace Runtime.Tests.Json;

/// <summary>Strings that are no text: half a surrogate pair (RFC 8259 section 8.2), or no UTF-8.</summary>
public sealed class BrokenTextTests
{
    [Fact]
    public void A_property_that_is_no_text_is_a_fault_of_its_own_and_is_written_back()
    {
        const string Json = """{"origin_ip":"x\ud83d","vendor":"\ud83d","size":3,"unknown":"\ud83d"}""";
        var region = ApiJson.Read<CloudRegion>(Json);
        Assert.Equal(3, region.Size);
        Assert.Equal("$.origin_ip", Assert.Throws<JsonPropertyException>(() => region.OriginIp).JsonPath);
        Assert.Equal("$.vendor", Assert.Throws<JsonPropertyException>(() => region.Vendor).JsonPath);
        foreach (var text in new[] { ApiJson.Write(region), region.ToString(), JsonSerializer.Serialize(region) })
        {
            using var expected = JsonDocument.Parse(Json);
            using var actual = JsonDocument.Parse(text);
            Assert.Equal(
                expected.RootElement.EnumerateObject().Select(static member => member.Value.GetRawText()).Order(),
                actual.RootElement.EnumerateObject().Select(static member => member.Value.GetRawText()).Order());
        }

        Assert.Equal(region, region with { });
        Assert.Equal(region.GetHashCode(), (region with { }).GetHashCode());
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_a_fault_too()
    {
        var region = ApiJson.Read<CloudRegion>(Encoding.Latin1.GetBytes("{\"origin_ip\":\"\u00e9\",\"size\":3}"));
        Assert.Equal(3, region.Size);
        Assert.Throws<JsonPropertyException>(() => region.OriginIp);
    }

    [Fact]
    public void Names_that_are_no_text_cost_nothing_else()
    {
        var region = ApiJson.Read<CloudRegion>("""{"\ud83d":1,"x\ud83d\ud83d\ude00\n":2,"origin_ip":"a"}""");
        Assert.Equal("a", region.OriginIp);
        Assert.Equal(["\ufffd", "x\ufffd\ud83d\ude00\n"], region.UnknownProperties.Keys);
    }

    [Fact]
    public void An_item_that_is_no_text_fails_alone()
    {
        var items = Read<IReadOnlyList<string>, StringListCodec>("""["a","\ud83d"]""");
        Assert.Equal("a", items[0]);
        Assert.ThrowsAny<JsonException>(() => items[1]);
        var map = Read<IReadOnlyDictionary<string, string>, MapCodec<string, StringCodec>>(
            """{"\udc00":"a","b":"\ud83d"}""");
        Assert.Equal("a", map["\ufffd"]);
        Assert.ThrowsAny<JsonException>(() => map["b"]);
    }

    [Theory]
    [InlineData("""["\ud83d"]""")]
    [InlineData("""{"\ud83d":1,"a":"\udc00"}""")]
    public void Any_json_is_compared_without_throwing(string json)
    {
        Assert.Equal(JsonAny.Parse(json), JsonAny.Parse(json));
        Assert.Equal(JsonAny.Parse(json).GetHashCode(), JsonAny.Parse(json).GetHashCode());
        Assert.NotEqual(JsonAny.Parse(json), JsonAny.Parse(json.Replace("d83d", "d83e", StringComparison.Ordinal)
            .Replace(":1", ":2", StringComparison.Ordinal).Replace("[\"", "[\"x", StringComparison.Ordinal)));
    }

    private static T Read<T, TCodec>(string json)
        where TCodec : struct, IJsonCodec<T>
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        var reader = new Utf8JsonReader(utf8);
        reader.Read();
        Assert.True(TCodec.TryRead(ref reader, new JsonReadContext { Text = utf8 }, out var value));
        return value;
    }
}
