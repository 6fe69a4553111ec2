using Features.Presence.Models;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Required, optional, nullable, three states, read-only, write-only, defaults, unknown properties.</summary>
public class PresenceTests
{
    private const string Full =
        """{"need":"n","needNullable":null,"undeclared":{"x":1},"kept":true,"extra":[1,2],"more":"m"}""";

    [Fact]
    public void What_is_read_is_written_back()
    {
        var thing = ApiJson.Read<Thing>(Full);
        Assert.Equal("n", thing.Need);
        Assert.Null(thing.NeedNullable);
        Assert.True(thing.Kept);
        Assert.Null(thing.May);
        Assert.Null(thing.Number);
        Assert.Equal("[1,2]", thing.UnknownProperties["extra"].ToString());
        Assert.Equal(JsonAny.Parse(Full), JsonAny.Parse(ApiJson.Write(thing)));
    }

    [Fact]
    public void Three_states_without_ceremony()
    {
        Assert.Equal("""{"a":1}""", ApiJson.Write(new Inner { A = 1 }));
        Assert.Equal("""{"b":null}""", ApiJson.Write(new Inner { B = null }));
        Assert.Equal("""{"b":"x"}""", ApiJson.Write(new Inner { B = "x" }));
        Assert.Equal("""{"b":null}""", ApiJson.Write(ApiJson.Read<Inner>("""{"b":null}""")));
        Assert.Equal("{}", ApiJson.Write(ApiJson.Read<Inner>("{}")));
        Assert.NotEqual(ApiJson.Read<Inner>("{}"), ApiJson.Read<Inner>("""{"b":null}"""));
    }

    [Fact]
    public void A_missing_or_mistyped_property_fails_alone_with_its_path()
    {
        var thing = ApiJson.Read<Thing>(
            """{"need":5,"needNullable":"x","undeclared":1,"may":"no","list":["a",null],"inner":{"a":"z"}}""");
        Assert.Equal("x", thing.NeedNullable);
        Assert.Equal(["a", null], thing.List!);
        Assert.Equal("$.need", Assert.Throws<JsonPropertyException>(() => thing.Need).JsonPath);
        Assert.Equal("$.may", Assert.Throws<JsonPropertyException>(() => thing.May).JsonPath);
        Assert.Equal("$.inner.a", Assert.Throws<JsonPropertyException>(() => thing.Inner!.A).JsonPath);
        var missing = Assert.Throws<JsonPropertyException>(() => thing.Kept);
        Assert.True(missing.IsMissing);
        Assert.Contains("need", thing.ToString());
        Assert.Equal(thing, thing with { });
        Assert.Contains("\"need\":5", ApiJson.Write(thing));
        Assert.Equal("n", (thing with { Need = "n" }).Need);
        Assert.Throws<JsonPropertyException>(() => (thing with { Need = "n" }).May);
    }

    [Fact]
    public void Strict_reading_fails_at_once()
    {
        Assert.Throws<JsonPropertyException>(() => ApiJson.Read<Thing>("""{"need":5}""", strict: true));
    }

    [Fact]
    public void Read_only_is_not_sent_and_write_only_is_not_expected()
    {
        var thing = new Thing { Need = "n", NeedNullable = null, Undeclared = 1, Secret = "hush" };
        var sent = ApiJson.Write(thing, JsonWriteMode.Request);
        Assert.DoesNotContain("kept", sent);
        Assert.Contains("hush", sent);
        Assert.DoesNotContain("hush", thing.ToString());
        Assert.Null(ApiJson.Read<Thing>(Full).Secret);
    }

    [Fact]
    public void Equality_is_deep_and_hashes_agree()
    {
        var left = ApiJson.Read<Thing>(Full);
        var right = ApiJson.Read<Thing>(Full);
        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual(left, ApiJson.Read<Thing>(Full.Replace("[1,2]", "[1,3]")));
        Assert.NotEqual(left, left with { List = ["a"] });
        Assert.Equal(left with { List = ["a"] }, right with { List = ["a"] });
    }
}
