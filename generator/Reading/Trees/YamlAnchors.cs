using System.Text.Json;
using System.Text.Json.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SpecClient.Generator.Reading.Trees;

/// <summary>
/// What a YAML tree remembers of its nodes: anchors, and how scalars were written whose JSON says it differently.
/// </summary>
internal sealed class YamlAnchors
{
    // Aliases of aliases multiply: this many nodes are copied in one document, and no more.
    private const int MaxCopies = 500_000;

    private static readonly string[] s_values = ["enum", "const", "default", "example", "examples"];

    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<JsonNode, string> _written = [];
    private int _copies;

    public bool IsDefined(AnchorName name) => _anchors.ContainsKey(name.Value);

    /// <summary>Notes a node's anchor, where it has one.</summary>
    public T Define<T>(AnchorName name, T node)
        where T : JsonNode?
    {
        if (!name.IsEmpty)
        {
            var (size, depth) = Measure(node);
            _anchors[name.Value] = new Anchored(node, size, depth);
        }

        return node;
    }

    /// <summary>A copy of an anchored node, or the reason why there is none.</summary>
    /// <param name="maxDepth">How deep the copy may be.</param>
    public string? TryCopy(AnchorName name, int maxDepth, out JsonNode? copy)
    {
        var anchored = _anchors[name.Value];
        copy = null;
        if (anchored.Depth > maxDepth)
        {
            return TreeReader.DepthReason;
        }

        if (anchored.Size > MaxCopies - _copies)
        {
            return "aliases repeat more than 500,000 nodes";
        }

        _copies += anchored.Size;
        copy = Copy(anchored.Node);
        return null;
    }

    /// <summary>Notes how a scalar was written: <c>007</c> is a number only where a number is wanted.</summary>
    public JsonNode? Written(Scalar scalar, JsonNode? value)
    {
        if (value is not null && scalar.Style == ScalarStyle.Plain && value.GetValueKind() != JsonValueKind.String
            && value.ToJsonString() != scalar.Value)
        {
            _written.Add(value, scalar.Value);
        }

        return value;
    }

    /// <summary>Gives a string schema's values (enum, default, …) their text as written.</summary>
    public void RestoreTexts(JsonObject schema)
    {
        if (_written.Count == 0 || !IsStringType(schema["type"]))
        {
            return;
        }

        foreach (var keyword in s_values)
        {
            if (schema[keyword] is JsonArray items)
            {
                for (var index = 0; index < items.Count; index++)
                {
                    if (items[index] is { } item && _written.TryGetValue(item, out var text))
                    {
                        items[index] = JsonValue.Create(text);
                    }
                }
            }
            else if (schema[keyword] is { } value && _written.TryGetValue(value, out var text))
            {
                schema[keyword] = JsonValue.Create(text);
            }
        }
    }

    // "string", or a list of it and null.
    private static bool IsStringType(JsonNode? type) => type switch
    {
        JsonValue value => value.TryGetValue<string>(out var name) && name == "string",
        JsonArray names => names.Any(IsStringType)
            && names.All(static name => name is null || IsStringType(name) || IsNullType(name)),
        _ => false,
    };

    private static bool IsNullType(JsonNode name) =>
        name is JsonValue value && value.TryGetValue<string>(out var text) && text == "null";

    private JsonNode? Copy(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                var copy = new JsonObject();
                foreach (var member in members)
                {
                    copy[member.Key] = Copy(member.Value);
                }

                return copy;
            case JsonArray items:
                return new JsonArray([.. items.Select(Copy)]);
            default:
                var value = node?.DeepClone();
                if (value is not null && _written.TryGetValue(node!, out var text))
                {
                    _written.Add(value, text);
                }

                return value;
        }
    }

    private static (int Size, int Depth) Measure(JsonNode? node)
    {
        var children = node switch
        {
            JsonObject members => members.Select(static member => member.Value),
            JsonArray items => items,
            _ => null,
        };
        if (children is null)
        {
            return (1, 0);
        }

        int size = 1, depth = 0;
        foreach (var child in children)
        {
            var inner = Measure(child);
            size += inner.Size;
            depth = Math.Max(depth, inner.Depth);
        }

        return (size, depth + 1);
    }

    private sealed record Anchored(JsonNode? Node, int Size, int Depth);
}
