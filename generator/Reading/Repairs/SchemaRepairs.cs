using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>Rewrites of a schema's own keywords that Microsoft.OpenApi loses or throws on.</summary>
internal static class SchemaRepairs
{
    private static readonly HashSet<string> s_types = new(StringComparer.Ordinal)
    {
        "string", "number", "integer", "boolean", "object", "array", "null", "file",
    };

    public static void Apply(JsonObject schema, WalkPath pointer, TreeResult file, RepairContext context)
    {
        DynamicReference(schema);
        Constant(schema);
        Tuples(schema, pointer, context);
        Types(schema, pointer, context);
        DiscriminatorRepairs.Apply(schema, pointer, file, context);
        BoundRepairs.Apply(schema, pointer, context);
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

    // The library reads scalars only; an enum of one value says the same (JSON Schema 2020-12 Validation, 6.1.3).
    private static void Constant(JsonObject schema)
    {
        if (schema["const"] is (JsonObject or JsonArray) and { } value)
        {
            schema.Remove("const");
            schema["enum"] = new JsonArray(value);
        }
    }

    // prefixItems, or items as a list (older drafts): an array of any of them.
    private static void Tuples(JsonObject schema, WalkPath pointer, RepairContext context)
    {
        var keyword = schema["prefixItems"] is JsonArray ? "prefixItems" : "items";
        if (schema[keyword] is not JsonArray tuple)
        {
            return;
        }

        var sources = tuple
            .Select((item, index) => (Node: item, Pointer: Pointer.Child(Pointer.Child(pointer, keyword), index)))
            .ToList();
        if (keyword == "prefixItems" && schema["items"] is JsonObject rest)
        {
            sources.Add((rest, Pointer.Child(pointer, "items")));
        }

        tuple.Clear();
        schema.Remove("prefixItems");
        schema.Remove("items");
        var variants = sources
            .Where(static item => item.Node is not null)
            .GroupBy(static item => item.Node!.ToJsonString(), StringComparer.Ordinal)
            .Select(static equal => equal.ToList())
            .ToList();
        var nodes = variants.Select(static equal => equal[0].Node).ToArray();
        if (nodes.Length > 0)
        {
            schema["items"] = nodes.Length == 1 ? nodes[0] : new JsonObject { ["anyOf"] = new JsonArray(nodes) };
        }

        for (var index = 0; index < variants.Count; index++)
        {
            var to = nodes.Length == 1 ? pointer + "/items" : Pointer.Child(pointer + "/items/anyOf", index);
            foreach (var item in Enumerable.Reverse(variants[index]))
            {
                context.Move(nodes[index]!, item.Pointer, to);
            }
        }
    }

    /// <summary>The type of a parameter or header of 2.0: one name, no list.</summary>
    public static void Type(JsonObject node, WalkPath pointer, RepairContext context)
    {
        if (node["type"] is JsonArray { Count: > 0 } names && ValueConverter.Text(names[0]) is { } first)
        {
            node["type"] = first;
        }

        Types(node, pointer, context);
    }

    private static void Types(JsonObject schema, WalkPath pointer, RepairContext context)
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
            else if (name == "file" && !schema.ContainsKey("in"))
            {
                // A response of OpenAPI 2.0: later versions say it by a format.
                schema["type"] = "string";
                schema["format"] = "binary";
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
}
