using System.Text.Json;
using System.Text.Json.Nodes;
using SpecClient.Generator.Diagnostics;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// One walk over the document: each keyword gets the shape that Microsoft.OpenApi can read, references are noted.
/// </summary>
internal sealed class DocumentWalk(RepairContext context)
{
    private static readonly Keyword s_pathItem = new(ValueShape.Node, NodeKind.PathItem);
    private static readonly Keyword s_response = new(ValueShape.Node, NodeKind.Response);

    // NodeKind as a number: of these dictionaries there is optimized code before the first call.
    private readonly Dictionary<JsonObject, int> _visited = [];

    /// <summary>Object schemas with a title, outer ones before inner ones.</summary>
    public List<TitledSchema> Titled { get; } = [];

    /// <summary>What a node was repaired as; null for one that was not.</summary>
    public NodeKind? KindOf(JsonObject node) => _visited.TryGetValue(node, out var kind) ? (NodeKind)kind : null;

    /// <summary>Repairs a node and all below it.</summary>
    public void Visit(JsonObject node, NodeKind kind, WalkPath pointer, TreeResult file)
    {
        context.CancellationToken.ThrowIfCancellationRequested();
        _visited[node] = (int)kind;
        Omit(node, kind, pointer);
        if (kind is NodeKind.Document or NodeKind.Operation)
        {
            Distinct(node["consumes"]);
            Distinct(node["produces"]);
            DefaultProduces(node, kind);
            if (kind == NodeKind.Operation && context.IsVersion2)
            {
                FileForms.Apply(node, pointer, context);
            }
        }

        if (kind == NodeKind.Schema)
        {
            SchemaRepairs.Apply(node, pointer, file, context);
            if (node.ContainsKey("title") && node["properties"] is JsonObject { Count: > 0 })
            {
                Titled.Add(new TitledSchema(node, pointer.Key));
            }
        }
        else if (kind == NodeKind.MediaType)
        {
            PositionalParts.Apply(node, pointer, context);
            EventRepairs.Apply(node, pointer, file);
        }
        else if (kind == NodeKind.PathItem && context.IsVersion2)
        {
            FormParameters.Apply(node, pointer, context);
        }
        else if (kind == NodeKind.Paths)
        {
            PathRepairs.Apply(node, pointer, context);
        }
        else if (kind == NodeKind.PathItem)
        {
            MethodRepairs.Apply(node, pointer, context);
        }
        else if (kind == NodeKind.SecurityRequirement)
        {
            Scopes(node, pointer);
        }
        else if (kind == NodeKind.Response && !context.IsVersion2 && node["links"] is JsonObject { Count: > 0 })
        {
            context.Report(ReadingDiagnostics.Links, Pointer.Child(pointer, "links"));
        }
        else if (kind is NodeKind.Parameter or NodeKind.Header && context.IsVersion2)
        {
            BoundRepairs.Apply(node, pointer, context);
            SchemaRepairs.Type(node, pointer, context);
            if (ValueConverter.Text(node["collectionFormat"]) == "tsv")
            {
                // The library throws on it; the builder reads this one.
                node.Remove("collectionFormat");
                node["x-collectionFormat"] = "tsv";
            }
        }

        if (node.ContainsKey("$ref") && kind is not (NodeKind.Other or NodeKind.Document)
            && Reference(node, kind, pointer, file) && kind != NodeKind.Schema)
        {
            return;
        }

        foreach (var member in node.ToList())
        {
            if (kind is NodeKind.Paths or NodeKind.Responses)
            {
                VisitEntry(node, member, kind, pointer, file);
            }
            else if (Keywords.Find(kind, member.Key) is { } keyword)
            {
                Member(node, member, keyword, pointer, file);
            }
        }
    }

    // OpenAPI 2.0 does not say what a document gives that lists no media types, or clears them by an empty list; the
    // library takes it for bytes. What has a schema is JSON.
    private void DefaultProduces(JsonObject node, NodeKind kind)
    {
        var isMissing = node["produces"] is JsonArray { Count: 0 }
            || (kind == NodeKind.Document && node["produces"] is null);
        if (context.IsVersion2 && isMissing)
        {
            node["produces"] = new JsonArray("application/json");
        }
    }

