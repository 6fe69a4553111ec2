using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Server-sent events that a document describes as a whole, with the fields of an event as properties (OpenAPI 3.2.0,
/// "Special Considerations for Server-Sent Events"): what is typed is their data, the rest is the runtime's.
/// </summary>
internal static class EventRepairs
{
    private const string MediaType = "text/event-stream";
    private const int MaxDepth = 8;

    // WHATWG HTML section 9.2.6.
    private static readonly HashSet<string> s_fields = new(StringComparer.Ordinal) { "event", "data", "id", "retry" };

    public static void Apply(JsonObject media, WalkPath path, TreeResult file)
    {
        if (!path.Key.StartsWith(MediaType, StringComparison.OrdinalIgnoreCase)
            || media["itemSchema"] is not JsonObject item)
        {
            return;
        }

        var data = new List<JsonObject>();
        var chosen = new List<JsonObject>();
        if (!Collect(item, file, 0, data, chosen) || data.Count + chosen.Count == 0)
        {
            return;
        }

        var contents = (chosen.Count > 0 ? chosen : data).ConvertAll(schema => Content(schema));
        var distinct = contents.OfType<JsonObject>()
            .GroupBy(static content => content.ToJsonString(), StringComparer.Ordinal)
            .Select(static equal => equal.First().DeepClone())
            .ToArray();
        media["itemSchema"] = contents.Contains(null) ? new JsonObject { ["type"] = "string" }
            : distinct.Length == 1 ? distinct[0]
            : new JsonObject { ["oneOf"] = new JsonArray(distinct) };
    }

    // The schemas of `data`: of the event itself, and of its alternatives. False where it is no event.
    private static bool Collect(
        JsonNode? node, TreeResult file, int depth, List<JsonObject> data, List<JsonObject> chosen)
    {
        if (depth > MaxDepth || Resolve(node, file) is not { } schema)
        {
            return false;
        }

        foreach (var property in schema["properties"] as JsonObject ?? [])
        {
            if (!s_fields.Contains(property.Key))
            {
                return false;
            }

            if (property.Key == "data" && Resolve(property.Value, file) is { } found)
            {
                data.Add(found);
            }
        }

        return All(schema["allOf"], data) && All(schema["oneOf"], chosen) && All(schema["anyOf"], chosen);

        bool All(JsonNode? parts, List<JsonObject> into) =>
            (parts as JsonArray ?? []).All(part => Collect(part, file, depth + 1, into, chosen));
    }

    // The data's own schema; null for plain text, which is what data is (JSON Schema 2020-12 Validation, 8.5).
    private static JsonObject? Content(JsonObject data) => data["contentSchema"] is JsonObject content ? content
        : ValueConverter.Text(data["contentMediaType"])?.Contains("json") == true ? []
        : data["type"] is null || ValueConverter.Text(data["type"]) == "string" ? null
        : data;

    private static JsonObject? Resolve(JsonNode? node, TreeResult file)
    {
        for (var hops = 0; hops < MaxDepth && node is JsonObject schema; hops++)
        {
            if (ValueConverter.Text(schema["$ref"]) is not { } text || !text.StartsWith("#/", StringComparison.Ordinal))
            {
                return schema;
            }

            node = Pointer.Keys(Uri.UnescapeDataString(text)).Aggregate(
                file.Root, static (at, key) => (at as JsonObject)?[key]);
        }

        return null;
    }
}
