using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace SpecClient.Generator.Tests.Prism;

/// <summary>
/// Whether JSON has the shape that a schema describes: types, required members, enums and alternatives. Prism does not
/// check every answer that it takes from a document's examples.
/// </summary>
internal static class SchemaCheck
{
    /// <returns>Null where it fits, else where it does not and why.</returns>
    public static string? Find(JsonNode? json, IOpenApiSchema? schema, string path = "$", int depth = 0)
    {
        if (schema is null || depth > 40)
        {
            return null;
        }

        if (json is null || json.GetValueKind() == JsonValueKind.Null)
        {
            return AllowsNull(schema) ? null : path + " is null";
        }

        if (schema.Type is { } type && (type & Kind(json)) == 0)
        {
            return path + " is no " + type;
        }

        if (schema.Enum is { Count: > 0 } values && !values.Any(value => JsonNode.DeepEquals(value, json)))
        {
            return path + " is none of the values";
        }

        return Members(json, schema, path, depth) ?? Parts(json, schema, path, depth);
    }

    private static string? Members(JsonNode json, IOpenApiSchema schema, string path, int depth)
    {
        if (json is JsonArray items)
        {
            return items.Select((item, i) => Find(item, schema.Items, path + "[" + i + "]", depth + 1))
                .FirstOrDefault(static fault => fault is not null);
        }

        if (json is not JsonObject members)
        {
            return null;
        }

        var missing = schema.Required?.FirstOrDefault(name => !members.ContainsKey(name));
        if (missing is not null)
        {
            return path + "." + missing + " is missing";
        }

        return members
            .Select(member => schema.Properties is { } known && known.TryGetValue(member.Key, out var property)
                ? Find(member.Value, property, path + "." + member.Key, depth + 1)
                : Find(member.Value, schema.AdditionalProperties, path + "." + member.Key, depth + 1))
            .FirstOrDefault(static fault => fault is not null);
    }

    private static string? Parts(JsonNode json, IOpenApiSchema schema, string path, int depth)
    {
        var all = (schema.AllOf ?? []).Select(part => Find(json, part, path, depth + 1))
            .FirstOrDefault(static fault => fault is not null);
        if (all is not null)
        {
            return all;
        }

        foreach (var choices in new[] { schema.OneOf, schema.AnyOf })
        {
            if (choices is { Count: > 0 } && choices.All(choice => Find(json, choice, path, depth + 1) is not null))
            {
                return path + " fits no alternative: " + Find(json, choices[0], path, depth + 1);
            }
        }

        return null;
    }

    private static bool AllowsNull(IOpenApiSchema schema) =>
        (schema.Type is { } type ? (type & JsonSchemaType.Null) != 0 : !HasParts(schema))
        || (schema.AnyOf ?? []).Concat(schema.OneOf ?? []).Any(AllowsNull)
        || (schema.AllOf is { Count: > 0 } parts && parts.All(AllowsNull))
        || schema.Enum?.Any(static value => value is null || value.GetValueKind() == JsonValueKind.Null) == true;

    private static bool HasParts(IOpenApiSchema schema) =>
        (schema.AllOf?.Count ?? 0) + (schema.AnyOf?.Count ?? 0) + (schema.OneOf?.Count ?? 0) > 0;

    private static JsonSchemaType Kind(JsonNode json) => json.GetValueKind() switch
    {
        JsonValueKind.Object => JsonSchemaType.Object,
        JsonValueKind.Array => JsonSchemaType.Array,
        JsonValueKind.String => JsonSchemaType.String,
        JsonValueKind.Number => json.ToJsonString().Any(static c => c is '.' or 'e' or 'E')
            ? JsonSchemaType.Number
            : JsonSchemaType.Number | JsonSchemaType.Integer,
        JsonValueKind.Null => JsonSchemaType.Null,
        _ => JsonSchemaType.Boolean,
    };
}