    // Nothing is emitted for these, and what they hold must not cost anything beside them.
    private void Omit(JsonObject node, NodeKind kind, WalkPath pointer)
    {
        node.Remove("externalDocs");
        Examples(node, kind);
        var key = kind switch
        {
            NodeKind.Operation or NodeKind.Components => "callbacks",
            NodeKind.Document => "webhooks",
            _ => null,
        };
        if (key is not null && node[key] is JsonObject { Count: > 0 } && kind != NodeKind.Components)
        {
            context.Report(ReadingDiagnostics.IncomingRequests, Pointer.Child(pointer, key));
        }

        if (key is not null)
        {
            node.Remove(key);
        }
    }

    // A quarter of a large document. Only whether a content without schema has one is asked: such a one is not empty.
    private static void Examples(JsonObject node, NodeKind kind)
    {
        var isContent = kind == NodeKind.MediaType && !node.ContainsKey("schema") && !node.ContainsKey("itemSchema");
        if (isContent && (node["example"] is not null || node["examples"] is JsonObject { Count: > 0 }))
        {
            node["example"] = "";
            node.Remove("examples");
        }
        else if (kind is NodeKind.Schema or NodeKind.Parameter or NodeKind.Header or NodeKind.MediaType
            or NodeKind.Response or NodeKind.Components)
        {
            node.Remove("example");
            node.Remove("examples");
        }
    }

