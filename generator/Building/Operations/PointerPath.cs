using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Building.Operations;

/// <summary>Finds what a JSON pointer (RFC 6901) leads to in the repaired document.</summary>
internal static class PointerPath
{
    /// <summary>The pointer of a node, or null where it is none of a tree.</summary>
    public static string? Of(JsonNode? node) => node?.Parent switch
    {
        null => node is null ? null : "#",
        JsonObject map => Of(map) is { } place
            ? Pointer.Child(place, map.First(member => ReferenceEquals(member.Value, node)).Key)
            : null,
        var list => Of(list) is { } place ? Pointer.Child(place, ((JsonArray)list).IndexOf(node)) : null,
    };

    public static JsonNode? Find(JsonNode? root, string pointer)
    {
        var node = root;
        foreach (var name in Pointer.Keys(pointer))
        {
            // A place that is referred to was made a component of its own by Reading.
            for (var hops = 0; node is JsonObject moved && !moved.ContainsKey(name) && hops < 50
                && moved["$ref"] is JsonValue reference && reference.TryGetValue(out string? text); hops++)
            {
                node = Find(root, text);
            }

            node = node switch
            {
                JsonObject map => map.TryGetPropertyValue(name, out var found) ? found : null,
                JsonArray list when int.TryParse(name, out var index) && index >= 0 && index < list.Count =>
                    list[index],
                _ => null,
            };
        }

        return node;
    }
}
