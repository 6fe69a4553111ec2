using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// A multipart body that is an array, whose parts have an order and no names (OpenAPI 3.2 "Encoding By Position"), as
/// an object with a property for each place and a list for the rest.
/// </summary>
internal static class PositionalParts
{
    /// <summary>Extension of a media type: its properties are places.</summary>
    public const string Positional = "x-specclient-positional";

    /// <summary>Extension of an encoding: it is for each item of the list.</summary>
    public const string OfItems = "x-specclient-of-items";

    private const string Rest = "items";

    private static readonly string[] s_structure =
        ["$ref", "type", "properties", "allOf", "oneOf", "anyOf", "enum", "const", "items", "prefixItems"];

    public static void Apply(JsonObject media, WalkPath path, RepairContext context)
    {
        if (!path.Key.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            || path.ToString().IndexOf("/responses/", StringComparison.Ordinal) >= 0
            || Array(media, context) is not { } array)
        {
            return;
        }

        var properties = new JsonObject();
        var encodings = new JsonObject();
        var required = new JsonArray();
        var places = array["prefixItems"] as JsonArray ?? [];
        var least = int.TryParse(ValueConverter.Text(array["minItems"]), out var number) ? number : 0;
        for (var index = 0; index < places.Count; index++)
        {
            var part = Name(places[index], index, properties);
            var encoding = (media["prefixEncoding"] as JsonArray)?.ElementAtOrDefault(index) as JsonObject;
            properties[part] = Part(places[index], encoding);
            encodings[part] = Encoding(encoding, IsList(properties[part]));
            if (index < least)
            {
                required.Add(part);
            }
        }

        var itemEncoding = media["itemEncoding"] as JsonObject;
        if ((media["itemSchema"] ?? array["items"]) is { } item || itemEncoding is not null || places.Count == 0)
        {
            item = media["itemSchema"] ?? array["items"];
            properties[Rest] = new JsonObject { ["type"] = "array", ["items"] = Part(item, itemEncoding) };
            encodings[Rest] = Encoding(itemEncoding, false);
            encodings[Rest]![OfItems] = true;
        }

        foreach (var keyword in new[] { "itemSchema", "prefixEncoding", "itemEncoding" })
        {
            media.Remove(keyword);
        }

        media["schema"] = new JsonObject { ["type"] = "object", ["required"] = required, ["properties"] = properties };
        media["encoding"] = encodings;
        media[Positional] = true;
    }

    private static JsonObject? Array(JsonObject media, RepairContext context)
    {
        if (media.ContainsKey("encoding"))
        {
            return null;
        }

        var schema = media["schema"] as JsonObject;
        for (var hops = 0; hops < 10 && ValueConverter.Text(schema?["$ref"]) is { } reference
            && reference.StartsWith("#/", StringComparison.Ordinal); hops++)
        {
            schema = Pointer.Keys(reference).Aggregate((JsonNode?)context.Root, static (node, key) =>
                (node as JsonObject)?[key]) as JsonObject;
        }

        return IsList(schema) ? schema : media.ContainsKey("itemSchema") ? [] : null;
    }

    private static bool IsList(JsonNode? schema) => schema is JsonObject map
        && (map["prefixItems"] is JsonArray || map["items"] is JsonObject
            || (map["type"] is JsonArray types ? types : new JsonArray(map["type"]?.DeepClone()))
                .Any(static type => ValueConverter.Text(type) == "array"));

    private static string Name(JsonNode? schema, int index, JsonObject taken)
    {
        var reference = ValueConverter.Text(schema?["$ref"]);
        var name = ValueConverter.Text(schema?["title"])
            ?? reference?.Substring(reference.LastIndexOf('/') + 1)
            ?? "part" + Number(index);
        return name == Rest || taken.ContainsKey(name) ? name + Number(index) : name;
    }

    private static string Number(int index) =>
        (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Bytes: what says nothing of itself (its media type is octet-stream by default), or has a media type of bytes.
    private static JsonNode Part(JsonNode? schema, JsonObject? encoding)
    {
        var map = schema as JsonObject;
        var isPlain = map is null || !s_structure.Any(map.ContainsKey);
        var mediaType = ValueConverter.Text(encoding?["contentType"]);
        var isFile = mediaType is null ? isPlain : IsBytes(mediaType) && (isPlain || IsText(map!));
        if (!isFile)
        {
            return schema?.DeepClone() ?? new JsonObject();
        }

        var file = new JsonObject { ["type"] = "string", ["format"] = "binary" };
        if (map?["description"] is { } description)
        {
            file["description"] = description.DeepClone();
        }

        return file;
    }

    private static bool IsText(JsonObject schema) => ValueConverter.Text(schema["type"]) == "string"
        || schema.ContainsKey("anyOf") || schema.ContainsKey("oneOf");

    private static bool IsBytes(string mediaTypes) => mediaTypes.Split(',').Any(static type =>
        !type.Trim().StartsWith("text/", StringComparison.OrdinalIgnoreCase)
        && type.IndexOf("json", StringComparison.OrdinalIgnoreCase) < 0
        && type.IndexOf("xml", StringComparison.OrdinalIgnoreCase) < 0);

    // A list at a place is one part; by name it would be a part for each item.
    private static JsonObject Encoding(JsonObject? encoding, bool isList)
    {
        var copy = encoding?.DeepClone() as JsonObject ?? [];
        if (isList && !copy.ContainsKey("contentType"))
        {
            copy["contentType"] = "application/json";
        }

        return copy;
    }
}