    // The library makes a map of them, and throws on the second of a name.
    private static void Distinct(JsonNode? list)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in (list as JsonArray)?.ToList() ?? [])
        {
            if (ValueConverter.Text(item) is { } text && !seen.Add(text))
            {
                ((JsonArray)list!).Remove(item);
            }
        }
    }

    // False where what stands there is no reference.
    private bool Reference(JsonObject node, NodeKind kind, WalkPath pointer, TreeResult file)
    {
        if (ValueConverter.Kind(node["$ref"]) != JsonValueKind.String)
        {
            Wrong(node, "$ref", Pointer.Child(pointer, "$ref"), "a string");
            return false;
        }

        context.References.Enqueue(new FoundReference(node, kind, pointer, file));
        return true;
    }

    // Scheme → scopes: a single scope, or none, for a list of them.
    private void Scopes(JsonObject requirement, WalkPath pointer)
    {
        foreach (var member in requirement.ToList())
        {
            if (ValueConverter.Fits(member.Value, ValueShape.TextList))
            {
                continue;
            }

            var scopes = ValueConverter.Convert(member.Value, ValueShape.TextList);
            if (scopes is null && member.Value is not null)
            {
                context.Report(
                    ReadingDiagnostics.WrongType, Pointer.Child(pointer, member.Key), member.Key, "a list of strings");
            }

            requirement[member.Key] = scopes ?? new JsonArray();
        }
    }

    private void VisitEntry(
        JsonObject node, KeyValuePair<string, JsonNode?> member, NodeKind kind, WalkPath pointer, TreeResult file)
    {
        if (member.Key.StartsWith("x-", StringComparison.Ordinal) || member.Key == "$ref")
        {
            return;
        }

        Member(node, member, kind == NodeKind.Paths ? s_pathItem : s_response, pointer, file);
    }

    private void Member(
        JsonObject node,
        KeyValuePair<string, JsonNode?> member,
        Keyword keyword,
        WalkPath owner,
        TreeResult file)
    {
        var (shape, child) = keyword;
        if (member.Value is null)
        {
            // Nothing said: an operation or a response is there all the same.
            if (shape is ValueShape.Node && child is NodeKind.Response or NodeKind.Operation)
            {
                node[member.Key] = new JsonObject();
            }
            else
            {
                node.Remove(member.Key);
            }

            return;
        }

        switch (shape)
        {
            case ValueShape.Node or ValueShape.SchemaOrFlag or ValueShape.SchemaOrList:
                if (!(shape == ValueShape.SchemaOrFlag && ValueConverter.Fits(member.Value, ValueShape.Flag)))
                {
                    Child(node, member, child, owner.Child(member.Key), file);
                }

                break;
            case ValueShape.NodeMap:
                Map(node, member, child, owner.Child(member.Key), file);
                break;
            case ValueShape.NodeList:
                List(node, member, child, owner.Child(member.Key), file);
                break;
            default:
                if (!ValueConverter.Fits(member.Value, shape))
                {
                    Scalar(node, member, shape, owner.Child(member.Key));
                }

                break;
        }
    }

    private void Child(
        JsonObject node, KeyValuePair<string, JsonNode?> member, NodeKind kind, WalkPath pointer, TreeResult file)
    {
        var value = member.Value;
        if (kind == NodeKind.Schema && Boolean(value) is { } schema)
        {
            node[member.Key] = value = schema;
        }

        if (value is JsonObject child)
        {
            Visit(child, kind, pointer, file);
        }
        else
        {
            Wrong(node, member.Key, pointer, "an object");
        }
    }

    private void Map(
        JsonObject node, KeyValuePair<string, JsonNode?> member, NodeKind kind, WalkPath pointer, TreeResult file)
    {
        if (member.Value is not JsonObject entries)
        {
            Wrong(node, member.Key, pointer, "an object");
            return;
        }

        _visited[entries] = (int)NodeKind.Other;
        foreach (var entry in entries.ToList())
        {
            // A name may begin like an extension; a real extension is any value, and is left alone.
            if (entry.Key.StartsWith("x-", StringComparison.Ordinal) && entry.Value is not JsonObject)
            {
                continue;
            }

            if (entry.Value is null)
            {
                entries[entry.Key] = new JsonObject();
                continue;
            }

            Child(entries, entry, kind, pointer.Child(entry.Key), file);
        }
    }

    private void List(
        JsonObject node, KeyValuePair<string, JsonNode?> member, NodeKind kind, WalkPath pointer, TreeResult file)
    {
        if (member.Value is JsonObject single)
        {
            node.Remove(member.Key);
            node[member.Key] = new JsonArray(single);
        }

        if (node[member.Key] is not JsonArray items)
        {
            Wrong(node, member.Key, pointer, "a list");
            return;
        }

        for (var index = 0; index < items.Count; index++)
        {
            if (kind == NodeKind.Schema && Boolean(items[index]) is { } schema)
            {
                items[index] = schema;
            }

            if (items[index] is JsonObject item)
            {
                Visit(item, kind, pointer.Child(index), file);
            }
            else
            {
                context.Report(
                    ReadingDiagnostics.WrongType,
                    Pointer.Child(pointer, index),
                    member.Key,
                    "a list of objects");
                context.Removals.Add(items, pointer, index);
            }
        }
    }

    private void Scalar(JsonObject node, KeyValuePair<string, JsonNode?> member, ValueShape shape, WalkPath pointer)
    {
        if (ValueConverter.Convert(member.Value, shape) is { } converted)
        {
            node[member.Key] = converted;
            return;
        }

        Wrong(node, member.Key, pointer, shape switch
        {
            ValueShape.Text => "a string",
            ValueShape.Flag => "true or false",
            ValueShape.Number => "a number",
            ValueShape.NumberOrFlag => "a number or true or false",
            ValueShape.Integer => "an integer",
            ValueShape.TextList => "a list of strings",
            ValueShape.AnyList => "a list",
            ValueShape.TextOrTextList => "a string or a list of strings",
            _ => "an object",
        });
    }

    private void Wrong(JsonObject node, string key, WalkPath pointer, string expected)
    {
        context.Report(ReadingDiagnostics.WrongType, pointer, key, expected);
        node.Remove(key);
    }

    // JSON Schema 2020-12 section 4.3.2: true accepts anything, false nothing.
    private static JsonObject? Boolean(JsonNode? value) => ValueConverter.Kind(value) switch
    {
        JsonValueKind.True => [],
        JsonValueKind.False => new JsonObject { ["not"] = new JsonObject() },
        _ => null,
    };
}
