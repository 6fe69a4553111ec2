using System.Text.Json.Nodes;
using SpecClient.Generator.Building.Schemas;

namespace SpecClient.Generator.Building.Resources;

/// <summary>Compares schemas by what they allow: annotations do not count.</summary>
internal static class SameSchema
{
    private static readonly HashSet<string> s_annotations = new(StringComparer.Ordinal)
    {
        "description", "title", "example", "examples", "default", "deprecated", "externalDocs", "readOnly", "writeOnly",
        "$comment", "summary",
    };

    public static bool AreEqual(JsonNode? left, JsonNode? right) => (left, right) switch
    {
        (JsonObject a, JsonObject b) => AreEqual(a, b),
        (JsonArray a, JsonArray b) => a.Count == b.Count && a.Zip(b, AreEqual).All(static same => same),
        (JsonObject or JsonArray, _) or (_, JsonObject or JsonArray) => false,
        _ => JsonValues.Json(left) == JsonValues.Json(right),
    };

    private static bool AreEqual(JsonObject left, JsonObject right)
    {
        var a = Members(left);
        var b = Members(right);
        return a.Count == b.Count
            && a.All(member => b.TryGetValue(member.Key, out var other) && AreEqual(member.Value, other));
    }

    /// <summary>The members that say what is allowed.</summary>
    public static Dictionary<string, JsonNode?> Members(JsonObject node) => node
        .Where(static member =>
            !s_annotations.Contains(member.Key) && !member.Key.StartsWith("x-", StringComparison.Ordinal))
        .ToDictionary(static member => member.Key, static member => member.Value, StringComparer.Ordinal);
}
