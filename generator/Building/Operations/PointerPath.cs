using System.Text.Json.Nodes;

namespace SpecClient.Generator.Building.Operations;

/// <summary>JSON pointers as text (RFC 6901), with <c>#</c> in front.</summary>
internal static class PointerPath
{
    public static string Append(string pointer, string key) =>
        pointer + "/" + (key.IndexOfAny(['~', '/']) < 0 ? key : key.Replace("~", "~0").Replace("/", "~1"));

    public static JsonNode? Find(JsonNode? root, string pointer)
    {
        var node = root;
        foreach (var part in pointer.TrimStart('#').Split('/').Skip(1))
        {
            var name = part.Replace("~1", "/").Replace("~0", "~");

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
