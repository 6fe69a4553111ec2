using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Overlays;

/// <summary>A place in the text of a file.</summary>
internal readonly record struct NodeOrigin(TreeResult File, string Pointer)
{
    public NodeOrigin Child(string key) => new(File, Helpers.Pointer.Child(Pointer, key));

    public NodeOrigin Child(int index) => new(File, Helpers.Pointer.Child(Pointer, index));
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

    /// <summary>The members of an object with their origins; JSON null has one too.</summary>
    public List<(string Key, JsonNode? Value, NodeOrigin Origin)> Members(JsonObject members)
    {
        var own = Find(members);
        return [.. members.Select(member => (member.Key, member.Value, Known(member.Value) ?? own.Child(member.Key)))];
    }

    /// <summary>The items of an array with their origins; JSON null has one too.</summary>
    public List<(JsonNode? Value, NodeOrigin Origin)> Items(JsonArray items)
    {
        var own = Find(items);
        return [.. items.Select((item, index) => (item, Known(item) ?? own.Child(index)))];
    }

    /// <summary>Keeps the origins of an array's items before their indexes change.</summary>
    public void Pin(JsonArray items)
    {
        foreach (var (item, origin) in Items(items))
        {
            Set(item, origin);
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
        var pointers = new Dictionary<JsonNode, string?> { [root] = "#" };
        var map = new Dictionary<string, NodeOrigin>(StringComparer.Ordinal);
        foreach (var entry in _origins)
        {
            if (PointerOf(entry.Key, pointers) is { } pointer)
            {
                map[pointer] = entry.Value;
            }
        }

        return map;
    }

    // Null where the node is no longer in the tree. Siblings are noted together: finding each index takes a search.
    private static string? PointerOf(JsonNode node, Dictionary<JsonNode, string?> pointers)
    {
        if (pointers.TryGetValue(node, out var known))
        {
            return known;
        }

        var parent = node.Parent is { } above ? PointerOf(above, pointers) : null;
        if (parent is null)
        {
            return pointers[node] = null;
        }

        if (node.Parent is JsonObject members)
        {
            foreach (var member in members.Where(static member => member.Value is not null))
            {
                pointers[member.Value!] = Pointer.Child(parent, member.Key);
            }
        }
        else
        {
            var index = 0;
            foreach (var item in (JsonArray)node.Parent!)
            {
                if (item is not null)
                {
                    pointers[item] = Pointer.Child(parent, index);
                }

                index++;
            }
        }

        return pointers[node];
    }

    private NodeOrigin? Known(JsonNode? node) =>
        node is not null && _origins.TryGetValue(node, out var origin) ? origin : null;

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
