using System.Text.Json.Nodes;
using static SpecClient.Generator.Tests.Mutations.HostileValues;

namespace SpecClient.Generator.Tests.Mutations;

/// <summary>Mutations of a document's tree: what comes out is always well-formed.</summary>
internal sealed class TreeMutations(Random random, JsonObject root)
{
    private static readonly string[] s_keywords =
    [
        "$ref", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$defs", "$schema", "type", "format", "enum",
        "const",
        "default", "example", "examples", "nullable", "x-nullable", "readOnly", "writeOnly", "deprecated", "allOf",
        "oneOf",
        "anyOf", "not", "if", "then", "else", "properties", "patternProperties", "additionalProperties", "required",
        "propertyNames", "items", "prefixItems", "contains", "minLength", "maxLength", "minimum", "exclusiveMinimum",
        "exclusiveMaximum", "multipleOf", "maxItems", "uniqueItems", "maxProperties", "discriminator", "xml",
        "externalDocs", "title", "description", "summary", "name", "in", "style", "explode", "allowReserved", "schema",
        "content", "encoding", "headers", "links", "parameters", "requestBody", "responses", "callbacks", "security",
        "servers", "variables", "tags", "operationId", "schemes", "host", "basePath", "consumes", "produces", "schemas",
        "collectionFormat", "components", "paths", "info", "webhooks", "definitions", "securitySchemes", "flows",
        "scopes",
        "pathItems", "mediaTypes", "mapping", "propertyName", "defaultMapping", "x-enum-varnames", "x-enumNames",
        "x-enum-descriptions", "dependentRequired", "dependentSchemas", "unevaluatedProperties", "contentEncoding",
        "contentMediaType", "contentSchema", "itemSchema", "additionalOperations", "get", "query", "version", "url",
    ];

    private readonly List<JsonNode> _containers = [];

    /// <summary>Member names that are to be written twice, by their object.</summary>
    public HashSet<(JsonObject, string)> Twice { get; } = [];

    public void Apply(JsonObject other)
    {
        Collect(root);
        switch (random.Next(11))
        {
            case 0:
                Replace(Any(other)?.DeepClone());
                break;
            case 1 or 2:
                Replace(Value(random));
                break;
            case 3:
                Set(Pick(random, s_keywords), Value(random));
                break;
            case 4:
                Remove();
                break;
            case 5:
                Repeat();
                break;
            case 6:
                Cycle();
                break;
            case 7:
                Nest();
                break;
            case 8:
                Multiply();
                break;
            case 9:
                Rename(random.Next(2) == 0 ? Text(random) : Pick(random, s_keywords));
                break;
            default:
                Replace(JsonValue.Create(Text(random)));
                break;
        }
    }

    private void Collect(JsonNode? node)
    {
        if (node is JsonObject members)
        {
            _containers.Add(node);
            foreach (var member in members)
            {
                Collect(member.Value);
            }
        }
        else if (node is JsonArray items)
        {
            _containers.Add(node);
            foreach (var item in items)
            {
                Collect(item);
            }
        }
    }

    private JsonNode? Any(JsonObject from)
    {
        var saved = _containers.ToList();
        _containers.Clear();
        Collect(from);
        var found = Pick(random, _containers);
        _containers.Clear();
        _containers.AddRange(saved);
        return found;
    }

    private void Replace(JsonNode? value)
    {
        switch (Pick(random, _containers))
        {
            case JsonObject { Count: > 0 } members:
                members[Key(members)] = value;
                break;
            case JsonArray { Count: > 0 } items:
                items[random.Next(items.Count)] = value;
                break;
        }
    }

    private void Set(string key, JsonNode? value)
    {
        if (Pick(random, _containers) is JsonObject members)
        {
            members[key] = value;
        }
    }

    private void Remove()
    {
        switch (Pick(random, _containers))
        {
            case JsonObject { Count: > 0 } members:
                members.Remove(Key(members));
                break;
            case JsonArray { Count: > 0 } items:
                items.RemoveAt(random.Next(items.Count));
                break;
        }
    }

    private void Repeat()
    {
        switch (Pick(random, _containers))
        {
            case JsonObject { Count: > 0 } members:
                Twice.Add((members, Key(members)));
                break;
            case JsonArray { Count: > 0 } items:
                items.Add(items[random.Next(items.Count)]?.DeepClone());
                break;
        }
    }

    // A reference to any place of the document: itself, what holds it, or something of another kind.
    private void Cycle()
    {
        var target = Pick(random, _containers);
        var reference = new JsonObject { ["$ref"] = Pointer(target) };
        switch (random.Next(3))
        {
            case 0:
                Replace(reference);
                break;
            case 1:
                Set("$ref", reference["$ref"]!.DeepClone());
                break;
            default:
                Set(Pick(random, ["allOf", "oneOf", "anyOf"]), new JsonArray(reference));
                break;
        }
    }

    private void Nest()
    {
        JsonNode? at = Value(random);
        var depth = Pick(random, [20, 70, 130, 260, 700, 1_200]);
        var key = Pick(random, ["items", "properties", "allOf", "additionalProperties", "not", "example", "[]"]);
        for (var level = 0; level < depth; level++)
        {
            at = key switch
            {
                "[]" => new JsonArray(at),
                "allOf" => new JsonObject { [key] = new JsonArray(at) },
                "properties" => new JsonObject { [key] = new JsonObject { ["a"] = at } },
                _ => new JsonObject { [key] = at },
            };
        }

        Replace(at);
    }

    private void Multiply()
    {
        var count = Pick(random, [50, 300, 1_000]);
        var members = new JsonObject();
        var value = Value(random);
        for (var number = 0; number < count; number++)
        {
            members["n" + number + (number % 7 == 0 ? "_" : "")] = value?.DeepClone();
        }

        switch (random.Next(3))
        {
            case 0:
                Set("properties", members);
                break;
            case 1:
                Set("enum", new JsonArray([.. members.Select(static m => (JsonNode?)JsonValue.Create(m.Key))]));
                break;
            default:
                Replace(members);
                break;
        }
    }

    private void Rename(string key)
    {
        if (Pick(random, _containers) is JsonObject { Count: > 0 } members)
        {
            var old = Key(members);
            var value = members[old];
            members.Remove(old);
            members[key] = value;
        }
    }

    private string Key(JsonObject members) => members.ElementAt(random.Next(members.Count)).Key;

    private static string Pointer(JsonNode node) => node.Parent switch
    {
        JsonObject members => Pointer(members) + "/"
            + members.First(m => ReferenceEquals(m.Value, node)).Key.Replace("~", "~0").Replace("/", "~1"),
        JsonArray items => Pointer(items) + "/" + items.IndexOf(node),
        _ => "#",
    };
}
