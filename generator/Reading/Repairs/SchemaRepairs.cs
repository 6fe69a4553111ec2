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
        Discriminator(schema, pointer, context);
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

    // The property's name alone in 2.0, an object from 3.0 on; the other form is plain enough.
    private static void Discriminator(JsonObject schema, string pointer, RepairContext context)
    {
        if (!schema.ContainsKey("discriminator"))
        {
            return;
        }

        var name = ValueConverter.Kind(schema["discriminator"]) == JsonValueKind.String
            ? ValueConverter.Text(schema["discriminator"])
            : schema["discriminator"] is JsonObject { } written
                && ValueConverter.Kind(written["propertyName"]) == JsonValueKind.String
                ? ValueConverter.Text(written["propertyName"])
                : null;
        if (name is null)
        {
            var expected = context.IsVersion2 ? "a property's name" : "an object with propertyName";
            context.Report(
                ReadingDiagnostics.WrongType, Pointer.Child(pointer, "discriminator"), "discriminator", expected);
            schema.Remove("discriminator");
        }
        else if (context.IsVersion2)
        {
            schema["discriminator"] = name;
        }
        else if (schema["discriminator"] is not JsonObject known)
        {
            schema["discriminator"] = new JsonObject { ["propertyName"] = name };
        }
        else if (known["mapping"] is { } mapping
            && (mapping is not JsonObject entries
                || entries.Any(static e => !ValueConverter.Fits(e.Value, ValueShape.Text))))
        {
            context.Report(
                ReadingDiagnostics.WrongType,
                Pointer.Child(Pointer.Child(pointer, "discriminator"), "mapping"),
                "mapping",
                "an object of strings");
            known.Remove("mapping");
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
