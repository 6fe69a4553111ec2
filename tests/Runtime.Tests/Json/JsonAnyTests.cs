using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using SpecClient.Json;

namespace Runtime.Tests.Json;

/// <summary>Any JSON: values, conversions, deep equality.</summary>
public sealed class JsonAnyTests
{
    private static readonly Gen<JsonNode?> s_nodes = Gen.Recursive<JsonNode?>(static (depth, node) => depth == 4
        ? Leaf
        : Gen.OneOf(
            Leaf,
            node.Array[0, 3].Select(static items => (JsonNode?)new JsonArray(Array.ConvertAll(items, Clone))),
            Gen.Select(Gen.String[0, 3], node).Array[0, 3].Select(static members =>
            {
                var result = new JsonObject();
                foreach (var (name, value) in members)
                {
                    result[name] = Clone(value);
                }

                return (JsonNode?)result;
            })));

    private static Gen<JsonNode?> Leaf => Gen.OneOf(
        Gen.Const(static () => (JsonNode?)null),
        Gen.Bool.Select(static value => (JsonNode?)value),
        Gen.Int.Select(static value => (JsonNode?)value),
        Gen.Int[-9, 9].Select(static value => (JsonNode?)(value / 4.0)),
        Gen.Char.AlphaNumeric.Array[0, 4].Select(static value => (JsonNode?)new string(value)));

    [Theory]
    [InlineData("""{"a":1,"b":[true,null]}""", """ { "b" : [ true , null ] , "a" : 1.0 } """)]
    [InlineData("100", "1e2")]
    [InlineData("\"a\"", "\"\\u0061\"")]
    [InlineData("0", "-0.0")]
    [InlineData("{\"a\":1,\"a\":2}", "{\"a\":2}")]
    public void The_same_value_is_equal_however_it_is_spelt(string left, string right)
    {
        Assert.Equal(JsonAny.Parse(left), JsonAny.Parse(right));
        Assert.True(JsonAny.Parse(left) == JsonAny.Parse(right));
    }

    [Theory]
    [InlineData("{\"a\":1}", "{\"a\":2}")]
    [InlineData("[1,2]", "[2,1]")]
    [InlineData("1", "\"1\"")]
    [InlineData("null", "false")]
    [InlineData("{}", "[]")]
    [InlineData("{\"a\":null}", "{}")]
    [InlineData("12345678901234567890123456789012345678901", "1")]
    public void Other_values_are_not(string left, string right) => Assert.NotEqual(JsonAny.Parse(left),
        JsonAny.Parse(right));

    [Fact]
    public void Equality_agrees_with_JsonNode_and_hashes_agree_with_equality() =>
        Gen.Select(s_nodes, s_nodes).Sample(static (left, right) =>
        {
            JsonAny a = left, b = right, again = JsonAny.Parse(a.ToString().Replace(",", " , ",
                StringComparison.Ordinal));
            return a.Equals(b) == JsonNode.DeepEquals(left, right)
                && (!a.Equals(b) || a.GetHashCode() == b.GetHashCode())
                && (a.ToString().Contains('"') || (a.Equals(again) && a.GetHashCode() == again.GetHashCode()));
        });

    [Fact]
    public void Values_convert()
    {
        JsonAny[] values = ["t\"", 5L, 0.5, 1.10m, true, (string?)null, JsonSerializer.SerializeToElement(new[] { 1 }),
            new JsonObject { ["a"] = 1 }];
        Assert.Equal("\"t\\\"\" 5 0.5 1.10 true null [1] {\"a\":1}", string.Join<JsonAny>(' ', values));
        Assert.Equal(JsonValueKind.Null, JsonAny.Null.Kind);
        Assert.ThrowsAny<ArgumentException>(static () => (JsonAny)double.NaN);
        Assert.Equal(1, JsonAny.Parse("[1]").Element[0].GetInt32());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("{'a':1}")]
    public void What_is_no_JSON_is_refused(string json) => Assert.ThrowsAny<JsonException>(() => JsonAny.Parse(json));

    [Fact]
    public void Models_are_any_JSON_and_back()
    {
        var region = new CloudRegion { OriginIp = "a", Vendor = Vendor.Aws };
        Assert.Equal(region, JsonAny.From(region).As<CloudRegion>());
    }

    private static JsonNode? Clone(JsonNode? node) => node?.DeepClone();
}
