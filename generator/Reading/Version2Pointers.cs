using System.Globalization;
using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;

namespace SpecClient.Generator.Reading;

/// <summary>
/// Pointers into a document of OpenAPI 2.0: the object model has it as one of 3, and the builders say where they are in
/// those words (<c>#/components/schemas/Pet</c>, <c>…/requestBody/content/…/schema</c>).
/// </summary>
internal static class Version2Pointers
{
    /// <summary>The place in the text; a pointer that is none of version 3 stays as it is.</summary>
    public static string Original(JsonObject root, string pointer)
    {
        if (!pointer.StartsWith("#/components/", StringComparison.Ordinal)
            && pointer.IndexOf("/content/", StringComparison.Ordinal) < 0
            && !pointer.EndsWith("/requestBody", StringComparison.Ordinal))
        {
            return pointer;
        }

        var keys = Pointer.Keys(pointer);
        return keys[0] switch
        {
            "components" when keys.Count > 2 && !root.ContainsKey("components") => Component(root, keys),
            "paths" when keys.Count > 5 && keys[3] == "responses" && keys[5] == "content" =>
                Join("#", [.. keys.Take(5), .. keys.Skip(7)]),
            "paths" when keys.Count > 3 && keys[3] == "requestBody" => Body(root, keys),
            _ => pointer,
        };
    }

    private static string Component(JsonObject root, IReadOnlyList<string> keys)
    {
        var section = keys[1] switch
        {
            "schemas" => "definitions",
            "securitySchemes" => "securityDefinitions",
            "requestBodies" => "parameters",
            var same => same,
        };
        var rest = keys.Skip(2).ToList();
        if (keys[1] is "responses" or "requestBodies" && rest.Count > 1 && rest[1] == "content")
        {
            rest.RemoveRange(1, Math.Min(2, rest.Count - 1));
        }

        if (keys[1] == "parameters" && rest.Count > 1 && rest[1] == "schema"
            && (root[section]?[rest[0]] as JsonObject)?.ContainsKey("schema") != true)
        {
            rest.RemoveAt(1);
        }

        return Join("#", [section, .. rest]);
    }

    // The parameter in the body; a form has one parameter for each property.
    private static string Body(JsonObject root, IReadOnlyList<string> keys)
    {
        var rest = keys.Skip(keys.Count > 4 && keys[4] == "content" ? 6 : 4).ToList();
        var item = root["paths"]?[keys[1]] as JsonObject;
        foreach (var (owner, place) in new[]
        {
            (item?[keys[2]] as JsonObject, Join("#", keys.Take(3))), (item, Join("#", keys.Take(2))),
        })
        {
            var parameters = owner?["parameters"] as JsonArray ?? [];
            for (var index = 0; index < parameters.Count; index++)
            {
                var reference = Text(parameters[index], "$ref");
                var name = reference?.StartsWith("#/parameters/", StringComparison.Ordinal) == true
                    ? Pointer.Unescape(reference.Substring("#/parameters/".Length))
                    : null;
                var parameter = name is null ? parameters[index] : root["parameters"]?[name];
                var own = name is null
                    ? place + "/parameters/" + index.ToString(CultureInfo.InvariantCulture)
                    : reference!;
                if (Text(parameter, "in") == "body")
                {
                    return Join(own, rest);
                }

                if (Text(parameter, "in") == "formData" && rest.Count > 2 && rest[1] == "properties"
                    && Text(parameter, "name") == rest[2])
                {
                    return Join(own, rest.Skip(3));
                }
            }
        }

        return Join("#", keys.Take(3));
    }

    private static string? Text(JsonNode? node, string key) =>
        node is JsonObject members && members[key] is JsonValue value && value.TryGetValue<string>(out var text)
            ? text
            : null;

    private static string Join(string start, IEnumerable<string> keys) => keys.Aggregate(start, Pointer.Child);
}
