using System.Text.Json.Nodes;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Overlays;

/// <summary>A place in the text of a file.</summary>
internal readonly record struct NodeOrigin(TreeResult File, string Pointer)
{
    public NodeOrigin Child(string key) => new(File, Trees.Pointer.Child(Pointer, key));

    public NodeOrigin Child(int index) => new(File, Trees.Pointer.Child(Pointer, index));
}

/// <summary>
/// Remembers where nodes come from while overlays change the tree: what they bring in, and items whose index changes.
/// Everything else stands in the document under its own pointer.
/// </summary>
internal sealed class OverlayOrigins(TreeResult main)
{
    // By reference: JsonNode does not define equality.
    private readonly Dictionary<JsonNode, NodeOrigin> _origins = [];

    public void Set(JsonNode? node, NodeOrigin origin)
    {
        if (node is not null)
        {
            _origins[node] = origin;
        }
    }

    public NodeOrigin Find(JsonNode node)
    {
        if (_origins.TryGetValue(node, out var known))
        {
            return known;
        }

        return node.Parent switch
        {
            JsonObject members => Find(members).Child(node.GetPropertyName()),
            JsonArray items => Find(items).Child(node.GetElementIndex()),
            _ => new NodeOrigin(main, "#"),
        };
    }

    /// <summary>Origin of a member, which can be JSON null.</summary>
    public NodeOrigin Find(JsonObject parent, string key) =>
        parent[key] is { } node ? Find(node) : Find(parent).Child(key);

    /// <summary>Origin of an item, which can be JSON null.</summary>
    public NodeOrigin Find(JsonArray parent, int index) =>
        parent[index] is { } node ? Find(node) : Find(parent).Child(index);

    /// <summary>Keeps the origins of an array's items before their indexes change.</summary>
    public void Pin(JsonArray items)
    {
        foreach (var item in items)
        {
            if (item is not null)
            {
                Set(item, Find(item));
            }
        }
    }

    /// <summary>A copy whose nodes have the origins of those they were copied from.</summary>
    public JsonNode? Clone(JsonNode? source)
    {
        var clone = source?.DeepClone();
        if (source is not null)
        {
            Set(clone, Find(source));
            Follow(source, clone!);
        }

        return clone;
    }

    /// <summary>The origins by pointers of the tree as it now is.</summary>
    public IReadOnlyDictionary<string, NodeOrigin> ByPointer(JsonNode root)
    {
        var map = new Dictionary<string, NodeOrigin>(StringComparer.Ordinal);
        foreach (var entry in _origins)
        {
            if (PointerOf(entry.Key, root) is { } pointer)
            {
                map[pointer] = entry.Value;
            }
        }

        return map;
    }

    /// <summary>The pointer of a node; null where it is no longer in the tree.</summary>
    public static string? PointerOf(JsonNode node, JsonNode root)
    {
        var keys = new Stack<string>();
        for (var at = node; at != root; at = at.Parent)
        {
            switch (at.Parent)
            {
                case JsonObject:
                    keys.Push(Pointer.Escape(at.GetPropertyName()));
                    break;
                case JsonArray:
                    keys.Push(at.GetElementIndex().ToString(System.Globalization.CultureInfo.InvariantCulture));
                    break;
                default:
                    return null;
            }
        }

        return "#" + string.Concat(keys.Select(static key => "/" + key));
    }

    private void Follow(JsonNode source, JsonNode clone)
    {
        var pairs = source switch
        {
            JsonObject members => members.Select(member => (member.Value, ((JsonObject)clone)[member.Key])),
            JsonArray items => items.Select((item, index) => (item, ((JsonArray)clone)[index])),
            _ => [],
        };
        foreach (var (from, to) in pairs.ToList())
        {
            if (from is not null && to is not null)
            {
                if (_origins.TryGetValue(from, out var origin))
                {
                    Set(to, origin);
                }

                Follow(from, to);
            }
        }
    }
}
