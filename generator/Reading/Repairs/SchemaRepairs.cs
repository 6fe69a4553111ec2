using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>Rewrites of a schema's own keywords that Microsoft.OpenApi loses or throws on.</summary>
internal static class SchemaRepairs
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "string", "number", "integer", "boolean", "object", "array", "null", "file",
    };

    public static void Apply(JsonObject schema, string pointer, RepairContext context)
    {
        DynamicReference(schema);
        Tuples(schema);
        Types(schema, pointer, context);
        Discriminator(schema, context);
        Bounds(schema, context);
    }

    // A type can only say what the reference leads to where it stands (JSON Schema 2020-12 section 8.2.3.2).
    private static void DynamicReference(JsonObject schema)
    {
        if (schema["$dynamicRef"] is { } reference && !schema.ContainsKey("$ref"))
        {
            schema.Remove("$dynamicRef");
            schema["$ref"] = reference;
        }
    }

    // prefixItems, or items as a list (older drafts): an array of any of them.
    private static void Tuples(JsonObject schema)
    {
        var items = schema["items"];
        var tuple = schema["prefixItems"] as JsonArray ?? items as JsonArray;
        if (tuple is null)
        {
            return;
        }

        schema.Remove("prefixItems");
        schema.Remove("items");
        var variants = new JsonArray();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in tuple.ToList().Concat(items is JsonObject ? [items] : []))
        {
            if (item is not null && seen.Add(item.ToJsonString()))
            {
                variants.Add(item.DeepClone());
            }
        }

        if (variants.Count > 0)
        {
            schema["items"] = variants.Count == 1 ? variants[0]!.DeepClone() : new JsonObject { ["anyOf"] = variants };
        }
    }

    private static void Types(JsonObject schema, string pointer, RepairContext context)
    {
        if (schema["type"] is JsonArray list)
        {
            var names = list
                .Select(ValueConverter.Text)
                .OfType<string>()
                .Select(Name)
                .OfType<string>()
                .Distinct()
                .ToList();
            if (names.Count < list.Count)
            {
                context.Report(ReadingDiagnostics.WrongType, Pointer.Child(pointer, "type"), "type", "a JSON type");
            }

            Alternatives(schema, names, context);
        }
        else if (ValueConverter.Kind(schema["type"]) == JsonValueKind.String)
        {
            var written = ValueConverter.Text(schema["type"])!;
            var name = Name(written);
            if (name is null && written is not ("any" or ""))
            {
                context.Report(ReadingDiagnostics.WrongType, Pointer.Child(pointer, "type"), "type", "a JSON type");
            }

            if (name is null)
            {
                schema.Remove("type");
            }
            else if (name == "null" && context.Version is "2.0" or "3.0")
            {
                schema.Remove("type");
                schema["nullable"] = true;
            }
            else if (name != written)
            {
                schema["type"] = name;
            }
        }
    }

    // 3.0 and 2.0 know one type only; null there is a keyword of its own.
    private static void Alternatives(JsonObject schema, List<string> names, RepairContext context)
    {
        if (context.Version is not ("2.0" or "3.0"))
        {
            schema["type"] = new JsonArray([.. names.Select(static name => (JsonNode?)JsonValue.Create(name))]);
            return;
        }

        schema.Remove("type");
        if (names.Remove("null"))
        {
            schema[context.IsVersion2 ? "x-nullable" : "nullable"] = true;
        }

        if (names.Count == 1)
        {
            schema["type"] = names[0];
        }
        else if (names.Count > 1 && !schema.ContainsKey("anyOf"))
        {
            schema["anyOf"] = new JsonArray(
                [.. names.Select(static name => (JsonNode?)new JsonObject { ["type"] = name })]);
        }
    }

    private static string? Name(string written)
    {
        var name = written.Trim().ToLowerInvariant();
        return s_types.Contains(name) ? name : name switch
        {
            "int" or "long" or "int32" or "int64" => "integer",
            "float" or "double" or "decimal" => "number",
            "bool" => "boolean",
            "str" or "text" or "uuid" or "date" or "datetime" or "date-time" or "email" or "enum" => "string",
            "list" => "array",
            "dict" or "map" or "hash" => "object",
            _ => null,
        };
    }

    private static void Discriminator(JsonObject schema, RepairContext context)
    {
        if (ValueConverter.Kind(schema["discriminator"]) == JsonValueKind.String && !context.IsVersion2)
        {
            schema["discriminator"] = new JsonObject
            {
                ["propertyName"] = ValueConverter.Text(schema["discriminator"]),
            };
        }
        else if (schema["discriminator"] is JsonObject written && context.IsVersion2)
        {
            schema["discriminator"] = ValueConverter.Text(written["propertyName"]);
        }
        else if (schema["discriminator"] is JsonObject known
            && ValueConverter.Kind(known["propertyName"]) != JsonValueKind.String)
        {
            schema.Remove("discriminator");
        }
        else if (schema["discriminator"] is JsonObject { } mapped && mapped["mapping"] is { } mapping
            && (mapping is not JsonObject entries
                || entries.Any(static e => !ValueConverter.Fits(e.Value, ValueShape.Text))))
        {
            mapped.Remove("mapping");
        }
    }

    // A flag up to 3.0, a number from 3.1 on; constraints are only documented, so the other form is no loss.
    private static void Bounds(JsonObject schema, RepairContext context)
    {
        foreach (var keyword in new[] { "exclusiveMinimum", "exclusiveMaximum" })
        {
            var wanted = context.Version is "2.0" or "3.0" ? ValueShape.Flag : ValueShape.Number;
            if (schema[keyword] is { } value && !ValueConverter.Fits(value, wanted))
            {
                schema.Remove(keyword);
            }
        }
    }
}
