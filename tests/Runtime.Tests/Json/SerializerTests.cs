using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using SpecClient.Json;

namespace Runtime.Tests.Json;

/// <summary>Emitted types in the hands of JsonSerializer: attribute, resolver, streams, segments.</summary>
public sealed class SerializerTests
{
    private const string Item = """{"origin_ip":"a","vendor":"new","tags":["x","y"],"children":[{"origin_i"""
        + """p":"b","vendor":"aws","more":[{}]}],"z":{"q":1}}""";

    [Fact]
    public async Task Async_streams_with_small_buffers()
    {
        var json = "[" + string.Join(",", Enumerable.Repeat(Item, 200)) + "]";
        var options = new JsonSerializerOptions { TypeInfoResolver = SpecClientJson.Resolver, DefaultBufferSize = 16,
            Encoder = SpecClientJson.Options.Encoder };
        var expected = ApiJson.Read<CloudRegion>(Item);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        var items = await JsonSerializer.DeserializeAsync<List<CloudRegion>>(stream, options);
        Assert.All(items!, item => Assert.Equal(expected, item));

        stream.Position = 0;
        var count = 0;
        await foreach (var item in JsonSerializer.DeserializeAsyncEnumerable<CloudRegion>(stream, options))
        {
            Assert.Equal(expected, item);
            count++;
        }

        Assert.Equal(200, count);
        using var written = new MemoryStream();
        await JsonSerializer.SerializeAsync(written, items, options);
        Assert.Equal(json, Encoding.UTF8.GetString(written.ToArray()));
    }

    [Fact]
    public void A_text_in_segments_of_one_byte()
    {
        var reader = new Utf8JsonReader(ScalarCodecTests.Split(Item));
        var region = JsonSerializer.Deserialize<CloudRegion>(ref reader)!;
        Assert.Equal(ApiJson.Read<CloudRegion>(Item), region);
    }

    [Fact]
    public void Unions_and_literals()
    {
        var options = SpecClientJson.Options;
        var json = """[{"origin_ip":"a","vendor":"aws"},"name",["x"],5]""";
        var unions = JsonSerializer.Deserialize<RegionOrName[]>(json, options)!;
        Assert.Equal(json, JsonSerializer.Serialize(unions, options));
        Assert.True(unions[3].TryGetUnknown(out _));
        Assert.Equal("aws", JsonSerializer.Deserialize<Vendor>("\"aws\"", options).Value);
        Assert.Null(JsonSerializer.Deserialize<Vendor?>("null", options));
        Assert.ThrowsAny<JsonException>(() => JsonSerializer.Deserialize<Vendor>("5", options));
        Assert.Throws<InvalidOperationException>(() => JsonSerializer.Serialize(default(Vendor), options));
    }

    [Fact]
    public void The_resolver_serves_what_is_made_of_emitted_types_and_nothing_else()
    {
        var options = SpecClientJson.Options;
        foreach (var type in new[]
        {
            typeof(CloudRegion), typeof(RegionOrName), typeof(Vendor), typeof(Vendor?), typeof(JsonAny),
                typeof(List<Vendor>), typeof(CloudRegion[]),
            typeof(IReadOnlyList<CloudRegion>), typeof(IEnumerable<JsonAny>), typeof(Dictionary<string, Vendor>),
                typeof(IReadOnlyDictionary<string, RegionOrName>),
        })
        {
            Assert.NotNull(SpecClientJson.Resolver.GetTypeInfo(type, options));
        }

        Assert.Null(SpecClientJson.Resolver.GetTypeInfo(typeof(SerializerTests), options));
        Assert.Null(SpecClientJson.Resolver.GetTypeInfo(typeof(List<int>), options));
        var combined = new JsonSerializerOptions { TypeInfoResolver = JsonTypeInfoResolver.Combine(
            SpecClientJson.Resolver, new DefaultJsonTypeInfoResolver()) };
        Assert.Equal("{\"Region\":{\"origin_ip\":\"a\",\"vendor\":\"aws\"}}",
            JsonSerializer.Serialize(new { Region = new CloudRegion { OriginIp = "a", Vendor = "aws" } }, combined));
    }
}
