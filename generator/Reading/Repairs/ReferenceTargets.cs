using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>What a reference leads to.</summary>
internal sealed record Target(TreeResult File, string Pointer, JsonNode Node);

/// <summary>
/// Finds what a reference leads to: a place of the document or of another file, an anchor, or a schema's id
/// (JSON Schema 2020-12 section 8.2). What a type cannot depend on, the base URI, is taken loosely.
/// </summary>
internal sealed class ReferenceTargets(RepairContext context)
{
    private const int MaxHops = 50;

    private readonly AnchorIndex _anchors = new();
    private readonly Dictionary<JsonObject, JsonObject> _components = [];

    /// <summary>Indexes the other files, before parts of them move into the document.</summary>
    public void Prepare()
    {
        foreach (var file in context.Others)
        {
            _anchors.ByName(file, "");
        }
    }

    /// <summary>Notes that a reference stands where a component was taken from.</summary>
    public void Add(JsonObject reference, JsonObject component) => _components.Add(reference, component);

    /// <summary>True for the reference that stands where a component was taken from.</summary>
    public bool IsPlace(JsonObject reference) => _components.ContainsKey(reference);

    /// <param name="node">The object that holds the reference.</param>
    /// <param name="from">The file that the reference is relative to.</param>
    /// <param name="text">The reference.</param>
    public Target? Find(JsonObject node, TreeResult from, string text) => Find(node, from, text, null, out _);

    /// <summary>What a reference leads to, or null.</summary>
    /// <param name="section">The components that it may mean by a bare name, or by a place of another version.</param>
    /// <param name="missingFile">The file that it names, where that is not among the files.</param>
    public Target? Find(JsonObject node, TreeResult from, string text, string? section, out string? missingFile)
    {
        missingFile = null;
        var hash = text.IndexOf('#');
        var path = hash < 0 ? text : text.Substring(0, hash);
        var fragment = Uri.UnescapeDataString(hash < 0 ? "" : text.Substring(hash + 1));
        if (path.Length > 0 && File(from, path) is not { } file)
        {
            if (Id(from, path) is { } found)
            {
                return fragment.Length == 0 || fragment[0] == '/' ? At(found.File, found.Pointer + fragment)
                    : Anchor(found.File, fragment, [found.Pointer]);
            }

            if (Component(path, section) is { } component)
            {
                return component;
            }

            missingFile = path;
            return null;
        }
        else
        {
            file = path.Length == 0 ? from : File(from, path)!;
        }

        if (fragment.Length > 0 && fragment[0] != '/')
        {
            return Anchor(file, fragment, path.Length == 0 ? Resources(node) : []);
        }

        // "#" alone is the schema around it: no reference can mean the whole document.
        return (fragment.Length == 0 && file == context.Main ? null : At(file, "#" + fragment))
            ?? (path.Length == 0 ? InResource(node, fragment) : null)
            ?? (file == context.Main ? OtherVersion(fragment, section) : null);
    }

    // Relative to the schema with an id around it.
    private Target? InResource(JsonObject node, string fragment) => Resources(node)
        .Select(resource => At(context.Main, resource + fragment))
        .FirstOrDefault(static target => target is not null);

    // A bare name, as Swagger 1.2 wrote them.
    private Target? Component(string name, string? section) =>
        section is null || name.Length == 0 || name.IndexOfAny(['/', '.', ':']) >= 0
            ? null
            : At(context.Main, "#/" + section + "/" + Pointer.Escape(name));

    // #/definitions/Pet in a document that has components, and the other way round.
    private Target? OtherVersion(string fragment, string? section)
    {
        var slash = fragment.LastIndexOf('/');
        var isSection = slash > 0 && fragment.Substring(1, slash - 1) is "definitions" or "parameters" or "responses"
            or "components/schemas" or "components/parameters" or "components/responses";
        return isSection && section is not null ? At(context.Main, "#/" + section + fragment.Substring(slash)) : null;
    }

    private TreeResult? File(TreeResult from, string path)
    {
        var wanted = FilePath.Resolve(from.File.Path, Uri.UnescapeDataString(path));
        return context.Others.Prepend(context.Main).FirstOrDefault(file => string.Equals(
                FilePath.Normalize(file.File.Path), wanted, StringComparison.OrdinalIgnoreCase))
            ?? Self(from, path);
    }

    // By the URI that a document gives itself (OpenAPI 3.2 "Base URIs").
    private TreeResult? Self(TreeResult from, string path)
    {
        var wanted = SelfUri.Resolve(from.File.Path, SelfOf(from), path);
        return context.Others.Prepend(context.Main).FirstOrDefault(file =>
            SelfUri.Of(file.File.Path, SelfOf(file)) == wanted);
    }

    private static string? SelfOf(TreeResult file) => ValueConverter.Text((file.Root as JsonObject)?["$self"]);

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
            if (at is JsonObject schema && (schema.ContainsKey("$id") || NodePath.Of(at.Parent) is
                "#/components/schemas" or "#/definitions"))
            {
                resources.Add(NodePath.Of(at));
            }
        }

        return resources;
    }

    // Follows a pointer as it was written: through places that became references, to nodes that repairs moved.
    private Target? At(TreeResult file, string pointer)
    {
        var hops = 0;
        var at = Walk(file, file.Root, Pointer.Keys(pointer), 0, "#", ref hops);
        return at is JsonObject reference && _components.TryGetValue(reference, out var component)
            ? new Target(file, pointer, component)
            : at is null ? null : new Target(file, pointer, at);
    }

    // What stands at a place comes before what the reference at that place leads to.
    private JsonNode? Walk(
        TreeResult file, JsonNode? at, IReadOnlyList<string> keys, int index, string place, ref int hops)
    {
        if (index == keys.Count || at is null)
        {
            return at;
        }

        var next = Pointer.Child(place, keys[index]);
        if ((Child(at, keys[index]) ?? Moved(file, next)) is { } child)
        {
            if (Walk(file, child, keys, index + 1, next, ref hops) is { } found)
            {
                return found;
            }
        }
        else if (index + 1 < keys.Count && Moved(file, Pointer.Child(next, keys[index + 1])) is { } item)
        {
            // A moved list is gone; its items are not.
            return Walk(file, item, keys, index + 2, Pointer.Child(next, keys[index + 1]), ref hops);
        }

        return at is JsonObject reference && hops++ < MaxHops
            ? Walk(file, Behind(reference, file), keys, index, place, ref hops)
            : null;
    }

    private JsonNode? Moved(TreeResult file, string place) =>
        context.Moved.TryGetValue((file, place), out var moved) ? moved : null;

    private static JsonNode? Child(JsonNode? node, string key) => node switch
    {
        JsonObject members => members[key],
        JsonArray items when int.TryParse(key, out var index) && index >= 0 && index < items.Count => items[index],
        _ => null,
    };

    // What a reference of the same file leads to, or the component that was taken from its place.
    private JsonNode? Behind(JsonObject reference, TreeResult file) =>
        _components.TryGetValue(reference, out var component) ? component
        : ValueConverter.Text(reference["$ref"]) is { } text && text.StartsWith("#/", StringComparison.Ordinal)
            ? Pointer.Keys(Uri.UnescapeDataString(text)).Aggregate(file.Root, Child)
            : null;
}
