using System.Text.Json.Nodes;
using SpecClient.Generator.Helpers;
using SpecClient.Generator.Reading.Trees;

namespace SpecClient.Generator.Reading.Repairs;

/// <summary>
/// Anchors and ids of a file (JSON Schema 2020-12 section 8.2), indexed where a reference asks for one.
/// </summary>
internal sealed class AnchorIndex
{
    private readonly Dictionary<TreeResult, Dictionary<string, List<string>>> _files = [];

    /// <summary>
    /// Pointers of the schemas with <c>$anchor</c> or <c>$dynamicAnchor</c>, in the order of the document.
    /// </summary>
    public IReadOnlyList<string> ByName(TreeResult file, string name) =>
        Index(file).TryGetValue("#" + name, out var pointers) ? pointers : [];

    /// <summary>
    /// Pointer of the schema with an <c>$id</c>, or with the only one that ends like a relative id; else null.
    /// </summary>
    public string? ById(TreeResult file, string id)
    {
        var index = Index(file);
        if (index.TryGetValue(id, out var pointers))
        {
            return pointers[0];
        }

        var ending = "/" + id.TrimStart('.', '/');
        var candidates = index
            .Where(entry => entry.Key[0] != '#' && entry.Key.EndsWith(ending, StringComparison.Ordinal))
            .Take(2)
            .ToList();
        return candidates.Count == 1 ? candidates[0].Value[0] : null;
    }

    private Dictionary<string, List<string>> Index(TreeResult file)
    {
        if (!_files.TryGetValue(file, out var index))
        {
            _files.Add(file, index = new Dictionary<string, List<string>>(StringComparer.Ordinal));
            Collect(file.Root, "#", index);
        }

        return index;
    }

    private static void Collect(JsonNode? node, string pointer, Dictionary<string, List<string>> index)
    {
        if (node is JsonObject members)
        {
            Note(members, "$anchor", "#", pointer, index);
            Note(members, "$dynamicAnchor", "#", pointer, index);
            Note(members, "$id", "", pointer, index);
            foreach (var member in members)
            {
                Collect(member.Value, Pointer.Child(pointer, member.Key), index);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                Collect(items[i], Pointer.Child(pointer, i), index);
            }
        }
    }

    private static void Note(
        JsonObject members, string keyword, string prefix, string pointer, Dictionary<string, List<string>> index)
    {
        if (ValueConverter.Fits(members[keyword], ValueShape.Text)
            && ValueConverter.Text(members[keyword]) is { Length: > 0 } text)
        {
            if (!index.TryGetValue(prefix + text, out var pointers))
            {
                index.Add(prefix + text, pointers = []);
            }

            pointers.Add(pointer);
        }
    }
}
