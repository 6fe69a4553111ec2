using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Finds what a reference leads to: a place of the document or of another file, an anchor, or a schema's id
/// (JSON Schema 2020-12 section 8.2). What a type cannot depend on, the base URI, is taken loosely.
/// </summary>
internal sealed class ReferenceTargets(RepairContext context)
{
    private const int MaxHops = 50;

    private readonly AnchorIndex _anchors = new();

    /// <param name="node">The object that holds the reference.</param>
    /// <param name="from">The file that the reference is relative to.</param>
    /// <param name="text">The reference.</param>
    public Target? Find(JsonObject node, TreeResult from, string text)
    {
        var hash = text.IndexOf('#');
        var path = hash < 0 ? text : text.Substring(0, hash);
        var fragment = Uri.UnescapeDataString(hash < 0 ? "" : text.Substring(hash + 1));
        if (path.Length > 0 && File(from, path) is not { } file)
        {
            return Id(from, path) is not { } found ? null
                : fragment.Length == 0 || fragment[0] == '/' ? At(found.File, found.Pointer + fragment)
                : Anchor(found.File, fragment, [found.Pointer]);
        }
        else
        {
            file = path.Length == 0 ? from : File(from, path)!;
        }

        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return Anchor(file, fragment, path.Length == 0 ? Resources(node) : []);
        }

        return At(file, "#" + fragment)
            ?? (path.Length == 0
                ? Resources(node).Select(resource => At(context.Main, resource + fragment)).FirstOrDefault(
                    static target => target is not null)
                : null);
    }

    /// <summary>Follows a pointer; where a place was made a reference, through it.</summary>
    public static JsonNode? Find(JsonNode? root, string pointer)
    {
        var at = root;
        var hops = 0;
        foreach (var key in Pointer.Keys(pointer))
        {
            while (at is JsonObject moved && !moved.ContainsKey(key)
                && ValueConverter.Text(moved["$ref"]) is { } reference
                && reference.StartsWith("#/", StringComparison.Ordinal) && hops++ < MaxHops)
            {
                at = Find(root, reference);
            }

            at = at switch
            {
                JsonObject members => members[key],
                JsonArray items when int.TryParse(key, out var index) && index >= 0 && index < items.Count =>
                    items[index],
                _ => null,
            };
        }

        return at;
    }

    /// <summary>Pointer of a node in the tree that it hangs in.</summary>
    public static string PointerOf(JsonNode node) => node.Parent switch
    {
        JsonObject parent => Pointer.Child(PointerOf(parent), node.GetPropertyName()),
        JsonArray parent => Pointer.Child(PointerOf(parent), node.GetElementIndex()),
        _ => "#",
    };

    private static Target? At(TreeResult file, string pointer) =>
        Find(file.Root, pointer) is { } node ? new Target(file, pointer, node) : null;

    private TreeResult? File(TreeResult from, string path)
    {
        var wanted = FilePath.Resolve(from.File.Path, Uri.UnescapeDataString(path));
        return context.Others.Prepend(context.Main).FirstOrDefault(file => string.Equals(
            FilePath.Normalize(file.File.Path), wanted, StringComparison.OrdinalIgnoreCase));
    }

    private (TreeResult File, string Pointer)? Id(TreeResult from, string id)
    {
        foreach (var file in context.Others.Prepend(context.Main).Prepend(from))
        {
            if (_anchors.ById(file, id) is { } pointer)
            {
                return (file, pointer);
            }
        }

        return null;
    }

    // Of several anchors of one name, that of the schema around the reference.
    private Target? Anchor(TreeResult file, string name, IReadOnlyList<string> around)
    {
        var pointers = _anchors.ByName(file, name);
        var pointer = around
            .Select(resource => pointers.FirstOrDefault(candidate =>
                candidate == resource || candidate.StartsWith(resource + "/", StringComparison.Ordinal)))
            .FirstOrDefault(static found => found is not null) ?? pointers.FirstOrDefault();
        return pointer is null ? null : At(file, pointer);
    }

    // The schemas around a node that have an id, and the component that it is in; the nearest first.
    private static List<string> Resources(JsonObject node)
    {
        var resources = new List<string>();
        for (JsonNode? at = node; at?.Parent is not null; at = at.Parent)
        {
            if (at is JsonObject schema && (schema.ContainsKey("$id") || PointerOf(at.Parent) is
                "#/components/schemas" or "#/definitions"))
            {
                resources.Add(PointerOf(at));
            }
        }

        return resources;
    }
}

/// <summary>What a reference leads to.</summary>
internal sealed record Target(TreeResult File, string Pointer, JsonNode Node);
