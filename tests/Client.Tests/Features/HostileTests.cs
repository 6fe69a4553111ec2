using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Json;

namespace Client.Tests.Features;

/// <summary>Metacharacters of C# and XML in every name, description, enum value and path change no meaning.</summary>
public class HostileTests
{
    [Fact]
    public void Every_hostile_wire_name_is_a_property_of_its_own()
    {
        var document = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), "hostile.json")))!;
        var schema = document["components"]!["schemas"]!.AsObject().Single().Value!["properties"]!.AsObject();
        var body = new JsonObject();
        foreach (var (name, property) in schema)
        {
            body[name] = property!["type"]?.GetValue<string>() switch
            {
                "integer" => 1,
                "array" => new JsonArray(new JsonObject { ["{{a}}"] = true }),
                _ => property["enum"]?[0]!.DeepClone() ?? "*/ \" {{ \u2028 </summary>",
            };
        }

        var json = body.ToJsonString();
        var type = typeof(global::Features.Hostile.HostileClient).Assembly.GetTypes().Single(t =>
            t.Namespace?.StartsWith("Features.Hostile", StringComparison.Ordinal) == true
            && typeof(JsonModel).IsAssignableFrom(t) && t.GetProperties().Length > 8);
        var model = (JsonModel)JsonSerializer.Deserialize(json, type)!;
        Assert.Empty(model.UnknownProperties);
        Assert.Equal(JsonAny.Parse(json), JsonAny.Parse(JsonSerializer.Serialize(model, type)));
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "specs", "features");
}
