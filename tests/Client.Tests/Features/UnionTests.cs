using Features.Unions.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>oneOf and anyOf with and without discriminators.</summary>
public class UnionTests
{
    [Theory]
    [InlineData("""{"pet":{"lives":9,"kind":"kitty"}}""", "cat")]
    [InlineData("""{"pet":{"kind":"dog","barks":true}}""", "dog")]
    [InlineData("""{"pet":{"kind":"fish","fins":2}}""", "unknown")]
    [InlineData("""{"implicit":{"kind":"Dog","barks":true}}""", "-")]
    [InlineData("""{"inferred":{"side":1.5,"shape":"square"}}""", "-")]
    [InlineData("""{"byRequired":{"number":3}}""", "-")]
    [InlineData("""{"primitive":true}""", "-")]
    [InlineData("""{"lists":["a","b"]}""", "-")]
    [InlineData("""{"nested":[{"kind":"dog"}]}""", "-")]
    [InlineData("""{"maybe":null}""", "-")]
    [InlineData("""{"maybe":3}""", "-")]
    [InlineData("""{"open":"zzz"}""", "-")]
    public void Every_variant_survives(string json, string pet)
    {
        var thing = ApiJson.Read<Thing>(json);
        Assert.Equal(JsonAny.Parse(json), JsonAny.Parse(ApiJson.Write(thing)));
        if (pet != "-")
        {
            Assert.Equal(pet, thing.Pet!.Match(_ => "cat", _ => "dog", _ => "unknown"));
        }
    }

    [Fact]
    public void The_right_variant_is_read()
    {
        Assert.True(
            ApiJson.Read<Thing>("""{"implicit":{"kind":"Dog","barks":true}}""").Implicit!.TryGetDog(out var dog));
        Assert.True(dog.Barks);
        Assert.True(
            ApiJson.Read<Thing>("""{"inferred":{"side":1.5,"shape":"square"}}""").Inferred!.TryGetSquare(out var s));
        Assert.Equal(1.5, s.Side);
        Assert.True(ApiJson.Read<Thing>("""{"byRequired":{"number":3}}""").ByRequired!.TryGetNumbered(out var n));
        Assert.Equal(3, n.Number);
    }

    [Theory]
    [InlineData("""{"type":"x","size":3,"note":"n"}""", "wide")]
    [InlineData("""{"type":"x","size":"big","note":"n"}""", "narrow")]
    [InlineData("""{"type":"x","size":true,"note":"n"}""", "wide")]
    public void A_variant_that_fits_without_a_fault_wins_over_one_that_knows_more(string json, string variant)
    {
        var text = "{\"overlapping\":" + json + "}";
        var lenient = ApiJson.Read<Thing>(text).Overlapping!;
        Assert.Equal(variant, lenient.Match(_ => "wide", _ => "narrow", _ => "unknown"));
        if (!json.Contains("true", StringComparison.Ordinal))
        {
            Assert.Equal(lenient, ApiJson.Read<Thing>(text, strict: true).Overlapping);
        }

        Assert.Equal(JsonAny.Parse(text), JsonAny.Parse(ApiJson.Write(ApiJson.Read<Thing>(text))));
    }

    [Fact]
    public void Strictly_a_variant_with_a_fault_inside_is_none()
    {
        const string Json = """{"overlapping":{"type":"x","inner":{}}}""";
        Assert.True(ApiJson.Read<Thing>(Json).Overlapping!.TryGetWide(out _));
        Assert.True(ApiJson.Read<Thing>(Json, strict: true).Overlapping!.TryGetNarrow(out _));
    }

    [Fact]
    public void Variants_convert()
    {
        var thing = new Thing
        {
            Pet = new Cat { Kind = "kitty", Lives = 9 },
            Primitive = "text",
            Lists = new[] { "a", "b" },
            Maybe = 1.5,
        };
        var json = JsonAny.Parse(ApiJson.Write(thing));
        Assert.Equal(
            JsonAny.Parse("""{"pet":{"kind":"kitty","lives":9},"primitive":"text","lists":["a","b"],"maybe":1.5}"""),
            json);
        Assert.Equal(thing, ApiJson.Read<Thing>(json.ToString()));
        Thing list = new() { Lists = new List<string> { "x" } };
        Assert.Equal("""{"lists":["x"]}""", ApiJson.Write(list));
    }
}
