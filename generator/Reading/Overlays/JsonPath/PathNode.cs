using System.Text.Json.Nodes;

namespace SpecClient.Generator.Reading.Overlays.JsonPath;

/// <summary>
/// A node of a tree with its place: JSON null has no object of its own, so the place is its container and key.
/// </summary>
/// <param name="Value">The value; null is JSON null.</param>
/// <param name="Parent">The object or array that holds it; null at the root.</param>
/// <param name="Name">Its key in an object.</param>
/// <param name="Index">Its index in an array; -1 elsewhere.</param>
internal readonly record struct PathNode(JsonNode? Value, JsonNode? Parent, string? Name, int Index)
{
    public static PathNode Root(JsonNode? root) => new(root, null, null, -1);

    /// <summary>The children in document order; none of a primitive.</summary>
    public IEnumerable<PathNode> Children()
    {
        if (Value is JsonObject members)
        {
            foreach (var member in members)
            {
                yield return new PathNode(member.Value, members, member.Key, -1);
            }
        }
        else if (Value is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                yield return new PathNode(items[index], items, null, index);
            }
        }
    }
}
