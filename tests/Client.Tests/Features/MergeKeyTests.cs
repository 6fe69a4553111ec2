using Client.Tests.Support;
using Features.MergeKeys.Models;

namespace Client.Tests.Features;

/// <summary>YAML anchors and merge keys (yaml.org/type/merge.html): own keys win, then the first of a list.</summary>
public class MergeKeyTests
{
    [Fact]
    public void Merged_keys_are_the_schemas_own()
    {
        var thing = JsonAssert.RoundTrip<Thing>("""{"id":"i","name":"n","width":1,"height":2,"depth":0.5}""");
        long? width = thing.Width;
        double? depth = thing.Depth;
        string id = new Thing { Id = "i" }.Id;
        Assert.Equal((1L, 0.5, "i", 2L), (width, depth, id, thing.Height));
        Assert.Throws<SpecClient.Json.JsonPropertyException>(() => SpecClient.Json.ApiJson.Read<Thing>("{}").Id);
    }
}
