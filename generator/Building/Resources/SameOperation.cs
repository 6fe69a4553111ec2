using System.Text.Json.Nodes;
using SpecClient.Generator.Building.Operations;
using SpecClient.Generator.Building.Schemas;

namespace SpecClient.Generator.Building.Resources;

/// <summary>
/// Whether two operations take and give the same, through references; descriptions and errors do not count.
/// </summary>
internal sealed class SameOperation(JsonNode? root)
{
    private readonly HashSet<(string, string)> _assumed = [];

    public bool AreEqual(OperationSource left, OperationSource right)
    {
        var a = PointerPath.Find(root, left.Pointer) as JsonObject;
        var b = PointerPath.Find(root, right.Pointer) as JsonObject;
        return a is not null && b is not null
            && Same(a["requestBody"], b["requestBody"])
            && Same(Successes(a), Successes(b))
            && Same(Parameters(left), Parameters(right));
    }

    private bool Same(JsonNode? left, JsonNode? right)
    {
        if (Reference(left) is { } a && Reference(right) is { } b)
        {
            // Equal until a difference is found: this ends recursion.
            if (a == b || !_assumed.Add((a, b)))
            {
                return true;
            }

            if (Same(PointerPath.Find(root, a), PointerPath.Find(root, b)))
            {
                return true;
            }

            _assumed.Remove((a, b));
            return false;
        }

        return (Resolve(left), Resolve(right)) switch
        {
            (JsonObject x, JsonObject y) => SameMembers(x, y),
            (JsonArray x, JsonArray y) => x.Count == y.Count && x.Zip(y, Same).All(static same => same),
            (JsonObject or JsonArray, _) or (_, JsonObject or JsonArray) => false,
            var (x, y) => JsonValues.Json(x) == JsonValues.Json(y),
        };
    }

    private bool SameMembers(JsonObject left, JsonObject right)
    {
        var a = SameSchema.Members(left);
        var b = SameSchema.Members(right);
        return a.Count == b.Count
            && a.All(member => b.TryGetValue(member.Key, out var other) && Same(member.Value, other));
    }

    // A chain of references that meets itself stands for nothing.
    private JsonNode? Resolve(JsonNode? node)
    {
        for (var step = 0; step < 32 && Reference(node) is { } pointer; step++)
        {
            node = PointerPath.Find(root, pointer);
        }

        return node;
    }

    private static string? Reference(JsonNode? node) =>
        node is JsonObject members && members["$ref"] is JsonValue value && value.TryGetValue<string>(out var pointer)
            ? pointer
            : null;

    private static JsonObject Successes(JsonObject operation)
    {
        var found = new JsonObject();
        foreach (var pair in operation["responses"] as JsonObject ?? [])
        {
            if (pair.Key.StartsWith("2", StringComparison.Ordinal))
            {
                found[pair.Key] = pair.Value?.DeepClone();
            }
        }

        return found;
    }

    // By place and name; those of the path differ by nature.
    private JsonObject Parameters(OperationSource source)
    {
        var found = new JsonObject();
        foreach (var owner in new[] { source.ItemPointer, source.Pointer })
        {
            foreach (var item in PointerPath.Find(root, owner + "/parameters") as JsonArray ?? [])
            {
                if (Resolve(item) is JsonObject parameter && Text(parameter["in"]) is { } place and not "path")
                {
                    found[place + " " + Text(parameter["name"])] = parameter.DeepClone();
                }
            }
        }

        return found;
    }

    private static string? Text(JsonNode? node) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
