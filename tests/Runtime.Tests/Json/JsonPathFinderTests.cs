using System.Text;
using System.Text.Json;
using SpecClient.Json;

namespace Runtime.Tests.Json;

/// <summary>JSON paths of positions in a text.</summary>
public sealed class JsonPathFinderTests
{
    private const string Text =
        """{ "a": [1, {"b c": [[], "x"]}, {"d'": null}], "e": {"f": {}} , "g_1": true, "": {"": 1}}""";

    [Fact]
    public void Every_value_has_its_path()
    {
        var expected = "$ $.a $.a[0] $.a[1] $.a[1]['b c'] $.a[1]['b c'][0] $.a[1]['b c'][1] $.a[2] "
            + "$.a[2]['d\\''] $.e $.e.f $.g_1 $[''] $['']['']";
        var finder = new JsonPathFinder(Encoding.UTF8.GetBytes(Text));
        Assert.Equal(expected, string.Join(' ', Positions().Select(finder.Find)));
    }

    [Fact]
    public void Going_back_gives_the_same_paths()
    {
        var text = Encoding.UTF8.GetBytes(Text);
        var forward = new JsonPathFinder(text);
        var expected = Positions().Select(forward.Find).ToList();
        var backward = new JsonPathFinder(text);
        Assert.Equal(expected, Positions().AsEnumerable().Reverse().Select(backward.Find).Reverse());
    }

    [Fact]
    public void Many_faults_cost_one_pass()
    {
        var json = "{\"items\":[" + string.Join(",", Enumerable.Repeat("{\"size\":1}", 50_000)) + "]}";
        var list = ApiJson.Read<JsonAny>(json);
        var body = Encoding.UTF8.GetBytes(json[9..^1]);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var items = ApiJson.Read<IReadOnlyList<CloudRegion>, ListCodec<CloudRegion, ModelCodec<CloudRegion>>>(body);

        // Quadratic work would take minutes.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), watch.Elapsed.ToString());
        var fault = Assert.Throws<JsonPropertyException>(() => items[49_999].OriginIp);
        Assert.Equal("$[49999].origin_ip", fault.JsonPath);
        Assert.NotNull(list);
    }

    private static List<long> Positions()
    {
        var positions = new List<long>();
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(Text));
        while (reader.Read())
        {
            if (reader.TokenType is not (
                JsonTokenType.PropertyName or JsonTokenType.EndArray or JsonTokenType.EndObject))
            {
                positions.Add(reader.TokenStartIndex);
            }
        }

        return positions;
    }
}
